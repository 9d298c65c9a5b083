"""The text as it was read: every offset of every result points into it."""

import datetime as dt
from typing import Literal

from vnplan.model.base import Model

PageType = Literal["document", "report", "none"]


class Source(Model):
    """What was read, untouched.

    ``text`` is the decoded text of a text file or of Markdown, or the visible text of a page. ``name`` is the path or
    the name that the caller gave; ``encoding`` is the one the bytes were read with, ``None`` for a ``str``.
    """

    text: str
    name: str | None = None
    media_type: str = "text/plain"
    encoding: str | None = None


class Page(Model):
    """What a page is, and what it says of itself in its metadata; ``None`` where it does not say.

    ``type`` is ``document`` where it reprints one, whole or for the most part, ``report`` where it tells about one or
    several, else ``none``.
    """

    title: str | None = None
    date: dt.date | None = None
    url: str | None = None
    site: str | None = None
    author: str | None = None
    type: PageType = "none"
