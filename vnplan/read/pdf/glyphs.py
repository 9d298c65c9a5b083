"""What stands on a page: glyphs with their place and type, the rules drawn, the fields that signatures were put into."""

import ctypes
import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdf

from vnplan.read.pdf.rules import Rule, drawn
from vnplan.text import kept_re as re

_MOST_GLYPHS = 60_000
_BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_SUBSET = re.compile(r"[A-Z]{6}\+")
_FORCED_BOLD, _SLANTED = 1 << 18, 1 << 6
_HEAVY = 600
# A signature is often put a little askew.
_SAME_ANGLE = 0.3
# Codes that stand for no character; those of the spaces and breaks that the library makes up.
_NONE, _MADE = frozenset((0, 0xFFFE, 0xFFFF)), frozenset((0x20, 0x0D, 0x0A))


def _plain(function: Any, result: Any, *given: Any) -> Any:  # noqa: ANN401 - ctypes has no types
    """A function of the library that takes addresses as numbers: called for each character, it has to be quick."""
    return ctypes.PYFUNCTYPE(result, *given)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_PAGE, _INDEX, _ADDRESS = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
_unicode = _plain(pdf.FPDFText_GetUnicode, ctypes.c_uint, _PAGE, _INDEX)
_is_made = _plain(pdf.FPDFText_IsGenerated, ctypes.c_int, _PAGE, _INDEX)
_origin = _plain(pdf.FPDFText_GetCharOrigin, ctypes.c_int, _PAGE, _INDEX, _ADDRESS, _ADDRESS)
_box = _plain(pdf.FPDFText_GetLooseCharBox, ctypes.c_int, _PAGE, _INDEX, _ADDRESS)
_object = _plain(pdf.FPDFText_GetTextObject, ctypes.c_void_p, _PAGE, _INDEX)
_font = _plain(pdf.FPDFTextObj_GetFont, ctypes.c_void_p, _ADDRESS)

_Box = tuple[float, float, float, float]


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
    """The type of a run of text: its size, its font, the angle that it stands at."""

    size: float
    bold: bool
    italic: bool
    font: str
    angle: float


# A run of characters of one type as the file has them: text, origin from the lower left, advance.
_Raw = tuple[str, float, float, float]
_Run = tuple[_Type, list[_Raw]]


def read_sheet(document: Any, index: int) -> Sheet:  # noqa: ANN401 - pypdfium2 has no types
    """A page of a document, with what its signatures and forms show in its place."""
    page = document[index]
    fields = _fields(page)
    written: set[tuple[str, float, float]] = set()
    if pdf.FPDFPage_GetAnnotCount(page.raw) > 0:
        written = {one[:3] for _, run in _runs(page) for one in run} if fields else written
        pdf.FPDFPage_Flatten(page.raw, pdf.FLAT_NORMALDISPLAY)
        page.close()
        page = document[index]
    try:
        rules, covered = drawn(page)
        width, height = pdf.FPDF_GetPageWidthF(page.raw), pdf.FPDF_GetPageHeightF(page.raw)
        area = max(1.0, width * height)
        if pdf.FPDFPage_GetRotation(page.raw) % 2:
            width, height = height, width
        runs = _runs(page)
    finally:
        page.close()
    angles = Counter[int]()
    for kind, run in runs:
        angles[round(kind.angle / (math.pi / 2)) % 4] += len(run)
    turned = angles.most_common(1)[0][0] if angles else 0
    turn = _Turn(turned, width, height, page_turned=turned % 2 == 1)
    upright, slanted = _placed(runs, turn, fields, written)
    wide, high = (height, width) if turn.page_turned else (width, height)
    return Sheet(index + 1, wide, high, upright, slanted, [turn.rule(r) for r in rules], covered / area)


def _placed(
    runs: Sequence[_Run], turn: "_Turn", fields: Sequence[_Box], written: Collection[tuple[str, float, float]]
) -> tuple[list[Glyph], list[Glyph]]:
    """The glyphs that are upright once the page is turned, and those at another angle, as they stand."""
    upright: list[Glyph] = []
    slanted: list[Glyph] = []
    for (size, bold, italic, font, angle), run in runs:
        is_upright = _is_same(angle, turn.quarter)
        for text, x, y, advance in run:
            # What stood on the page before its fields were shown is of no field, even where it lies below one.
            field = _field_at(fields, x, y) if fields and (text, x, y) not in written else None
            if is_upright:
                left, base = turn.point(x, y)
                upright.append(Glyph(text, left, left + advance, base, size, bold, italic, font, field))
            else:
                slanted.append(Glyph(text, x, advance, y, size, bold, italic, font, field))
    return upright, slanted


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

    def rule(self, rule: Rule) -> Rule:
        x, y = self.point(rule.left, rule.top)
        u, v = self.point(rule.right, rule.bottom)
        return Rule(min(x, u), min(y, v), max(x, u), max(y, v))


def _fields(page: Any) -> list[_Box]:  # noqa: ANN401 - pypdfium2 has no types
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


def _runs(page: Any) -> list[_Run]:  # noqa: ANN401 - pypdfium2 has no types
    """The characters of a page, run by run; those that only the library made are left out."""
    text = page.get_textpage()
    try:
        raw = text.raw
        handle = ctypes.cast(raw, ctypes.c_void_p).value
        x, y, box = ctypes.c_double(), ctypes.c_double(), pdf.FS_RECTF()
        at_x, at_y, at_box = map(ctypes.addressof, (x, y, box))
        objects: dict[int | None, _Type] = {}
        fonts: dict[int | None, tuple[bool, bool, str]] = {}
        out: list[_Run] = []
        last: int | None = -1
        run: list[_Raw] = []
        sideways = False
        for index in range(min(pdf.FPDFText_CountChars(raw), _MOST_GLYPHS)):
            code = _unicode(handle, index)
            if code in _NONE or 0xD800 <= code < 0xE000 or (code in _MADE and _is_made(handle, index) == 1):
                continue
            _origin(handle, index, at_x, at_y)
            _box(handle, index, at_box)
            key = _object(handle, index)
            if key != last:
                kind = objects.get(key)
                if kind is None:
                    kind = objects[key] = _type(raw, index, fonts, _font(key) if key else None)
                last, run = key, []
                sideways = round(kind.angle / (math.pi / 2)) % 2 == 1
                out.append((kind, run))
            advance = box.top - box.bottom if sideways else box.right - box.left
            run.append((chr(code), x.value, y.value, advance if advance > 0 else 0.0))
        return out
    finally:
        text.close()


def _field_at(fields: Sequence[_Box], x: float, y: float) -> int | None:
    """The first field that a point lies in."""
    return next((n for n, box in enumerate(fields) if box[0] <= x <= box[2] and box[1] <= y <= box[3]), None)


def _type(raw: Any, index: int, fonts: dict[int | None, tuple[bool, bool, str]], font: int | None) -> _Type:  # noqa: ANN401
    """The type of the run of text that a character is in."""
    found = fonts.get(font) if font else None
    if found is None:
        found = fonts[font] = _named(raw, index)
    matrix = pdf.FS_MATRIX()
    # The library counts clockwise.
    angle = -pdf.FPDFText_GetCharAngle(raw, index)
    scale = 1.0
    if pdf.FPDFText_GetMatrix(raw, index, matrix):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
    return _Type(pdf.FPDFText_GetFontSize(raw, index) * scale, *found, angle)


def _named(raw: Any, index: int) -> tuple[bool, bool, str]:  # noqa: ANN401 - pypdfium2 has no types
    """A font's name, and before it True or False for bold and for italic."""
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdf.FPDFText_GetFontInfo(raw, index, name, 128, flags)
    font = _SUBSET.sub("", name.value.decode("utf-8", "replace"))
    weight = pdf.FPDFText_GetFontWeight(raw, index)
    bold = weight >= _HEAVY or bool(flags.value & _FORCED_BOLD) or _BOLD.search(font) is not None
    return bold, bool(flags.value & _SLANTED) or _ITALIC.search(font) is not None, font


def opened(data: bytes) -> Any:  # noqa: ANN401 - pypdfium2 has no types
    """A document, with its forms ready to be shown."""
    document = pdfium.PdfDocument(data)
    document.init_forms()
    return document
