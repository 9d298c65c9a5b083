"""A page to an element tree, whatever its state: broken markup is repaired, nesting beyond reason is flattened."""

from lxml import etree

from vnplan.read.tags import words
from vnplan.text import kept_re as re

# libxml2 gives up at 256 levels, or at 2,048 when told to expect much; what is nested deeper is flattened to this.
_DEEPEST = 200
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,40})(?P<rest>[^<>]*)>")
# Elements that have no end, or whose end is usually left out, do not count as a level.
_FLAT = words(
    "area base br col embed hr img input link meta param source track wbr p li td th tr dd dt option html head body"
    " thead tbody tfoot"
)
_BLOCKS = words("div section article main ul ol dl table blockquote form center fieldset nav aside header footer")
_NOT_XML = re.compile("[\x00\ufffe\uffff]")


def parse_html(page: str) -> tuple[etree._Element | None, bool]:
    """The root element of a page, and whether it was nested so deeply that it was flattened; ``None`` for an empty page."""
    root, deep = _parsed(page)
    if not deep:
        return root, False
    root, _ = _parsed(_flattened(page))
    return root, True


def _parsed(page: str) -> tuple[etree._Element | None, bool]:
    """One try, and whether the parser gave up for depth."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, recover=True, remove_comments=True, remove_pis=True
    )
    data = _NOT_XML.sub("\ufffd", page).encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    deep = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return root, deep


def _flattened(page: str) -> str:
    """The page without the tags that open deeper levels; where such a tag parts text, it is parted still."""
    out: list[str] = []
    depth = at = 0
    dropped: dict[str, int] = {}
    for match in _TAG.finditer(page):
        name = match["name"].lower()
        if name in _FLAT or match["rest"].endswith("/"):
            continue
        new = None
        if match["close"]:
            if dropped.get(name):
                dropped[name] -= 1
                new = "<br><br>" if name in _BLOCKS else ""
            else:
                depth = max(0, depth - 1)
        elif depth >= _DEEPEST:
            dropped[name] = dropped.get(name, 0) + 1
            new = "<br><br>" if name in _BLOCKS else ""
        else:
            depth += 1
        if new is not None:
            out += (page[at : match.start()], new)
            at = match.end()
    return "".join([*out, page[at:]])
