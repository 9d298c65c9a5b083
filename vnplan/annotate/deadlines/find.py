"""When something is due: in a document, and in any text."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter

from vnplan.annotate.deadlines.confidence import Place, doubts_of
from vnplan.annotate.deadlines.context import timed as timed_label
from vnplan.annotate.deadlines.duties import of_duties
from vnplan.annotate.deadlines.effect import articles_of_effect, is_of_effect, of_orders
from vnplan.annotate.deadlines.judge import deadlines_among
from vnplan.annotate.deadlines.places import SHORT, timed_passages
from vnplan.annotate.deadlines.programme import programme_rows, with_rows
from vnplan.annotate.deadlines.years import is_aim
from vnplan.annotate.passages import Passage, joined_texts
from vnplan.annotate.repaired import is_repaired
from vnplan.model.base import doubted
from vnplan.model.deadline import Deadline
from vnplan.model.document import Document
from vnplan.model.issue import Issue
from vnplan.model.leaves import Leaf
from vnplan.model.mapped import MappedText
from vnplan.rules.phrases import Phrases
from vnplan.text.letters import form_edits, lowered
from vnplan.vocab.time.expression import Expression
from vnplan.vocab.time.grammar import expressions
from vnplan.vocab.time.names import Names, named_periods
from vnplan.vocab.time.repair import date_edits
from vnplan.vocab.time.starts import NO_HITS, hits_in
from vnplan.vocab.time.value import Clock, deadline, doubt

_PHRASES = Phrases("deadlines")

_DOUBTS = {
    "damaged": "This date is not read, since not all of its characters make one",
    "impossible": "There is no such date",
    "reversed": "This period ends before it begins",
}


def find_deadlines(
    text: str, *, year: int | None = None, issued: date | None = None, timed: bool = False
) -> tuple[Deadline, ...]:
    """The deadlines of a text, in order, with spans that are offsets into it.

    Args:
        text: any text; Vietnamese of any case.
        year: the year of a date without one, as the title of a plan names it.
        issued: the day of issue; where no ``year`` is given, a date without one lies in this year, or in the next if it is
            past. What ended before it is history, no deadline.
        timed: whether the text is a cell or a line under "Thời gian", "Tiến độ", "Thời hạn", where every expression counts.

    >>> found = find_deadlines("Báo cáo định kỳ kết quả trước ngày 10/6 và hoàn thành trong quý IV/2017.", year=2017)
    >>> [(d.text, str(d.start), str(d.end), d.relation, d.recurs) for d in found]  # doctest: +NORMALIZE_WHITESPACE
    [('trước ngày 10/6', 'None', '2017-06-10', 'before', 'yearly'),
     ('hoàn thành trong quý IV/2017', '2017-10-01', '2017-12-31', 'during', None)]
    >>> find_deadlines("Thường xuyên", timed=True)[0].recurs
    'other'
    """
    clock = Clock(year, issued)
    normal = MappedText(text)
    for edits_of in (form_edits, date_edits):
        edits = edits_of(normal.text)
        normal = normal.apply(edits) if edits else normal
    lower = lowered(normal.text)
    kept = _due(normal.text, expressions(lower, every=timed), clock, timed=timed, whole=timed)
    found = (deadline(e, normal.text, clock) for e in named_periods(normal.text, lower, kept, clock, {}))
    return tuple(d if normal.text is text else d.model_copy(update={"spans": (normal.origin(*d.spans[0]),)}) for d in found)


def annotate_deadlines(
    document: Document, found: Sequence[Passage], clock: Clock, told: Mapping[Passage, Sequence[int]]
) -> tuple[tuple[Deadline, ...], tuple[Issue, ...]]:
    """The deadlines of a document with its passages, in order, and an issue for each date that does not exist.

    ``clock`` says what a missing year is read from, ``told`` where a passage tells bodies to do something.
    The legal bases, the letterhead, the signatures and the header rows of tables hold none. All of a cell counts whose
    column is headed "Thời gian", "Tiến độ" or "Thời hạn", and of the text below such a heading.
    """
    article = document.page.type != "document"
    names: Names = {}
    joined = joined_texts(found)
    stand, lines = hits_in(joined), joined.possible(timed_label("line"), low=True)
    rows = programme_rows(found, stand.keys())
    effect = articles_of_effect(found)
    deadlines: list[Deadline] = []
    issues: list[Issue] = []
    for index, timed, whole in timed_passages(found):
        # Two texts in three hold no word and no figure of a time, and nothing that was named a time before.
        if not (timed or names or index in stand or index in lines):
            continue
        passage, leaf, text = found[index], found[index].leaf, found[index].leaf.text.text
        lower = lowered(text)
        kept = _due(text, expressions(lower, every=timed, hits=stand.get(index, NO_HITS)), clock, timed=timed, whole=whole)
        kept = named_periods(text, lower, kept, clock, names) if kept or names else kept
        if id(leaf.node) in rows:
            kept = with_rows(kept, text, clock)
        if leaf.role == "cell" and not timed:
            kept = [one for one in kept if one.cycle is None or not one.cycle.counted]
        if kept and is_of_effect(passage, effect):
            kept = list(of_orders(kept, lower))
        if article and not timed:
            kept = _of_article(document, passage, kept, clock, told.get(passage, ()))
        if not kept and whole and _is_count(leaf):
            kept = [_label(text, 0, len(text))]
        for expression in kept:
            value = deadline(expression, text, clock).model_copy(update=passage.placed(expression.start, expression.end))
            said = doubt(expression, clock)
            stands = Place(article, id(leaf.node) in rows)
            doubts = doubts_of(expression, value, stands, said, repaired=is_repaired(document, value.spans))
            deadlines.append(value.model_copy(update=doubted(doubts)))
            if said:
                issues.append(Issue(code=f"date.{said}", message=f"{_DOUBTS[said]}: {value.text}", spans=value.spans))
    return tuple(deadlines), tuple(issues)


def _is_count(leaf: Leaf) -> bool:
    """True if a cell has a figure of which the header of its column says the unit of time."""
    count = leaf.column is not None and _PHRASES["count"].fullmatch(leaf.text.text)
    return bool(count) and _PHRASES["unit_of_column"].search((leaf.column or "").lower()) is not None


def _of_article(
    document: Document, passage: Passage, kept: list[Expression], clock: Clock, told: Sequence[int]
) -> list[Expression]:
    """The deadlines of an article that belong to a duty; of one that reports, those behind a label of a time do so anyway."""
    if not kept:
        return kept
    lower = lowered(passage.leaf.text.text)
    strict = document.page.type == "none"
    lines = [] if strict or ":" not in lower else list(_lines(lower))
    labelled = [one for one in kept if _lies_in(one, lines)]
    others = [one for one in kept if not _lies_in(one, lines)] if labelled else kept
    return sorted([*labelled, *of_duties(others, lower, told, clock, strict=strict)], key=lambda one: one.start)


def _lies_in(expression: Expression, lines: Sequence[tuple[int, int]]) -> bool:
    """True if an expression lies in one of the lines, which are in order and apart, or reaches into it."""
    nearest = bisect_right(lines, expression.end - 1, key=itemgetter(0)) - 1
    return nearest >= 0 and expression.start < lines[nearest][1]


def _due(text: str, found: list[Expression], clock: Clock, *, timed: bool, whole: bool) -> list[Expression]:
    """The deadlines among the expressions of a text in normal form; ``whole`` says that without any it is one itself."""
    lower = lowered(text)
    if timed:
        kept = [e for e in _without_lengths(found, lower) if not is_aim(e, lower)]
        if not kept and whole and _is_words(text, lower):
            kept = [_label(text, 0, len(text))]
    else:
        kept = list(deadlines_among(found, lower, clock)) if found else []
        if ":" in lower and timed_label("line").search(lower):
            kept = _with_lines(text, lower, kept)
    return kept


def _is_words(text: str, lower: str) -> bool:
    """True if a text has words, more than names, and no hour of a programme."""
    names = _PHRASES["only_names"].fullmatch(text.strip())
    return bool(_PHRASES["word"].search(lower)) and not names and not _PHRASES["hours_of_day"].search(lower)


def _without_lengths(found: list[Expression], lower: str) -> list[Expression]:
    """The expressions without those that say how long the dated ones take: "02 ngày, khai mạc lúc 8h00 ngày 27/10/2017"."""
    if not any(expression.sort == "date" for expression in found):
        return found
    return [e for e in found if e.sort != "duration" or e.anchor or not _is_length(lower[e.start : e.core].strip())]


def _is_length(cue: str) -> bool:
    return not cue or cue.startswith("thời gian")


def _with_lines(text: str, lower: str, kept: list[Expression]) -> list[Expression]:
    """The deadlines with all expressions of the lines inside the text that are labelled "Thời gian ...:"."""
    regions = list(_lines(lower))
    out = [expression for expression in kept if not _lies_in(expression, regions)]
    for start, stop in regions:
        piece = lower[start:stop]
        inside = [_shifted(e, start) for e in _without_lengths(expressions(piece, every=True), piece)]
        if (
            not inside
            and stop - start <= SHORT
            and _PHRASES["of_time"].match(lower, start, stop)
            and not _PHRASES["blank_to_fill"].match(lower, stop)
        ):
            inside = [_label(text, start, stop)]
        out += inside
    return sorted(out, key=lambda e: e.start)


def _lines(lower: str) -> Iterator[tuple[int, int]]:
    """What stands behind each label of a time, to the end of its sentence; in order, apart."""
    done = 0
    for label in timed_label("line").finditer(lower):
        if label.start() >= done and _PHRASES["line_start"].search(lower, max(0, label.start() - 8), label.start()):
            end = _PHRASES["line_end"].search(lower, label.end())
            done = end.start() if end else len(lower)
            yield label.end(), done


def _shifted(expression: Expression, by: int) -> Expression:
    expression.start += by
    expression.end += by
    expression.core += by
    return expression


def _label(text: str, start: int, stop: int) -> Expression:
    """Text that must be an expression of time by its place: "Theo kế hoạch riêng"."""
    piece = text[start:stop]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip().rstrip("."))
    return Expression(start, end, start, "label", "during")
