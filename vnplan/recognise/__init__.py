"""What the page is about: the documents that an article reports, and what a lead or a portal's record says of a document."""

from vnplan.recognise.leads import lead_of, recognise_leads
from vnplan.recognise.records import recognise_records
from vnplan.recognise.reports import recognise_reports

__all__ = ["lead_of", "recognise_leads", "recognise_records", "recognise_reports"]
