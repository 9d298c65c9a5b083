"""The words before a place in the calendar that say how it binds: "trước", "chậm nhất vào"."""

from functools import cache

from vnplan.rules.fragments import filled
from vnplan.rules.load import load
from vnplan.text import kept_re as re
from vnplan.text import kept_regex as regex
from vnplan.text.heads import beginnings
from vnplan.vocab.time.forms import TABLE, CueForm, heads_of


@cache
def _cues(*, day: bool) -> "tuple[re.Pattern[str], regex.Pattern[str], dict[str, CueForm]]":
    """Where a cue may begin that stands before a ``day`` or a longer stretch, a pattern for it, and the rows by group.

    A filler word after it is allowed.
    """
    rows = {f"cue_{index}": form for index, form in enumerate(load(TABLE, "cue", CueForm)) if form.of_day in (None, day)}
    either = "|".join(f"(?P<{group}>{filled(form.pattern)})" for group, form in rows.items())
    begins = beginnings(head for form in rows.values() for head in heads_of(form.pattern))
    whole = regex.compile(rf"(?:{either})(?:\s*(?:của|cho|khoảng|các|:))?[\s(]*$")
    return re.compile(rf"(?<![^\W_]){begins}"), whole, rows


def cue_before(lower: str, start: int, end: int, *, day: bool) -> tuple[int, CueForm] | None:
    """The cue that ends ``lower[start:end]`` before a ``day`` or a longer stretch, and where it begins."""
    begins, whole, rows = _cues(day=day)
    for hint in begins.finditer(lower, start, end):
        found = whole.match(lower, hint.start(), end)
        if found:
            return found.start(), rows[next(name for name, value in found.groupdict().items() if value is not None)]
    return None
