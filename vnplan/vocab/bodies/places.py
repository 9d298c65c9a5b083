"""Places behind one head: "UBND thành phố Hà Nội, tỉnh Quảng Ninh" names two bodies, "Công an các huyện A, B" too."""

from collections.abc import Iterator
from itertools import pairwise

from vnplan.text import kept_re as re
from vnplan.vocab.bodies.levels import CAPITAL, CAPITALISED
from vnplan.vocab.bodies.lexicon import plain, provinces

PLACE_NAME = re.compile(rf"{CAPITALISED}(?:(?:\s+|\s*[-–]\s*){CAPITALISED}){{0,5}}")
_MIXED_LEVEL = r"(?:tỉnh|thành phố|[Tt]hị xã|thị trấn|huyện|quận|phường|xã|thôn|xóm|ấp|khóm|khối|TP\.?|TX\.?)"
_LEVEL = rf"(?:{_MIXED_LEVEL}|đặc khu)"
OWN_LEVEL = re.compile(rf"{_LEVEL}\s+{PLACE_NAME.pattern}")
# A place behind another, of its own level or of the one before.
_FURTHER = re.compile(rf"(?:(?:các|những)\s+)?(?:(?P<level>{_LEVEL})\s+)?(?P<name>{PLACE_NAME.pattern}|\d{{1,2}}(?!\w))")
_PLACES = re.compile(
    rf"(?:[Cc]ác\s+(?={CAPITAL}))?(?P<head>(?:(?!(?i:các|những) ).)+?\s)"
    rf"(?P<first>(?P<level>{_LEVEL})\s+(?:{PLACE_NAME.pattern}|\d{{1,2}}(?!\w)))"
    rf"(?P<more>(?:(?:\s*,|\s+và)\s+{_FURTHER.pattern.replace('?P<level>', '').replace('?P<name>', '')})+)"
)
# "các huyện, thị xã A, thành phố B": the first levels stand for all of theirs.
_MIXED = re.compile(
    rf"(?P<head>(?!các |những ).+?\s)(?P<first>các\s+{_MIXED_LEVEL}(?:,\s*{_MIXED_LEVEL}(?=,|\s+và\s))*)"
    rf"(?:(?:\s*,|\s+và)\s+{_MIXED_LEVEL}\s+{PLACE_NAME.pattern})+"
)
_JOINT = r"(?:\s*,\s*(?:và\s+)?|\s+và\s+)"
_NAMED = rf"(?:{_LEVEL}\s+)?(?:{PLACE_NAME.pattern}|\d{{1,2}})"
# One level for all, or several, of which nobody knows which is whose.
_OF_ONE_LEVEL = re.compile(
    rf"(?P<head>(?!(?i:các|những) ).+?\s)(?i:các|những)\s+(?:\d+\s+)?(?P<level>(?i:{_LEVEL}))"
    rf"(?P<more>(?:{_JOINT}(?i:{_LEVEL}))*)\s+(?P<names>{_NAMED}(?:{_JOINT}{_NAMED})+)"
)
_NAMED_ONE = re.compile(_NAMED)
_OWN_LEVEL = re.compile(r"[a-zđ]|T[PX][.\s]")
# Where a place stands: one that lies in the next is an address with it, not two.
_RANKS = {
    "thôn": 0,
    "xóm": 0,
    "ấp": 0,
    "khóm": 0,
    "khối": 0,
    "xã": 1,
    "phường": 1,
    "thị trấn": 1,
    "đặc khu": 1,
    "tỉnh": 3,
    "thành phố": 3,
}
_DISTRICT = 2


def places_apart(text: str) -> tuple[tuple[str, int, int], ...]:
    """The head, the start and the end of each place, where one head stands before several; else nothing.

    >>> text = "UBND thành phố Hà Nội, tỉnh Quảng Ninh"
    >>> [(head, text[start:end]) for head, start, end in places_apart(text)]
    [('', 'UBND thành phố Hà Nội'), ('UBND ', 'tỉnh Quảng Ninh')]
    >>> text = "Công an các huyện Sông Mã, Mai Sơn và thị xã An Bình"
    >>> [(head, text[start:end]) for head, start, end in places_apart(text)]
    [('Công an huyện ', 'Sông Mã'), ('Công an huyện ', 'Mai Sơn'), ('Công an ', 'thị xã An Bình')]
    >>> places_apart("Công an các huyện miền núi, Sông Mã")
    ()
    """
    if "," not in text and " và " not in text:
        return ()
    if found := _MIXED.fullmatch(text):
        further = ((found["head"], *place.span()) for place in OWN_LEVEL.finditer(text, found.end("first")))
        return (("", 0, found.end("first")), *further)
    if found := _PLACES.fullmatch(text):
        return tuple(_of_many_levels(found))
    return tuple(_of_one_level(text))


def _of_many_levels(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Each place behind a head, none where one lies in another: "xã A, huyện B"."""
    level = found["level"]
    places = [*_FURTHER.finditer(found.string, found.start("more"))]
    ranks = [_RANKS.get(word.lower(), _DISTRICT) for word in (level, *(one["level"] for one in places if one["level"]))]
    if any(below < above for below, above in pairwise(ranks)):
        return
    yield "", 0, found.end("first")
    for one in places:
        level = one["level"] or level
        yield found["head"] + ("" if one["level"] else f"{level} "), one.start("level" if one["level"] else "name"), one.end()


def _of_one_level(text: str) -> Iterator[tuple[str, int, int]]:
    """Each place of several that the head and the level before the first belong to."""
    found = _OF_ONE_LEVEL.fullmatch(text)
    if found is None:
        return
    places = list(_NAMED_ONE.finditer(text, found.start("names")))
    level = found["level"].lower()
    if level == "tỉnh" and any(plain(one[0]) not in provinces() for one in places if not _OWN_LEVEL.match(one[0])):
        return  # "các tỉnh Tây Nguyên và Tây Ninh" are more than two
    head = found["head"] if found["more"] else f"{found['head']}{level} "
    yield from ((found["head"] if _OWN_LEVEL.match(one[0]) else head, *one.span()) for one in places)
