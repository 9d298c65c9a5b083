"""Patterns that are tried only where a text holds what they require: most lines hold none of it.

What a pattern requires is read from the pattern itself: some strings, of which every match holds at least one. To look for a
string costs a hundredth of what it costs to try a pattern at every character.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from importlib import import_module
from itertools import product
from typing import Any, TypeVar

from vnplan.text import kept_re as re
from vnplan.text.kept import kept

V = TypeVar("V")

_MOST_SPELLINGS = 16
_MOST_OF_SET = 6
_LONG_ENOUGH = 4
# Nearly every line has one of these: to require them is to require one letter.
_COMMON = frozenset(
    ("và", "của", "các", "với", "được", "trong", "cho", "là", "có", "đến", "theo", "sự", "số", "ngày", "năm", "do", "không")
)
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_NO_WIDTH = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
_AHEAD = 1


class Quick:
    """A pattern that first looks for the strings that it requires; what it finds is what ``re`` finds.

    >>> pattern = Quick("(?i:hiệu lực|thay thế) từ")
    >>> pattern.cues, bool(pattern.search("có hiệu lực từ hôm nay")), pattern.search("Sở Y tế")
    (('hiệu lực', 'thay thế'), True, None)
    """

    __slots__ = ("cues", "finditer", "folded", "fullmatch", "match", "pattern", "search")

    def __init__(self, source: str, flags: int = 0) -> None:
        """Compile the pattern and read from it what it requires."""
        self.pattern = re.compile(source, flags)
        self.cues, self.folded = required(source, flags)
        # At a place nothing is to be looked for, and nowhere what requires nothing: the pattern's own methods.
        self.match, self.fullmatch = self.pattern.match, self.pattern.fullmatch
        self.search: Callable[..., re.Match[str] | None] = _asked(self.pattern.search, self.cues, None, folded=self.folded)
        self.finditer: Callable[..., Iterable[re.Match[str]]] = _asked(self.pattern.finditer, self.cues, (), folded=self.folded)

    def possible(self, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """True if ``text[start:end]`` holds a string that the pattern requires."""
        piece = text[start:end] if start or end < len(text) else text
        if self.folded:
            piece = piece.lower()
        # As in ``holds``, of which a call costs as much again.
        for cue in self.cues:
            if cue in piece:
                return True
        return not self.cues

    def possible_behind(self, text: str, at: int) -> bool:
        """True if ``text`` holds from a place on a string that the pattern requires; to be asked of many places of one text.

        >>> pattern = Quick("phối hợp|cùng")
        >>> pattern.possible_behind("Sở A phối hợp", 5), pattern.possible_behind("Sở A phối hợp", 6)
        (True, False)
        """
        return _last(self, text) >= at

    def sub(self, new: str, text: str) -> str:
        """The text with ``new`` for each match."""
        return self.pattern.sub(new, text) if self.possible(text) else text


@lru_cache(maxsize=8)
def _last(pattern: Quick, text: str) -> int:
    """The last place where a string stands that a pattern requires; the end of the text where that may be anywhere."""
    if pattern.folded or not pattern.cues:
        return len(text) if pattern.possible(text) else -1
    return max(map(text.rfind, pattern.cues))


def _asked(ask: Callable[..., V], cues: Sequence[str], none: V, *, folded: bool) -> Callable[..., V]:
    """A method of a pattern that is asked only of a text, or of a part of it, that holds one of some cues.

    Most texts hold none, and each line is asked so hundreds of times: where to look is settled once, when the pattern is made.
    """
    if not cues:
        return ask
    (only,) = cues if len(cues) == 1 else ("",)

    def one(text: str, *bounds: int) -> V:
        if bounds:
            return ask(text, *bounds) if text.find(only, *bounds) >= 0 else none
        return ask(text) if only in text else none

    def any_of(text: str, *bounds: int) -> V:
        piece = text[bounds[0] : bounds[1] if bounds[1:] else None] if bounds else text
        for cue in cues:
            if cue in piece:
                return ask(text, *bounds)
        return none

    def in_any_case(text: str, *bounds: int) -> V:
        piece = (text[bounds[0] : bounds[1] if bounds[1:] else None] if bounds else text).lower()
        return ask(text, *bounds) if holds(piece, cues) else none

    return in_any_case if folded else one if only else any_of


def holds(text: str, cues: Iterable[str]) -> bool:
    """True if a text holds one of some strings.

    >>> holds("Kế hoạch số 5/KH", ("số", "ngày")), holds("Kế hoạch", ("số", "ngày")), holds("Kế hoạch", ())
    (True, False, False)
    """
    for cue in cues:  # noqa: SIM110 - a generator costs as much again as what it looks for
        if cue in text:
            return True
    return False


def together(patterns: Iterable[Quick]) -> tuple[str, ...]:
    """Strings of which a text holds one where any of some patterns matches; none where one of them tells of none.

    >>> together((Quick("phối hợp với"), Quick("phối hợp"), Quick("cùng"))), together((Quick("cùng"), Quick(".")))
    (('cùng', 'phối hợp'), ())
    """
    each = list(patterns)
    if not all(one.cues and not one.folded for one in each):
        return ()
    return _fewest({cue for one in each for cue in one.cues})


def _fewest(cues: AbstractSet[str]) -> tuple[str, ...]:
    """Where one string holds another, the other is enough."""
    return tuple(sorted(cue for cue in cues if not any(other in cue for other in cues - {cue})))


def required(source: str, flags: int = 0) -> tuple[tuple[str, ...], bool]:
    r"""Strings of which each match of a pattern holds one, none where it requires none; whether they are of any case.

    >>> required(r"số[ ]*\d+/(?:QĐ|KH)"), required(r"[Nn]gày", 0)[0], required(r"\w+")
    ((('KH', 'QĐ'), False), ('Ngày', 'ngày'), ((), False))
    """
    key = f"required rare {int(flags)} {source}"
    known = kept().get(key)
    if known is not None:
        return tuple(known[0]), known[1]
    found = _required(source, flags)
    kept().put(key, found)
    return found


def _required(source: str, flags: int) -> tuple[tuple[str, ...], bool]:
    # The parser of ``re`` has no public name; where it has none at all, nothing is known to be required.
    try:
        tree = import_module("re._parser").parse(source, flags)
    except ImportError:  # pragma: no cover - no version of Python so far
        return (), False
    reader = _Reader()
    found = reader.of(tree.data, fold=bool(tree.state.flags & re.IGNORECASE))
    found = frozenset(cue.lower() for cue in found) if reader.folded else found
    return _fewest(found), reader.folded


class _Reader:
    """One reading of the tree of a pattern."""

    def __init__(self) -> None:
        self.folded = False

    def of(self, items: Sequence[Any], *, fold: bool) -> frozenset[str]:
        """The best that a sequence requires."""
        best: frozenset[str] = frozenset()
        run = [""]
        for name, value in self._inline(items):
            if name == "ASSERT" and value[0] == _AHEAD:
                best = _better(best, self.of(value[1], fold=fold))
            if name in _NO_WIDTH:
                continue
            spellings = self._spellings(name, value, fold=fold)
            longer = [a + b for a, b in product(run, spellings)] if spellings else []
            if longer and len(longer) <= _MOST_SPELLINGS:
                run = longer
                continue
            best = _better(best, frozenset(run))
            run = spellings or [""]
            best = _better(best, frozenset() if spellings else self._inside(name, value, fold=fold))
        return _better(best, frozenset(run))

    def _inline(self, items: Sequence[Any]) -> list[tuple[str, Any]]:
        """The items of a sequence without plain groups; what must stand ahead at its end goes on the sequence itself."""
        flat = list(self._flat(items))
        while flat and flat[-1][0] == "ASSERT" and flat[-1][1][0] == _AHEAD:
            flat[-1:] = self._flat(flat[-1][1][1])
        return flat

    def _flat(self, items: Sequence[Any]) -> Iterator[tuple[str, Any]]:
        """The items of a sequence, those of plain groups in their place."""
        for op, value in items:
            name = str(op)
            if name == "SUBPATTERN" and not value[1] and not value[2]:
                yield from self._flat(value[3])
            elif name == "ATOMIC_GROUP":
                yield from self._flat(value)
            else:
                yield name, value

    def _spellings(self, name: str, value: Any, *, fold: bool) -> list[str]:  # noqa: ANN401 - the tree of ``re`` has no types
        """The few strings that one item stands for, none where they are many."""
        found: list[str] = []
        if name == "LITERAL":
            found = [chr(value)]
        elif name == "IN" and len(value) <= _MOST_OF_SET and all(str(op) == "LITERAL" for op, _ in value):
            found = [chr(point) for _, point in value]
        elif name in _REPEATS and len(value[2]) == 1 and (value[0], value[1]) == (0, 1):
            op, inner = value[2][0]
            once = self._spellings(str(op), inner, fold=fold)
            return ["", *once] if once else []
        if fold and found:
            self.folded = True
            found = sorted({letter.lower() for letter in found})
        return found

    def _inside(self, name: str, value: Any, *, fold: bool) -> frozenset[str]:  # noqa: ANN401
        """What an item requires that holds others."""
        if name == "SUBPATTERN":
            return self.of(value[3], fold=(fold or bool(value[1] & re.IGNORECASE)) and not value[2] & re.IGNORECASE)
        if name == "BRANCH":
            ways = [self.of(way, fold=fold) for way in value[1]]
            return frozenset().union(*ways) if all(ways) else frozenset()
        if name in _REPEATS and value[0] > 0:
            once = self.of(value[2], fold=fold)
            single = len(once) == len(value[2]) == 1 and str(value[2][0][0]) == "LITERAL" and value[0] <= _LONG_ENOUGH
            return frozenset(cue * value[0] for cue in once) if single else once
        return frozenset()


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The strings that fewer texts hold: those whose shortest is longer, then the fewer."""
    return max((cues for cues in (one, other) if all(cues)), key=_worth, default=frozenset())


def _worth(cues: frozenset[str]) -> tuple[int, int]:
    return min(_LONG_ENOUGH, min((1 if cue.strip() in _COMMON else len(cue) for cue in cues), default=0)), -len(cues)
