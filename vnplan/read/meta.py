"""What a page says of itself: title, day, address, site, author, from its metadata."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree

from vnplan.model.source import Page
from vnplan.read.published import read_day
from vnplan.text import kept_re as re

_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "published_time",
    "article.published",
    "date",
)
_SITES = ("og:site_name", "application-name", "copyright")
_AUTHORS = ("author", "article:author", "dc.creator", "creator")
_URLS = ("og:url", "twitter:url")
_BYLINE = etree.XPath("(//*[@rel='author' or @itemprop='author' or @class='author' or @class='byline'])[1]")
_LONGEST_NAME = 80
_HOST = re.compile(r"\w\.(?:vn|com|net|org|info)\b", re.IGNORECASE)
_SITE_FOLLOWS = re.compile(r"\s*[-|–—»:]\s|$")
_MOST_JSON = 500_000
_MOST_NODES = 2000
_ARTICLES = ("NewsArticle", "Article", "Report", "WebPage", "BlogPosting", "GovernmentService", "Legislation")


def read_meta(root: etree._Element) -> Page:
    """The metadata of a page: meta elements, JSON-LD, the first ``time``, the canonical link, the title.

    >>> read_meta(etree.HTML('<title>Kế hoạch</title><meta property="article:published_time" content="2017-04-18T07:00">'))
    Page(title='Kế hoạch', date=datetime.date(2017, 4, 18), url=None, site=None, author=None, type='none')
    """
    said = _meta(root)
    linked = _linked(root)

    def first(names: tuple[str, ...]) -> str | None:
        return next((said[name] for name in names if said.get(name)), None)

    dates = (said[name] for name in _DATES if name in said)
    day = next(filter(None, map(read_day, dates)), None) or read_day(linked.get("datePublished", "")) or _time(root)
    site = first(_SITES[:2]) or linked.get("publisher")
    return Page(
        title=first(_TITLES) or linked.get("headline") or _title(root),
        date=day,
        url=_canonical(root) or first(_URLS),
        site=site,
        author=_person(first(_AUTHORS), site) or _person(linked.get("author"), site) or _person(_byline(root), site),
    )


def _meta(root: etree._Element) -> dict[str, str]:
    """What the meta elements say, by name in lower case; the first of a name counts."""
    said: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = _line(element.get("content"))
        if name and content:
            said.setdefault(str(name).lower(), content)
    return said


def _linked(root: etree._Element) -> dict[str, str]:
    """What JSON-LD says of the article."""
    out: dict[str, str] = {}
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > _MOST_JSON:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                for key in ("headline", "datePublished", "publisher", "author"):
                    value = _name(node.get(key))
                    if value:
                        out.setdefault(key, value)
    return out


def _nodes(data: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - whatever JSON holds
    """The objects of JSON-LD, outermost first, as many as a page can need."""
    queue = [data]
    for _ in range(_MOST_NODES):
        if not queue:
            return
        node = queue.pop(0)
        if isinstance(node, dict):
            yield node
            queue += [value for value in node.values() if isinstance(value, dict | list)]
        elif isinstance(node, list):
            queue += node


def _name(value: Any) -> str | None:  # noqa: ANN401 - whatever JSON holds
    """A value, or the name of an object, or of the first of several."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return _line(value) if isinstance(value, str) else None


def _time(root: etree._Element) -> date | None:
    """The day of the first ``time`` element that names one."""
    for element in root.iter("time"):
        found = read_day(element.get("datetime") or "") or read_day("".join(element.itertext())[:200])
        if found:
            return found
    return None


def _canonical(root: etree._Element) -> str | None:
    """The address that the page calls its own."""
    for element in root.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            return _line(element.get("href"))
    return None


def _title(root: etree._Element) -> str | None:
    """The title of the page without the name of the site, as its first heading repeats it; or else that heading."""
    title, heading = (
        next(filter(None, (_line("".join(element.itertext())) for element in root.iter(tag))), None) for tag in ("title", "h1")
    )
    if title and heading and title.startswith(heading) and _SITE_FOLLOWS.match(title, len(heading)):
        return heading
    return title or heading


def _byline(root: etree._Element) -> str | None:
    """Who the page says wrote it, beside its text."""
    found = _BYLINE(root)
    name = _line("".join(found[0].itertext())) if isinstance(found, list) and found else None
    return name if name and len(name) <= _LONGEST_NAME else None


def _person(name: str | None, site: str | None = None) -> str | None:
    """The name of who wrote the page; an address, the name of the site or of its maker is none.

    >>> _person("Lê An"), _person("https://bao.vn/le-an"), _person("bao.vn"), _person("Báo A", "Báo A")
    ('Lê An', None, None, None)
    """
    if name is None or name.startswith(("http:", "https:")) or _HOST.search(name):
        return None
    return None if site and _plain(name) == _plain(site) else name


def _plain(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())


def _line(value: str | None) -> str | None:
    """A value on one line; ``None`` where nothing is left."""
    return " ".join(value.split()) or None if value else None
