"""The follow-up sheet that offices keep: tasks with real dates, cited documents, deadlines (needs the extra ``office``)."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, cast

from vnplan.errors import MissingExtraError, way
from vnplan.export._names import document_name
from vnplan.export._tables import Table, TableName, Value, may_be_formula, table
from vnplan.export._tables import together as tables_together
from vnplan.model.document import Document

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

extension = ".xlsx"
_SHEETS: tuple[TableName, ...] = ("tasks", "citations", "deadlines")
_HEAD = 3
_LONGEST = 32_767
_LATER = "… (còn tiếp)"
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What makes a row overdue: a date before today and no "đã xong" in the notes, which the reader can write there.
_OVERDUE = 'AND(ISNUMBER($E{row}),$E{row}<TODAY(),ISERROR(SEARCH("đã xong",$H{row})))'
_STAMP = (1980, 1, 1, 0, 0, 0)
_CHANGED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def dump(document: Document, *, indent: int | None = None) -> bytes:
    """The workbook. The same document gives the same bytes; no cell is ever a formula. ``indent`` is not used.

    Raises:
        MissingExtraError: openpyxl is not installed.
    """
    del indent
    title = document.header.title
    name = document_name(document)
    under = f"{name}: {title.text}" if title and document.header.number else name
    return _workbook({table_name: table(document, table_name) for table_name in _SHEETS}, under)


def together(documents: Iterable[Document]) -> bytes:
    """One workbook for several documents: each row says of which it is.

    Raises:
        MissingExtraError: openpyxl is not installed.
    """
    every = list(documents)
    return _workbook({name: tables_together(every, name) for name in _SHEETS}, f"{len(every)} văn bản")


def _workbook(tables: Mapping[TableName, Table], under: str) -> bytes:
    """A sheet for each table; ``under`` stands below its title."""
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise MissingExtraError(f"xlsx needs openpyxl: {way('office')}") from error
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, found in tables.items():
        sheet = book.create_sheet(found.name)
        _fill(sheet, found, under)
        if name == "tasks":
            _mark_overdue(sheet, len(found.rows))
    buffer = io.BytesIO()
    book.save(buffer)
    return _without_clock(buffer.getvalue())


def _fill(sheet: "Worksheet", content: Table, under: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    _write(sheet, 1, 1, content.title).font = Font(bold=True, size=14)
    _write(sheet, 2, 1, under)
    fill = PatternFill("solid", fgColor="DDE6F0")
    for index, column in enumerate(content.columns, 1):
        cell = _write(sheet, _HEAD, index, column.name)
        cell.font, cell.fill, cell.alignment = Font(bold=True), fill, Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    for number, row in enumerate(content.rows, _HEAD + 1):
        for index, value in enumerate(row, 1):
            if value is not None and value != "":
                _write(sheet, number, index, value).alignment = Alignment(wrap_text=True, vertical="top")
    last = f"{get_column_letter(len(content.columns))}{_HEAD + len(content.rows)}"
    sheet.auto_filter.ref = f"A{_HEAD}:{last}"
    sheet.freeze_panes = f"A{_HEAD + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"


def _write(sheet: "Worksheet", row: int, column: int, value: Value) -> "Cell":
    """Put a value into a cell; text is text whatever it begins with."""
    cell = cast("Cell", sheet.cell(row, column))
    if isinstance(value, str):
        text = _CONTROLS.sub("\ufffd", value)
        cell.value = text if len(text) <= _LONGEST else text[: _LONGEST - len(_LATER)] + _LATER
        cell.data_type = "s"
        if may_be_formula(text):
            cell.quotePrefix = True
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "dd/mm/yyyy"
    return cell


def _mark_overdue(sheet: "Worksheet", rows: int) -> None:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    first = _HEAD + 1
    style = DifferentialStyle(font=Font(color="9C0006"), fill=PatternFill("solid", bgColor="F8CBAD"))
    rule = Rule(type="expression", dxf=style, formula=[_OVERDUE.format(row=first)])
    sheet.conditional_formatting.add(f"A{first}:H{max(first, _HEAD + rows)}", rule)


def _without_clock(data: bytes) -> bytes:
    """The same archive without the times at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _CHANGED.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return out.getvalue()
