"""Measurable aims, and amounts of money, in a document and in any text."""

from collections.abc import Iterator, Sequence

from vnplan.annotate.passages import Passage, cells_below, joined_texts
from vnplan.annotate.targets import forms
from vnplan.annotate.targets.amounts import amount_of_cell, find_amounts, unit_of_column
from vnplan.annotate.targets.forms import ComparatorForm
from vnplan.annotate.targets.worn import is_worn
from vnplan.model.base import Span
from vnplan.model.issue import Issue
from vnplan.model.leaves import Leaf
from vnplan.model.part import Annex, Recital
from vnplan.model.task import Money, Target
from vnplan.rules.phrases import Phrases
from vnplan.text import kept_re as re

_PHRASES = Phrases("targets")
_LONGEST_BOUND = 40
_SHARES = frozenset({"%", "phần trăm"})
_CONDITIONS = frozenset({"tuổi", "giờ", "lần", "điểm"})
_LONGEST = 160
# Whether aims are stated at a place, and for which year.
_Aims = tuple[bool, int | None]


def find_targets(text: str, *, aims: bool = False, year: int | None = None) -> tuple[Target, ...]:
    """The measurable aims of a text, in order, with spans that are offsets into it; results are none.

    Args:
        text: any text.
        aims: whether the text stands under a heading such as "Mục tiêu", where every share and count is an aim.
        year: the year of an aim that names none.

    >>> (found,) = find_targets("Phấn đấu đến năm 2030 có trên 90% hộ dân dùng nước sạch.")
    >>> found.comparator, found.value, found.unit, found.year, found.what
    ('>', 90.0, '%', 2030, 'hộ dân dùng nước sạch')
    """
    if not _PHRASES["figure"].search(text):
        return ()
    lower = text.lower()
    if len(lower) != len(text) or not _PHRASES["hint"].search(lower):
        return ()
    return tuple(_targets(text, lower, aims=aims, year=year))


def annotate_targets(found: Sequence[Passage]) -> tuple[tuple[Target, ...], tuple[Money, ...], tuple[Issue, ...]]:
    """The measurable aims and the amounts of money in the passages of a document, in order, an issue for each without a value."""
    targets: list[Target] = []
    amounts: list[Money] = []
    known: dict[Passage, _Aims] = {}
    joined = joined_texts(found)
    counting = joined.matching(forms.counted().finditer(joined.low))
    for index in sorted(counting | cells_below(found, lambda column: unit_of_column(column) is not None)):
        passage = found[index]
        leaf, text = passage.leaf, passage.leaf.text.text
        if not _may_aim(leaf):
            continue
        aims, year = _under(passage, known)
        aimed = find_targets(text, aims=aims and leaf.role == "text", year=year)
        of_cell = amount_of_cell(leaf)
        sums = (of_cell,) if of_cell else find_amounts(text)
        if not (aimed or sums):
            continue
        targets += (target.model_copy(update=passage.placed(*target.spans[0])) for target in aimed)
        amounts += (money.model_copy(update=passage.placed(*money.spans[0])) for money in sums)
    return tuple(targets), tuple(amounts), tuple(_issues(targets, amounts))


def _issues(targets: Sequence[Target], amounts: Sequence[Money]) -> Iterator[Issue]:
    for code, said, values in (("target", "aim", targets), ("amount", "amount", amounts)):
        for value in values:
            if value.value is None:
                message = f"This {said} is not read, since not all beside its figures makes one: {value.text}"
                yield Issue(code=f"{code}.damaged", message=message, spans=value.spans)


def _may_aim(leaf: Leaf) -> bool:
    """True for what stands in a body, in an annex, or in what a preamble states."""
    return leaf.role in {"text", "heading", "cell"} or (isinstance(leaf.node, Recital) and leaf.node.role == "statement")


def _under(passage: Passage | None, known: dict[Passage, _Aims]) -> _Aims:
    """Whether a passage stands under a heading of aims, or is one, and the year that this names."""
    if passage is None:
        return False, None
    found = known.get(passage)
    if found is None:
        leaf, above = passage.leaf, _under(passage.above, known)
        heads = leaf.role == "heading" and not isinstance(leaf.node, Annex)
        found = known[passage] = _headed(leaf.text.text.lower(), above) if heads else above
    return found


def _headed(heading: str, above: _Aims) -> _Aims:
    """What stands below a heading is under, given what is so of the heading itself."""
    aims, year = above
    horizon = _PHRASES["horizon"].search(heading)
    aims = aims or forms.aims().fullmatch(heading) is not None
    return aims, int(horizon[1]) if aims and horizon else year


def _targets(text: str, lower: str, *, aims: bool, year: int | None) -> Iterator[Target]:
    sentence = (0, _end(lower, 0))
    for match in _values(lower):
        while match.start() >= sentence[1] < len(lower):
            sentence = (sentence[1] + 1, _end(lower, sentence[1] + 1))
        bound = forms.row(match, "c", "comparator", ComparatorForm)
        if not _is_aim(lower, match, sentence, bound, aims=aims):
            continue
        value = (
            None
            if is_worn(lower, match)
            else forms.value(match["high"] if match["high"] and bound and bound.comparator in {"<", "<="} else match["low"])
        )
        yield Target(
            text=text[match.start() : match.end()],
            spans=(Span(match.start(), match.end()),),
            what=_what(text, lower, match, sentence),
            comparator=bound.comparator if bound else "=",
            value=float(value) if value is not None else None,
            unit="%" if match["unit"] in _SHARES else text[match.start("unit") : match.end("unit")],
            year=_year(lower, match.start(), sentence) or year,
        )


def _values(lower: str) -> Iterator["re.Match[str]"]:
    """The values of a text: figures are rare, and what binds them is looked for backwards."""
    done = 0
    value = forms.targets()
    for figure in _PHRASES["first_figure"].finditer(lower):
        at = figure.start()
        # Most figures count nothing; where they do not, no more do they behind a bound.
        match = value.match(lower, at) if at >= done else None
        if match is None:
            continue
        before = forms.bound_before().search(lower, max(done, at - _LONGEST_BOUND), at)
        bound = value.match(lower, before.start()) if before else None
        if bound and bound.start("low") == at:
            match = bound
        done = match.end()
        yield match


def _end(lower: str, start: int) -> int:
    found = _PHRASES["sentence_end"].search(lower, start)
    return found.start() if found else len(lower)


def _is_aim(lower: str, match: "re.Match[str]", sentence: tuple[int, int], bound: ComparatorForm | None, *, aims: bool) -> bool:
    """A share or a count is an aim under such a heading or beside such words, a lower bound of its own accord.

    A result never is, nor is a condition ("từ 10 ha trở lên").
    """
    start = max(sentence[0], match.start() - _LONGEST)
    if forms.context("no").search(lower, start, min(sentence[1], match.end() + 40)):
        return False
    counts = match["unit"] in _SHARES or bound is not None
    if aims or forms.context("yes").search(lower, start, match.start()):
        return counts
    return bound is not None and (bound.comparator, bound.place) == (">=", "before") and match["unit"] not in _CONDITIONS


def _year(lower: str, before: int, sentence: tuple[int, int]) -> int | None:
    """The last year named before the value in its sentence, else the first after it."""
    start, end = sentence
    years = [found[1] for found in _PHRASES["year"].finditer(lower, max(start, before - _LONGEST), before)]
    after = None if years else _PHRASES["horizon"].search(lower, before, min(end, before + _LONGEST))
    return int(years[-1]) if years else int(after[1]) if after else None


def _what(text: str, lower: str, match: "re.Match[str]", sentence: tuple[int, int]) -> str | None:
    """What is measured: the words after a share or a count ("90% hộ dân ..."), else those before it ("tỷ lệ ... đạt 90%")."""
    limit = min(sentence[1], match.end() + _LONGEST)
    stop = _PHRASES["behind_what"].search(lower, match.end(), limit)
    first = match.end() if match["unit"] in _SHARES else match.start("unit")
    after = text[first : stop.start() if stop else limit].strip()
    if after and lower.startswith(" ", match.end()) and not _PHRASES["relative"].match(lower, match.end()):
        return after
    start = max(sentence[0], match.start() - _LONGEST)
    if start > sentence[0]:
        start = lower.find(" ", start, match.start()) + 1
    clause = max((mark.end() for mark in _PHRASES["before_what"].finditer(lower, start, match.start())), default=start)
    before = _PHRASES["trailing"].sub("", lower[clause : match.start()])
    leading = _PHRASES["leading"].match(before)
    found = text[clause + (leading.end() if leading else 0) : clause + len(before)].strip(" ,")
    return found or after.strip(" ,") or None
