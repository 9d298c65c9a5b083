"""From tokens of time to expressions: cue, place in the calendar, range or list, recurrence; term and its anchor; event."""

from collections.abc import Sequence
from functools import cache

from vnplan.rules.fragments import filled
from vnplan.rules.load import Form, load
from vnplan.text import kept_re as re
from vnplan.text import kept_regex as regex
from vnplan.text.remembered import remembered
from vnplan.vocab.time.expression import Expression
from vnplan.vocab.time.forms import (
    REACH,
    TABLE,
    CalendarForm,
    CueForm,
    EventForm,
    OriginForm,
    Token,
    cues,
    tokens,
    tokens_and_figures,
)
from vnplan.vocab.time.hours import hours_after, hours_before
from vnplan.vocab.time.joins import AND, joined
from vnplan.vocab.time.points import Cycle, Stretch, cycle_of_place, cycles, duration, stretches
from vnplan.vocab.time.years import share_years

_TO = re.compile(
    r"(?:\s*\([^()\d]{3,12}\d?\))?(?:\s+(?:của\s+)?kỳ\s+báo\s+cáo)?\s*+,?\s*+(?:(?:cho\s+)?(?:đến|tới)(?:\s+(?:hết|trước|cuối|khoảng|ngày))*|-|–|—|~)\s*"
    r"(?:(?:\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{2})?|sáng|chiều|tối|(?:thứ|chủ)\s+\w+)\s*+,?\s*+)*(?:ngày\s+)?"
)
_TO_EVENT = re.compile(r"\s*+,?\s*+(?:cho\s+)?(?:đến|tới)\s+(?:khi|lúc)\b")
_ONWARDS = re.compile(
    r"\s*+,?\s*+(?:và\s+|đến\s+)?(?:(?:các|những)\s+(?:năm|tháng|quý|ngày|giai\s+đoạn)\s+(?:tiếp\s+theo|sau|kế\s+tiếp|tới)(?:\s+đó)?|trở\s+đi)"
)
_NUMERAL = re.compile(r"(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|lăm|mốt)\s+)+\(?$")
_BOUNDARY = re.compile(r"[.;\n](?=\s|$)|\.\s*/\s*\.")
_MEANWHILE = re.compile(r"\s+trong\s+(?:suốt\s+)?(?:thời\s+gian|mùa|dịp|những\s+ngày|các\s+ngày)\s+[^\W\d]")
# A comma inside "Phòng, chống" ends no clause.
_CLAUSE = re.compile(r"(?<!phòng),|,(?!\s*chống(?!\w))|[;:()\n]|\.(?=\s|$|/)|\snhưng\s")
_AT_LEAST = re.compile(r"ít\s+nhất|tối\s+thiểu")
_BOTH = re.compile(r"\s+(?:và|hoặc)\s+(?:sau\s+)?$")
_WINDOW = 70
_WORD = 24
_LONGEST_EVENT = 200
_LONGEST_ALONE = 100


class AnchorForm(Form):
    """The words between a term and the event it runs from, or ``back`` from."""

    back: bool = False


def expressions(lower: str, *, every: bool) -> list[Expression]:
    """The expressions of time in a lower-case text, in order; bare figures too where ``every`` expression counts."""
    found = (tokens_and_figures if every else tokens)(lower)
    if not found:
        return []
    out: list[Expression] = []
    at = 0
    while at < len(found):
        if out and found[at].start < out[-1].end:
            at += 1
            continue
        since = found[at - 1].end if at else 0
        match found[at].kind:
            case "calendar" | "broken" | "origin":
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
    parts: list[tuple[Stretch, Token, Token]] = [] if origin else [(s, token, token) for s in stretches(token)]
    nearest = at + 1
    while nearest < len(found) and found[nearest].kind in {"calendar", "broken"}:
        gap = lower[found[nearest - 1].end : found[nearest].start]
        if _TO.fullmatch(gap) and (origin or parts) and not (parts and parts[-1][0].first is not parts[-1][0].last):
            stretch = stretches(found[nearest])[0]
            head, opening = (None, token) if origin else (parts[-1][0].first, parts[-1][1])
            parts[-1:] = [(Stretch(head, stretch.last), opening, found[nearest])]
        elif parts and AND.fullmatch(gap) and _same_unit(parts[-1][0], stretches(found[nearest])[0]):
            parts += [(s, found[nearest], found[nearest]) for s in stretches(found[nearest])]
        else:
            break
        nearest += 1
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
    return nearest, out


def _same_unit(one: Stretch, other: Stretch) -> bool:
    return bool(one.last and other.first and one.last.unit == other.first.unit)


def _head(lower: str, since: int, run: list[Expression]) -> None:
    """Take in what stands before a run: a time of day, the cue."""
    first = run[0]
    hours = hours_before(lower, since, first.start)
    start, cue = _cue(lower, since, hours.at)
    if hours.first or cue or lower[hours.at : first.start].strip("( "):
        first.start = start
    for expression in run:
        expression.relation = cue.relation if cue else None
        if expression.relation == "on" and expression.first and expression.first.unit != "day":
            expression.relation = "during"  # "vào năm 2020" is any day of it
        expression.whole = cue is not None and cue.whole
    if hours.last or not (cue and cue.relation in {"before", "by"}):
        first.start_time, first.end_time = hours.first, hours.last
        if hours.last and not first.ranged:
            first.relation = "on"
    else:
        first.end_time = hours.first


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
    """Take in what follows: the day of the week, a time of day, "trở đi", "và các năm tiếp theo", "đến khi ..."."""
    hours = hours_after(lower, expression.end)
    expression.end = hours.at
    if hours.first and not (expression.start_time or expression.end_time):
        expression.start_time, expression.end_time = hours.first, hours.last
    if found := _TO_EVENT.match(lower, expression.end):
        expression.end = _clause_end(lower, found.end())
        expression.onwards = True
        expression.relation = "during"
        expression.anchor = lower[found.end() : expression.end].strip() or None
    elif found := _ONWARDS.match(lower, expression.end):
        expression.end = found.end()
        expression.onwards = True
        expression.relation = "from"


def _recurring(lower: str, token: Token, cycle: Cycle) -> Expression:
    """A recurrence, with the time it goes on for: "hàng ngày trong mùa cháy rừng"."""
    meanwhile = _MEANWHILE.match(lower, token.end)
    end = _clause_end(lower, meanwhile.end()) if meanwhile else token.end
    return Expression(token.start, end, token.start, "recurrence", "during", cycle=cycle)


@cache
def _term_patterns() -> "tuple[regex.Pattern[str], tuple[tuple[regex.Pattern[str], AnchorForm], ...]]":
    """The words before a term, and those between it and what it runs from."""
    cue = "|".join(filled(form.pattern) for form in load(TABLE, "term_cue", Form))
    anchors = ((regex.compile(filled(form.pattern)), form) for form in load(TABLE, "anchor", AnchorForm))
    return regex.compile(rf"(?<![^\W_])(?:{cue})[\s(]*$"), tuple(anchors)


def _term(lower: str, found: Sequence[Token], at: int, since: int) -> tuple[int, Expression]:
    """A length of time, its cue and the event it runs from; tokens inside that are passed over."""
    token = found[at]
    expression = Expression(token.start, token.end, token.start, "duration", "by", duration=duration(token))
    if numeral := _NUMERAL.search(lower, max(since, token.start - 30), token.start):
        expression.start = expression.core = numeral.start()
    cue_pattern, anchors = _term_patterns()
    if cue := cue_pattern.search(lower, max(since, expression.core - _WINDOW), expression.core):
        expression.start = cue.start()
    nearest = at + 1
    for pattern, form in anchors:
        anchor = pattern.match(lower, token.end, token.end + REACH)
        if anchor is None or _opens_range(lower, found[nearest : nearest + 2], anchor.end()):
            continue
        expression.back = form.back
        if form.back and cue and _AT_LEAST.search(cue.group()):
            expression.relation = "before"
        expression.end = _term_end(lower, found[nearest:], anchor.end())
        expression.anchor = lower[anchor.end() : expression.end].strip() or None
        while nearest < len(found) and found[nearest].start < expression.end:
            _anchor_day(lower, expression, found[nearest], anchor.end())
            expression.end = max(expression.end, found[nearest].end)
            nearest += 1
        break
    return nearest, expression


def _term_end(lower: str, ahead: Sequence[Token], at: int) -> int:
    """Where the clause of what a term runs from ends, another term at the latest: "... ngày D và sau 3 ngày kể từ ..."."""
    cue_pattern, anchors = _term_patterns()
    end = _clause_end(lower, at)
    for token in ahead:
        if token.start >= end:
            break
        if token.kind == "duration" and any(pattern.match(lower, token.end, token.end + REACH) for pattern, _ in anchors):
            cue = cue_pattern.search(lower, max(at, token.start - _WINDOW), token.start)
            if joint := _BOTH.search(lower, at, cue.start() if cue else token.start):
                return joint.start()
    return end


def _opens_range(lower: str, ahead: Sequence[Token], since: int) -> bool:
    """True if the days that a length of time takes follow it: "trong 4 ngày, từ ngày 24/6 đến hết ngày 27/6"."""
    if not ahead or ahead[0].kind != "calendar" or lower[since : ahead[0].start].strip():
        return False
    ranged = any(one.first is not one.last for one in stretches(ahead[0]))
    return ranged or (len(ahead) > 1 and _TO.fullmatch(lower, ahead[0].end, max(ahead[0].end, ahead[1].start)) is not None)


def _anchor_day(lower: str, expression: Expression, token: Token, since: int) -> None:
    """Where the event of a term is a day, or a day that the document sets."""
    if isinstance(token.form, OriginForm):
        expression.origin = token.form.day
    elif token.kind in {"calendar", "broken"} and not lower[since : token.start].strip():
        expression.anchored_at = stretches(token)[0].first
        expression.broken = token.broken


def _event(lower: str, found: Sequence[Token], at: int) -> tuple[int, Expression]:
    token = found[at]
    form = token.form
    if not isinstance(form, EventForm):  # pragma: no cover - tokens of events come from rows of events
        raise TypeError(form)
    end = token.end if form.whole else _clause_end(lower, token.end)
    anchor = lower[token.end : end].strip() or None
    expression = Expression(token.start, end, token.start, "event", form.relation, anchor=anchor, counts=form.counts)
    nearest = at + 1
    while nearest < len(found) and found[nearest].start < end:
        nearest += 1
    return nearest, expression


def _clause_end(lower: str, at: int) -> int:
    """Where the clause from ``at`` ends."""
    found = _CLAUSE.search(lower, at, at + _LONGEST_EVENT)
    return at + len(lower[at : found.start() if found else at + _LONGEST_EVENT].rstrip())
