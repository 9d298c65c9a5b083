"""The day on which something takes effect: named, or counted from the day of issue."""

from datetime import date, timedelta
from typing import NamedTuple

from vnplan.rules.phrases import Phrases
from vnplan.vocab.time.issued import IssueDate, date_after

_PHRASES = Phrases("effects")


class Term(NamedTuple):
    """From when and to when, as ISO 8601; ``own`` says: from when this document takes effect. ``stop`` is where the words end."""

    start: date | None
    end: date | None
    stop: int
    own: bool = False


def term_after(text: str, at: int, issued: date | None) -> Term | None:
    """The term that begins at ``at``; ``issued`` is the day of issue.

    >>> term_after("có hiệu lực từ ngày 01/7/2025 đến hết ngày 31/12/2026.", 11, None)[:2]
    (datetime.date(2025, 7, 1), datetime.date(2026, 12, 31))
    >>> term_after("có hiệu lực sau 10 ngày kể từ ngày ký", 11, date(2025, 6, 20))[:2]
    (datetime.date(2025, 6, 30), None)
    """
    delay = _PHRASES["delay"].match(text, at)
    if delay:
        known = None if delay["event"] == "đăng Công báo" else issued
        return Term(later(known, int(delay["days"])), None, delay.end())
    start, own, done = None, False, at
    begin = _PHRASES["from"].match(text, at)
    if begin:
        signing, ours = (
            _PHRASES["signing"].match(text, begin.end()),
            _PHRASES["own_day"].match(text, begin.end()),
        )
        named = _named(text, begin.end())
        if signing:
            start, done = issued, signing.end()
        elif ours:
            own, done = True, ours.end()
        elif named:
            start, done = named.value, named.end
    until = _PHRASES["until"].match(text, done)
    last = _named(text, until.end()) if until else None
    if done == at and not last:
        return None
    return Term(start, last.value if last else None, last.end if last else done, own)


def _named(text: str, at: int) -> IssueDate | None:
    """The day that begins at ``at``."""
    found = date_after(text, at)
    return found if found and found.start == at else None


def later(day: date | None, days: int) -> date | None:
    """The day so many days later; ``None`` where there is none, or the calendar ends before it.

    >>> later(date(2025, 6, 20), 10), later(date(2025, 7, 1), -1), later(date.max, 1)
    (datetime.date(2025, 6, 30), datetime.date(2025, 6, 30), None)
    """
    try:
        return day + timedelta(days) if day else None
    except OverflowError:
        return None
