"""One walk over a document: every leaf that can say something, where it stands, what heads it, what its section is about."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vnplan.model.base import Span, Text
from vnplan.model.block import Bullet, Division, Paragraph
from vnplan.model.citation import Citation
from vnplan.model.document import Document
from vnplan.model.leaves import Leaf, introduces, mapped, standing
from vnplan.model.mapped import MappedText
from vnplan.model.part import Annex
from vnplan.text.joined import Joined
from vnplan.text.lazy import Lazy, with_room
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.fields import Role, heading_field, line_label
from vnplan.vocab.numbers.forms import parse_number
from vnplan.vocab.orders import forms
from vnplan.vocab.sections import Section, describes_jobs, section_of, sets_out_work_too, tells_duty

# Documents whose duties stand in sections of duties, whatever their other sections are called.
# What stands at the edges of words and is none of them.
EDGES = " \t\n.;,:/"
# Nodes that have an id of their own as a place: all of them, and those that stand in no division.
_DIVISIONS, _PLACELESS = (Division, Annex), (Paragraph, Bullet)
# No heading of a part is longer.
_SHORT = 120
_LAWS = frozenset(
    {"law", "decree", "circular", "joint_circular", "ordinance", "constitution", "regulation", "rules", "consolidated"}
)
_LAWS_BY_NUMBER = frozenset({"decision", "resolution", "directive"})


class Whole:
    """What the header of a document says of every passage, read once, and the texts of all passages as one.

    ``cited`` is what was found to be cited in texts of passages, which others ask for as well.
    """

    def __init__(self, document: Document, texts: Sequence[str]) -> None:
        number, title = document.header.number, document.header.title
        parts = parse_number(number.value) if number else None
        # A decision or resolution that makes law has the year in its number: "12/2025/QĐ-UBND".
        self.numbered_by_year = parts is not None and parts.year is not None
        self.describes_jobs = title is not None and describes_jobs(plain(title.value))
        self.joined = Joined(texts)
        self.cited: dict[str, tuple[Citation, ...]] = {}

    def lows(self, texts: Iterable[str]) -> Iterator[str]:
        """The same texts in plain form, which is made of all of them at once: each character stays where it was."""
        low, start = plain(self.joined.text), 0
        for text in texts:
            end = start + len(text)
            yield low[start:end]
            start = end + 1


class Field(NamedTuple):
    """A field of a task that a passage is, or stands in: its role, where its content begins, whether it names it itself."""

    role: Role
    start: int
    own: bool


@with_room
@dataclass(eq=False)
class Passage:
    """A leaf where it stands.

    ``low`` is its text in plain form. ``above`` is what heads it: a heading, an item, or a text that ends in a colon before
    it; ``below`` what it heads, in order. ``at`` is the label of its division, as in the facts. ``says`` is what its own
    words make of the section below it, ``section`` what is so of its place, both ``None`` where nothing says so; ``kind`` is
    that of the part of the page it stands in, ``whole`` what its header says of all of it.
    """

    document: Document
    whole: Whole
    leaf: Leaf
    low: str
    at: str | None
    kind: str | None
    above: "Passage | None" = None
    below: "Sequence[Passage]" = ()

    def take(self, passage: "Passage") -> None:
        """Head one more passage; most, such as the cells of tables, head none and have no list for it."""
        if isinstance(self.below, list):
            self.below.append(passage)
        else:
            self.below = [passage]

    @Lazy
    def node(self) -> str:
        """The id of its division, which tells divisions of one label apart."""
        node, at, above = self.leaf.node, self.at, self.above
        if isinstance(node, _DIVISIONS) or (at is None and isinstance(node, _PLACELESS)):
            return node.id
        return above.node if above and above.at == at else at or ""

    @Lazy
    def back(self) -> MappedText:
        """The text with its way back to the source."""
        return mapped(self.document, self.leaf.text)

    def way_back(self, text: Text) -> MappedText:
        """The way back of another text of the same table."""
        return self.back if text is self.leaf.text else mapped(self.document, text)

    @property
    def place(self) -> Span | None:
        """The range of the source that the text stands in; ``None`` where it stands nowhere."""
        spans = self.spans
        if len(spans) == 1:
            return spans[0]
        return Span(spans[0].start, spans[-1].end) if spans else None

    def words(self, start: int = 0, end: int | None = None) -> tuple[str, int, tuple[Span, ...]]:
        """The words between two places of the text without what edges them, where they begin, and their spans."""
        text = self.leaf.text.text[start:end]
        start += len(text) - len(text.lstrip(EDGES))
        text = text.strip(EDGES)
        return text, start, self.back.spans(start, start + len(text)) if text else ()

    def placed(self, start: int, end: int) -> dict[str, object]:
        """Where in the document stands what was found in ``text[start:end]``: what each fact says of its place."""
        return {"spans": self.back.spans(start, end), "at": self.at, "leaf": self.place}

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the text stands in the source."""
        return self.leaf.text.spans

    @Lazy
    def opens(self) -> bool:
        """True if the text ends in a colon, or in words that want one: it introduces what stands below."""
        return introduces(self.leaf)

    @property
    def is_law(self) -> bool:
        """True in laws, rules and the like, which set out work only where they hand out duties."""
        return self.kind in _LAWS or (self.kind in _LAWS_BY_NUMBER and self.whole.numbered_by_year)

    @property
    def describes_jobs(self) -> bool:
        """True in a document that tells who of the leaders looks after what, but for the sentence that has it executed."""
        return self.whole.describes_jobs and not forms("sentence")["executes"].search(self.low)

    @Lazy
    def hands_out(self) -> bool:
        """True below a heading that sets out work."""
        above = self.above
        if above is None:
            return False
        return above.says == "duty" or (above.says == "work" and not self.is_law) or above.hands_out

    @Lazy
    def sets_out(self) -> bool:
        """True where what is said is an order: anywhere but in a law, and there below a heading that hands out duties."""
        return not self.is_law or any(one.says == "duty" for one in self.ancestors())

    @Lazy
    def says(self) -> Section | None:
        """What the words of a heading, or of a short introduction, make of the section below."""
        if self.leaf.role != "heading" and not (self.leaf.role == "text" and (self.opens or self._heads)):
            return None
        if isinstance(self.leaf.node, Annex) and self.leaf.node.kind not in (None, "annex"):
            return None  # the title of a whole document: "Quy định về mẫu thẻ ..."
        return section_of(self.low) or ("duty" if self.opens and tells_duty(self.low.rstrip(" :") + ":") else None)

    @property
    def _heads(self) -> bool:
        """True for a heading that is not marked as one, and for that of a part that ends with a full stop: "I. Tình hình."."""
        node = self.leaf.node
        return self.is_title or (
            isinstance(node, Division) and node.level == "roman" and len(self.low) < _SHORT and len(node.children) > 1
        )

    @property
    def is_title(self) -> bool:
        """True if a paragraph heads others though nothing marks it as a heading."""
        return bool(self.below) and self.leaf.node.__class__ is Paragraph and self.leaf.role == "text" and not self.opens

    @Lazy
    def names_field(self) -> Role | None:
        """The role of the field whose name the text is, with its content below; sections of a document are none."""
        role, above = self.leaf.role, self.above
        if above is None or above.leaf.role == "recital" or not (role == "heading" or (role == "text" and self.opens)):
            return None
        return heading_field(self.low)

    @Lazy
    def hands_field(self) -> Field | None:
        """The field that what stands below is in: the one that it names, or stands in itself below no heading since."""
        if role := self.names_field:
            return Field(role, 0, own=False)
        return self.above.hands_field if self.above and self.leaf.role != "heading" else None

    @Lazy
    def field(self) -> Field | None:
        """The field that the text is: a labelled line, or what stands below the name of a field."""
        if self.leaf.role not in ("heading", "text"):
            return None
        if ":" in self.low and (label := line_label(self.low)):
            return Field(label.role, label.end, own=True)
        return self.above.hands_field if self.above else None

    @Lazy
    def section(self) -> Section | None:
        """What the section is about: its own words or those of the nearest passage above that says so.

        What was stays so however its parts are called, so do purposes; aims are left by a heading only. No text before a
        heading says what that is about.
        """
        above, role = self.above, self.leaf.role
        around = above.section if above else None
        if role not in ("heading", "text"):
            return around
        if around not in ("past", "purpose", "aim"):
            return self.says or around
        item = role != "heading"
        heading = above is not None and above.leaf.role == "heading"
        if item or (around != "aim" and heading):
            return self.says if self._goes_on_to_work(around) else around
        return self.says or around

    def _goes_on_to_work(self, around: Section) -> bool:
        """True if a heading sets out the work that the one above names besides what was: "III. Dự báo ... và các giải pháp"."""
        if self.says not in ("work", "duty") or self.leaf.role != "heading":
            return False
        above = next((one for one in self.ancestors() if one.says == around), None)
        return above is not None and sets_out_work_too(above.low)

    def ancestors(self) -> "Iterator[Passage]":
        """What heads the passage, innermost first."""
        one = self.above
        while one is not None:
            yield one
            one = one.above

    def descendants(self) -> "Iterator[Passage]":
        """All that the passage heads, in order."""
        for one in self.below:
            yield one
            yield from one.descendants()


def passages(document: Document) -> list[Passage]:
    r"""The passages of a document and of its siblings, in order: every leaf; letterhead and markers head nothing.

    >>> from vnplan.pipeline import parse
    >>> text = "KẾ HOẠCH\nGiảm nghèo năm 2024\n\nI. MỤC TIÊU\n\n- Nâng cao đời sống.\n\nII. NHIỆM VỤ\n\n1. Rà soát:\n\n"
    >>> found = [passage for passage in passages(parse(text + "- Hộ nghèo.")) if passage.leaf.role == "text"]
    >>> [(passage.at, passage.section, passage.above.leaf.text.text) for passage in found]
    [('I', 'aim', 'MỤC TIÊU'), ('II.1', 'work', 'Rà soát:')]
    """
    walked = standing(document)
    texts = [leaf.text.text for leaf, _, _ in walked]
    whole = Whole(document, texts)
    found: list[Passage] = []
    for (leaf, head, kind), low in zip(walked, whole.lows(texts), strict=True):
        above = None if head is None else found[head]
        passage = Passage(document, whole, leaf, low, leaf.at, kind, above)
        if above is not None:
            above.take(passage)
        found.append(passage)
    return found


def joined_texts(found: Sequence[Passage]) -> Joined:
    """The texts of all passages of a document as one, in their order."""
    return found[0].whole.joined if found else Joined(())


def cells_below(found: Sequence[Passage], tells: Callable[[str], bool]) -> set[int]:
    """The places of the passages that are cells below a header of which something is so; each header is asked once."""
    columns: dict[str, bool] = {}
    cells: set[int] = set()
    for index, passage in enumerate(found):
        column = passage.leaf.column
        if column is None:
            continue
        if column not in columns:
            columns[column] = tells(column)
        if columns[column]:
            cells.add(index)
    return cells


def let_go(found: Iterable[Passage]) -> None:
    """Part passages that nobody reads on, each of which knows what it heads and what heads it, so that they go at once.

    The document goes with them when its last user lets go of it, and waits for no collector of circles.
    """
    for one in found:
        one.below = ()
