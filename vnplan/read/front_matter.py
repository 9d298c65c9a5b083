"""What a text says of itself at its head: the front matter of site builders and scrapers, the header lines of readers."""

from collections.abc import Iterator
from typing import NamedTuple

from vnplan.model.clipping import Block
from vnplan.model.source import Page
from vnplan.read.published import read_day
from vnplan.text import kept_re as re

# The keys of each field, the surest first.
_KEYS = {
    "title": ("title",),
    "date": ("date", "published", "publishdate", "published_time", "published time", "pubdate", "lastmod"),
    "url": ("url", "url source", "source", "source_url", "link", "permalink"),
    "site": ("sitename", "site", "site_name"),
    "author": ("author", "authors"),
}
# Between two lines of dashes or pluses: keys with values, lists below a key, what is indented.
_FENCED = re.compile(r"\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<inside>(?:(?!---|\+\+\+).{0,2000}\n){1,80}?)(?P=fence)[ \t]*(?:\n|$)")
_INSIDE = re.compile(r"[ \t]*(?:[\w-]{1,40}[ \t]*[:=].*|-[ \t].*|[ \t].*|[\]}],?|#.*)?")
# The lines with which readers of pages for language models open what they make of one.
_HEADED = re.compile(
    r"\s*Title:[^\n]*\n(?:\s*(?:URL Source|Published Time|Number of Pages):[^\n]*\n)+(?:\s*Markdown Content:[ \t]*\n?)?"
)
_PAIR = re.compile(r"^[ \t]*(?P<key>[A-Za-z][\w -]{1,30}?)[ \t]*[:=][ \t]*(?P<value>\S.*?)[ \t]*$", re.MULTILINE)
_LINE = re.compile(r"[^\s].*\S|\S")
_QUOTES = "\"'[] "


class FrontMatter(NamedTuple):
    """What a text says of itself, and where its own words begin."""

    page: Page
    end: int


def front_matter(text: str) -> FrontMatter | None:
    r"""The front matter of a text; ``None`` where it has none, or one that says nothing of the page.

    >>> found = front_matter('---\ntitle: "Tiêm phòng dại"\ndate: 2025-09-27T16:40:00+07:00\n---\nUBND xã ...')
    >>> found.page.title, str(found.page.date), found.end
    ('Tiêm phòng dại', '2025-09-27', 64)
    >>> front_matter("---\nKẾ HOẠCH\n---\n") is None
    True
    """
    found = _FENCED.match(text)
    if found and not all(_INSIDE.fullmatch(line) for line in found["inside"].splitlines()):
        return None
    found = found or _HEADED.match(text)
    if found is None:
        return None
    said: dict[str, str] = {}
    for pair in _PAIR.finditer(found[0]):
        said.setdefault(pair["key"].lower(), pair["value"].strip(_QUOTES))
    values = {field: next((said[key] for key in keys if said.get(key)), None) for field, keys in _KEYS.items()}
    day = read_day(values["date"] or "")
    url = values["url"] if (values["url"] or "").startswith(("http://", "https://")) else None
    if not (values["title"] or day or url):
        return None
    return FrontMatter(Page(title=values["title"], date=day, url=url, site=values["site"], author=values["author"]), found.end())


def without(text: str, found: FrontMatter) -> str:
    """The text with blanks in place of its front matter: what stands behind it keeps its place."""
    return re.sub(r"[^\n]", " ", text[: found.end]) + text[found.end :]


def metadata(text: str, found: FrontMatter) -> Iterator[Block]:
    """The lines of the front matter, which belong to no article."""
    for line in _LINE.finditer(text, 0, found.end):
        yield Block("paragraph", line.start(), line.end(), chrome="metadata")
