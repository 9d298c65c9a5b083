"""Places behind one head: "UBND thành phố Hà Nội, tỉnh Quảng Ninh" names two bodies."""

from vnplan.text import kept_re as re
from vnplan.vocab.bodies.names import CAPITAL

PLACE_NAME = re.compile(rf"{CAPITAL}\w*(?:(?:\s+|\s*[-–]\s*){CAPITAL}\w*){{0,5}}")
_ONE_PLACE = re.compile(rf"(?:tỉnh|thành phố|[Tt]hị xã|huyện|quận|phường|xã|TP\.?)\s+{PLACE_NAME.pattern}")
_PLACES = re.compile(
    rf"(?P<head>(?:(?:Chủ tịch|Bí thư)\s+)?(?:UBND|HĐND|(?:Ủy|Uỷ) ban nhân dân|Hội đồng nhân dân)\s+)"
    rf"(?P<first>{_ONE_PLACE.pattern}|các\s+(?:huyện|xã|phường)(?:,\s*(?:huyện|xã|phường|thị xã)(?=,|\s+và\s))*)"
    rf"(?:(?:\s*,|\s+và)\s+{_ONE_PLACE.pattern})+"
)
# A district or commune with its province is one address, not two.
_LOW_LEVEL = re.compile(r"(?:huyện|quận|thị xã|phường|xã)\s")
_HIGH_LEVEL = re.compile(r"(?:tỉnh|thành phố|TP\.?)\s")


def places_apart(text: str) -> tuple[tuple[str, int, int], ...]:
    """The head, the start and the end of each place, where one head stands before several; else nothing.

    >>> text = "UBND thành phố Hà Nội, tỉnh Quảng Ninh"
    >>> [(head, text[start:end]) for head, start, end in places_apart(text)]
    [('', 'UBND thành phố Hà Nội'), ('UBND ', 'tỉnh Quảng Ninh')]
    """
    found = _PLACES.fullmatch(text)
    if found is None or (_LOW_LEVEL.match(text, found.end("head")) and _HIGH_LEVEL.search(text)):
        return ()
    further = ((found["head"], *place.span()) for place in _ONE_PLACE.finditer(text, found.end("first")))
    return (("", 0, found.end("first")), *further)
