"""Days of the calendar, of which a document may name only a part: ``2017-04``, ``--04-17``."""

from datetime import date


def whole_day(value: str | None) -> date | None:
    """A date as ISO 8601 writes it; ``None`` where a part is missing or there is no such day.

    >>> whole_day("2017-04-17"), whole_day("2017-04"), whole_day("2017-02-31"), whole_day(None)
    (datetime.date(2017, 4, 17), None, None, None)
    """
    try:
        return date.fromisoformat(value) if value and len(value) == len("2017-04-17") else None
    except ValueError:
        return None


def iso_day(day: date | None) -> str | None:
    """A day as ISO 8601 writes it, where there is one.

    >>> iso_day(date(2017, 4, 17)), iso_day(None)
    ('2017-04-17', None)
    """
    return day.isoformat() if day else None
