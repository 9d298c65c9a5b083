"""Where a document number may stand in a text, in any spelling."""

from collections.abc import Iterator
from functools import cache

from vnplan.rules.load import load
from vnplan.text import kept_re as re
from vnplan.text.letters import LOWER, UPPER
from vnplan.text.quick import Quick
from vnplan.text.syllables import is_syllable
from vnplan.vocab.numbers.codes import codes, is_known_body, note_mark, types
from vnplan.vocab.numbers.forms import NumberForm
from vnplan.vocab.numbers.places import LAST_LETTERS, Places, places_in
from vnplan.vocab.numbers.spelling import level

_UP = UPPER
_S = r"[ \t\xa0\u202f]{0,2}(?:\r?\n(?:[ \t]*\d{1,3}[ \t]*\r?\n)?[ \t\xa0]{0,2})?"
_WELL_KNOWN = r"(?i:ubnd|hđnd|hdnd|ttg|ubtvqh\d{1,2}|qh\d{1,2})(?![^\W_])"
_TOKEN = rf"(?>{_WELL_KNOWN}|[{_UP}](?:[{_UP}\d]|[&+](?=[{_UP}])|(?<=[{_UP}])(?:tg|[ghinortyư])(?![{LOWER}]))*)"
_GLUED = rf"{_TOKEN}(?:(?![{LOWER}])|(?<=[{_UP}][{_UP}]))"
_LOOSE = rf"{_TOKEN}(?<=[{_UP}\d&grdD][{_UP}\d&grdD])(?![{LOWER}])"
_YEAR = r"(?:1[89]|2[0O])[\dlIO]{2}"
_DIGITS = r"(?=[lIO]*\d)[\dlIO]{1,7}"

# What parts a number from its code, before a capital: rare in running text, so that the scan is fast. Then the head of the
# number, read backwards from there, and the whole of it, read forwards. Last, numbers that have no code but a date.
_PARTING = re.compile(
    rf"[-/](?=[ \xa0\r\n]{{0,4}}[{_UP}\n])(?![ \xa0\r\n]{{0,4}}[{_UP}][{LOWER}]{{2}})"
    rf"(?:(?<=[\dlIO \xa0\n].)|(?<=[a-zđ].)|(?<=\d[A-EĐ].)|(?<=\d\d[{_UP}]{{2}}.)|(?<=\d\d[{_UP}]{{4}}.))"
)
_HEAD_BACKWARDS = re.compile(
    r"(?:[A-ZĐ]{2,4}(?=\d))?[ \t\xa0\r\n]{0,12}(?:(?:[\dlIO]{2}[0O]2|\d{4})[ \xa0\r\n]{0,4}[/.-][ \xa0\r\n]{0,4})?"
    r"(?:[a-zđA-EĐ](?=\d))?(?=[lIO]*\d)[\dlIO]{1,7}(?:[-.]\d{1,6})?"
)
_NUMBER = re.compile(
    rf"(?>{_DIGITS}(?:[.\-]\d{{1,6}})?[a-zđA-EĐ]?)"
    rf"(?:"
    rf"[ \t\xa0]{{0,12}}{_S}/{_S}(?:\d{{4}}{_S}[-/]{_S}|{_YEAR}[-/]?)?{_GLUED}"
    rf"|{_S}-{_S}{_GLUED}"
    rf")"
    rf"(?:{_S}/{_S}{_LOOSE}|{_S}-{_S}{_LOOSE}|{_S}-{_GLUED}|/{_YEAR}/{_GLUED}|/{_GLUED}"
    rf"|\.{_GLUED}|\. ?(?=[{_UP}]{{2,}}-[{_UP}]){_TOKEN})?"
    rf"(?:[-/.&](?:{_GLUED}|\d{{1,2}}\b)|[-&][ \xa0\n]{_LOOSE}|"
    rf"[ \xa0\n][-&]{_LOOSE}|(?<=/L)\.\d{{1,3}}|(?<=QH)[ \xa0]\d{{1,2}}(?![\d/])|(?<=QH1)[ \xa0]\d(?![\d/]))*"
)
_LOWER_CASE = re.compile(
    r"/(?:(?:qđ|nđ|nq|ct|tt|ttlt|kh|tb|ttr|l|pl)[-./][a-zđ]{2,12}\d{0,2}(?:-[a-zđ]{2,12})*|(?:ubtv)?qh\d{1,2})(?![\w/])"
)
_BEFORE_DATE = rf"ố[\s\xa0:]{{1,3}}(\d{{1,5}}[a-zđ]?(?:/{_YEAR})?)(?={_S},?{_S}ngày[\s\xa0])"
_SPACED = rf"(?i:số)[\s\xa0:]{{1,3}}(\d{{1,5}}[a-zđ]? [{_UP}]{{1,5}}[/-][{_UP}][{_UP}\d-]+)(?![\w/])"
_KINDS = "uyết|ịnh|hị|ư|uận|iện|ăn|oạch|áo|UYẾT|ỊNH|HỊ|Ư"
_AFTER_KIND = (
    rf"(?:{_KINDS})[ \xa0\n]{{1,2}}(?:[Ss]ố[ \xa0:]{{1,3}})?(\d{{1,5}}[a-zđ]?(?:/{_YEAR})?)"
    r"(?![\w%/-]|[.,]\d)(?![\xa0\s]*[-–/]|[ \xa0][A-ZĐƯ]{1,5}[/-])"
)
_PLAIN = re.compile(f"{_BEFORE_DATE}|{_SPACED}|{_AFTER_KIND}")
_DIGIT = re.compile(r"\d")
# Figures behind blanks or colons and the last letter of such a word are rare, what stands before them in such a number is not:
# it is looked for backwards.
_FIGURE = re.compile(
    r"\d(?<=[\s\xa0:]\d)(?:" + "|".join(rf"(?<=[{LAST_LETTERS}][\s\xa0:]{{{blanks}}}\d)" for blanks in (1, 2, 3)) + ")"
    # Most of them are the first of a number with a code, of an amount, of a share.
    rf"(?=\d{{0,4}}[a-zđ]?(?:/{_YEAR})?(?:ngày|(?![\w%/-])))"
)
_LEAD = re.compile(rf"(?:(?i:số)[\s\xa0:]{{1,3}}|ố[\s\xa0:]{{1,3}}|(?:{_KINDS})[ \xa0\n]{{1,2}}(?:[Ss]ố[ \xa0:]{{1,3}})?)$")
_LEAD_WIDTH = 12
_LAST_CODE = re.compile(r"[^\W_]+$")
# What may stand right behind a number: the end of the word, marks that end a phrase, or the next word, written on to it.
_MARKS = r"[.,;:()\[\]{}“”‘’\"'«»!?…*|<>]"
_ENDS = re.compile(
    r"(?![^\w\s]\d{1,2}(?:[\s.,;]|$))"
    rf"(?:$|\s|[¹²³⁴-⁹]|-(?=\s|$)|{_MARKS}+(?:$|\s|\d)|{_MARKS}*(?P<word>(?>[{UPPER}]?[{LOWER}]+))(?![{UPPER}\d/&-]))"
)
# Figures behind a blank, with a code: those before the blank are part of their number.
_MORE_FIGURES = re.compile(rf"[ \xa0]{{1,2}}\d{{1,4}}/[{_UP}]")
# What a blank tears off a code: "QĐ-U BND".
_REST_OF_CODE = re.compile(rf"[ \xa0]([{_UP}]{{1,5}})(?![^\W_])")
_TORN = re.compile(rf"[ \xa0](?:[{_UP}]{{1,5}}|[{LOWER}](?=-[{_UP}]))(?![^\W_])")
_BLANKS = (" ", "\xa0")
_BARE_TYPE = re.compile(rf"\d{{1,5}}/(?:{_YEAR}/)?[{_UP}]+")
_SEAT = re.compile(r"[ \xa0](?:tỉnh|thành|huyện|quận|thị|xã|phường|đặc|TP|T\.)")
_INCOMPLETE = re.compile(r"[\d\s][/-]\s*[^\W\d_]+$")


def scan(text: str) -> list[tuple[int, int]]:
    """Where a document number may stand: start and end, in order, apart. What it is has to be judged by its neighbours.

    >>> text = "Quyết định số 1464/QĐ- TTg, từ 2016-2020, số 1842 ngày 21/12/1977"
    >>> [text[start:end] for start, end in scan(text)]
    ['1464/QĐ- TTg', '1842']
    """
    # Every number has a figure; two lines in three have none.
    if not _DIGIT.search(text):
        return []
    places = places_in(text)
    text = places.text
    out = _by_parting(places)
    more = [*_plain(places), *_apart(text), *_in_small_letters(text)]
    if not more:
        return out
    return sorted([*out, *(span for span in more if not any(a < span[1] and span[0] < b for a, b in out))])


def _by_parting(places: Places) -> list[tuple[int, int]]:
    """The numbers that are parted from a code by a dash or a slash before a capital."""
    out: list[tuple[int, int]] = []
    text, done = places.text, 0
    for at in places.marks:
        if at < done or not _PARTING.match(text, at):
            continue
        head = _HEAD_BACKWARDS.match(text[max(done, at - 40) : at][::-1])
        match = _NUMBER.match(text, at - head.end()) if head else None
        if match and match.end() > at:
            start, done = match.span()
            end = _end(text, match)
            if end == done and text[end : end + 1] in _BLANKS:
                end = done = _with_rest(text, start, end)
            out.append((start, end))
    return out


def may_stand_apart(text: str) -> bool:
    """True if a text holds what a number must that looks like no other."""
    return any(pattern.possible(text) for pattern in _own_patterns())


def _apart(text: str) -> Iterator[tuple[int, int]]:
    """The numbers of forms that look like no other number: their own pattern finds them."""
    for pattern in _own_patterns():
        yield from (match.span() for match in pattern.finditer(text))


@cache
def _own_patterns() -> tuple[Quick, ...]:
    """The patterns of the forms whose examples the scan would not find; those that need a date or a word are no such forms."""
    rows = (form for form in load("citations", "form", NumberForm) if not form.count)
    return tuple(
        Quick(rf"(?<![\w/.-])(?:{form.pattern})(?![\w/-])")
        for form in rows
        if any(_by_parting(places_in(example["text"])) != [(0, len(example["text"]))] for example in form.examples)
    )


def _plain(places: Places) -> Iterator[tuple[int, int]]:
    """The numbers that have no code: before a date, behind the name of a kind."""
    text, done = places.text, 0
    for figure in places.figures:
        at = max(done, figure - _LEAD_WIDTH) if _FIGURE.match(text, figure) else figure
        while at < figure and (lead := _LEAD.search(text, at, figure)):
            match = _PLAIN.match(text, lead.start())
            if match:
                yield match.span(match.lastindex or 0)
                done = match.end()
                break
            at = lead.start() + 1


def _in_small_letters(text: str) -> Iterator[tuple[int, int]]:
    """The numbers whose code is in small letters: "12/2020/qđ-ubnd"."""
    for match in _LOWER_CASE.finditer(text) if "/" in text else ():
        head = _HEAD_BACKWARDS.match(text[max(0, match.start() - 40) : match.start()][::-1])
        if head:
            yield match.start() - head.end(), match.end()


def _end(text: str, match: re.Match[str]) -> int:
    """The end of a number without what was written on to it: the mark of a footnote ("NĐ-CP1"), the next word ("KH-UBNDHà")."""
    last = _LAST_CODE.search(match.group())
    if not last:
        return match.end()
    code = last.group()
    if text[match.end() : match.end() + 1].islower() and len(code) > 2 and is_known_body(code[:-1]):
        return match.end() - 1
    return match.end() - note_mark(code)


def _with_rest(text: str, start: int, end: int) -> int:
    """The end of a number with what a blank tore off its code ("QĐ-U BND"), or with the body behind a bare type ("QĐ UBND")."""
    code, rest = _LAST_CODE.search(text, start, end), _REST_OF_CODE.match(text, end)
    if not code or not rest:
        return end
    bare = _BARE_TYPE.fullmatch(text, start, end) and code.group() in types("state") and rest[1] in codes("glued")
    return rest.end() if _is_torn(code.group(), rest[1]) or (bare and not _SEAT.match(text, rest.end())) else end


def _is_torn(code: str, rest: str) -> bool:
    """True if a code and the capitals behind it are the code of a body together, and not each by itself.

    >>> _is_torn("U", "BND"), _is_torn("UBND", "TP")
    (True, False)
    """
    return is_known_body(code + rest) and not (is_known_body(code) and is_known_body(rest))


def goes_on(text: str, end: int) -> bool:
    """True if what stands right behind a number belongs to the same word, so that the number is not whole."""
    last = _LAST_CODE.search(text, max(0, end - 16), end)
    digits = len(text[end : end + 2]) - len(text[end : end + 2].lstrip("0123456789"))
    if digits and last and note_mark(last.group() + text[end : end + digits]):
        return False
    behind = level(text[end : end + 24])
    if text[end - 1 : end].isdigit() and _MORE_FIGURES.match(behind):
        return True
    if behind[:1] in _BLANKS and last and _TORN.match(behind):
        code = last.group()
        if behind[1].islower() or (len(code) == 1 and not is_known_body(code)):
            return True
    if behind[:1] == "-" and _INCOMPLETE.search(text, max(0, end - 16), end):
        return True
    match = _ENDS.match(behind)
    return match is None or (match["word"] is not None and not is_syllable(match["word"]))
