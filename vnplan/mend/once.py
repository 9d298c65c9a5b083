"""Each word looked at once, however often it stands on pages: nearly all words are right, and are known to be."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from vnplan.text import kept_re as re

_WORD = re.compile(r"\w+")
_MOST_KEPT = 200_000


@lru_cache(maxsize=2)
def _stretches(text: str) -> frozenset[str]:
    return frozenset(text.split())


class WordRule:
    """A rule that gives a wrong word its right form, and has nothing to say about most.

    >>> rule = WordRule({"qui": "quy"}.get)
    >>> [(match.span(), right) for match, right in rule.found("qui định, (qui chế)")]
    [((0, 3), 'quy'), ((11, 14), 'quy')]
    """

    def __init__(self, right: Callable[[str], str | None]) -> None:
        """Take what gives the right form of a word that is wrong."""
        self._right = right
        self._sound: set[str] = set()

    def found(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """The wrong words of a text, in order, with their right forms."""
        wrong: dict[str, str] = {}
        for stretch in _stretches(text) - self._sound:
            found = {word: right for word in _WORD.findall(stretch) if (right := self._right(word))}
            wrong |= found
            if not found:
                self._sound.add(stretch)
        if wrong:
            yield from ((match, wrong[match[0]]) for match in _WORD.finditer(text) if match[0] in wrong)
        if len(self._sound) > _MOST_KEPT:
            self._sound.clear()
