"""Text that cannot do anything to a page but be read."""

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Any

from vnplan.model.base import Span
from vnplan.model.day import whole_day
from vnplan.text import kept_re as re

# Control characters, marks that turn the direction of text (Trojan Source, CVE-2021-42574), halves of surrogate pairs.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    r"""Text with what nobody sees but browsers obey written out.

    >>> visible("a\u202eb")
    'a⟨U+202E⟩b'
    """
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text) if _UNSEEN.search(text) else text


def shown(value: Any) -> Any:  # noqa: ANN401 - what a template prints
    """What a template prints: strings made visible, all else (and markup that is ours) as it is."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def html(text: str) -> str:
    """Text made visible and escaped, for an element or an attribute.

    >>> html("<b>")
    '&lt;b&gt;'
    """
    return escape(visible(text))


def spans(found: Iterable[Span]) -> str:
    """Ranges of the source as the page writes them.

    >>> spans((Span(0, 4), Span(9, 12)))
    '0-4,9-12'
    """
    return ",".join(f"{start}-{end}" for start, end in found)


def day(value: date | str | None) -> str:
    """A date as people write it; what is no whole date as it stands.

    >>> day("2017-04-17"), day("2017-04"), day(None)
    ('17/04/2017', '2017-04', '')
    """
    found = whole_day(value) if isinstance(value, str) else value
    return found.strftime("%d/%m/%Y") if found else str(value or "")


def short(text: str, most: int) -> str:
    """The beginning of a text, cut with "…" where it is longer.

    >>> short("Kế hoạch hành động", 9)
    'Kế hoạch…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def web(url: str | None) -> str | None:
    """An address that a link may lead to: of the web, or none.

    >>> web("https://example.org/a"), web("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    return url if url and re.match(r"https?://[^\s/]", url, re.IGNORECASE) else None
