"""From tokens of time to expressions: cue, place in the calendar, range or list, recurrence; term and its anchor; event."""

import re
from collections.abc import Sequence

from vnplan.vocab.time.dates import Point
from vnplan.vocab.time.expression import Expression
from vnplan.vocab.time.forms import REACH, CalendarForm, CueForm, EventForm, Token, context, cues, tokens
from vnplan.vocab.time.joins import AND, joined
from vnplan.vocab.time.points import Cycle, Stretch, cycle_of_period, cycles, duration, stretches

_TO = re.compile(
    r"(?:\s+(?:của\s+)?kỳ\s+báo\s+cáo)?\s*,?\s*(?:(?:cho\s+)?(?:đến|tới)(?:\s+(?:hết|trước|cuối|khoảng))*|-|–)\s*"
    r"(?:(?:\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{2})?|sáng|chiều|tối|(?:thứ|chủ)\s+\w+)\s*,?\s*)*(?:ngày\s+)?"
)
_TO_EVENT = re.compile(r"\s*,?\s*(?:cho\s+)?(?:đến|tới)\s+(?:khi|lúc)\b")
_ONWARDS = re.compile(
    r"\s*,?\s*(?:và\s+|đến\s+)?(?:(?:các|những)\s+(?:năm|tháng|quý|ngày|giai\s+đoạn)\s+(?:tiếp\s+theo|sau|kế\s+tiếp|tới)(?:\s+đó)?|trở\s+đi)"
)
_NUMERAL = re.compile(r"(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|lăm|mốt)\s+)+\(?$")
_BOUNDARY = re.compile(r"[.;\n](?=\s|$)|\.\s*/\s*\.")
_MEANWHILE = re.compile(r"\s+trong\s+(?:suốt\s+)?(?:thời\s+gian|mùa|dịp|những\s+ngày|các\s+ngày)\s+[^\W\d]")
_CLAUSE = re.compile(r"[,;:()\n]|\.(?=\s|$|/)")
_WINDOW = 70
_WORD = 24
_LONGEST_EVENT = 200


def expressions(lower: str, *, every: bool) -> list[Expression]:
    """The expressions of time in a lower-case text, in order; bare figures too where ``every`` expression counts."""
    found = list(tokens(lower, figures=every))
    if not found:
        return []
    out: list[Expression] = []
    at = 0
    while at < len(found):
        since = found[at - 1].end if at else 0
        match found[at].kind:
            case "calendar" | "origin":
                at, more = _dated(lower, found, at, since)
                out += more
            case "recurrence":
                out += [_recurring(lower, found[at], cycle) for cycle in cycles(found[at])]
                at += 1
            case "duration":
                at, expression = _term(lower, found, at, since)
                out.append(expression)
            case "event":
                at, expression = _event(lower, found, at)
                out.append(expression)
    _set_sentences(lower, out)
    return joined(lower, out, every=every)


def _set_sentences(lower: str, found: list[Expression]) -> None:
    """Tell each expression the sentence it stands in."""
    start, cuts = 0, _BOUNDARY.finditer(lower) if found else iter(())
    cut = next(cuts, None)
    for expression in found:
        while cut and cut.start() < expression.core:
            start, cut = cut.end(), next(cuts, None)
        expression.sentence = (start, cut.start() if cut else len(lower))


def _dated(lower: str, found: Sequence[Token], at: int, since: int) -> tuple[int, list[Expression]]:
    """A run of places in the calendar, with what belongs to it on both sides; the index of the token after it."""
    token = found[at]
    from_issue = token.kind == "origin"
    parts: list[tuple[Stretch, Token, Token]] = [] if from_issue else [(s, token, token) for s in stretches(token)]
    nearest = at + 1
    while nearest < len(found) and found[nearest].kind == "calendar":
        gap = lower[found[nearest - 1].end : found[nearest].start]
        if _TO.fullmatch(gap) and (from_issue or parts) and not (parts and parts[-1][0].first is not parts[-1][0].last):
            stretch = stretches(found[nearest])[0]
            head, opening = (None, token) if from_issue else (parts[-1][0].first, parts[-1][1])
            parts[-1:] = [(Stretch(head, stretch.last), opening, found[nearest])]
        elif parts and AND.fullmatch(gap) and _same_unit(parts[-1][0], stretches(found[nearest])[0]):
            parts += [(s, found[nearest], found[nearest]) for s in stretches(found[nearest])]
        else:
            break
        nearest += 1
    start, cue = _cue(lower, since, token.start)
    relation = cue.relation if cue else None
    out = [
        Expression(opening.start, closing.end, opening.start, "date", relation, stretch.first, stretch.last, from_issue)
        for stretch, opening, closing in parts
    ] or [Expression(token.start, token.end, token.start, "date", "from", from_issue=True)]
    out[0].start = start
    for expression, (_, opening, _) in zip(out, parts, strict=False):
        expression.whole = cue is not None and cue.whole
        expression.weak = isinstance(opening.form, CalendarForm) and opening.form.weak
        expression.cycle = cycle_of_period(opening)
    _tail(lower, out[-1])
    _share_years(out)
    return nearest, out


def _same_unit(one: Stretch, other: Stretch) -> bool:
    return bool(one.last and other.first and one.last.unit == other.first.unit)


def _cue(lower: str, since: int, start: int) -> tuple[int, CueForm | None]:
    """The cue before ``start`` and where it begins; behind a document number there is none."""
    before = lower[max(since, start - _WORD) : start].split()[-1:]
    if not before or "/" in before[0]:
        return start, None
    pattern, rows = cues()
    found = pattern.search(lower, max(since, start - _WINDOW), start)
    if not found:
        return start, None
    group = next(name for name, value in found.groupdict().items() if value is not None)
    return found.start(), rows[group]


def _tail(lower: str, expression: Expression) -> None:
    """Take in what follows: "trở đi", "và các năm tiếp theo", "đến khi ..."."""
    if found := _TO_EVENT.match(lower, expression.end):
        expression.end = _clause_end(lower, found.end())
        expression.onwards = True
        expression.relation = "during"
        expression.anchor = lower[found.end() : expression.end].strip() or None
    elif found := _ONWARDS.match(lower, expression.end):
        expression.end = found.end()
        expression.onwards = True
        expression.relation = "from"


def _share_years(run: list[Expression]) -> None:
    """Of "tháng 6 và tháng 9/2025" or "từ 15/11 đến 15/12/2017" the year stands once: give it to the parts without one."""
    year = None
    for expression in reversed(run):
        for name in ("last", "first"):
            point: Point | None = getattr(expression, name)
            if point is None:
                continue
            if point.year is None and year is not None and not point.ahead:
                point = _with_year(point, year, expression.last)
                if name == "last" and expression.first is expression.last:
                    expression.first = point
                setattr(expression, name, point)
            year = point.year if point.year is not None else year


def _with_year(point: Point, year: int, last: Point | None) -> Point:
    """The point in ``year``, or in the year before where it would lie behind the end of its range."""
    found = Point(point.unit, year, point.months, point.day, point.last_day, point.last_year)
    if (
        last
        and last.months
        and found.months
        and last.year == year
        and (found.months, found.day or 0) > (last.months, last.day or 99)
    ):
        return Point(point.unit, year - 1, point.months, point.day, point.last_day, point.last_year)
    return found


def _recurring(lower: str, token: Token, cycle: Cycle) -> Expression:
    """A recurrence, with the time it goes on for: "hàng ngày trong mùa cháy rừng"."""
    meanwhile = _MEANWHILE.match(lower, token.end)
    end = _clause_end(lower, meanwhile.end()) if meanwhile else token.end
    return Expression(token.start, end, token.start, "recurrence", "during", cycle=cycle)


def _term(lower: str, found: Sequence[Token], at: int, since: int) -> tuple[int, Expression]:
    """A length of time, its cue and the event it runs from; tokens inside that are passed over."""
    token = found[at]
    expression = Expression(token.start, token.end, token.start, "duration", "by", duration=duration(token))
    if numeral := _NUMERAL.search(lower, max(since, token.start - 30), token.start):
        expression.start = expression.core = numeral.start()
    if cue := context("left", "yes", "duration").search(lower, max(since, expression.core - _WINDOW), expression.core):
        expression.start = cue.start()
    nearest = at + 1
    if anchor := context("right", "yes", "duration").match(lower, token.end, token.end + REACH):
        expression.end = _clause_end(lower, anchor.end())
        expression.anchor = lower[anchor.end() : expression.end].strip() or None
        while nearest < len(found) and found[nearest].start < expression.end:
            if found[nearest].kind == "calendar" and not lower[anchor.end() : found[nearest].start].strip():
                expression.anchored_at = stretches(found[nearest])[0].first
            expression.end = max(expression.end, found[nearest].end)
            nearest += 1
    return nearest, expression


def _event(lower: str, found: Sequence[Token], at: int) -> tuple[int, Expression]:
    token = found[at]
    form = token.form
    if not isinstance(form, EventForm):  # pragma: no cover - tokens of events come from rows of events
        raise TypeError(form)
    end = token.end if form.whole else _clause_end(lower, token.end)
    anchor = lower[token.end : end].strip() or None
    expression = Expression(token.start, end, token.start, "event", form.relation, anchor=anchor, reported=form.reported)
    nearest = at + 1
    while nearest < len(found) and found[nearest].start < end:
        nearest += 1
    return nearest, expression


def _clause_end(lower: str, at: int) -> int:
    """Where the clause from ``at`` ends."""
    found = _CLAUSE.search(lower, at, at + _LONGEST_EVENT)
    return at + len(lower[at : found.start() if found else at + _LONGEST_EVENT].rstrip())
