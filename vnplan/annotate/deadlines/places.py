"""Which passages can hold deadlines, and where every expression of time counts: below a label or in a column of times."""

from collections.abc import Iterator, Sequence

from vnplan.annotate.deadlines.context import timed as timed_label
from vnplan.annotate.passages import Passage
from vnplan.model.block import Cell, Division, Row
from vnplan.model.leaves import Leaf
from vnplan.model.part import Annex, ClosingLine, Recital
from vnplan.rules.phrases import Phrases
from vnplan.text.remembered import remembered
from vnplan.vocab.time.expression import Expression
from vnplan.vocab.time.grammar import only_expression

_PHRASES = Phrases("deadlines")

SHORT = 100


def timed_passages(found: Sequence[Passage]) -> Iterator[tuple[int, bool, bool]]:
    """Which passages can hold deadlines, whether every expression counts there, and whether the text is one in any case."""
    # The heading or the label of times that what heads others stands below, and the label whose lines go on beside it.
    label: dict[Passage | None, Passage | None] = {None: None}
    beside: Passage | None = None
    for index, passage in enumerate(found):
        leaf, node = passage.leaf, passage.leaf.node
        timed = label[passage.above]
        own = passage if leaf.role in ("heading", "text") and _heads_times(passage) else timed
        if passage.below:
            label[passage] = own
        if leaf.role == "heading":
            beside = None
            if not isinstance(node, Annex):
                yield index, _sets_period(passage), False
        elif leaf.role == "cell":
            if not _is_header(leaf):
                of_time = _is_timed(leaf)
                yield index, of_time, of_time and _is_alone(leaf)
        elif leaf.role == "text":
            if beside is not None and _PHRASES["labelled"].match(leaf.text.text.strip().lower()):
                beside = None
            timed = timed or (beside if beside and beside.at == leaf.at else None)
            beside = passage if own is passage else beside
            yield index, timed is not None, timed is not None and timed.at == leaf.at and _is_words_of_time(leaf.text.text)
        elif isinstance(node, Recital):
            if node.role in {"statement", "enacting"}:
                yield index, False, False
        elif isinstance(node, ClosingLine) and node.role in ("closing", "note"):
            yield index, False, False


def _heads_times(passage: Passage) -> bool:
    """True for a heading, or a line that ends in a colon, that only says that times stand below: "Thời gian thực hiện:"."""
    if passage.leaf.role == "heading" and isinstance(passage.leaf.node, Division):
        lower = passage.leaf.text.text.strip().lower()
        return any(timed_label(where).fullmatch(lower) for where in ("heading", "heading_open"))
    return passage.opens and timed_label("heading").fullmatch(passage.leaf.text.text.strip().lower()) is not None


def _sets_period(passage: Passage) -> bool:
    """True if a heading is nothing but the time in which the work below it falls: "2. Giai đoạn 2026 - 2030"."""
    work = passage.section in ("work", "duty") and bool(passage.below)
    return work and only_expression(passage.leaf.text.text) is not None


def _is_alone(leaf: Leaf) -> bool:
    """True if a text is all of its cell, and no long one."""
    return isinstance(leaf.node, Cell) and len(leaf.node.texts) == 1 and len(leaf.text.text) <= 2 * SHORT


def _is_words_of_time(text: str) -> bool:
    """True for a short text that begins as what says when something is done may begin: "Theo kế hoạch riêng"."""
    lower = text.strip().lower()
    return len(lower) <= SHORT and _PHRASES["of_time"].match(lower) is not None


def _is_timed(leaf: Leaf) -> bool:
    """True if the column of a cell holds times: by its header, or, where it has none, because the cell is nothing else."""
    if leaf.column is not None and not _is_of_times(leaf.column):
        return False
    found = only_expression(leaf.text.text)
    if found is not None and found.duration is not None and _is_step(leaf):
        return False
    return leaf.column is not None or (found is not None and "lần" not in leaf.text.text.lower() and not _could_be_other(found))


@remembered
def _is_of_times(column: str) -> bool:
    """True if the header of a column says that it holds times."""
    return timed_label("column").fullmatch(" ".join(column.lower().split())) is not None


def _is_step(leaf: Leaf) -> bool:
    """True if a cell stands in the row of a step of a procedure, of which a length is no term."""
    row = leaf.table.rows[leaf.row] if leaf.table is not None and leaf.row is not None else None
    first = next((text.text for text in row.cells[0].texts), "") if row and row.cells else ""
    return _PHRASES["step"].match(first.lower()) is not None


def _could_be_other(expression: Expression) -> bool:
    """True if a cell that is only this can hold something else than a time: the year of a number, an age, a guarantee."""
    long_term = expression.duration is not None and expression.duration.unit in {"week", "month", "quarter", "year"}
    return (
        long_term
        or expression.weak
        or expression.sort == "event"
        or (expression.first is not None and expression.first.unit in {"year", "period"})
    )


def _is_header(leaf: Leaf) -> bool:
    if leaf.table is None or leaf.row is None:
        return False
    row: Row = leaf.table.rows[leaf.row]
    return row.header
