"""What is asked of a line's words alone, remembered: half of the lines of pages recur, cells and headings above all."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar, cast

V = TypeVar("V")
P = ParamSpec("P")

# Longer lines hardly recur, and would take the room of those that do: of them only the last are remembered.
LONGEST = 120
_MOST, _LAST, _LATE = 1 << 12, 8, 1 << 8
_ALL: list[Any] = []


def remembered(make: Callable[[str], V]) -> Callable[[str], V]:
    """A function of a text that is not asked twice for a short one; nobody may change what it gives.

    >>> asked = []
    >>> @remembered
    ... def words(text: str) -> tuple[str, ...]:
    ...     asked.append(text)
    ...     return tuple(text.split())
    >>> words("Sở Y tế"), words("Sở Y tế"), asked
    (('Sở', 'Y', 'tế'), ('Sở', 'Y', 'tế'), ['Sở Y tế'])
    """
    short, long = lru_cache(maxsize=_MOST)(make), lru_cache(maxsize=_LAST)(make)
    _ALL.extend((short, long))

    @wraps(make)
    def ask(text: str) -> V:
        return (short if len(text) <= LONGEST else long)(text)

    return ask


def remembered_lately(make: Callable[P, V]) -> Callable[P, V]:
    """The same of a function that takes more than a text: it is not asked twice for what it was asked of late."""
    late = lru_cache(maxsize=_LATE)(make)
    _ALL.append(late)
    return cast("Callable[P, V]", late)


def forget() -> None:
    """Remember nothing: what is measured on a page again has to be what a new page costs."""
    for one in _ALL:
        one.cache_clear()
