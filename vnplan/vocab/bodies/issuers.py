"""Where the name of the body that issued a document begins and ends, beside the document's number."""

from functools import cache

from vnplan.rules.load import DocumentType, Rule, load
from vnplan.text import kept_re as re
from vnplan.text.letters import LOWER, UPPER, is_capitals
from vnplan.text.patterns import compiled, longest_first

_W = r"[\s\xa0]+"
_OF = re.compile(r"[\s\xa0]*,?[\s\xa0]*(?:của|CỦA|Của)[\s\xa0]+")
_BY = re.compile(r"[\s\xa0]*,?[\s\xa0]*do[\s\xa0]+(?=[A-ZĐỦ])")
_BY_VERB = re.compile(r"[\s\xa0]+(?:đã[\s\xa0]+)?(?:ban hành|phê duyệt|ký)")
_JOINED = re.compile(r"(?:[\s\xa0]*,[\s\xa0]*|[\s\xa0]+và[\s\xa0]+|[\s\xa0]*[-–][\s\xa0]*)(?=[A-ZĐỦ])")
_AND = re.compile(r"[\s\xa0]+và[\s\xa0]+")
_DEPARTMENT = re.compile(r"(?:Giám đốc |Trưởng )?(?:Sở|Phòng|Ty|Trưởng phòng) ")
_TOKEN = compiled(r"[\s\xa0]*(?:(?P<word>[^\s\xa0,;.:()\[\]\"“”…|<>^]+)|(?P<mark>,|\.(?=[\s\xa0]?[A-ZĐ][a-zà-ỹ])|\S))")
_NUMBERED = frozenset({"quận", "khu", "khóa", "khoá", "phường", "vực", "án", "vùng", "xã", "quân"})
_TAKES_PLAN = frozenset({"Bộ", "Sở", "Vụ", "Phòng", "Cục", "Ban", "đạo", "tác", "Ty"})
_WHOLE = frozenset({"Bộ", "Sở", "Cục", "Tỉnh"})
_MOST_WORDS = 28


class IssuerRule(Rule):
    """Bodies whose name ends for certain where ``pattern`` ends."""

    name: str
    pattern: str
    examples: tuple[str, ...]
    rejects: tuple[str, ...] = ()


class Names(Rule):
    """A list that patterns take in by name."""

    name: str
    names: tuple[str, ...]


class Inner(Rule):
    """A phrase inside the names of bodies that holds a word which would else end the name."""

    pattern: str
    examples: tuple[str, ...]


class Stop(Rule):
    """Words that end the name of a body."""

    words: tuple[str, ...]
    begins_title: bool = False


def spelled(pattern: str) -> str:
    """A pattern from a table that takes any white space for a space and either style of tone marks."""
    for new, old in (("ủy", "uỷ"), ("Ủy", "Uỷ"), ("hóa", "hoá"), ("khóa", "khoá"), ("Thủy", "Thuỷ"), ("túy", "tuý")):
        pattern = pattern.replace(new, f"(?:{new}|{old})")
    return re.sub(r"\[[^\]]*\]| ", lambda m: _W if m.group() == " " else m.group(), pattern)


@cache
def stops(*, titles_only: bool = False) -> frozenset[str]:
    """The words, and the pairs of words, that end the name of a body."""
    return frozenset(word for row in load("citations", "stop", Stop) if row.begins_title or not titles_only for word in row.words)


@cache
def _document_words() -> frozenset[str]:
    return frozenset(row.name for row in load("doctypes", "type", DocumentType)) | {
        "Hợp đồng",
        "Văn bản",
        "Điều",
        "Khoản",
        "Mục",
        "Phụ lục",
    }


@cache
def _document_word() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(spelled(word) for word in sorted(_document_words())) + rf")(?![{LOWER}])")


@cache
def _inner() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{spelled(row.pattern)})" for row in load("citations", "inner", Inner)))


@cache
def _lists(*, folded: bool) -> dict[str, str]:
    """What the patterns of ``[[issuer]]`` take in by name."""
    lists = {row.name: "(?:" + "|".join(row.names) + ")" for row in load("citations", "names", Names)}
    capital = sorted(word for word in (*stops(titles_only=not folded), *_document_words()) if " " in word or folded)
    not_a_place = "|".join(word[0].upper() + word[1:] for word in capital)
    word = rf"(?:T[Pp]\.)?(?!(?:{not_a_place}|Về|Điều|Mục)(?!\w))[{UPPER}][^\W\d_]*(?:'[^\W\d_]+)?"
    lists["place"] = f"{word}(?:(?: [-–] | |[-–]){word}){{0,4}}"
    lists["term"] = r"(?:khóa|nhiệm kỳ) (?:[IVXLC]+|\d+(?: ?[-–] ?\d+)?)"
    lists["stop"] = "(?:" + "|".join(longest_first(stops())) + r")(?!\w)"
    lists["inner"] = "(?:" + "|".join(row.pattern for row in load("citations", "inner", Inner)) + ")"
    return lists


def row_pattern(row: IssuerRule, *, folded: bool = False) -> str:
    """The pattern of a row with its lists taken in; ``folded`` is for text in capitals."""
    pattern = row.pattern
    for name, value in _lists(folded=folded).items():
        pattern = pattern.replace("{" + name + "}", value)
    return f"(?:{spelled(pattern)})"


@cache
def _closed(*, folded: bool = False) -> re.Pattern[str]:
    """All rows of ``[[issuer]]``; ``folded`` takes either case."""
    rows = "|".join(row_pattern(row, folded=folded) for row in load("citations", "issuer", IssuerRule))
    return re.compile(rf"(?:{rows})(?!\w)", re.IGNORECASE if folded else 0)


def issuer_at(text: str, at: int, *, joint: bool = False) -> int | None:
    """Where the name of a body that begins at ``at`` ends; ``None`` where none begins there.

    ``joint`` says that several bodies may be named, as with a joint circular.

    >>> text = "Ủy ban Quốc gia Vì sự tiến bộ của phụ nữ Việt Nam hướng dẫn hoạt động"
    >>> text[: issuer_at(text, 0)]
    'Ủy ban Quốc gia Vì sự tiến bộ của phụ nữ Việt Nam'
    """
    end = _one(text, at)
    while joint and end is not None:
        joined = _JOINED.match(text, end)
        more = _closed().match(text, joined.end()) if joined else None
        if not more:
            break
        end = more.end()
    return end


def known_body_at(text: str, at: int) -> int | None:
    """Where the name of a body that the tables know ends, if one begins at ``at``."""
    match = _closed().match(text, at)
    return match.end() if match else None


def _one(text: str, at: int) -> int | None:
    match = _closed().match(text, at)
    if match:
        joined = _AND.match(text, match.end())
        longer = joined and _DEPARTMENT.match(match.group()) and _goes_on(text, joined.end())
        return _open(text, at) if longer else match.end()
    if is_capitals(text[at : at + 8]):
        match = _closed(folded=True).match(text, at)
        if match:
            return match.end()
    return _open(text, at)


def _open(text: str, at: int) -> int | None:
    """The end of a name that no row knows: words up to one that cannot belong to it."""
    first = _document_word().match(text, at)
    if first or not text[at : at + 1].isupper():
        return None
    end, previous, head = at, "", ""
    for count in range(_MOST_WORDS):
        token = _TOKEN.match(text, end)
        if not token or "\n\n" in token.group():
            break
        word = token["word"]
        inner = _inner().match(text, token.start("word" if word else "mark")) if count else None
        if inner:
            end, previous = inner.end(), "inner"
            continue
        if word is None or _ends(text, token, previous, count):
            break
        head = head or word
        end, previous = token.end(), word
    end = _without_tail(text, at, end)
    enough = is_capitals(head) or head in _WHOLE or len(text[at:end].split()) > 1
    return end if end > at and enough else None


def _ends(text: str, token: re.Match[str], previous: str, count: int) -> bool:
    """True if a word is the first after the name."""
    word = token["word"]
    following = _TOKEN.match(text, token.end())
    pair = f"{word} {following['word']}" if following and following["word"] else word
    if word[0].isdigit():
        return previous.lower() not in _NUMBERED
    if word in "-–—":
        return not (following and (following["word"] or " ")[0].isupper())
    if word == "và":
        return not _goes_on(text, token.end())
    if word[0].isupper() and not is_capitals(word):
        named = pair in _document_words() and previous not in _TAKES_PLAN
        return named or (count > 0 and pair.lower() in _capital_stops()) or word == "Về"
    low = word.lower()
    if low in ("số", "năm"):
        return pair[-1].isdigit()
    return low in stops() or pair.lower() in stops() or (low == "các" and count == 0)


@cache
def _capital_stops() -> frozenset[str]:
    return frozenset(word for word in stops(titles_only=True) if " " in word) - {
        "tổ chức",
        "quản lý",
        "xây dựng kế",
        "phát triển",
    }


def _goes_on(text: str, at: int) -> bool:
    """True if "và" joins two halves of one name, and not two names."""
    token = _TOKEN.match(text, at)
    word = token["word"] if token else None
    if not token or not word or not word[0].isupper():
        return False
    start = token.start("word")
    following = _TOKEN.match(text, token.end())
    pair = f"{word} {following['word']}" if following and following["word"] else word
    return pair not in _document_words() and not _closed().match(text, start) and word not in _heads()


@cache
def _heads() -> frozenset[str]:
    """First syllables of bodies and positions: after "và" they begin a name of their own."""
    return frozenset(name for row in load("citations", "names", Names) if row.name == "head" for name in row.names)


def _without_tail(text: str, at: int, end: int) -> int:
    name = text[at:end].rstrip()
    for tail in (" và", " -", " –", ",", " của", " các"):
        name = name.removesuffix(tail).rstrip()
    return at + len(name)


def issuer_after(text: str, at: int, *, joint: bool = False, pair: bool = False) -> tuple[int, int] | None:
    """The body in "của ..." or "do ... ban hành" that begins at ``at``; with ``pair``, two bodies joined by "và".

    >>> text = "178/QĐ-TTg của Thủ tướng Chính phủ phê duyệt"
    >>> text[slice(*issuer_after(text, 10))]
    'Thủ tướng Chính phủ'
    """
    of = _OF.match(text, at)
    if of:
        end = issuer_at(text, of.end(), joint=joint)
        second = _AND.match(text, end) if end and pair and not joint else None
        more = _closed().match(text, second.end()) if second else None
        end = more.end() if more else end
        return (of.end(), end) if end else None
    by = _BY.match(text, at)
    end = issuer_at(text, by.end()) if by else None
    return (by.end(), end) if by and end and _BY_VERB.match(text, end) else None
