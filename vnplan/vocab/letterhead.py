"""What stands in a letterhead, found by its content wherever it stands: motto, number, place and date, rules, addressees.

The rows of ``[[letterhead]]`` in ``tables/marks.toml`` are searched for inside a line, so that columns which a scrape ran
together can be told apart, and matched against whole lines, so that each can be named.
"""

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from vnplan.rules.load import Form
from vnplan.rules.phrases import Phrases, any_row, patterns
from vnplan.rules.words import lists
from vnplan.text import kept_re as re
from vnplan.text.quick import Quick
from vnplan.vocab import numbers
from vnplan.vocab.bodies.lexicon import plain, provinces

_PHRASES = Phrases("marks")
_DIGITS = str.maketrans("OoIl", "0011")
_HEAD = re.compile(r"(?=[OoIl]*\d)[\dOoIl]{1,5}(?:\.\d{1,3})?[a-zđ]?")
_CODE = re.compile(r"(?<=[\dA-ZĐƯ])\s+(?=[-–—/.]|[A-ZĐƯ])|(?<=[-–—/.])\s+")
_REPRINTED = re.compile(r"(?i:toàn văn|nguyên văn)(?:\s+nội dung)?(?:\s+của)?\s*:?\s*")
_LONGEST_PART = 40
_NUMBER, _DATED_PLACE = frozenset({"number"}), frozenset({"place_date"})
_DATED = re.compile(r"(?P<place>[^,\d]{2,30}),\s*ngày(?!\w)")
_NOISE = re.compile(r"(?:(?:(?:[^\w\s“\"(\[]|_)+|[ìíỉĩịÌÍỈĨỊl|])\s+)+(?=[^\W_])|[–—_~]+(?=[^\W\d_])")


class LetterheadForm(Form):
    """How a piece of a letterhead is written, and what piece it is; ``head`` and ``tail`` are the halves of a number."""

    piece: Literal["motto", "party_motto", "number", "place_date", "date", "addressee", "subject"]


class Anchor(NamedTuple):
    """A piece of a letterhead inside a line: what it is and the match."""

    name: str
    match: re.Match[str]


@cache
def _rows(names: frozenset[str] | None = None) -> tuple[tuple[str, Quick], ...]:
    """The rows of some names, or all of them, each with its pattern."""
    rows = patterns("marks", "letterhead", LetterheadForm)
    return tuple((row.piece, pattern) for row, pattern in rows if names is None or row.piece in names)


@cache
def _any() -> re.Pattern[str]:
    return any_row("marks", "letterhead", LetterheadForm)


def anchors(text: str, names: frozenset[str] | None = None) -> Iterator[Anchor]:
    """The pieces of a letterhead in a text, row by row; ``names`` says which rows are asked for."""
    for name, pattern in _rows(names):
        for match in pattern.finditer(text):
            yield Anchor(name, match)


def dated_at(text: str, last: int) -> bool:
    """True if a place and date begin in a text at ``last`` or before.

    >>> dated_at("Hà Nam, ngày 10/01/2024", 0), dated_at("tại Hà Nam, ngày 10/01/2024", 1)
    (True, False)
    """
    ((_, dated),) = _rows(_DATED_PLACE)
    if last >= _LONGEST_PART:
        found = dated.search(text)
        return found is not None and found.start() <= last
    return dated.possible(text) and any(dated.match(text, at) for at in range(last + 1))


def whole(text: str) -> Anchor | None:
    """The piece of a letterhead that a whole line is.

    >>> whole("Số: 58/KH-UBND").name, whole("Hà Nam, ngày 10 tháng 01 năm 2024").name, whole("Sở Nội vụ")
    ('number', 'place_date', None)
    """
    for name, pattern in _rows() if _any().fullmatch(text) else ():
        match = pattern.pattern.fullmatch(text)
        if match:
            return Anchor(name, match)
    return None


def reprinted(text: str) -> int:
    """Where, in a headline that says a document is reprinted, its name begins.

    >>> reprinted("Toàn văn Kế hoạch giảm nghèo"), reprinted("Kế hoạch giảm nghèo")
    (9, 0)
    """
    found = _REPRINTED.match(text)
    return found.end() if found else 0


def parts_phrase(before: str, after: str) -> bool:
    """True if a break parts a phrase that every letterhead has, or the place from the day: "ỦY" above "BAN NHÂN DÂN".

    >>> parts_phrase("ỦY", "BAN NHÂN DÂN"), parts_phrase("Thừa", "Thiên Huế, ngày 3 tháng 1 năm 2021"), parts_phrase("ỦY", "VIÊN")
    (True, True, False)
    """
    if len(before) > _LONGEST_PART:
        return False
    joined = f"{before} {after}"
    if any(joined.startswith(one[: len(joined)]) for one in _begun_phrases().get(f"{before} ", ())):
        return True
    dated = _DATED.match(after) if before.istitle() or before.startswith("Thành phố ") else None
    return dated is not None and plain(f"{before} {dated['place']}") in provinces()


@cache
def _begun_phrases() -> dict[str, list[str]]:
    """The phrases that every letterhead has, by each of the ways in which they begin with some words."""
    out: dict[str, list[str]] = {}
    for phrase in lists()["letterhead_phrase"]:
        for blank in re.finditer(" ", phrase):
            out.setdefault(phrase[: blank.end()], []).append(phrase)
    return out


def noise(text: str) -> int:
    """How many characters at the beginning of a line are what a scan made of a stain or a stamp.

    >>> noise("ị Ban hành Kế hoạch"), noise("- _ KẾ HOẠCH"), noise("Ý kiến"), noise("“Xuân yêu thương”")
    (2, 4, 0, 0)
    """
    found = _NOISE.match(text)
    return found.end() if found else 0


def session_at(text: str) -> int | None:
    """Where the term and the session of a council begin, which stand below or behind its name and are no part of it.

    >>> session_at("KHÓA XVI, KỲ HỌP THỨ 2"), session_at("HĐND TỈNH AN GIANG KHÓA IX"), session_at("SỞ Y TẾ")
    (0, 18, None)
    """
    found = _PHRASES["session"].search(text)
    return found.start() if found else None


class OwnNumber(NamedTuple):
    """A document's own number: ``text[start:end]``; ``value`` is ``None`` where it is blank or cannot be read.

    ``code`` is what stands behind the slash, which tells the kind and the issuer even then.
    """

    start: int
    end: int
    value: str | None
    code: str


def own_number(text: str) -> OwnNumber | None:
    """The number that a letterhead's line gives ("Số: 58/KH-UBND"), with or without the rest of the letterhead.

    >>> own_number("Số: l5/KH‐UBND Hà Nam"), own_number("Số: /KH-UBND").value, own_number("Số lượng: 12")
    (OwnNumber(start=4, end=14, value='15/KH-UBND', code='/KH-UBND'), None, None)
    """
    for anchor in anchors(text, _NUMBER):
        head, tail = anchor.match["head"], anchor.match["tail"]
        start, end = anchor.match.start("head"), anchor.match.end("tail")
        blank = anchor.match["noise"] or not _HEAD.fullmatch("".join(head.split()))
        return OwnNumber(start, end, None if blank else _value(head, tail), _value("1", tail)[1:])
    return None


def _value(head: str, tail: str) -> str:
    """The canonical number of a head, maybe with letters in place of digits, and what stands behind it."""
    digits = "".join(head.split())
    letter = digits[-1] if digits[-1].isalpha() and digits[-1] not in "OoIl" else ""
    code = _CODE.sub("", tail.strip())
    sign = "" if code[:1] in "/-–—_" else "/"
    return numbers.canonical(digits.removesuffix(letter).translate(_DIGITS) + letter + sign + code)
