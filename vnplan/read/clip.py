"""A source to a clipping: decoded, told what it is, cut into blocks."""

from collections.abc import Iterator

from vnplan.errors import UnreadableError
from vnplan.model.clipping import Block, Clipping
from vnplan.model.issue import Issue
from vnplan.model.source import Page, Source
from vnplan.read.article.lines import with_said
from vnplan.read.binary import read_binary, recoded_issue
from vnplan.read.counted import RESTYLED
from vnplan.read.decode import INVALID, Decoded, decode, unread
from vnplan.read.files import Readable, check_binary, check_size, check_text, take
from vnplan.read.front_matter import front_matter, metadata, without
from vnplan.read.legacy import detect, recoder
from vnplan.read.list_marks import is_restyled
from vnplan.read.markdown import markdown_blocks
from vnplan.read.mhtml import Mail, read_mail
from vnplan.read.mojibake import is_escaped
from vnplan.read.plain import plain_blocks
from vnplan.read.published import Published, day_of, stamped_day
from vnplan.read.sniff import HTML, MARKDOWN, sniff
from vnplan.text.letters import storable


def clip(
    source: Readable,
    *,
    url: str | None = None,
    published: Published = None,
    name: str | None = None,
    media_type: str | None = None,
) -> Clipping:
    r"""Read a page, a text or Markdown, and cut it into blocks.

    Args:
        source: The text itself (``str``), its bytes, the ``Path`` of a file, or an open file.
        url: Where the page comes from; it counts before what the page says.
        published: The day the page appeared: a date, a datetime, seconds since 1970, or text (ISO 8601, "15/3/2018", RFC
            2822); it counts before what the page says. What is none of these gives an issue.
        name: What to call the source; the path if it is a file.
        media_type: ``text/html``, ``text/markdown`` or ``text/plain``, with or without a charset; otherwise the kind is told
            by the name and the content.

    Raises:
        TypeError: the source is none of these.
        UnreadableError: the file is missing, may not be read, is too large, or is no text. Damaged text gives issues.

    >>> clipping = clip("<h1>Kế hoạch</h1><p>Năm <b>2017</b></p>")
    >>> clipping.source.text, clipping.source.media_type, [block.kind for block in clipping.blocks]
    ('Kế hoạch\nNăm 2017', 'text/html', ['heading', 'paragraph'])
    """
    source, found = take(source)
    name = found if name is None else name
    check_size(len(source), name or "the source")
    kind, _, parameters = (media_type or "").partition(";")
    encoding = None
    day, issues = day_of(published)
    given = Page(url=url, date=day)
    if isinstance(source, bytes):
        read = read_binary(source, name or "the source")
        if read is not None:
            opened = Source(text=read.text, name=name, media_type=read.media_type)
            clipping = _clipping(opened, given, read.blocks, (*issues, *read.issues))
            return clipping._replace(recognised=read.recognised, sure=read.sure)
        mail = read_mail(source)
        if mail is not None:
            issues = (*issues, *_attached(mail, name or "the source"))
            source, said = mail.page or (source, media_type or "")
            kind, _, parameters = said.partition(";")
        decoded = _decoded(source, name or "the source", _charset(parameters))
        encoding = decoded.encoding
    else:
        decoded = Decoded(_whole(source), "")
    kind = kind.strip().lower() or sniff(decoded.text, name)
    if kind in (HTML, "application/xhtml+xml"):
        return _page(decoded._replace(issues=(*issues, *decoded.issues)), encoding, name, given)
    text, recoded = (decoded.text, decoded.issues) if kind == MARKDOWN and is_escaped(decoded.text) else _recoded(decoded)
    head = front_matter(text)
    body = without(text, head) if head else text
    blocks = with_said(text, markdown_blocks(body) if kind == MARKDOWN else plain_blocks(body))
    if is_restyled(blocks):
        recoded = (*recoded, RESTYLED)
    made = Source(text=text, name=name, media_type=kind, encoding=encoding)
    page = _given(head.page, given) if head else given
    if page.date is None and (stamped := stamped_day(text, blocks, alone=kind != MARKDOWN)):
        page = page.model_copy(update={"date": stamped})
    return _clipping(made, page, [*(metadata(text, head) if head else ()), *blocks], (*issues, *recoded))


def _given(said: Page, given: Page) -> Page:
    """What a page says of itself, where the caller does not say it."""
    return said.model_copy(update={key: value for key, value in given if value is not None})


def _attached(mail: Mail, name: str) -> Iterator[Issue]:
    """What is attached to a mail, each a document of its own.

    Raises:
        UnreadableError: the mail is nothing but what is attached to it.
    """
    names = [attached for attached, _ in mail.attached]
    if names and mail.page is None:
        raise UnreadableError(f"{name}: this mail has no text, only attachments ({', '.join(names)}); `vnplan batch` reads them")
    for attached in names:
        message = f"“{attached}” is attached: a document of its own, which `vnplan batch` reads"
        yield Issue(code="mail.attached", message=message)


def _whole(text: str) -> str:
    """A text whose halves of surrogate pairs stand alone, with U+FFFD for each: no file could hold it."""
    try:
        text.encode("utf-16")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _decoded(data: bytes, name: str, charset: str | None) -> Decoded:
    """The text of bytes that are text."""
    check_text(data, name)
    decoded = decode(data, charset)
    if not decoded.encoding.startswith(("utf-16", "utf-32")):
        check_binary(data, name)
    return decoded


def _charset(parameters: str) -> str | None:
    """The charset of a media type."""
    for parameter in parameters.split(";"):
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def _recoded(decoded: Decoded) -> tuple[str, tuple[Issue, ...]]:
    """The text, recoded where an earlier reader took Vietnamese in a legacy encoding for Latin letters."""
    legacy = detect(decoded.text)
    if legacy is None:
        return decoded.text, decoded.issues
    return recoder(legacy)(decoded.text), (*decoded.issues, recoded_issue(legacy))


def _page(decoded: Decoded, encoding: str | None, name: str | None, given: Page) -> Clipping:
    """The clipping of a web page."""
    # lxml is loaded where a page is read, not where a text is.
    from vnplan.read.article import with_chrome
    from vnplan.read.html import html_blocks
    from vnplan.read.meta import read_meta
    from vnplan.read.parsing import parse_html
    from vnplan.read.relisted import restyle

    issues = list(decoded.issues)
    root, deep = parse_html(decoded.text)
    if deep:
        issues.append(Issue(code="html.deep", message="The page is nested deeper than any browser shows; it was flattened."))
    text = ""
    blocks: list[Block] = []
    page = Page()
    if root is not None:
        if restyle(root):
            issues.append(RESTYLED)
        text, blocks = html_blocks(root)
        legacy = detect(text)
        if legacy is not None:
            text, blocks = html_blocks(root, recoder(legacy))
            issues.append(recoded_issue(legacy))
        page = read_meta(root)
        blocks = with_chrome(text, blocks, page.title)
        if page.date is None:
            page = page.model_copy(update={"date": stamped_day(text, blocks)})
    page = _given(page, given)
    made = Source(text=text, name=name, media_type=HTML, encoding=encoding)
    return _clipping(made, page, blocks, tuple(issues))


def _clipping(source: Source, page: Page, blocks: list[Block], issues: tuple[Issue, ...]) -> Clipping:
    """The clipping, with an issue if there is nothing in it; what could not be decoded is shown in the text that was made.

    Names and what the page says of itself hold no character that no file could.
    """
    said = {key: storable(value) for key, value in page if isinstance(value, str) and storable(value) != value}
    page = page.model_copy(update=said) if said else page
    if source.name is not None and storable(source.name) != source.name:
        source = source.model_copy(update={"name": storable(source.name)})
    issues = tuple(one.model_copy(update={"spans": unread(source.text)}) if one.code == INVALID else one for one in issues)
    if not blocks:
        issues = (*issues, Issue(code="source.empty", message="The source holds no text."))
    return Clipping(source, page, tuple(blocks), issues)
