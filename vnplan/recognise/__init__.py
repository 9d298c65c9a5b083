"""What the page is about: the documents that an article reports."""

from vnplan.recognise.reports import recognise_reports

__all__ = ["recognise_reports"]
