"""The tokens of time in a text: which form of the table stands where."""

from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from vnplan.rules.fragments import filled
from vnplan.text import kept_re as re
from vnplan.text import kept_regex as regex
from vnplan.text.heads import SIZE, may_begin
from vnplan.text.remembered import remembered, remembered_lately
from vnplan.vocab.time.forms import LIST_JOINS, REACH, CalendarForm, Kind, TimeForm, forms_by_first, heads_of
from vnplan.vocab.time.starts import Hits, hits_of, starts
from vnplan.vocab.time.whole import rest

# What has a number with a stroke in an address, or is called after a day: "số 86/2", "đường 30/4".
_ADDRESS = re.compile(r"(?<!\w)(?:đường|phố|số(?:\s+nhà)?|ngõ|hẻm|kiệt|phường|khu(?:\s+phố)?|nhà)\s+$")
# A portal's stamp: "10:36:03 - 19/02/2021".
_STAMP = re.compile(r"\d:\d\d:\d\d\s*[-,|]?\s*$")


class Token(NamedTuple):
    """An expression of time in lower-case text: ``form`` is its row in the table.

    A ``broken`` one has characters beside it that belong to it and are not read: it has no value.
    """

    kind: Kind
    form: TimeForm
    match: "regex.Match[str]"
    start: int
    end: int
    broken: bool = False


@lru_cache(maxsize=1 << 12)
def _fitting(head: str) -> "tuple[tuple[Kind, TimeForm, regex.Pattern[str]], ...]":
    """The forms that a text with such a ``head`` can begin as, in order of priority."""
    word = head[0].isalpha()
    return tuple(
        (kind, form, _compiled(form.pattern, word=word))
        for kind, form in forms_by_first().get(head[0], ())
        if may_begin(head, heads_of(form.pattern))
    )


@cache
def _compiled(pattern: str, *, word: bool) -> "regex.Pattern[str]":
    """The pattern of a form that begins with a ``word``, or with figures."""
    return regex.compile(rf"\b(?:{filled(pattern)})" if word else filled(pattern))


@remembered_lately
def tokens(lower: str, hits: Hits) -> tuple[Token, ...]:
    """The expressions of time in a lower-case text, in order, apart."""
    out: list[Token] = []
    done = worn = 0
    for start in starts(lower, hits):
        if start < done:
            continue
        found = _found(lower, start)
        if found is None:
            continue
        token = _whole(lower, found, done)
        if token and token.kind == "calendar" and worn and not lower[worn : token.start].strip(" /.–-"):
            token = token._replace(broken=True)  # the rest of a date that is not read
        if token:
            out.append(token)
        worn = token.end if token and token.broken else 0
        done = max(token.end if token else 0, found.end)
    return tuple(out)


@remembered
def tokens_and_figures(lower: str) -> tuple[Token, ...]:
    """The same with bare years and the like. A cell is asked whether it is nothing but a time, and then what its times are."""
    return tokens(lower, hits_of(lower, figures=True))


def _found(lower: str, start: int) -> Token | None:
    """The first form that fits there."""
    for kind, form, pattern in _fitting(lower[start : start + SIZE]):
        match = pattern.match(lower, start, start + REACH)
        if match:
            return Token(kind, form, match, start, match.end())
    return None


def _whole(lower: str, token: Token, since: int) -> Token | None:
    """The token, broken where figures stand beside it that belong to it; ``None`` where it is part of a code."""
    if token.kind == "broken":
        return token._replace(broken=True)
    if token.kind != "calendar":
        return token
    groups = token.match.re.groupindex
    joins = token.match.captures("join") if "join" in groups else []
    if any(one not in LIST_JOINS and other not in LIST_JOINS for one, other in pairwise(joins)):
        return token._replace(broken=True)  # "1-2-20/5": no range has three ends
    dated = any(name in groups and token.match[name] for name in ("y", "yy", "ahead"))
    weak = isinstance(token.form, CalendarForm) and token.form.weak
    if weak and (_STAMP if dated else _ADDRESS).search(lower, max(0, token.start - 12), token.start):
        return None
    all_of_it = rest(lower, since, token.start, token.end, dated=dated)
    if all_of_it is None or all_of_it == (token.start, token.end):
        return token if all_of_it else None
    return token._replace(start=all_of_it[0], end=all_of_it[1], broken=True)
