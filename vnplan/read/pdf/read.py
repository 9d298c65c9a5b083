"""A PDF file, or a picture of pages, to a text and its blocks."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from vnplan.errors import UnreadableError
from vnplan.read.ocr import recognise
from vnplan.read.pdf.compose import Composed, Leaf, compose
from vnplan.read.pdf.furniture import parted, running_heads, without_stamps
from vnplan.read.pdf.glyphs import Sheet, opened, read_sheet
from vnplan.read.pdf.judge import is_picture
from vnplan.read.pdf.layout import arranged
from vnplan.read.pdf.lines import Stretch, stretches
from vnplan.read.pdf.notes import find_notes, settle_marks
from vnplan.read.pdf.seen import seen_stretches, with_fields
from vnplan.read.pdf.tables import Grid, find_grids

_MOST_PAGES = 3000
_RESOLUTION = 300
_LARGEST_SIDE = 6000
_WIDTH = 595.0


class _Page(NamedTuple):
    sheet: Sheet
    lines: list[Stretch]
    grids: list[Grid]
    stamps: list[list[Stretch]]


def pdf_read(data: bytes, name: str) -> Composed:
    """The text of a PDF file and its blocks, in order; furniture last.

    Raises:
        UnreadableError: the file is damaged, protected by a password, has more pages than any document, or is a scan and there
            is nothing to recognise its text with.
    """
    try:
        document = opened(data)
    except pdfium.PdfiumError as error:
        reason = "it is protected by a password" if "assword" in str(error) else "the PDF file is damaged"
        raise UnreadableError(f"{name}: {reason} ({error}); open it and save it again without protection") from error
    try:
        if len(document) > _MOST_PAGES:
            raise UnreadableError(f"{name}: it has {len(document):,} pages; split it into its documents")
        pages = [_page(document, index, data, name) for index in range(len(document))]
    except pdfium.PdfiumError as error:
        raise UnreadableError(f"{name}: the PDF file is damaged ({error}); get it again") from error
    finally:
        document.close()
    return _composed(pages)


def pdf_pages(data: bytes) -> int:
    """How many pages a file has; 1 where it cannot be opened."""
    try:
        with pdfium.PdfDocument(data) as document:
            return len(document)
    except pdfium.PdfiumError:
        return 1


def picture_read(data: bytes, name: str) -> Composed:
    """The text that is recognised on a picture of pages.

    Raises:
        UnreadableError: it is no picture that can be read, or there is nothing to recognise its text with.
    """
    pages = []
    for number, picture in enumerate(recognise(data, name), 1):
        scale = _WIDTH / max(1, picture.width)
        sheet = Sheet(number, _WIDTH, picture.height * scale, [], [], [], 1.0)
        pages.append(_Page(sheet, seen_stretches(picture, scale), [], []))
    return _composed(pages)


def _composed(pages: Sequence[_Page]) -> Composed:
    heads = running_heads([(page.sheet, page.lines) for page in pages])
    return compose([_leaf(page, heads) for page in pages])


def _page(document: Any, index: int, data: bytes, name: str) -> _Page:  # noqa: ANN401 - pypdfium2 has no types
    sheet = read_sheet(document, index)
    glyphs, stamps = without_stamps(sheet)
    lines = stretches(glyphs)
    if is_picture(sheet, lines):
        return _Page(sheet, _seen(data, sheet, name), [], stamps)
    grids, outside = find_grids(sheet.rules, glyphs)
    return _Page(sheet, stretches(outside) if grids else lines, grids, stamps)


def _seen(data: bytes, sheet: Sheet, name: str) -> list[Stretch]:
    """What can be recognised on a page, and what its signature fields show."""
    pixels, scale = _pixels(data, sheet)
    header = f"P5 {pixels.shape[1]} {pixels.shape[0]} 255\n".encode()
    pictures = recognise(header + pixels.tobytes(), f"{name}, page {sheet.number}")
    lines = [line for picture in pictures[:1] for line in seen_stretches(picture, 1 / scale)]
    if pictures and pictures[0].width != pixels.shape[1]:
        # The page lies on its side; what its fields show was put on as it lies.
        sheet.width, sheet.height = sheet.height, sheet.width
        return lines
    return with_fields(lines, stretches(glyph for glyph in sheet.glyphs if glyph.field is not None))


def _pixels(data: bytes, sheet: Sheet) -> tuple[npt.NDArray[np.uint8], float]:
    """A page without its fields and stamps, drawn by its red light: seals are red. Also how many pixels a point is."""
    document = pdfium.PdfDocument(data)
    page = document[sheet.number - 1]
    try:
        sheet.width, sheet.height = page.get_size()
        scale = min(_RESOLUTION / 72, _LARGEST_SIDE / max(sheet.width, sheet.height, 1.0))
        bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=False, rev_byteorder=True)
        pixels = np.ascontiguousarray(bitmap.to_numpy()[:, :, 0])
        bitmap.close()
    finally:
        page.close()
        document.close()
    return pixels, scale


def _leaf(page: _Page, heads: set[str]) -> Leaf:
    sheet = page.sheet
    lines, aside = parted(sheet, page.lines, heads)
    lines, notes = find_notes(sheet, lines)
    settle_marks(lines, notes)
    slanted = stretches(sheet.slanted)
    return Leaf(sheet.number, sheet.width, arranged(lines, page.grids), notes, [*page.stamps, *_alone(aside), *_alone(slanted)])


def _alone(lines: Iterable[Stretch]) -> list[list[Stretch]]:
    return [[line] for line in lines]
