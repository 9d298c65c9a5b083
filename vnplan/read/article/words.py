"""What lines of a page that are none of the article's say: the rows ``[[chrome]]`` of ``page.toml``."""

from functools import cache

from vnplan.model.clipping import ChromeReason
from vnplan.rules.load import Form, load
from vnplan.text import kept_re as re
from vnplan.text.patterns import alternation, any_pattern
from vnplan.text.quick import required

_LONGEST = 480


class ChromeForm(Form):
    """A form of line and the reason for which it is none of the article's; ``anywhere``: its words need not begin the line."""

    reason: ChromeReason
    anywhere: bool = False


@cache
def _forms() -> tuple[tuple[ChromeReason, re.Pattern[str]], ...]:
    """All forms, each with its reason."""
    return tuple((form.reason, re.compile(form.pattern)) for form in load("page", "chrome", ChromeForm))


@cache
def _hints() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What most lines fit not: the forms that begin a line as one pattern, and the words that the others ask for."""
    forms = load("page", "chrome", ChromeForm)
    # The words of a line stand one blank apart.
    cues = {cue for form in forms if form.anywhere for cue in required(form.pattern.replace(r"\s+", "[ ]"))[0]}
    return any_pattern(form.pattern for form in forms if not form.anywhere), re.compile(alternation(sorted(cues)))


def said(line: str) -> ChromeReason | None:
    """The reason that the words of a line give, where they alone do.

    >>> said("Tin liên quan"), said("Chia sẻ"), said("Sở Tài chính")
    ('related', 'share', None)
    """
    low = " ".join(line.lower().split())
    if not low or len(low) > _LONGEST:
        return None
    begins, holds = _hints()
    if not (begins.fullmatch(low) or holds.search(low)):
        return None
    return next((reason for reason, pattern in _forms() if pattern.fullmatch(low)), None)
