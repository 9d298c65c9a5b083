"""What a missing year in a document is read from."""

from collections.abc import Sequence
from datetime import date

from vnplan.annotate.passages import Passage
from vnplan.model.document import Document
from vnplan.rules.phrases import Phrases
from vnplan.vocab.time.issued import last_year
from vnplan.vocab.time.value import Clock

_PHRASES = Phrases("deadlines")


def clock_of(document: Document, passages: Sequence[Passage], effective: date | None = None) -> Clock:
    """What a missing year in the document is read from: its title, its date, the year in its number, an article's text.

    ``effective`` is the day on which it takes effect.
    """
    header = document.header
    article = document.page.type != "document"
    issued, year = header.issued, header.issue_year
    if article and header.date is None:
        issued = _day_of_article(document)
    if issued is None and year is None and header.number and (found := _PHRASES["year_in_number"].search(header.number.value)):
        year = int(found[1])
    earliest = issued.year if issued else year
    titled = titled_year(header.title.value) if header.title else None
    if titled is None and header.title and earliest:
        titled = _coming_period(header.title.value, earliest)
    titled = titled if titled and (earliest is None or titled >= earliest) else None
    text_year = last_year(passage.low for passage in passages) if article and earliest is None else None
    lent = article and document.page.date is None
    return Clock(titled, issued, year, effective, text_year, lent=lent, looks_back=article)


def _day_of_article(document: Document) -> date | None:
    """The day of an article: that of its page, else that of the document it tells about."""
    return document.page.date or (document.reported[0].date if document.reported else None)


def titled_year(title: str) -> int | None:
    """The year that a title names as that of the document: no horizon, no period, no year of a cited act.

    >>> titled_year("Trồng rừng ngập mặn ven biển năm 2017")
    2017
    >>> titled_year("Phát triển cảng cá đến năm 2030"), titled_year("Thi hành Luật Đất đai năm 2024")
    (None, None)
    """
    lower = " ".join(title.lower().split())
    for found in _PHRASES["year_of_title"].finditer(lower):
        if not _PHRASES["year_of_another"].search(lower, 0, found.start()):
            return int(found[1])
    return None


def _coming_period(title: str, issued: int) -> int | None:
    """The first year of the period that a title names, where the document was issued before it begins."""
    found = _PHRASES["period_of_title"].search(title)
    return int(found[1]) if found and issued < int(found[1]) <= issued + 1 else None
