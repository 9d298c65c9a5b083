"""Terms and events: a length of time with its cue and what it runs from, what sets a term by happening."""

from collections.abc import Sequence
from functools import cache

from vnplan.rules.fragments import filled
from vnplan.rules.load import Form, load
from vnplan.text import kept_re as re
from vnplan.text import kept_regex as regex
from vnplan.vocab.time.expression import Expression
from vnplan.vocab.time.forms import REACH, TABLE, EventForm, OriginForm
from vnplan.vocab.time.points import duration, stretches
from vnplan.vocab.time.tokens import Token

TO = re.compile(
    r"(?:\s+(?:của\s+)?kỳ\s+báo\s+cáo)?\s*+,?\s*+(?:(?:cho\s+)?(?:đến|tới)(?:\s+(?:hết|trước|cuối|khoảng|ngày))*|-|–|—|~|÷)\s*"
    r"(?:(?:\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{2})?|sáng|chiều|tối|(?:thứ|chủ)\s+\w+)\s*+,?\s*+)*(?:ngày\s+)?"
)
_NUMERAL = re.compile(r"(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|lăm|mốt)\s+)+\(?$")
# A comma inside "Phòng, chống" ends no clause.
_CLAUSE = re.compile(r"(?<!phòng),|,(?!\s*chống(?!\w))|[;:()\n]|\.(?=\s|$|/)|\s(?:nhưng|phải)\s")
_AT_LEAST = re.compile(r"ít\s+nhất|tối\s+thiểu")
_MORE = ("trên ", "hơn ", "dưới ", "gần ")
_LONGEST_EVENT = 200
WINDOW = 70
_BOTH = re.compile(r"\s+(?:và|hoặc)\s+(?:sau\s+)?$")
_LONG = frozenset({"month", "quarter", "year"})


class AnchorForm(Form):
    """The words between a term and the event it runs from, or ``back`` from."""

    back: bool = False


@cache
def _term_patterns() -> "tuple[regex.Pattern[str], tuple[tuple[regex.Pattern[str], AnchorForm], ...]]":
    """The words before a term, and those between it and what it runs from."""
    cue = "|".join(filled(form.pattern) for form in load(TABLE, "term_cue", Form))
    anchors = ((regex.compile(filled(form.pattern)), form) for form in load(TABLE, "anchor", AnchorForm))
    return regex.compile(rf"(?<![^\W_])(?:{cue})[\s(]*$"), tuple(anchors)


@cache
def back_from() -> "regex.Pattern[str]":
    """The words before a term that runs back from what they name: "trước khi xả lũ ít nhất 06 giờ"."""
    either = "|".join(filled(form.pattern) for form in load(TABLE, "back_from", Form))
    return regex.compile(rf"(?<![^\W_])(?:{either})[\s(]*$")


def read_term(lower: str, found: Sequence[Token], at: int, since: int) -> tuple[int, Expression]:
    """A length of time, its cue and the event it runs from; tokens inside that are passed over."""
    token = found[at]
    expression = Expression(token.start, token.end, token.start, "duration", "by", duration=duration(token))
    if numeral := _NUMERAL.search(lower, max(since, token.start - 30), token.start):
        expression.start = expression.core = numeral.start()
    window = max(since, expression.core - WINDOW)
    if lower.find("trước ", window, expression.core) >= 0 and (back := back_from().search(lower, window, expression.core)):
        expression.start, expression.relation = back.start(), "before"
        expression.anchor, expression.back = back["anchor"], True
        return at + 1, expression
    cue_pattern, anchors = _term_patterns()
    if cue := cue_pattern.search(lower, window, expression.core):
        expression.start = cue.start()
    nearest = at + 1
    for pattern, form in anchors:
        anchor = pattern.match(lower, token.end, token.end + REACH)
        # "báo cáo 6 tháng trước ngày 15/6" names the report, "hàng tồn trên 90 ngày trước ngày 15/6" the goods
        long = expression.duration is not None and expression.duration.unit in _LONG
        named = form.back and ((cue is None and long) or lower.endswith(_MORE, window, expression.core))
        if anchor is None or named or _opens_range(lower, found[nearest : nearest + 2], anchor.end()):
            continue
        expression.back = form.back
        if form.back and (cue is None or _AT_LEAST.search(cue.group())):
            expression.relation = "before"
        on_day = found[nearest] if nearest < len(found) and _is_day_at(lower, anchor.end(), found[nearest]) else None
        expression.end = on_day.end if on_day else _term_end(lower, found[nearest:], anchor.end())
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
    end = clause_end(lower, at)
    for token in ahead:
        if token.start >= end:
            break
        if token.kind == "duration" and any(pattern.match(lower, token.end, token.end + REACH) for pattern, _ in anchors):
            cue = cue_pattern.search(lower, max(at, token.start - WINDOW), token.start)
            if joint := _BOTH.search(lower, at, cue.start() if cue else token.start):
                return joint.start()
    return end


def _is_day_at(lower: str, start: int, token: Token) -> bool:
    """True if a term runs from a day, behind which nothing more is said of it."""
    return token.kind == "calendar" and not lower[start : max(start, token.start)].strip()


def _opens_range(lower: str, ahead: Sequence[Token], since: int) -> bool:
    """True if the days that a length of time takes follow it: "trong 4 ngày, từ ngày 24/6 đến hết ngày 27/6"."""
    if not ahead or ahead[0].kind != "calendar" or lower[since : ahead[0].start].strip():
        return False
    ranged = any(one.first is not one.last for one in stretches(ahead[0]))
    return ranged or (len(ahead) > 1 and TO.fullmatch(lower, ahead[0].end, max(ahead[0].end, ahead[1].start)) is not None)


def _anchor_day(lower: str, expression: Expression, token: Token, since: int) -> None:
    """Where the event of a term is a day, or a day that the document sets."""
    if isinstance(token.form, OriginForm):
        expression.origin = token.form.day
    elif token.kind in {"calendar", "broken"} and not lower[since : token.start].strip():
        expression.anchored_at = stretches(token)[0].first
        expression.broken = token.broken


def read_event(lower: str, found: Sequence[Token], at: int) -> tuple[int, Expression]:
    """An event, with what the rest of its clause says of it; tokens inside that are passed over."""
    token = found[at]
    form = token.form
    if not isinstance(form, EventForm):  # pragma: no cover - tokens of events come from rows of events
        raise TypeError(form)
    end = token.end if form.whole else clause_end(lower, token.end)
    named = token.match.start("anchor") if token.match.re.groupindex.get("anchor") and token.match["anchor"] else token.end
    anchor = lower[named:end].strip() or None
    expression = Expression(token.start, end, token.start, "event", form.relation, anchor=anchor, counts=form.counts)
    nearest = at + 1
    while nearest < len(found) and found[nearest].start < end:
        nearest += 1
    return nearest, expression


def clause_end(lower: str, at: int) -> int:
    """Where the clause from ``at`` ends."""
    found = _CLAUSE.search(lower, at, at + _LONGEST_EVENT)
    return at + len(lower[at : found.start() if found else at + _LONGEST_EVENT].rstrip())
