"""A page to blocks of visible text, as a browser would set it apart, without recursion."""

from typing import Any

from lxml import etree

from vnplan.model.clipping import Block, BlockKind
from vnplan.read.drafts import Draft, DraftCell, DraftTable, extend
from vnplan.read.frames import Frame, inside, outermost
from vnplan.read.legacy import Recoder
from vnplan.read.lists import ListState, open_list, writes_own
from vnplan.read.tags import (
    BLOCKS,
    CELLS,
    DROPPED,
    LISTS,
    is_hidden,
    span_of,
)
from vnplan.text import kept_re as re
from vnplan.text.letters import is_blank

_SPACES = re.compile(r"[ \t\n\r\f]+")
_ODD_SPACES = re.compile(r"[\t\n\r\f]|  ")
_BREAKS = re.compile(r"\r\n?")
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9_-]*$")
# Names that most elements have: they are plain.
_USUAL_NAMES = frozenset(
    ("p", "div", "span", "td", "tr", "table", "tbody", "li", "ul", "ol", "br", "a", "b", "strong", "i", "em")
)
# An absolute path to a block nested deeper would be longer than the block.
_DEEPEST_PATH = 64
# So much of a block's beginning is remembered: more than any marker.
_HEAD = 12
# A term of a list of definitions that is longer is no label.
_LONGEST_TERM = 60
_DESCRIBES = ("dd", "p")


def html_blocks(root: etree._Element, recode: Recoder | None = None) -> tuple[str, list[Block]]:
    r"""The visible text of a page, and its blocks in order.

    ``recode`` is applied to all text; text in a font of a legacy encoding (.VnTime, VNI-Times) is recoded by its font.

    >>> text, blocks = html_blocks(etree.HTML("<h1>Kế hoạch</h1><p>Số <b>58</b>/KH-UBND<br>Năm 2017"))
    >>> text, [(block.kind, block.xpath) for block in blocks]
    ('Kế hoạch\nSố 58/KH-UBND\nNăm 2017', [('heading', '/html[1]/body[1]/h1[1]'), ('paragraph', '/html[1]/body[1]/p[1]')])
    """
    walk = _Walk(recode)
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if not walk.start(element):
                walker.skip_subtree()
        else:
            walk.end(element)
    return walk.finish()


class _Walk:
    """A walk through a page: the text so far, the block that is open, the tables that are open."""

    def __init__(self, recode: Recoder | None) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._frames = [outermost(recode)]
        self._path: list[str] = []
        self._counts: list[dict[str, int]] = [{}]
        self._draft: Draft | None = None
        self._space = False
        self._line_breaks = 0
        self._items: list[Draft | DraftTable] = []
        self._outer: list[list[Draft | DraftTable]] = []
        self._tables: list[DraftTable] = []
        self._lists: list[ListState] = []
        self._marker = ""
        self._term = False

    def start(self, element: Any) -> bool:  # noqa: ANN401 - lxml's element
        """Enter an element; whether to go into it."""
        tag = element.tag
        counts = self._counts[-1]
        counts[tag] = index = counts.get(tag, 0) + 1
        self._path.append(f"{tag}[{index}]" if tag in _USUAL_NAMES or _PLAIN_NAME.match(tag) else f"*[name()='{tag}'][{index}]")
        self._counts.append({})
        frame = self._frames[-1]
        said = dict(element.items())
        if tag in DROPPED or is_hidden(said):
            self._frames.append(frame._replace(tag=tag))
            return False
        if tag == "br":
            self._line_breaks += 1
            self._space = False
            self._frames.append(frame._replace(tag=tag))
            return True
        self._frames.append(inside(frame, said, tag, len(self._path)))
        if tag in BLOCKS:
            self._open_block(element, tag)
        if element.text:
            self._text(element.text)
        return True

    def _open_block(self, element: Any, tag: str) -> None:  # noqa: ANN401 - lxml's element
        """The beginning of an element that stands apart; what describes a term goes on its line."""
        if self._term and tag in _DESCRIBES:
            return
        self._close_draft()
        if tag == "table":
            self._tables.append(DraftTable(self._xpath(), self._frames[-1].region))
            self._outer.append(self._items)
            self._items = []
        elif tag == "tr" and self._tables:
            self._loose()
            self._tables[-1].rows.append([])
        elif tag in CELLS and self._tables:
            self._loose()
        elif tag in LISTS:
            self._lists.append(open_list(element, tag, sum(1 for one in self._lists if one.drawn and one.drawn in "-+")))
        elif tag == "li" and self._lists and self._frames[-1].region is None:
            self._marker = self._lists[-1].marker(element)

    def end(self, element: Any) -> None:  # noqa: ANN401 - lxml's element
        """Leave an element."""
        tag = element.tag
        if tag == "dt" and self._ends_term(element):
            self._term = self._space = True
        elif self._frames[-1].tag != "br" and tag in BLOCKS and tag not in DROPPED:
            self._close_draft()
            if tag in CELLS and self._tables:
                self._end_cell(element, tag)
            elif tag == "table" and self._tables:
                self._end_table()
            elif tag in LISTS and self._lists:
                self._lists.pop()
            elif tag == "li":
                self._marker = ""
        self._frames.pop()
        self._path.pop()
        self._counts.pop()
        if element.tail:
            self._text(element.tail)

    def _ends_term(self, element: Any) -> bool:  # noqa: ANN401 - lxml's element
        """True if a term is a label, and what describes it begins behind it: a colon parts them, as in any other label."""
        behind, draft = element.getnext(), self._draft
        if behind is None or behind.tag != "dd" or draft is None or draft.links or self._line_breaks:
            return False
        inline = (behind.text or "").strip() or (len(behind) and (behind[0].tag == "p" or behind[0].tag not in BLOCKS))
        if self._length - draft.start > _LONGEST_TERM or not inline:
            return False
        if not self._parts[-1].endswith((":", ".")):
            self._write(":")
        return True

    def _loose(self) -> None:
        """What stands in a table but in no cell becomes a row of its own."""
        if self._items:
            self._tables[-1].rows.append([DraftCell(self._items)])
            self._items = []

    def _end_cell(self, element: Any, tag: str) -> None:  # noqa: ANN401 - lxml's element
        """The end of a cell."""
        header = tag == "th" or any(frame.tag == "thead" for frame in self._frames[-4:])
        cell = DraftCell(self._items, span_of(element.get("colspan")), span_of(element.get("rowspan")), header)
        self._items = []
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append(cell)

    def _end_table(self) -> None:
        """The end of a table: one that only arranges the page leaves what it holds."""
        self._loose()
        table = self._tables.pop()
        self._items = self._outer.pop()
        if table.is_layout():
            self._items += table.items
        elif table.items:
            self._items.append(table)

    def _text(self, data: str) -> None:
        """Text of the page."""
        frame = self._frames[-1]
        if frame.tag in DROPPED:
            return
        if frame.recode is not None:
            data = frame.recode(data)
        if frame.pre:
            self._verbatim(_BREAKS.sub("\n", data), frame)
            return
        if _ODD_SPACES.search(data):
            data = _SPACES.sub(" ", data)
        body = data.strip()
        if not body or (not body[0].isalnum() and is_blank(body)):
            self._space = True
            return
        if data[0] != body[0]:
            self._space = True
        self._before(frame)
        self._append(body, frame)
        self._space = data[-1] != body[-1]

    def _verbatim(self, data: str, frame: Frame) -> None:
        """Text whose line breaks are those of the page."""
        if self._draft is None and is_blank(data):
            return
        if self._draft is None:
            data = data.lstrip("\n")
            self._new_draft(frame, verbatim=True)
        elif self._line_breaks:
            self._write("\n" * min(self._line_breaks, 2))
        self._line_breaks = 0
        self._append(data, frame)

    def _before(self, frame: Frame) -> None:
        """What parts the text that follows from the text so far."""
        if self._draft is not None and self._line_breaks > 1:
            self._close_draft()
        if self._draft is None:
            self._new_draft(frame)
        elif self._line_breaks:
            self._write("\n")
        elif self._space:
            self._write(" ")
        self._line_breaks = 0

    def _new_draft(self, frame: Frame, *, verbatim: bool = False) -> None:
        if self._length:
            self._write("\n")
        kind: BlockKind = "verbatim" if verbatim else frame.kind
        self._draft = Draft(kind, self._length, self._length, frame.level, self._xpath(), frame.region, verbatim)
        self._line_breaks = 0

    def _append(self, body: str, frame: Frame) -> None:
        """Add text to the open block."""
        draft = self._draft
        if draft is None:
            return
        start = self._length
        self._term = False
        if self._marker:
            self._write_marker(body)
        if len(draft.head) < _HEAD:
            draft.head += body[:_HEAD]
        self._write(body)
        if frame.link:
            draft.links += len(body)
        if frame.bold:
            extend(draft.bold, start, self._length)
        if frame.italic:
            extend(draft.italic, start, self._length)

    def _write_marker(self, body: str) -> None:
        """What the page draws before an item that begins with ``body``; nothing before a marker of its own, or a link."""
        linked = self._marker in "-+" and any(frame.tag == "a" for frame in self._frames[-3:])
        if not linked and not writes_own(body):
            self._write(f"{self._marker} ")
        self._marker = ""

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _close_draft(self) -> None:
        """The end of the open block, if any."""
        draft = self._draft
        self._space = self._term = False
        self._line_breaks = 0
        if draft is None:
            return
        draft.end = self._length
        self._draft = None
        self._items.append(draft)
        region = draft.region
        while region is not None:
            region.size += draft.end - draft.start
            region = region.parent

    def _xpath(self) -> str | None:
        """The path of the innermost element that stands apart."""
        depth = self._frames[-1].depth
        return "/" + "/".join(self._path[:depth]) if 0 < depth <= _DEEPEST_PATH else None

    def finish(self) -> tuple[str, list[Block]]:
        """The text and its blocks."""
        self._close_draft()
        while self._tables:
            self._end_table()
        text = "".join(self._parts)
        total = len(text)
        return text, [block for item in self._items for block in item.finished(text, total)]
