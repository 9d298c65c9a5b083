"""The tasks as CSV, for spreadsheets: the first sheet of ``xlsx``."""

import csv
import io
from datetime import date

from vnplan.export._tables import TableName, Value, may_be_formula, table
from vnplan.model.document import Document

extension = ".csv"
_BOM = "\ufeff"


def dump(document: Document, *, indent: int | None = None, name: TableName = "tasks") -> str:
    r"""A table as CSV: UTF-8 with a byte order mark, which spreadsheets need to see that it is, all fields quoted.

    A text that a spreadsheet could take for a formula is given a leading apostrophe (OWASP, CSV injection). ``name`` is
    ``tasks``, ``citations`` or ``deadlines``; ``indent`` is not used.

    >>> from vnplan.model.source import Source
    >>> dump(Document(source=Source(text="")), name="deadlines")[:24]
    '\ufeff"STT","Thời hạn ghi","T'
    """
    del indent
    content = table(document, name)
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.name for column in content.columns])
    writer.writerows([_cell(value) for value in row] for row in content.rows)
    return _BOM + out.getvalue().encode("utf-8", "replace").decode("utf-8")


def _cell(value: Value) -> str | int:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return value
    return guarded(value)


def guarded(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("Sở Y tế")
    ("'=1+1", 'Sở Y tế')
    """
    return f"'{text}" if may_be_formula(text) else text.replace("\x00", "\ufffd")
