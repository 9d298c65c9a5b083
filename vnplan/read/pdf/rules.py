"""The lines that are drawn on a page."""

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdf

_MOST_OBJECTS = 40_000
_THIN = 2.5


class Rule(NamedTuple):
    """A line that is drawn, from left or top to right or bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """True if it runs from left to right."""
        return self.right - self.left >= self.bottom - self.top


def drawn(page: Any) -> tuple[list[Rule], float]:  # noqa: ANN401 - pypdfium2 has no types
    """The level and upright lines of a page, and the area that pictures cover."""
    rules: list[Rule] = []
    covered = 0.0
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(min(pdf.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        handle = pdf.FPDFPage_GetObject(page.raw, index)
        kind = pdf.FPDFPageObj_GetType(handle)
        if kind not in (pdf.FPDF_PAGEOBJ_PATH, pdf.FPDF_PAGEOBJ_IMAGE) or not pdf.FPDFPageObj_GetBounds(handle, *edges):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        if kind == pdf.FPDF_PAGEOBJ_IMAGE:
            covered += (right - left) * (top - bottom)
        elif right - left <= _THIN or top - bottom <= _THIN:
            rules.append(Rule(left, top, right, bottom))
        else:
            rules += _edges(handle)
    return rules, covered


def _edges(handle: Any) -> Iterator[Rule]:  # noqa: ANN401 - pypdfium2 has no types
    """The straight lines of a figure that is drawn, not only filled."""
    fill, stroke, matrix = ctypes.c_int(), ctypes.c_int(), pdf.FS_MATRIX()
    if not pdf.FPDFPath_GetDrawMode(handle, fill, stroke) or not stroke.value:
        return
    pdf.FPDFPageObj_GetMatrix(handle, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    begin = at = None
    for index in range(min(pdf.FPDFPath_CountSegments(handle), 400)):
        segment = pdf.FPDFPath_GetPathSegment(handle, index)
        pdf.FPDFPathSegment_GetPoint(segment, x, y)
        to = (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        kind = pdf.FPDFPathSegment_GetType(segment)
        if kind == pdf.FPDF_SEGMENT_MOVETO:
            begin = to
        elif kind == pdf.FPDF_SEGMENT_LINETO and at is not None:
            yield from _edge(at, to)
        at = to
        if pdf.FPDFPathSegment_GetClose(segment) and begin is not None:
            yield from _edge(at, begin)


def _edge(one: tuple[float, float], two: tuple[float, float]) -> Iterator[Rule]:
    if abs(one[0] - two[0]) <= _THIN or abs(one[1] - two[1]) <= _THIN:
        yield Rule(min(one[0], two[0]), max(one[1], two[1]), max(one[0], two[0]), min(one[1], two[1]))
