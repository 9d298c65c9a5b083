"""Text that remembers its source through any number of rounds of edits."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vnplan.model.base import Span
from vnplan.model.edit import Edit

FURNITURE = "layout.furniture"


@dataclass(frozen=True, slots=True)
class _Change:
    """``text[at:at + len(edit.new)]`` stands for ``source[edit.start:edit.end]``."""

    at: int
    edit: Edit

    @property
    def until(self) -> int:
        return self.at + len(self.edit.new)


@dataclass(slots=True)
class _Cluster:
    """Edits and changes over ``[start, end)`` that share characters and so become one change."""

    start: int
    end: int
    items: list["_Change | Edit"]


def _splice(text: str, start: int, end: int, edits: Iterable[Edit]) -> str:
    """``text[start:end]`` with ``edits`` applied."""
    out: list[str] = []
    for edit in edits:
        out += (text[start : edit.start], edit.new)
        start = edit.end
    return "".join([*out, text[start:end]])


class MappedText:
    """A stretch of a source with edits applied: a value, never changed in place.

    >>> line = MappedText("QĐ- TTg của Chính phù")
    >>> line = line.apply([Edit(3, 4, "", "repair.number")])
    >>> line = line.apply([Edit(line.text.index("phù"), len(line.text), "phủ", "repair.ocr", 0.99)])
    >>> line.text
    'QĐ-TTg của Chính phủ'
    >>> line.origin(17, 20)
    Span(start=18, end=21)
    >>> [(e.start, e.end, e.new) for e in line.edits]
    [(3, 4, ''), (18, 21, 'phủ')]
    """

    __slots__ = ("_ats", "_changes", "end", "source", "start", "text")

    def __init__(self, source: str, start: int = 0, end: int | None = None) -> None:
        """Take ``source[start:end]`` as it stands."""
        self.source = source
        self.start = start
        self.end = len(source) if end is None else end
        self.text = source[start : self.end]
        self._changes: tuple[_Change, ...] = ()
        self._ats: Sequence[int] = ()

    @classmethod
    def _make(cls, source: str, start: int, end: int, text: str, changes: Sequence[_Change]) -> "MappedText":
        self = cls.__new__(cls)
        self.source, self.start, self.end, self.text = source, start, end, text
        self._changes = tuple(changes)
        self._ats = [c.at for c in changes]
        return self

    @classmethod
    def replay(cls, source: str, span: Span, edits: Iterable[Edit]) -> "MappedText":
        """The text of ``span`` after ``edits``, which are in source coordinates, in order and apart."""
        start, end = span
        return cls(source, start, end).apply(replace(e, start=e.start - start, end=e.end - start) for e in edits)

    def __repr__(self) -> str:
        """The text and the range of the source it stands for."""
        return f"MappedText({self.text!r}, {self.start}:{self.end})"

    @property
    def span(self) -> Span:
        """The range of the source that this text stands for."""
        return Span(self.start, self.end)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All edits so far, composed, in source coordinates."""
        return tuple(c.edit for c in self._changes)

    def origin(self, start: int, end: int) -> Span:
        """The smallest range of the source behind ``text[start:end]``."""
        if start >= end:
            at = self._source_of(start)
            return Span(at, at)
        return Span(self._source_of(start), self._source_end(end))

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """The ranges of the source behind ``text[start:end]``, parted where page furniture was taken out."""
        whole = self.origin(start, len(self.text) if end is None else end)
        out: list[Span] = []
        at = whole.start
        for change in self._changes:
            edit = change.edit
            if edit.rule == FURNITURE and at <= edit.start and edit.end <= whole.end:
                if at < edit.start:
                    out.append(Span(at, edit.start))
                at = edit.end
        if at < whole.end or not out:
            out.append(Span(at, whole.end))
        return tuple(out)

    def locate(self, offset: int) -> int:
        """Where in the text the source offset comes to stand; one inside an edited stretch moves to that stretch's end."""
        at = self.start
        text = 0
        for change in self._changes:
            edit = change.edit
            if offset <= edit.start:
                break
            at, text = edit.end, change.until
            if offset < edit.end:
                return text
        return max(0, min(len(self.text), text + offset - at))

    def apply(self, edits: Iterable[Edit]) -> "MappedText":
        """A new text with ``edits`` (coordinates of this text, in order and apart) applied.

        Raises:
            ValueError: the edits overlap, are out of order or lie outside the text.
        """
        changes: list[_Change] = []
        pieces: list[str] = []
        shift = done = 0
        for cluster in self._clusters(list(edits)):
            own = [item for item in cluster.items if isinstance(item, Edit)]
            if not own:
                changes += (replace(c, at=c.at + shift) for c in cluster.items if isinstance(c, _Change))
                continue
            new = _splice(self.text, cluster.start, cluster.end, own)
            pieces += (self.text[done : cluster.start], new)
            edit = self._composed(cluster, new)
            if edit.start < edit.end or new:
                changes.append(_Change(cluster.start + shift, edit))
            shift += len(new) - (cluster.end - cluster.start)
            done = cluster.end
        pieces.append(self.text[done:])
        return self._make(self.source, self.start, self.end, "".join(pieces), changes)

    def _clusters(self, edits: list[Edit]) -> "Iterable[_Cluster]":
        """Edits and earlier changes in order, those that share characters together."""
        done = 0
        for edit in edits:
            if not done <= edit.start <= edit.end <= len(self.text):
                raise ValueError(f"edits must be in order, apart and inside the text: {edit}")
            done = edit.end
        order: list[tuple[int, int, int, _Change | Edit]] = [
            (c.at, 0 if c.at == c.until else 2, c.until, c) for c in self._changes
        ]
        order += [(e.start, 1 if e.start == e.end else 2, e.end, e) for e in edits]
        order.sort(key=lambda row: row[:2])
        cluster: _Cluster | None = None
        for start, weight, end, item in order:
            inside = cluster and start < cluster.end and (weight == 2 or start > cluster.start)
            if cluster and inside:
                cluster.items.append(item)
                cluster.end = max(cluster.end, end)
            else:
                if cluster:
                    yield cluster
                cluster = _Cluster(start, end, [item])
        if cluster:
            yield cluster

    def _composed(self, cluster: "_Cluster", new: str) -> Edit:
        """One edit in source coordinates for all of a cluster."""
        first = self._source_of(cluster.start)
        last = first if cluster.start == cluster.end else self._source_end(cluster.end)
        edits = [item.edit if isinstance(item, _Change) else item for item in cluster.items]
        rule = next((e.rule for e in edits if e.is_repair), edits[0].rule)
        return Edit(first, last, new, rule, min(e.score for e in edits))

    def slice(self, start: int, end: int) -> "MappedText":
        """The part ``text[start:end]``; a cut inside an edited stretch moves to that stretch's end."""
        start, end = self._cut(start), self._cut(end)
        if end == 0 < len(self.text):
            return self._make(self.source, self.start, self.start, "", ())
        first = self._source_of(start) if start else self.start
        last = self.end if end >= len(self.text) else self._source_of(end)
        lo = self._after_deletions(start) if start else 0
        hi = self._after_deletions(end) if end < len(self.text) else len(self._changes)
        changes = [replace(c, at=c.at - start) for c in self._changes[lo:hi]]
        return self._make(self.source, first, last, self.text[start:end], changes)

    def strip(self) -> "MappedText":
        """The part without white space at its ends."""
        text = self.text
        start = len(text) - len(text.lstrip())
        return self.slice(start, max(start, len(text.rstrip())))

    def _cut(self, at: int) -> int:
        index = bisect_right(self._ats, at) - 1
        if index >= 0 and self._changes[index].at < at < self._changes[index].until:
            return self._changes[index].until
        return at

    def _after_deletions(self, at: int) -> int:
        """The index of the first change that belongs behind a cut at ``at``: deletions there go to the part before."""
        index = bisect_left(self._ats, at)
        while index < len(self._changes) and self._changes[index].until == at:
            index += 1
        return index

    def _source_of(self, at: int) -> int:
        """The source offset where the character at ``at`` begins; deletions before it are left out."""
        index = bisect_right(self._ats, at) - 1
        if index < 0:
            return self.start + at
        change = self._changes[index]
        if at < change.until:
            return change.edit.start
        return change.edit.end + at - change.until

    def _source_end(self, end: int) -> int:
        """The source offset where the character before ``end`` ends."""
        index = bisect_left(self._ats, end) - 1
        while index >= 0 and self._changes[index].at == self._changes[index].until == end:
            index -= 1
        if index < 0:
            return self.start + end
        change = self._changes[index]
        if end <= change.until:
            return change.edit.end
        return change.edit.end + end - change.until
