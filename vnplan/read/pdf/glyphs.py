"""What stands on a page: glyphs with their place and type, the rules drawn, the fields that signatures were put into."""

import ctypes
import math
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdf

from vnplan.text import kept_re as re

_MOST_GLYPHS = 60_000
_MOST_OBJECTS = 40_000
_BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_SUBSET = re.compile(r"[A-Z]{6}\+")
_FORCED_BOLD, _SLANTED = 1 << 18, 1 << 6
_HEAVY = 600
_THIN = 2.5
# A signature is often put a little askew.
_SAME_ANGLE = 0.3


class Glyph(NamedTuple):
    """A character: its left and right edge, its baseline (from the top), its size, its type, the field it stands in."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    italic: bool
    font: str
    field: int | None


class Rule(NamedTuple):
    """A line that is drawn, from left or top to right or bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(slots=True)
class Sheet:
    """A page: its size, what stands on it upright, what stands at another angle, and how much of it pictures cover."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    slanted: list[Glyph]
    rules: list[Rule]
    pictures: float


class _Type(NamedTuple):
    name: str
    bold: bool
    italic: bool
    angle: float
    scale: float


def read_sheet(document: Any, index: int) -> Sheet:  # noqa: ANN401 - pypdfium2 has no types
    """A page of a document, with what its signatures and forms show in its place."""
    page = document[index]
    fields = _fields(page)
    written: set[tuple[str, float, float]] = set()
    if pdf.FPDFPage_GetAnnotCount(page.raw) > 0:
        written = {(g.text, g.left, g.base) for g, _ in _glyphs(page, ())} if fields else written
        pdf.FPDFPage_Flatten(page.raw, pdf.FLAT_NORMALDISPLAY)
        page.close()
        page = document[index]
    try:
        rules, covered = _drawn(page)
        width, height = pdf.FPDF_GetPageWidthF(page.raw), pdf.FPDF_GetPageHeightF(page.raw)
        area = max(1.0, width * height)
        if pdf.FPDFPage_GetRotation(page.raw) % 2:
            width, height = height, width
        raw = [(_of_page(g, written), angle) for g, angle in _glyphs(page, fields)]
    finally:
        page.close()
    angles = Counter(round(angle / (math.pi / 2)) % 4 for _, angle in raw)
    turned = angles.most_common(1)[0][0] if angles else 0
    turn = _Turn(turned, width, height, page_turned=turned % 2 == 1)
    upright = [turn.glyph(g) for g, angle in raw if _is_same(angle, turned)]
    slanted = [g for g, angle in raw if not _is_same(angle, turned)]
    wide, high = (height, width) if turn.page_turned else (width, height)
    return Sheet(index + 1, wide, high, upright, slanted, [turn.rule(r) for r in rules], covered / area)


def _of_page(glyph: Glyph, written: Collection[tuple[str, float, float]]) -> Glyph:
    """A glyph that stood on the page before its fields were shown is not one of a field, even where it lies below one."""
    return glyph._replace(field=None) if glyph.field is not None and (glyph.text, glyph.left, glyph.base) in written else glyph


def _is_same(angle: float, quarter: int) -> bool:
    off = (angle - quarter * math.pi / 2) % (2 * math.pi)
    return min(off, 2 * math.pi - off) < _SAME_ANGLE


@dataclass(frozen=True, slots=True)
class _Turn:
    """How a page is turned so that its text runs from left to right, with the origin at the top left."""

    quarter: int
    width: float
    height: float
    page_turned: bool

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.quarter:
            case 1:
                return y, x
            case 2:
                return self.width - x, y
            case 3:
                return self.height - y, self.width - x
        return x, self.height - y

    def glyph(self, glyph: Glyph) -> Glyph:
        """Of a raw glyph, ``left`` and ``base`` are its origin, ``right`` is its advance."""
        x, y = self.point(glyph.left, glyph.base)
        return glyph._replace(left=x, right=x + glyph.right, base=y)

    def rule(self, rule: Rule) -> Rule:
        x, y = self.point(rule.left, rule.top)
        u, v = self.point(rule.right, rule.bottom)
        return Rule(min(x, u), min(y, v), max(x, u), max(y, v))


def _fields(page: Any) -> list[tuple[float, float, float, float]]:  # noqa: ANN401 - pypdfium2 has no types
    """The boxes of the fields on a page: left, bottom, right, top."""
    out = []
    box = pdf.FS_RECTF()
    for index in range(min(pdf.FPDFPage_GetAnnotCount(page.raw), 1000)):
        annotation = pdf.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        if pdf.FPDFAnnot_GetSubtype(annotation) == pdf.FPDF_ANNOT_WIDGET and pdf.FPDFAnnot_GetRect(annotation, box):
            left, right = sorted((box.left, box.right))
            bottom, top = sorted((box.bottom, box.top))
            out.append((left, bottom, right, top))
        pdf.FPDFPage_CloseAnnot(annotation)
    return out


def _glyphs(page: Any, fields: Sequence[tuple[float, float, float, float]]) -> Iterator[tuple[Glyph, float]]:  # noqa: ANN401
    """The characters of a page with the angle that they stand at; those that only the library made are left out."""
    text = page.get_textpage()
    try:
        raw = text.raw
        x, y, box = ctypes.c_double(), ctypes.c_double(), pdf.FS_RECTF()
        types: dict[int, _Type] = {}
        for index in range(min(pdf.FPDFText_CountChars(raw), _MOST_GLYPHS)):
            code = pdf.FPDFText_GetUnicode(raw, index)
            if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 or pdf.FPDFText_IsGenerated(raw, index) == 1:
                continue
            pdf.FPDFText_GetCharOrigin(raw, index, x, y)
            pdf.FPDFText_GetLooseCharBox(raw, index, box)
            handle = pdf.FPDFText_GetTextObject(raw, index)
            key = ctypes.addressof(handle.contents) if handle else 0
            how = types.get(key)
            if how is None:
                how = types[key] = _type(raw, index)
            advance = box.top - box.bottom if round(how.angle / (math.pi / 2)) % 2 else box.right - box.left
            size = pdf.FPDFText_GetFontSize(raw, index) * how.scale
            field = _field_at(fields, x.value, y.value) if fields else None
            yield Glyph(chr(code), x.value, max(0.0, advance), y.value, size, how.bold, how.italic, how.name, field), how.angle
    finally:
        text.close()


def _field_at(fields: Sequence[tuple[float, float, float, float]], x: float, y: float) -> int | None:
    """The first field that a point lies in."""
    return next((n for n, box in enumerate(fields) if box[0] <= x <= box[2] and box[1] <= y <= box[3]), None)


def _type(raw: Any, index: int) -> _Type:  # noqa: ANN401 - pypdfium2 has no types
    """The type of a run of text."""
    name, flags, matrix = ctypes.create_string_buffer(128), ctypes.c_int(), pdf.FS_MATRIX()
    pdf.FPDFText_GetFontInfo(raw, index, name, 128, flags)
    font = _SUBSET.sub("", name.value.decode("utf-8", "replace"))
    weight = pdf.FPDFText_GetFontWeight(raw, index)
    bold = weight >= _HEAVY or bool(flags.value & _FORCED_BOLD) or _BOLD.search(font) is not None
    italic = bool(flags.value & _SLANTED) or _ITALIC.search(font) is not None
    # The library counts clockwise.
    angle = -pdf.FPDFText_GetCharAngle(raw, index)
    scale = 1.0
    if pdf.FPDFText_GetMatrix(raw, index, matrix):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
    return _Type(font, bold, italic, angle, scale)


def _drawn(page: Any) -> tuple[list[Rule], float]:  # noqa: ANN401 - pypdfium2 has no types
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


def opened(data: bytes) -> Any:  # noqa: ANN401 - pypdfium2 has no types
    """A document, with its forms ready to be shown."""
    document = pdfium.PdfDocument(data)
    document.init_forms()
    return document
