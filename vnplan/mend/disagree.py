"""Numbers that disagree: one document cited twice, with one digit apart and the same date."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from vnplan.model.base import Span
from vnplan.model.issue import Issue
from vnplan.text import kept_re as re

_NUMBER = re.compile(r"^(\d+)(\D.*)$", re.DOTALL)


def disagreements(citations: Iterable[tuple[str, date | str | None, Span]]) -> list[Issue]:
    """Issues for numbers that differ in one digit while code and date are the same; no language model sees which is right.

    ``citations`` are number (canonical), date of issue and place. Only pairs with a date are compared, by buckets, so that the
    time is linear in the number of citations.

    >>> one, two = ("917/LĐTBXH", "2017-03-14", Span(0, 10)), ("911/LĐTBXH", "2017-03-14", Span(50, 60))
    >>> [(issue.code, len(issue.spans)) for issue in disagreements([one, two])]
    [('number.disagrees', 2)]
    """
    places: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for number, day, span in citations:
        if day is not None:
            places[number, str(day)].append(span)
    masked: dict[tuple[str, str], list[str]] = defaultdict(list)
    for number, day in places:
        if match := _NUMBER.match(number):
            digits, rest = match.groups()
            for at in range(min(len(digits), 8)):
                masked[f"{digits[:at]}?{digits[at + 1 :]}{rest}", day].append(number)
    out = []
    for (_, day), numbers in masked.items():
        if len(numbers) > 1:
            spans = tuple(sorted(span for number in numbers for span in places[number, day]))
            listed = ", ".join(sorted(numbers))
            message = f"{listed}: the same date ({day}) and one digit apart; one of them may be misread"
            out.append(Issue(code="number.disagrees", message=message, spans=spans))
    return out
