"""What the page is about: the documents that an article reports, and what a portal's record says of a document."""

from vnplan.recognise.records import recognise_records
from vnplan.recognise.reports import recognise_reports

__all__ = ["recognise_records", "recognise_reports"]
