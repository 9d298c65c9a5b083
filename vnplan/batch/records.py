"""One scraped page on its way through a run."""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Literal

from vnplan.batch.job import Fields
from vnplan.errors import BatchError
from vnplan.model.base import Model

Reason = Literal["unreadable", "too_large", "error", "time", "memory", "died"]

# In order of preference; a page as HTML says more than its text.
_USUAL: dict[str, tuple[str, ...]] = {
    "html": ("html", "raw_html", "page_html", "html_content", "content_html"),
    "text": ("text", "content", "body", "article", "maintext", "main_text", "raw_text", "noi_dung"),
    "url": ("url", "link", "source_url", "page_url", "uri", "permalink"),
    "date": ("date", "published", "date_published", "published_at", "publish_date", "pub_date", "crawl_date", "ngay"),
}
_KEPT_BYTES = 4096


class Failure(Model):
    """Why a record could not be converted."""

    reason: Reason
    message: str
    traceback: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A page: where it comes from, what it is, what is known of it.

    ``place`` says where its bytes are (path, number in the file). ``failure`` is set where they could not be read;
    ``content`` then holds what could. ``notes`` are issues of the record itself, as code and message.
    """

    source: str
    content: str | bytes | None
    url: str | None = None
    date: str | None = None
    place: Mapping[str, Any] = field(default_factory=dict)
    failure: Failure | None = None
    notes: tuple[tuple[str, str], ...] = ()

    def excerpt(self) -> dict[str, Any]:
        """The size, the hash and the first bytes, for the quarantine."""
        if self.content is None:
            return {}
        data = self.content.encode("utf-8", "surrogatepass") if isinstance(self.content, str) else self.content
        head = base64.b64encode(data[:_KEPT_BYTES]).decode()
        return {"size": len(data), "sha256": sha256(data).hexdigest(), "first_bytes": head}


def choose_fields(columns: Iterable[str], asked: Fields, where: str) -> Fields:
    """The columns to read: those asked for, else the usual names; HTML before text unless only text was asked for.

    Raises:
        BatchError: a column does not exist, or none of the usual names does.

    >>> choose_fields(["id", "content", "link"], Fields(), "pages.parquet")
    Fields(text='content', html=None, url='link', date=None)
    """
    there = list(columns)
    by_lower = {name.lower(): name for name in reversed(there)}
    found: dict[str, str | None] = {}
    for key, usual in _USUAL.items():
        wanted = getattr(asked, key)
        if wanted is not None and wanted not in there:
            raise BatchError(f"{where}: there is no column “{wanted}” (--{key}-field); there are: {', '.join(there) or 'none'}")
        found[key] = wanted or next((by_lower[name] for name in usual if name in by_lower), None)
    if asked.text and not asked.html:
        found["html"] = None
    if not found["text"] and not found["html"]:
        raise BatchError(f"{where}: which column holds the page? Say --text-field or --html-field; there are: {', '.join(there)}")
    return Fields.model_validate(found)


def record_from_row(row: Mapping[str, Any], fields: Fields, source: str, place: Mapping[str, Any], limit: int) -> Record:
    """The record in a row of a table."""
    found = [row.get(name) for name in (fields.html, fields.text) if name]
    content = next((value for value in found if value), found[0])
    url, date = _word(row, fields.url), _word(row, fields.date)
    if not isinstance(content, str | bytes):
        failure = Failure(reason="unreadable", message=f"the row has no text in “{fields.html or fields.text}”")
        return Record(source, None, url, date, place, failure)
    if len(content) > limit:
        return too_large(source, place, limit)
    return Record(source, content, url, date and date[:10], place)


def too_large(source: str, place: Mapping[str, Any], limit: int) -> Record:
    """A record that is larger than it may be."""
    message = f"the page is larger than {limit:,} bytes; raise --max-bytes to read it"
    return Record(source, None, place=place, failure=Failure(reason="too_large", message=message))


def unreadable(source: str, place: Mapping[str, Any], error: object, content: bytes | None = None) -> Record:
    """A record whose bytes cannot be had."""
    return Record(source, content, place=place, failure=Failure(reason="unreadable", message=str(error)))


def _word(row: Mapping[str, Any], name: str | None) -> str | None:
    value = row.get(name) if name else None
    return None if value in (None, "") else str(value)
