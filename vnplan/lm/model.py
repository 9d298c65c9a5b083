"""The packed syllable trigram model: what it says of a stream of ids."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vnplan.lm import pack
from vnplan.lm.table import Table
from vnplan.lm.tokens import BOUND, FIRST_WORD, UNKNOWN, Ints, Keys, constants

Ids = npt.NDArray[np.uint16]
Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
# Of pairs of words: the log probability of the second, the back-off weight of the pair, whether the model has seen it.
Heard = tuple[Floats, Floats, Flags]
STEP = 0.0625
BOW_STEP, BOW_ZERO = 0.04, 200
PACKED = Path(__file__).with_name("vi.lm")
# How far a word of a key stands from the next.
(WORD,) = constants(16)
# By how many of their highest bits the keys of words are told apart at once.
_BITS = 17
(_BEYOND,) = constants(64 - _BITS)


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """Ids in a row, and what the model says of each but the first two, given the two before it, and of each pair."""

    ids: Ids
    said: Floats
    pairs: Heard


class Around(NamedTuple):
    """The two words before each of some places and the two behind; the weights of the pairs before, the chances of those behind.

    ``known`` and ``followed`` are the pairs that the model has seen before a place and behind it.
    """

    far: Ids
    near: Ids
    behind: Ids
    beyond: Ids
    bow: Floats
    known: Flags
    last: Floats
    followed: Flags


class Fitting(NamedTuple):
    """What words say in a place: log probabilities, and the keys, back-off weights and acquaintance of their pairs."""

    log_p: Floats
    key: Keys
    bow: Floats
    seen: Flags

    def only(self, some: Ints) -> "Fitting":
        """The same of some of the words."""
        return Fitting(self.log_p[some], self.key[some], self.bow[some], self.seen[some])


class Model:
    """A language model, mapped from its file."""

    def __init__(self, path: Path = PACKED) -> None:
        """Map the file.

        Raises:
            ModelError: the file is missing or damaged.
        """
        arrays = pack.load(path)
        self.path = path
        self._keys: Keys = arrays["word_keys"]
        self._ids: Ids = arrays["word_ids"]
        # Where in the keys, which are in order, those with the same highest bits begin.
        count = np.bincount((self._keys >> _BEYOND).view(np.int64), minlength=1 << _BITS)
        self._first = np.minimum(count.cumsum() - count, len(self._keys) - 1).astype(np.uint32)
        self._several = count > 1
        self._spellings, self._ends = arrays["spellings"], arrays["spelling_ends"]
        self.log_p1: Floats = arrays["log_p1"]
        self._bow1: Floats = arrays["bow1"]
        self._bigrams = Table(arrays["bi_bases"], arrays["bi_steps"], arrays["bi_prints"])
        self._trigrams = Table(arrays["tri_bases"], arrays["tri_steps"], arrays["tri_prints"])
        self._levels = -STEP * np.arange(256, dtype=np.float32)
        self._bows = BOW_STEP * (np.arange(256, dtype=np.float32) - BOW_ZERO)
        self._bi_p, self._bi_bow, self._tri_p = arrays["bi_p"], arrays["bi_bow"], arrays["tri_p"]

    @cached_property
    def words(self) -> list[str]:
        """The usual spelling of each id; empty for the classes."""
        text = self._spellings.tobytes().decode("utf-8")
        ends = self._ends.tolist()
        return [""] * FIRST_WORD + [text[a:b] for a, b in zip([0, *ends[:-1]], ends, strict=True)]

    def ids(self, keys: Keys) -> Ids:
        """The ids of word keys."""
        place = (keys >> _BEYOND).view(np.int64)
        at = self._first[place].astype(np.int64)
        same = self._keys[at] == keys
        # Nearly all words are the first of theirs: only the others are looked for among all.
        rest = (~same & self._several[place]).nonzero()[0]
        if len(rest):
            at[rest] = np.minimum(self._keys.searchsorted(keys[rest]), len(self._keys) - 1)
            same[rest] = self._keys[at[rest]] == keys[rest]
        return np.where(same, self._ids[at], np.uint16(UNKNOWN))

    def bigrams(self, first: Ids, second: Ids) -> Heard:
        """Log P(second | first), the pair's back-off weight, and whether the model has seen the pair."""
        key = first.astype(np.uint64) << WORD | second
        return self._pairs(key, self._bow1.take(first) + self.log_p1.take(second))

    def _pairs(self, key: Keys, p: Floats) -> Heard:
        """The same of pairs by their keys; ``p`` is what is said of those that the model has not seen, and written over."""
        rows = self._bigrams.find(key)
        seen = rows >= 0
        at = seen.nonzero()[0]
        known = rows[at]
        p[at] = self._levels.take(self._bi_p[known])
        bow = np.zeros(len(rows), np.float32)
        bow[at] = self._bows.take(self._bi_bow[known])
        return p, bow, seen

    def pair(self, first: int, second: int) -> tuple[np.float32, np.float32, bool]:
        """What ``bigrams`` says of one pair."""
        row = self._bigrams.row(first << 16 | second)
        if row < 0:
            return self._bow1[first] + self.log_p1[second], np.float32(0), False
        return self._levels[self._bi_p[row]], self._bows[self._bi_bow[row]], True

    def after(self, first: int, second: int, third: int) -> np.float32:
        """The log of P(third | first second), by back-off."""
        p, _, seen = self.pair(second, third)
        if seen:
            head = (BOUND if second == BOUND else first) << 16 | second
            row = self._trigrams.row(head << 16 | third)
            if row >= 0:
                return np.float32(self._levels[self._tri_p[row]])
        return p + self.pair(first, second)[1]

    def step(self, first: Ids, second: Ids, third: Ids, bow: Floats) -> tuple[Floats, Floats, Keys]:
        """The log of P(third | first second); the weight and the key of the pair that a next word will follow."""
        key = second.astype(np.uint64) << WORD | third
        p, following, seen = self._pairs(key, self._bow1.take(second) + self.log_p1.take(third))
        backed = p + bow
        where = seen.nonzero()[0]
        self._put_trigrams((where, _triples(first[where], second[where], third[where]), backed))
        return backed, following, key

    def around(self, stream: Stream, at: Ints, ids: Ids | None = None) -> Around:
        """What stands around some places of a stream; of its ``ids`` as they would be, if they are given."""
        words = stream.ids if ids is None else ids
        far, near, behind, beyond = words[at - 2], words[at - 1], words[at + 1], words[at + 2]
        if ids is None:
            p, bow, seen = stream.pairs
            return Around(far, near, behind, beyond, bow[at - 2], seen[at - 2], p[at + 1], seen[at + 1])
        p, bow, seen = self.bigrams(np.concatenate((far, behind)), np.concatenate((near, beyond)))
        one = len(at)
        return Around(far, near, behind, beyond, bow[:one], seen[:one], p[one:], seen[one:])

    def here(self, places: Around, owner: Ints, word: Ids) -> Fitting:
        """What words say in a place: ``owner`` is the place of each."""
        near = places.near
        key = (near.astype(np.uint64) << WORD)[owner] | word
        p, bow, seen = self._pairs(key, self._bow1.take(near)[owner] + self.log_p1.take(word))
        out = p + places.bow[owner]
        where = (seen & (places.known | (near == BOUND))[owner]).nonzero()[0]
        head = _heads(places.far, near) << WORD
        self._put_trigrams((where, head[owner[where]] | word[where], out))
        return Fitting(out, key, bow, seen)

    def behind(self, places: Around, owner: Ints, word: Ids, own: Fitting) -> tuple[Floats, Floats, Keys]:
        """What the two words behind a place say then, log probabilities of both, and the key of the pair with the first.

        ``own`` is what was said of the words in their places.
        """
        following = places.behind
        key = word.astype(np.uint64) << WORD | following[owner]
        p, bow, seen = self._pairs(key, self._bow1.take(word) + self.log_p1.take(following)[owner])
        after, last = p + own.bow, places.last[owner] + bow
        near = (own.seen & seen).nonzero()[0]
        far = (seen & places.followed[owner]).nonzero()[0]
        place = owner[far]
        self._put_trigrams(
            (near, own.key[near] << WORD | following[owner[near]], after),
            (far, _triples(word[far], following[place], places.beyond[place]), last),
        )
        return after, last, key

    def as_read(self, stream: Stream, at: Ints) -> tuple[Floats, Floats, Floats]:
        """What ``here`` and ``behind`` say of the words that stand in some places, and of the two behind them."""
        said, (p, _, seen) = stream.said, stream.pairs
        # Behind a pair that the model has not seen, ``behind`` asks no trigrams, not even for a bound.
        strange = ~seen[at] & (stream.ids[at + 1] == BOUND)
        return said[at - 2], said[at - 1], np.where(strange, p[at + 1], said[at])

    def _put_trigrams(self, *parts: tuple[Ints, Keys, Floats]) -> None:
        """Put in what the trigrams say: where, of which three words, into what; the last two of these are a known pair."""
        rows = self._trigrams.find(np.concatenate([keys for _, keys, _ in parts]) if len(parts) > 1 else parts[0][1])
        start = 0
        for where, keys, out in parts:
            own = rows[start : start + len(keys)]
            start += len(keys)
            seen = (own >= 0).nonzero()[0]
            out[where[seen]] = self._levels.take(self._tri_p[own[seen]])

    def score(self, ids: Ids) -> Floats:
        """The log probability of each id of a stream, given the two before it."""
        return self.follow(np.concatenate((np.full(2, BOUND, np.uint16), ids))).said

    def follow(self, ids: Ids) -> Stream:
        """A stream that begins with two bounds, with what is said of it."""
        pairs = self.bigrams(ids[:-1], ids[1:])
        stream = Stream(ids, np.empty(len(ids) - 2, np.float32), pairs)
        self._say(stream)
        return stream

    def follow_again(self, ids: Ids, before: Stream, kept: Sequence[tuple[int, int, int]]) -> Stream:
        """The same where some of what is said is as it was ``before``: from which place to which, and where it stands now."""
        said, anew = np.empty(len(ids) - 2, np.float32), np.ones(len(ids) - 1, np.bool_)
        pairs = np.empty(len(anew), np.float32), np.empty(len(anew), np.float32), np.empty(len(anew), np.bool_)
        for first, last, now in kept:
            end = now + last - first
            said[now:end] = before.said[first:last]
            for new, old in zip(pairs, before.pairs, strict=True):
                new[now + 1 : end + 1] = old[first + 1 : last + 1]
            anew[now + 1 : end + 1] = False
        rows = anew.nonzero()[0]
        for new, found in zip(pairs, self.bigrams(ids[rows], ids[rows + 1]), strict=True):
            new[rows] = found
        stream = Stream(ids, said, pairs)
        self._say(stream, anew[1:].nonzero()[0])
        return stream

    def _say(self, stream: Stream, rows: Ints | slice = slice(None)) -> None:
        """Say how likely some ids of a stream are, or all, of whose pairs all is known."""
        (p, bow, seen), ids = stream.pairs, stream.ids
        said = p[1:] + bow[:-1]
        known = np.zeros(len(said), np.bool_)
        known[rows] = (seen[1:] & (seen[:-1] | (ids[1:-1] == BOUND)))[rows]
        at = known.nonzero()[0]
        self._put_trigrams((at, _triples(ids[at], ids[at + 1], ids[at + 2]), said))
        stream.said[rows] = said[rows]


def _heads(first: Ids, second: Ids) -> Keys:
    """The keys of the first two of three words; before a bound nothing counts."""
    return np.where(second == BOUND, np.uint64(BOUND), first.astype(np.uint64)) << WORD | second


def _triples(first: Ids, second: Ids, third: Ids) -> Keys:
    return _heads(first, second) << WORD | third


@cache
def packed() -> Model:
    """The model that comes with the package."""
    return Model()
