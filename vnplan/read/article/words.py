"""What lines of a page that are none of the article's say: the rows ``[[chrome]]`` of ``page.toml``."""

from functools import cache

from vnplan.model.clipping import ChromeReason
from vnplan.rules.load import Form, load
from vnplan.text import kept_re as re
from vnplan.text.patterns import any_pattern

_LONGEST = 480


class ChromeForm(Form):
    """A form of line and the reason for which it is none of the article's."""

    reason: ChromeReason


@cache
def _forms() -> tuple[re.Pattern[str], tuple[tuple[ChromeReason, re.Pattern[str]], ...]]:
    """All forms in one pattern, which most lines fit not, and each with its reason."""
    forms = load("page", "chrome", ChromeForm)
    return any_pattern(form.pattern for form in forms), tuple((form.reason, re.compile(form.pattern)) for form in forms)


def said(line: str) -> ChromeReason | None:
    """The reason that the words of a line give, where they alone do.

    >>> said("Tin liên quan"), said("Chia sẻ"), said("Sở Tài chính")
    ('related', 'share', None)
    """
    low = " ".join(line.lower().split())
    if not low or len(low) > _LONGEST:
        return None
    any_of, forms = _forms()
    return next((reason for reason, pattern in forms if pattern.fullmatch(low)), None) if any_of.fullmatch(low) else None
