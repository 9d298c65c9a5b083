"""The grammar of document numbers: where one may stand in a text, its canonical spelling, its parts.

Numbers are searched for in any spelling that typesetters, OCR and portals leave behind (spaces, line breaks, odd dashes,
look-alike letters, a missing slash), brought to the canonical one, and only then matched against the forms of
``rules/tables/citations.toml``.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

import regex

from vnplan.model.citation import Number
from vnplan.rules.load import DocumentType, Form, Rule, load
from vnplan.text.letters import LOWER

_UP = "A-ZĐÐƉƯĂÂÊÔƠАВЕКМНОРСТХУ"
_LOOKALIKES = str.maketrans("ÐƉАВЕКМНОРСТХУ⁄∕／_‐‑‒–—―−", "ĐĐABEKMHOPCTXY///-" + "-" * 7, " \t\r\n\xa0\u202f\xad")
_S = r"[ \t\xa0\u202f]{0,2}(?:\r?\n[ \t\xa0]{0,2})?"
_SLASH = r"[/⁄∕／]"
_DASH = r"[-‐‑‒–—―−_]"
_TOKEN = rf"(?>[{_UP}](?:[{_UP}\d]|&(?=[{_UP}])|(?<=[{_UP}])[ghinortyư](?![{LOWER}]))*)"
_GLUED = rf"{_TOKEN}(?:(?![{LOWER}])|(?<=[{_UP}][{_UP}]))"
_LOOSE = rf"{_TOKEN}(?<=[{_UP}\d&gr][{_UP}\d&gr])(?![{LOWER}])"
_YEAR = r"(?:1[89]|20)\d\d"

# What parts a number from its code, before a capital: rare in running text, so that the scan is fast. Then the head of the
# number, read backwards from there, and the whole of it, read forwards. Last, numbers that have no code but a date.
_PARTING = re.compile(
    rf"[-/‐‑–—_⁄∕／](?:(?<=[\d \xa0\n].)|(?<=[a-zđ].)|(?<=\d\d[{_UP}]{{2}}.)|(?<=\d\d[{_UP}]{{4}}.))"
    rf"(?=[ \xa0\r\n]{{0,4}}[{_UP}])(?![ \xa0\r\n]{{0,4}}[{_UP}][{LOWER}]{{2}})"
)
_HEAD_BACKWARDS = re.compile(
    r"(?:[A-ZĐ]{2,4}(?=\d))?[ \t\xa0\r\n]{0,4}(?:\d{4}[ \xa0\r\n]{0,4}[/⁄∕／.][ \xa0\r\n]{0,4})?"
    r"[a-zđ]?\d{1,7}(?:[-.]\d{1,6})?"
)
_NUMBER = re.compile(
    rf"(?>\d{{1,7}}(?:[.\-]\d{{1,6}})?[a-zđ]?)"
    rf"(?:"
    rf"{_S}{_SLASH}{_S}(?:\d{{4}}{_S}(?:{_SLASH}|{_DASH}){_S}|{_YEAR})?{_GLUED}"
    rf"|{_S}{_DASH}{_S}{_GLUED}"
    rf")"
    rf"(?:{_S}{_SLASH}{_S}{_LOOSE}|{_S}{_DASH}{_S}{_LOOSE}|{_S}{_DASH}{_GLUED}|/{_YEAR}/{_GLUED}|{_SLASH}{_GLUED}"
    rf"|\.{_GLUED}|\. ?(?=[{_UP}]{{2,}}-[{_UP}]){_TOKEN})?"
    rf"(?:[-/.&‐‑–—_](?:{_GLUED}|\d{{1,2}}\b)|[-‐‑–—&][ \xa0\n]{_LOOSE}|"
    rf"[ \xa0\n][-‐‑–—&]{_LOOSE}|(?<=/L)\.\d{{1,3}}|(?<=QH)[ \xa0]\d{{1,2}}(?![\d/]))*"
)
_LOWER_CASE = re.compile(
    r"/(?:(?:qđ|nđ|nq|ct|tt|ttlt|kh|tb|ttr|l|pl)[-./][a-zđ]{2,12}\d{0,2}(?:-[a-zđ]{2,12})*|(?:ubtv)?qh\d{1,2})(?![\w/])"
)
_PLAIN = re.compile(rf"ố[\s\xa0:]{{1,3}}(\d{{1,5}}[a-zđ]?(?:/{_YEAR})?)(?={_S},?{_S}ngày[\s\xa0])")
_PARTS = re.compile(
    rf"(?P<number>\d{{1,7}}(?:[.-]\d{{1,6}})?[a-zđ]?)(?P<first>[/-])(?:(?P<year>{_YEAR}|\d{{4}}(?=[/-]))[/-]?(?=[A-ZĐƯ]))?(?P<symbol>[A-ZĐƯ].*)"
)
_JOINT = frozenset({"TTLT", "TTLB", "NQLT", "KHLT", "KHPH", "CTPH", "QCPH", "HDLN"})


class NumberForm(Form):
    """A row of ``[[form]]``: which codes its type must be among, and what it needs beside it."""

    template: str
    typed: str | None = None
    word: bool = False
    era: str | None = None


class Spelling(Rule):
    """Codes as they are mistyped, and the right one."""

    wrong: tuple[str, ...]
    right: str
    where: str


class Codes(Rule):
    """A named set of codes."""

    name: str
    codes: tuple[str, ...]


def scan(text: str) -> list[tuple[int, int]]:
    """Where a document number may stand: start and end, in order, apart. What it is has to be judged by its neighbours.

    >>> text = "Quyết định số 1464/QĐ- TTg, từ 2016-2020, số 1842 ngày 21/12/1977"
    >>> [text[start:end] for start, end in scan(text)]
    ['1464/QĐ- TTg', '1842']
    """
    out: list[tuple[int, int]] = []
    done = 0
    for parting in _PARTING.finditer(text):
        at = parting.start()
        if at < done:
            continue
        head = _HEAD_BACKWARDS.match(text[max(done, at - 32) : at][::-1])
        match = _NUMBER.match(text, at - head.end()) if head else None
        if match and match.end() > at:
            done = match.end()
            out.append(match.span())
    more = [match.span(1) for match in _PLAIN.finditer(text)]
    for match in _LOWER_CASE.finditer(text):
        head = _HEAD_BACKWARDS.match(text[max(0, match.start() - 32) : match.start()][::-1])
        if head:
            more.append((match.start() - head.end(), match.end()))
    return sorted(out + more) if more else out


@cache
def types(system: str) -> Mapping[str, tuple[DocumentType, ...]]:
    """The document types that a code may stand for, in ``state`` or in ``party`` numbers.

    >>> [row.name for row in types("party")["QĐ"]]
    ['Quyết định', 'Quy định']
    """
    out: dict[str, list[DocumentType]] = {}
    for row in load("doctypes", "type", DocumentType):
        for code in row.party_codes if system == "party" else row.codes:
            out.setdefault(code, []).append(row)
    return {code: tuple(rows) for code, rows in out.items()}


@cache
def codes(name: str) -> frozenset[str]:
    """A set of ``[[codes]]``."""
    return frozenset(code for row in load("citations", "codes", Codes) if row.name == name for code in row.codes)


@cache
def _spellings(where: str) -> Mapping[str, str]:
    return {wrong: row.right for row in load("citations", "spelling", Spelling) if row.where == where for wrong in row.wrong}


@cache
def _forms() -> tuple[tuple[NumberForm, regex.Pattern[str]], ...]:
    return tuple((form, regex.compile(form.pattern)) for form in load("citations", "form", NumberForm))


@lru_cache(4096)
def canonical(raw: str) -> str:
    """A number as written, in its canonical spelling: no spaces, plain hyphens and slashes where they belong.

    >>> [canonical(raw) for raw in ("1464/QĐ- TTg", "09/2026NQ-HÐND", "72-NQ-TW", "92/2017/NĐCP", "77/2006/QĐ.UBND")]
    ['1464/QĐ-TTg', '09/2026/NQ-HĐND', '72-NQ/TW', '92/2017/NĐ-CP', '77/2006/QĐ-UBND']
    """
    clean = raw.translate(_LOOKALIKES)
    clean = clean.upper() if clean.islower() else clean
    match = _PARTS.fullmatch(clean)
    if not match:
        return clean
    number, first, year, symbol = match.group("number", "first", "year", "symbol")
    tokens = re.split(r"([-/.])", symbol)
    tokens[0] = _spellings("type").get(tokens[0], tokens[0])
    body = _spellings("body")
    tokens[2:] = [body.get(token, token) for token in tokens[2:]]
    if tokens[0] in types("state") or tokens[0] in types("party"):
        first = _separators(tokens, first, year)
    elif len(tokens) == 1:
        tokens = _unglued(tokens[0])
    return f"{number}/{year}/{''.join(tokens)}" if year else f"{number}{first}{''.join(tokens)}"


def _separators(tokens: list[str], first: str, year: str | None) -> str:
    """Put right, in place, what parts a type code and its body; give what parts it from the number."""
    if len(tokens) < 3:
        return first
    if tokens[2] in codes("party") and tokens[0] in types("party") and not year:
        tokens[1] = "/"
        return "-"
    slashed = first == "/" and tokens[1] == "/" and tokens[0] not in _JOINT and not tokens[2].isdigit() and tokens[2][:2] != "L."
    if tokens[1] == "." or (slashed and not (tokens[0] == "SL" and tokens[2] == "L")):
        tokens[1] = "-"
    return first


def _unglued(token: str) -> list[str]:
    for cut in range(2, min(5, len(token) - 1)):
        head, tail = token[:cut], _spellings("body").get(token[cut:], token[cut:])
        head = _spellings("type").get(head, head)
        if head in types("state") and tail in codes("glued"):
            return [head, "-", tail]
    return [token]


@lru_cache(4096)
def parse_number(text: str, *, letter: bool = False) -> Number | None:
    """The parts of a number in its canonical spelling; ``None`` where it has no known form.

    ``letter`` says that a công văn is meant: then its first code is a body, whatever type it could stand for.

    >>> parse_number("56/2012/TTLT-BTC-BLĐTBXH").bodies
    ('BTC', 'BLĐTBXH')
    >>> parse_number("5317/CT-CS").type_code, parse_number("5317/CT-CS", letter=True).type_code
    ('CT', None)
    """
    for form, pattern in _forms():
        match = pattern.fullmatch(text)
        if not match:
            continue
        groups = match.groupdict()
        code = groups.get("type")
        if (letter and code and form.typed) or (form.typed in ("state", "party") and code not in types(form.typed)):
            continue
        year, term = groups.get("year"), groups.get("term")
        return Number(
            text=text,
            form=form.name,
            number=groups["number"],
            year=int(year) if year else None,
            type_code=code,
            bodies=tuple(groups["bodies"].split("-")) if groups.get("bodies") else (),
            term=int(term) if term else None,
            era=form.era,
        )
    return None


def needs_word(number: Number) -> bool:
    """Whether a number of this form counts only after a word for a document."""
    return number.form in _after_words()


@cache
def _after_words() -> frozenset[str]:
    return frozenset(form.name for form, _ in _forms() if form.word)


def format_number(number: Number) -> str:
    """The canonical spelling from the parts.

    >>> format_number(parse_number("05/2016/NQ-HĐND8"))
    '05/2016/NQ-HĐND8'
    """
    form = next(form for form, _ in _forms() if form.name == number.form)
    values = {
        "number": number.number,
        "year": number.year,
        "type": number.type_code,
        "bodies": "-".join(number.bodies) or None,
        "term": number.term,
    }
    optional = re.sub(
        r"\[([^\[\]]*\{(\w+)\}[^\[\]]*)\]", lambda m: "" if values[m.group(2)] is None else m.group(1), form.template
    )
    return optional.format_map(values)
