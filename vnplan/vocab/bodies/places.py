"""Places behind one head: "UBND thành phố Hà Nội, tỉnh Quảng Ninh" names two bodies, "Công an các huyện A, B" too."""

from collections.abc import Iterator

from vnplan.text import kept_re as re
from vnplan.vocab.bodies.lexicon import plain, provinces
from vnplan.vocab.bodies.names import CAPITALISED

PLACE_NAME = re.compile(rf"{CAPITALISED}(?:(?:\s+|\s*[-–]\s*){CAPITALISED}){{0,5}}")
_LEVEL = r"(?:tỉnh|thành phố|[Tt]hị xã|thị trấn|huyện|quận|phường|xã|TP\.?|TX\.?)"
_ONE_PLACE = re.compile(rf"{_LEVEL}\s+{PLACE_NAME.pattern}")
_PLACES = re.compile(
    rf"(?P<head>(?:(?:Chủ tịch|Bí thư)\s+)?(?:UBND|HĐND|(?:Ủy|Uỷ) ban nhân dân|Hội đồng nhân dân)\s+)"
    rf"(?P<first>{_ONE_PLACE.pattern})(?:(?:\s*,|\s+và)\s+{_ONE_PLACE.pattern})+"
)
# "các huyện, thị xã A, thành phố B": the first levels stand for all of theirs.
_MIXED = re.compile(
    rf"(?P<head>(?!các |những ).+?\s)(?P<first>các\s+{_LEVEL}(?:,\s*{_LEVEL}(?=,|\s+và\s))*)"
    rf"(?:(?:\s*,|\s+và)\s+{_ONE_PLACE.pattern})+"
)
_JOINT = r"(?:\s*,\s*(?:và\s+)?|\s+và\s+)"
_NAMED = rf"(?:(?:{_LEVEL}|đặc khu)\s+)?(?:{PLACE_NAME.pattern}|\d{{1,2}})"
# One level for all, or several, of which nobody knows which is whose.
_OF_ONE_LEVEL = re.compile(
    rf"(?P<head>(?!(?i:các|những) ).+?\s)(?i:các|những)\s+(?:\d+\s+)?(?P<level>(?i:{_LEVEL}))"
    rf"(?P<more>(?:{_JOINT}(?i:{_LEVEL}))*)\s+(?P<names>{_NAMED}(?:{_JOINT}{_NAMED})+)"
)
_NAMED_ONE = re.compile(_NAMED)
_OWN_LEVEL = re.compile(r"[a-zđ]")
# A district or commune with its province is one address, not two.
_LOW_LEVEL = re.compile(r"(?:huyện|quận|thị xã|phường|xã|thị trấn)\s")
_HIGH_LEVEL = re.compile(r"(?:tỉnh|thành phố|TP\.?)\s")


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
    found = _MIXED.fullmatch(text) or _PLACES.fullmatch(text)
    if found is None:
        return tuple(_of_one_level(text))
    if _LOW_LEVEL.match(text, found.start("first")) and _HIGH_LEVEL.search(text):
        return ()
    further = ((found["head"], *place.span()) for place in _ONE_PLACE.finditer(text, found.end("first")))
    return (("", 0, found.end("first")), *further)


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
