"""What holds inside an element of a page: whether it is bold, a heading, a list item, chrome, in which encoding."""

from typing import NamedTuple

from vnplan.model.clipping import BlockKind
from vnplan.read.drafts import Region
from vnplan.read.legacy import Recoder
from vnplan.read.tags import (
    BLOCKS,
    BOLD,
    CELLS,
    HEADINGS,
    ITALIC,
    LISTS,
    PRE,
    Attributes,
    bold_of,
    font_recoder,
    is_chrome,
    is_main,
    italic_of,
    keeps_breaks,
)


class Frame(NamedTuple):
    """What holds inside an element."""

    tag: str
    kind: BlockKind
    level: int | None
    bold: bool
    italic: bool
    pre: bool
    region: Region | None
    article: bool
    lists: int
    depth: int
    recode: Recoder | None
    link: bool = False


def outermost(recode: Recoder | None) -> Frame:
    """What holds in a page before any element says otherwise."""
    return Frame(
        "", "paragraph", None, bold=False, italic=False, pre=False, region=None, article=False, lists=0, depth=0, recode=recode
    )


def inside(frame: Frame, said: Attributes, tag: str, deep: int) -> Frame:
    """What holds inside an element, by what holds around it; ``deep`` is how deep it stands in the page."""
    style = said.get("style")
    if style is None:
        bold, italic, pre = frame.bold or tag in BOLD, frame.italic or tag in ITALIC, frame.pre or tag in PRE
    else:
        bold, italic = bold_of(tag, style, bold=frame.bold), italic_of(tag, style, italic=frame.italic)
        pre = frame.pre or keeps_breaks(tag, style)
    kind, level, lists, region, depth = frame.kind, frame.level, frame.lists, frame.region, frame.depth
    article = frame.article or is_main(said, tag)
    if tag in BLOCKS or tag == "span":
        if is_chrome(said, tag, in_article=article):
            region = Region(region)
        depth = deep if tag in BLOCKS else depth
    recode = frame.recode or (font_recoder(said, tag, style) if said else None)
    if tag in HEADINGS:
        kind, level = "heading", HEADINGS[tag]
    elif tag in LISTS:
        lists += 1
    elif tag == "li":
        kind, level = "list_item", max(1, lists)
    elif tag in CELLS:
        kind, level, lists = "paragraph", None, 0
    link = frame.link or (tag == "a" and "href" in said)
    return Frame(tag, kind, level, bold, italic, pre, region, article, lists, depth, recode, link)
