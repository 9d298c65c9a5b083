"""Items that a scrape glued together on one line are parted again, where the numbering says so."""

from collections import Counter
from collections.abc import Mapping, Sequence

from vnplan.mark.letterhead import parted
from vnplan.mark.run_together import run_together
from vnplan.model.line import Line
from vnplan.rules.markers import readings
from vnplan.rules.phrases import Phrases
from vnplan.rules.reading import Reading

_PHRASES = Phrases("marks")

_FIRST = 5
_LEAST, _MOST = 8, 170


def chunk_heads(lines: Sequence[Line]) -> dict[str, int]:
    """What several lines begin with before a division, as crawlers set it before each piece of a document, and how long it is.

    The first of them is one of the first of the page.
    """
    if not any(". " in line.text.text[_LEAST:_MOST] and _PHRASES["chunk_head"].match(line.text.text) for line in lines[:_FIRST]):
        return {}
    found = (_PHRASES["chunk_head"].match(line.text.text) for line in lines if line.cell is None)
    count = Counter(match.group() for match in found if match)
    return {head.rstrip(): len(head) for head, times in count.items() if times > 1}


def unglued(lines: Sequence[Line], heads: Mapping[str, int]) -> list[Line]:
    """The lines, glued items on lines of their own, and each of ``heads`` on one.

    A line is parted before a marker that is the next in its own numbering, before the first item behind a heading in
    capitals, and before dash items where it begins with one or holds several.
    """
    out: list[Line] = []
    if heads:
        lines = [piece for line in lines for piece in parted(line, _behind_head(line, heads))]
    for line, below in zip(lines, (*lines[1:], None), strict=False):
        text = line.text.text
        if line.cell is None and (cuts := run_together(text) or _cuts(text, below.text.text if below else "")):
            out += parted(line, cuts)
        else:
            out.append(line)
    return out


def _behind_head(line: Line, heads: Mapping[str, int]) -> list[int]:
    """Where what a crawler set before a piece of a document ends."""
    text = line.text.text
    return next(([size] for head, size in heads.items() if len(text) > size and text.startswith(head)), [])


def _cuts(text: str, following: str) -> list[int]:
    """Where a line is to be parted."""
    dashes = [m.end() for m in _PHRASES["dash_within"].finditer(text)]
    if text[:1] in "-–" or (len(dashes) > 1 and text[dashes[0] - 2] == ":"):
        return dashes
    own: Sequence[Reading] = readings(text)
    if not own:
        return []
    cuts: list[int] = []
    heading = _PHRASES["item_behind_capitals"].search(text) if own[0].style in ("roman", "letter", "number") else None
    if heading and text[: heading.start()].isupper():
        cuts.append(heading.end())
        own = readings(text[heading.end() :])
    # The stop of the marker itself may be what another one stands behind: "1. a) Giao".
    for match in _PHRASES["item_within"].finditer(text, (cuts[-1] if cuts else own[0].end) - 1):
        one = _next(own, readings(text[match.end() :]), readings(following))
        if one:
            cuts.append(match.end())
            own = [one]
    return cuts


def _next(own: Sequence[Reading], inner: Sequence[Reading], after: Sequence[Reading]) -> Reading | None:
    """The reading of an inner marker that follows one of ``own``; a damaged one only where the next line goes on from it."""
    for reading in inner:
        for before in own:
            if reading.style == before.style and reading.value == before.value + 1:
                taken = any(r.style == reading.style and r.value == reading.value and r.cost == 0 for r in after)
                goes_on = any(r.style == reading.style and r.value == reading.value + 1 for r in after)
                if not taken and (reading.cost == 0 or (reading.cost < 0.5 and reading.style == "point") or goes_on):
                    return reading
    return None
