"""The same document in several papers: by identity, and by text that is nearly the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from vnplan.batch.fingerprint import PLACES
from vnplan.text.letters import strip_marks

_BAND = 4
_ALIKE = 0.7
_AS_LONG = 0.95
_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class Mark:
    """What a document is recognised and judged by."""

    source: str
    kind: str | None
    number: str | None
    date: str | None
    issuer: str | None
    characters: int
    repairs: int
    known: int

    @property
    def identity(self) -> str | None:
        """One and the same for all copies of a document, ``None`` where it does not say enough of itself."""
        if not (self.number and self.date and self.issuer):
            return None
        return "|".join((self.number, self.date, _plain(self.issuer)))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document belongs: its group, the copy it duplicates (none for the best), whether it is the best."""

    group: str
    duplicate_of: str | None
    best: bool


class Groups:
    """Union-find over the documents, refusing to join two that say that they are different documents."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = marks
        self._parent = np.arange(len(marks), dtype=np.int32)
        self._said = [(mark.number, mark.date) for mark in marks]

    def join(self, a: int, b: int) -> None:
        """Say that two are copies of one document."""
        a, b = self._root(a), self._root(b)
        if a == b or self._differ(a, b):
            return
        a, b = min(a, b), max(a, b)
        self._parent[b] = a
        self._said[a] = tuple(x or y for x, y in zip(self._said[a], self._said[b], strict=True))  # type: ignore[assignment]

    def by_identity(self) -> None:
        """Join those with the same issuer, number and date."""
        first: dict[str, int] = {}
        for index, mark in enumerate(self._marks):
            if mark.identity is not None:
                self.join(first.setdefault(mark.identity, index), index)

    def by_text(self, signatures: npt.NDArray[np.uint32]) -> None:
        """Join those whose texts are nearly the same.

        Locality-sensitive hashing (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4): documents that agree in
        all places of a band are compared. One band is held in memory at a time. Rows of zeros have no text.
        """
        there = np.flatnonzero(signatures.any(axis=1))
        for start in range(0, PLACES, _BAND):
            band = np.ascontiguousarray(signatures[there, start : start + _BAND]).view([("", np.uint32)] * _BAND).ravel()
            order = np.argsort(band, kind="stable")
            same = np.concatenate(([False], band[order][1:] == band[order][:-1])) if len(band) else np.zeros(0, bool)
            self._compare(signatures, there[order], same)

    def _compare(self, signatures: npt.NDArray[np.uint32], order: npt.NDArray[np.int64], same: npt.NDArray[np.bool_]) -> None:
        """Compare each with the first of its bucket and with the one before it."""
        later = np.flatnonzero(same)
        starts = np.flatnonzero(~same)
        first = starts[np.searchsorted(starts, later) - 1]
        for at in range(0, len(later), _CHUNK):
            here = later[at : at + _CHUNK]
            b = order[here]
            pairs = np.stack((order[first[at : at + _CHUNK]], order[here - 1]))
            alike = (signatures[pairs] == signatures[b]).mean(axis=2) >= _ALIKE
            for row in np.flatnonzero(alike.any(axis=0)).tolist():
                for n in (0, 1):
                    if alike[n, row]:
                        self.join(int(pairs[n, row]), int(b[row]))

    def places(self) -> Iterator[Place]:
        """For each document its place, in order."""
        members: dict[int, list[int]] = {}
        for index in range(len(self._marks)):
            members.setdefault(self._root(index), []).append(index)
        best = {root: self._best(found) for root, found in members.items()}
        for index in range(len(self._marks)):
            root = self._root(index)
            is_best = best[root] == index
            duplicate_of = None if is_best else self._marks[best[root]].source
            yield Place(self._marks[root].source, duplicate_of, is_best)

    def _best(self, members: Iterable[int]) -> int:
        """Of the copies that know most of themselves and are whole, the one with the fewest repairs."""
        found = [self._marks[index] for index in members]
        longest = max(mark.characters for mark in found)
        known = max(mark.known for mark in found if mark.characters >= longest * _AS_LONG)
        order = {
            index: (
                mark.characters < longest * _AS_LONG or mark.known < known,
                mark.repairs,
                -mark.characters,
                mark.source,
            )
            for index, mark in zip(members, found, strict=True)
        }
        return min(order, key=lambda index: order[index])

    def _differ(self, a: int, b: int) -> bool:
        return any(x and y and x != y for x, y in zip(self._said[a], self._said[b], strict=True))

    def _root(self, index: int) -> int:
        parent = self._parent
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = int(parent[index])
        return index


def group(marks: Sequence[Mark], signatures: npt.NDArray[np.uint32]) -> list[Place]:
    """The place of each document.

    >>> a = Mark("a.html", "plan", "58/KH-UBND", "2017-04-17", "UBND tỉnh", 900, 3, 5)
    >>> b = Mark("b.html", "plan", "58/KH-UBND", "2017-04-17", "UBND tỉnh", 910, 1, 5)
    >>> [place.duplicate_of for place in group([a, b], np.zeros((2, 64), np.uint32))]
    ['b.html', None]
    """
    groups = Groups(marks)
    groups.by_identity()
    groups.by_text(signatures)
    return list(groups.places())


def _plain(name: str) -> str:
    """A body's name without what papers write in several ways."""
    words = " ".join(strip_marks(name).casefold().replace("-", " ").split())
    return words.replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd").replace("thanh pho", "tp")


def signature_file(path: Path, count: int) -> npt.NDArray[np.uint32]:
    """Room for so many signatures on disk, all zero."""
    return np.memmap(path, np.uint32, "w+", shape=(max(count, 1), PLACES))
