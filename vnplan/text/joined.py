"""The texts of a document as one: one look tells which of them are worth reading, for most say nothing of a kind.

To begin a search costs as much as to look through half a line.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from vnplan.text import kept_re as re
from vnplan.text.lazy import Lazy
from vnplan.text.letters import lowered
from vnplan.text.quick import Quick

# Stands between texts; no text has it, and no pattern without ``[^...]`` that looks for words goes over it.
_BETWEEN = "\0"


class Joined:
    """Some texts in order, one behind the other.

    What it says of a text may be so of too many, never of too few: each of them is read by itself afterwards.

    >>> joined = Joined(["Căn cứ Luật Đất đai", "Sở Y tế", "Nghị định số 5", "HIỆU LỰC"])
    >>> sorted(joined.holding(["Luật", "Nghị"])), sorted(joined.possible(Quick("(?i:hiệu lực)")))
    ([0, 2], [3])
    >>> joined.of(joined.text.index("Y"))
    1
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts."""
        self.text = _BETWEEN.join(texts)
        self._starts = list(accumulate((1 + length for length in map(len, texts)), initial=0))

    @Lazy
    def low(self) -> str:
        """All of it in small letters, each where it was."""
        return lowered(self.text)

    def of(self, at: int) -> int:
        """Which of the texts a place lies in."""
        return bisect_right(self._starts, at) - 1

    def within(self, places: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Of places in order, in which of the texts each lies, and where in that.

        >>> list(Joined(["Sở", "Y tế"]).within([0, 1, 5]))
        [(0, 0), (0, 1), (1, 2)]
        """
        index = start = end = 0
        for at in places:
            if at >= end:
                index = self.of(at)
                start, end = self._starts[index : index + 2]
            yield index, at - start

    def holding(self, words: Iterable[str], *, low: bool = False) -> set[int]:
        """The texts that hold one of some strings, of any case where these are in small letters (``low``)."""
        return set(self._holding(self.low if low else self.text, words))

    def possible(self, *patterns: Quick, low: bool = False) -> set[int]:
        """The texts that hold a string which one of some patterns requires; all, where one of them requires none.

        ``low`` says that the patterns are asked of the texts in small letters.
        """
        if not all(pattern.cues for pattern in patterns):
            return set(range(len(self._starts) - 1))
        texts = ((self.low if low or pattern.folded else self.text, pattern.cues) for pattern in patterns)
        return {index for text, cues in texts for index in self._holding(text, cues)}

    def matching(self, matches: Iterable["re.Match[str]"]) -> set[int]:
        """The texts in which some matches begin."""
        return {self.of(match.start()) for match in matches}

    def _holding(self, text: str, words: Iterable[str]) -> Iterator[int]:
        for word in words:
            at = text.find(word)
            while at >= 0:
                index = self.of(at)
                yield index
                at = text.find(word, self._starts[index + 1])
