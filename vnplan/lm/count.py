"""Reading corpora: every distinct word and every n-gram up to three, with counts and weighted counts."""

import lzma
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from vnplan.lm import tokens as tk

_CHUNK = 1 << 22
Ids = npt.NDArray[np.uint16]


@dataclass(slots=True)
class Corpus:
    """One source: where its words are (``keys`` in order, with 0 to 7 for the classes) and how much it weighs."""

    name: str
    weight: float
    stream: list[tk.Keys] = field(default_factory=list)


@dataclass(slots=True)
class Spellings:
    """For each word key its count, and its most frequent lower-case spelling."""

    counts: dict[int, float] = field(default_factory=dict)
    forms: dict[int, dict[str, float]] = field(default_factory=dict)

    def add(self, text: str, tokens: tk.Tokens, weight: float) -> None:
        """Count the plain words of a chunk."""
        plain = np.flatnonzero(~tokens.digits & ~tokens.joined & (tokens.uppers <= 1))
        wide = np.flatnonzero(~tokens.digits & ~tokens.joined & (tokens.uppers > 1))
        for chosen, factor in ((plain, 1.0), (wide, 0.01)):
            keys, first, counts = np.unique(tokens.key[chosen], return_index=True, return_counts=True)
            for key, at, count in zip(keys.tolist(), chosen[first].tolist(), counts.tolist(), strict=True):
                self.counts[key] = self.counts.get(key, 0.0) + count * weight
                form = text[tokens.start[at] : tokens.end[at]].lower()
                seen = self.forms.setdefault(key, {})
                seen[form] = seen.get(form, 0.0) + factor * count * weight


def chunks(path: Path) -> Iterator[str]:
    """The text of a file, plain or xz, in pieces that end with a line.

    Raises:
        OSError: the file cannot be read.
    """
    with (
        lzma.open(path, "rt", encoding="utf-8", errors="replace")
        if path.suffix == ".xz"
        else path.open(encoding="utf-8", errors="replace") as lines
    ):
        while piece := lines.read(_CHUNK):
            yield piece + lines.readline()


def read(path: Path, weight: float, spellings: Spellings) -> Corpus:
    """All of a source as keys; its words go into ``spellings``."""
    corpus = Corpus(path.name, weight)
    for text in chunks(path):
        tokens = tk.tokenise(text)
        spellings.add(text, tokens, weight)
        corpus.stream.append(_keys(tokens))
    return corpus


def _keys(tokens: tk.Tokens) -> tk.Keys:
    """A chunk's stream with word keys where ``stream`` has ids."""
    index = np.zeros(len(tokens), np.uint16)
    ids, slot = tk.stream(tokens, index)
    out = ids.astype(np.uint64)
    words = np.flatnonzero(~tokens.joined)
    words = words[ids[slot[words]] == tk.UNKNOWN]
    out[slot[words]] = tokens.key[words]
    return out


def to_ids(keys: tk.Keys, known: tk.Keys, ids: Ids) -> Ids:
    """Ids for a stream of keys: classes as they are, words by ``known`` (sorted), the rest unknown."""
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    out = np.where(known[at] == keys, ids[at], np.uint16(tk.UNKNOWN)).astype(np.uint16)
    classes = keys < tk.FIRST_WORD
    out[classes] = keys[classes].astype(np.uint16)
    return out


def grams(ids: Ids, order: int) -> npt.NDArray[np.uint64]:
    """All n-grams of a stream as 16 bits a word; what stands before a sentence bound is forgotten."""
    wide = ids.astype(np.uint64)
    if order == 2:
        return (wide[:-1] << np.uint64(16)) | wide[1:]
    first = np.where(wide[1:-1] == tk.BOUND, np.uint64(tk.BOUND), wide[:-2])
    return (first << np.uint64(32)) | (wide[1:-1] << np.uint64(16)) | wide[2:]


def tally(
    streams: list[tuple[Ids, float]], order: int
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """The distinct n-grams of weighted streams, their counts and their weighted counts."""
    parts = []
    for ids, weight in streams:
        keys, counts = np.unique(grams(ids, order), return_counts=True)
        parts.append((keys, counts, counts * weight))
    keys, inverse = np.unique(np.concatenate([p[0] for p in parts]), return_inverse=True)
    raw = np.bincount(inverse, np.concatenate([p[1] for p in parts]), len(keys)).astype(np.int64)
    weighted = np.bincount(inverse, np.concatenate([p[2] for p in parts]), len(keys)).astype(np.float64)
    return keys, raw, weighted
