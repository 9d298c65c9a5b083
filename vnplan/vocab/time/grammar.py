"""From tokens of time to expressions: cue, place in the calendar, range or list, recurrence; term and its anchor; event."""

from collections.abc import Sequence

from vnplan.text import kept_re as re
from vnplan.text.remembered import remembered
from vnplan.vocab.time.cues import cue_before
from vnplan.vocab.time.expression import Expression
from vnplan.vocab.time.forms import CalendarForm, CueForm, EventForm, OriginForm, RecurrenceForm
from vnplan.vocab.time.hours import hours_after, hours_before, hours_of_turn
from vnplan.vocab.time.joins import AND, consecutive, joined
from vnplan.vocab.time.points import Cycle, Stretch, cycle_of_place, cycles, on_weekday, stretches
from vnplan.vocab.time.starts import Hits, hits_of
from vnplan.vocab.time.terms import TO, WINDOW, back_from, clause_end, read_event, read_term
from vnplan.vocab.time.tokens import Token, tokens, tokens_and_figures
from vnplan.vocab.time.years import share_years

# What is said beside a day, of which the range goes on: "từ ngày 28/01 (23 tháng Chạp) đến ngày 10/02".
_REMARK = re.compile(r"\s*\([^()\n]{1,60}\)")
_TO_EVENT = re.compile(r"\s*+,?\s*+(?:cho\s+)?(?:đến|tới)\s+(?:khi|lúc|(?=hết\s+(?:mùa|vụ|đợt)\s)hết)\b")
_ONWARDS = re.compile(
    r"\s*+,?\s*+(?:và\s+|đến\s+)?(?:(?:các|những)\s+(?:năm|tháng|quý|ngày|giai\s+đoạn)\s+(?:tiếp\s+theo|sau|kế\s+tiếp|tới)(?:\s+đó)?|trở\s+đi)"
)
_BOUNDARY = re.compile(r"[.;\n](?=\s|$)|\.\s*/\s*\.")
_MEANWHILE = re.compile(r"\s+trong\s+(?:suốt\s+)?(?:thời\s+gian|mùa|dịp|những\s+ngày|các\s+ngày)\s+[^\W\d]")
_WORD = 24
_NEAR = 16
_LONGEST_ALONE = 100


def expressions(lower: str, *, every: bool, hits: Hits | None = None) -> list[Expression]:
    """The expressions of time in a lower-case text, in order; bare figures too where ``every`` expression counts.

    ``hits`` is where words and figures of time stand in it, where a look over its page has told.
    """
    found = tokens_and_figures(lower) if every else tokens(lower, hits_of(lower, figures=False) if hits is None else hits)
    if not found:
        return []
    out: list[Expression] = []
    at = since = 0
    while at < len(found):
        if (out and found[at].start < out[-1].end) or _leads(lower, found[at : at + 2]):
            at += 1
            continue
        match found[at].kind:
            case "calendar" | "broken" | "origin":
                at, more = _dated(lower, found, at, since)
                out += more
            case "recurrence":
                out += [_recurring(lower, found[at], cycle, since) for cycle in cycles(found[at])]
                at += 1
            case "duration":
                at, expression = read_term(lower, found, at, since)
                out.append(expression)
            case "event":
                at, expression = read_event(lower, found, at)
                out.append(expression)
        since = found[at - 1].end
    _set_sentences(lower, out)
    return joined(lower, out, every=every)


@remembered
def only_expression(text: str) -> Expression | None:
    """The expression of time that a short text is, with a stop at most.

    >>> only_expression("Trước 30/6/2024.").relation, only_expression("Trước 30/6/2024 trồng cây")
    ('before', None)
    """
    lower = text.strip(" .;:").lower()
    found = expressions(lower, every=True) if 0 < len(lower) <= _LONGEST_ALONE else []
    return found[0] if len(found) == 1 and (found[0].start, found[0].end) == (0, len(lower)) else None


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
    origin = token.form.day if isinstance(token.form, OriginForm) else None
    last = at
    parts: list[tuple[Stretch, Token, Token]] = [] if origin else [(s, token, token) for s in stretches(token)]
    end, nearest = _past_remark(lower, found, at + 1)
    while nearest < len(found) and found[nearest].kind in {"calendar", "broken"}:
        gap = lower[end : found[nearest].start]
        if TO.fullmatch(gap) and (origin or parts) and not (parts and parts[-1][0].first is not parts[-1][0].last):
            stretch = stretches(found[nearest])[0]
            head, opening = (None, token) if origin else (parts[-1][0].first, parts[-1][1])
            parts[-1:] = [(Stretch(head, stretch.last), opening, found[nearest])]
        elif parts and AND.fullmatch(gap) and _same_unit(parts[-1][0], stretches(found[nearest])[0]):
            parts += [(s, found[nearest], found[nearest]) for s in stretches(found[nearest])]
        else:
            break
        last = nearest
        end, nearest = _past_remark(lower, found, nearest + 1)
    nearest = last + 1
    out = [
        Expression(opening.start, closing.end, opening.start, "date", None, stretch.first, stretch.last, origin)
        for stretch, opening, closing in parts
    ] or [Expression(token.start, token.end, token.start, "date", "from", origin=origin)]
    for expression, (_, opening, closing) in zip(out, parts, strict=False):
        expression.weak = isinstance(opening.form, CalendarForm) and opening.form.weak
        expression.cycle = cycle_of_place(opening)
        expression.broken = opening.broken or closing.broken
    if parts:
        _head(lower, since, out)
    for expression, (_, opening, closing) in zip(out, parts, strict=False):
        if closing is not opening and expression.end_time is None:
            expression.end_time = hours_before(lower, opening.end, closing.start).first
    _tail(lower, out[-1])
    share_years(out)
    return nearest, consecutive(lower, out)


def _past_remark(lower: str, found: Sequence[Token], nearest: int) -> tuple[int, int]:
    """Where what is said in brackets behind a token ends, and the first token behind it."""
    end = found[nearest - 1].end
    if not lower.startswith(("(", " ("), end):
        return end, nearest
    remark = _REMARK.match(lower, end, end + 2 * WINDOW)
    if remark is None:
        return end, nearest
    while nearest < len(found) and found[nearest].start < remark.end():
        nearest += 1
    return remark.end(), nearest


def _leads(lower: str, ahead: Sequence[Token]) -> bool:
    """True if an event only leads to the time behind it: "trước ngày khai giảng 5/9", "trước khi hết quý II"."""
    if len(ahead) == 1 or not isinstance(ahead[0].form, EventForm) or ahead[0].form.relation != "before":
        return False
    event, other = ahead
    if other.kind == "duration":
        back = back_from().search(lower, event.start, other.start)
        return back is not None and back.start() == event.start
    point = stretches(other)[0].first if other.kind == "calendar" else None
    if point is None or not point.months or point.unit == "period":
        return False
    start, cue = _cue(lower, event.start, hours_before(lower, event.end, other.start).at, day=point.unit == "day")
    return cue is not None and start == event.start


def _same_unit(one: Stretch, other: Stretch) -> bool:
    return bool(one.last and other.first and one.last.unit == other.first.unit)


def _head(lower: str, since: int, run: list[Expression]) -> None:
    """Take in what stands before a run: a time of day, the cue."""
    first = run[0]
    hours = hours_before(lower, since, first.start)
    start, cue = _cue(lower, since, hours.at, day=first.first is not None and first.first.unit == "day")
    first.part_of_day = bool(lower[hours.at : first.start].strip("( "))
    if hours.first or cue or first.part_of_day:
        first.start = start
    for expression in run:
        expression.relation = cue.relation if cue else None
        if expression.relation == "from" and expression is not first and first.ranged and not expression.ranged:
            expression.relation = None  # of "từ 25 đến 27 và ngày 30/11" the last is one day
        if expression.relation == "on" and expression.first and expression.first.unit != "day":
            expression.relation = "during"  # "vào năm 2020" is any day of it
        expression.whole = cue is not None and cue.whole
    if hours.last or not (cue and cue.relation in {"before", "by"}):
        first.start_time, first.end_time = hours.first, hours.last
        if hours.last and not first.ranged:
            first.relation = "on"
    else:
        first.end_time = hours.first


def _cue(lower: str, since: int, start: int, *, day: bool) -> tuple[int, CueForm | None]:
    """The cue before ``start`` and where it begins; behind a document number there is none."""
    before = lower[max(since, start - _WORD) : start].split()[-1:]
    if not before or "/" in before[0]:
        return start, None
    return cue_before(lower, max(since, start - WINDOW), start, day=day) or (start, None)


def _tail(lower: str, expression: Expression) -> None:
    """Take in what follows: the day of the week, a time of day, "trở đi", "và các năm tiếp theo", "đến khi ..."."""
    hours = hours_after(lower, expression.end)
    expression.end = hours.at
    if hours.first and not (expression.start_time or expression.end_time):
        expression.start_time, expression.end_time = hours.first, hours.last
    if found := _TO_EVENT.match(lower, expression.end):
        expression.end = clause_end(lower, found.end())
        expression.onwards = True
        expression.relation = "during"
        expression.anchor = lower[found.end() : expression.end].strip() or None
    elif found := _ONWARDS.match(lower, expression.end):
        expression.end = found.end()
        expression.onwards = True
        expression.relation = "from"


def _recurring(lower: str, token: Token, cycle: Cycle, since: int) -> Expression:
    """A recurrence, with its hours and the time it goes on for: "hằng ngày trước 16h00", "hàng ngày trong mùa cháy rừng"."""
    meanwhile = _MEANWHILE.match(lower, token.end)
    end = clause_end(lower, meanwhile.end()) if meanwhile else token.end
    expression = Expression(token.start, end, token.start, "recurrence", "during", cycle=cycle)
    if isinstance(token.form, RecurrenceForm) and token.form.lent:
        expression.start = expression.core = expression.end = end + len(lower[end:]) - len(lower[end:].lstrip())
    if cycle.frequency not in {"DAILY", "WEEKLY"}:
        return expression
    if turn := hours_of_turn(lower, end):
        expression.end, expression.relation = turn.at, turn.relation
        expression.start_time, expression.end_time = turn.first, turn.last
        expression.cycle = on_weekday(cycle, turn.weekday)
    elif (
        any(map(str.isdigit, lower[max(since, token.start - _NEAR) : token.start]))
        and (hours := hours_before(lower, since, token.start)).first
    ):
        expression.start, cue = _cue(lower, since, hours.at, day=False)
        expression.relation = cue.relation if cue else "during"
        late = cue is not None and cue.relation in {"before", "by"}
        expression.start_time, expression.end_time = (None, hours.first) if late else (hours.first, hours.last)
    return expression
