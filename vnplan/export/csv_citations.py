"""The cited documents as CSV: the second sheet of ``xlsx``."""

from vnplan.export import csv_
from vnplan.model.document import Document

extension = ".citations.csv"


def dump(document: Document, *, indent: int | None = None) -> str:
    """A row for each cited document. ``indent`` is not used."""
    del indent
    return csv_.dump(document, name="citations")
