"""Values found in lines, with their places."""

from collections.abc import Iterable, Sequence

from vnplan.model.base import Found, Span
from vnplan.model.line import Mark, MarkedLine
from vnplan.model.mapped import MappedText


def found(text: MappedText, start: int, end: int, value: str | None = None) -> Found:
    """A stretch of a line as a value with its place."""
    written = text.text[start:end]
    return Found.made(text=written, value=value if value is not None else written, spans=text.spans(start, end))


def joined(pieces: Iterable[MappedText]) -> Found | None:
    """Several lines as one value; ``None`` where they are blank."""
    kept = [p for p in pieces if p.text.strip(" *_:.")]
    if not kept:
        return None
    text = " ".join(p.text.strip(" *_") for p in kept).strip(" :")
    spans: list[Span] = []
    for piece in kept:
        spans += piece.spans()
    return Found.made(text=text, value=text, spans=tuple(spans))


def marked(lines: Sequence[MarkedLine], *marks: Mark) -> list[MappedText]:
    """The texts of the lines with these marks, in order."""
    return [m.line.text for m in lines if m.mark in marks]
