"""The lists of a page as the office program had them: what a converter did not write is put back as attributes."""

from collections.abc import Iterator
from typing import Any

from vnplan.read.counted import Item, numerals
from vnplan.read.lists import writes_own
from vnplan.read.tags import CELLS, HEADINGS, LISTS
from vnplan.text import kept_re as re

_STYLED = re.compile(r"list-style", re.IGNORECASE)
_BEGINNING = 60
_LINES = frozenset(("p", *HEADINGS))


def restyle(root: Any) -> bool:  # noqa: ANN401 - lxml's element
    """Set the numbers of the lists of a page where a converter dropped them; true if their styles are told by their depth."""
    ordered = list(root.iter("ol"))
    if len(ordered) < 2:
        return False
    if any(one.getparent() is not None and one.getparent().tag == "ol" for one in ordered):
        _go_on(root)
    if any(one.get("type") or one.get("start") or _STYLED.search(one.get("style") or "") for one in ordered):
        return False
    elements = list(_elements(root))
    parts = [_item(one) if one.tag == "li" else _beginning(one) for one in elements]
    if any(one.get("value") or writes_own(_beginning(one)) for one in elements if one.tag == "li"):
        return False
    found = numerals(parts)
    for element, drawn in zip(elements, found or (), strict=False):
        if drawn:
            element.set("type", drawn.style)
            element.set("value", str(drawn.value))
    return found is not None


def _go_on(root: Any) -> None:  # noqa: ANN401 - as above
    """LibreOffice sets lists right in lists, and writes the first number of those that begin anew: the others go on."""
    last: dict[int, int] = {}
    for element in root.iter("li"):
        around = element.getparent()
        if around is None or around.tag != "ol":
            continue
        depth = _depth(element)
        value = element.get("value") or (around.get("start") if around[0] is element else None)
        if value is None and around[0] is element and depth and around.getparent().tag == "ol" and depth in last:
            value = str(last[depth] + 1)
            element.set("value", value)
        number = int(value) if value and value.isdecimal() else last.get(depth, 0) + 1
        last = {deep: count for deep, count in last.items() if deep < depth} | {depth: number}


def _elements(root: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """The items of the lists of a page that have text of their own, and the paragraphs outside of lists and tables, in order."""
    for element in root.iter("li", *_LINES):
        if element.tag == "li":
            if not (len(element) and element[0].tag in LISTS and not (element.text or "").strip()):
                yield element
        elif not any(above.tag in CELLS or above.tag in LISTS for above in element.iterancestors()):
            yield element


def _depth(element: Any) -> int:  # noqa: ANN401 - as above
    """How many lists stand around the list of an element; less than 0 outside of lists."""
    return sum(1 for above in element.iterancestors() if above.tag in LISTS) - 1


def _item(element: Any) -> Item:  # noqa: ANN401 - as above
    around = element.getparent()
    numbered = around is not None and around.tag == "ol"
    opens = around is None or around[0] is element
    place = 1 if opens or not numbered else 2
    return Item(_depth(element), place if numbered else 0, ".", _beginning(element), opens)


def _beginning(element: Any) -> str:  # noqa: ANN401 - as above
    """How the text of an element begins."""
    out = ""
    for text in element.itertext():
        out += text
        if len(out) > _BEGINNING or (out.strip() and element.tag == "li"):
            break
    return " ".join(out.split())
