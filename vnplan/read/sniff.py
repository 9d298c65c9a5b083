"""What kind of text a text is."""

from pathlib import PurePath

from vnplan.text import kept_re as re
from vnplan.text.quick import holds

HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"

_BY_SUFFIX = {".html": HTML, ".htm": HTML, ".xhtml": HTML, ".aspx": HTML, ".php": HTML, ".md": MARKDOWN, ".markdown": MARKDOWN}
_PAGE = re.compile(
    r"\s*(?:<!--(?:(?!-->).){0,2000}-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ELEMENT = re.compile(
    r"</?(?:p|div|span|table|tr|td|th|br|h[1-6]|ul|ol|li|a|b|strong|i|em|font|article|section|center|img|meta)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BLOCK_ELEMENT = re.compile(r"<(?:p|div|table|h[1-6]|ul|ol|article|section|body|center)(?:\s[^<>]*)?>", re.IGNORECASE)
_MARKS = re.compile(
    r"\*\*[^\s*()][^*\n]*|^#{1,6}[ \t]+\S|^\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*$|\]\(https?://"
    r"|^_{1,2}[^\s_][^_\n]{2,300}(?<=[^\s_])_{1,2}(?![\w_])",
    re.MULTILINE,
)
# Each of them holds one of these.
_MARKING = ("**", "#", "---", "](http", "_")
_TABLE = re.compile(r"<table\b(?:(?!</table>).)*</table>", re.IGNORECASE | re.DOTALL)
_HEAD = 100_000


def sniff(text: str, name: str | None = None) -> str:
    """The media type of a text, by its content and the suffix of its name.

    >>> sniff("<p>Kế hoạch</p>"), sniff("**Kế hoạch**"), sniff("Kế hoạch"), sniff("", "a.md")
    ('text/html', 'text/markdown', 'text/plain', 'text/markdown')
    """
    suffix = PurePath(name).suffix.lower() if name else ""
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    head = text[:_HEAD]
    if "<" in head:
        if _PAGE.match(head):
            return HTML
        elements = len(_ELEMENT.findall(head))
        if _BLOCK_ELEMENT.search(head) and elements * 400 > len(head) and not _is_around_tables(head):
            return HTML
    return MARKDOWN if holds(head, _MARKING) and _MARKS.search(head) else PLAIN


def _is_around_tables(text: str) -> bool:
    """True if a text is Markdown in which tables alone are written as HTML."""
    rest = _TABLE.sub("", text)
    return rest != text and _MARKS.search(rest) is not None and _BLOCK_ELEMENT.search(rest) is None
