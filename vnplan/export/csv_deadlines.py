"""The deadlines as CSV: the third sheet of ``xlsx``."""

from vnplan.export import csv_
from vnplan.model.document import Document

extension = ".deadlines.csv"


def dump(document: Document, *, indent: int | None = None) -> str:
    """A row for each deadline. ``indent`` is not used."""
    del indent
    return csv_.dump(document, name="deadlines")
