"""The facts of one document as a table in memory, with the columns that a run writes."""

from typing import TYPE_CHECKING

from vnplan.batch.records import Record
from vnplan.batch.tables import TABLES, rows, schema
from vnplan.errors import MissingExtraError, UnknownFormatError, way
from vnplan.model.document import Document

if TYPE_CHECKING:
    import pyarrow as pa


def to_frame(document: Document, name: str = "tasks", source: str = "") -> "pa.Table":
    r"""One of the tables of a document: ``tasks``, ``deadlines``, ``citations`` and the others that a run writes.

    It is an Arrow table; ``.to_pandas()`` makes a data frame of it where pandas is installed, and DuckDB and Polars take it
    as it is. ``source`` goes into the first column.

    Raises:
        MissingExtraError: pyarrow is not installed.
        UnknownFormatError: there is no table of that name.

    >>> from vnplan.pipeline import parse
    >>> text = "KẾ HOẠCH\nGiảm nghèo\n\nI. NHIỆM VỤ\n\n1. Giao Sở Y tế khám bệnh.\n\nII. KINH PHÍ\n\nNgân sách."
    >>> to_frame(parse(text)).select(["text", "lead"]).to_pylist()
    [{'text': 'khám bệnh', 'lead': ['Sở Y tế']}]
    """
    if name not in TABLES:
        raise UnknownFormatError(f"there is no table “{name}”; there are: {', '.join(TABLES)}")
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError(f"a table needs pyarrow; install it with: {way('batch')}") from error
    found = rows(Record(source, None), document)[name]
    names = schema(name).names
    return pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in found], schema=schema(name))
