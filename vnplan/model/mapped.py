"""Text that remembers its source through any number of rounds of edits."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from vnplan.model.base import Span
from vnplan.model.edit import Edit

FURNITURE = "layout.furniture"


class _Item(NamedTuple):
    """An old or new edit over ``text[start:end]``; ``old`` is the index of an edit made before, -1 for a new one."""

    start: int
    end: int
    edit: Edit
    old: int = -1

    @property
    def weight(self) -> int:
        """What comes first where two start together: old deletions, insertions, all that covers text."""
        return 2 if self.start < self.end else int(self.old < 0)


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

    __slots__ = ("_ats", "edits", "end", "source", "start", "text")

    # ``edits`` are all edits so far, composed, in source coordinates; ``_ats[i]`` is where the new text of the i-th begins.
    edits: tuple[Edit, ...]

    def __init__(self, source: str, start: int = 0, end: int | None = None) -> None:
        """Take ``source[start:end]`` as it stands."""
        self.source = source
        self.start = start
        self.end = len(source) if end is None else end
        self.text = source[start : self.end]
        self.edits = ()
        self._ats: Sequence[int] = ()

    @classmethod
    def _make(  # noqa: PLR0913 - all the fields
        cls, source: str, start: int, end: int, text: str, edits: Sequence[Edit], ats: Sequence[int]
    ) -> "MappedText":
        self = cls.__new__(cls)
        self.source, self.start, self.end, self.text = source, start, end, text
        self.edits = tuple(edits) if edits else ()
        self._ats = ats or ()
        return self

    @classmethod
    def replay(cls, source: str, span: Span, edits: Sequence[Edit]) -> "MappedText":
        """The text of ``span`` after ``edits``, which are in source coordinates, in order and apart.

        Raises:
            ValueError: the edits overlap, are out of order or lie outside the span.
        """
        if not edits:
            return cls(source, *span)
        at, end = span
        pieces: list[str] = []
        kept: list[Edit] = []
        ats: list[int] = []
        length = 0
        for edit in edits:
            if not at <= edit.start <= edit.end <= end:
                raise ValueError(f"edits must be in order, apart and inside the text: {edit}")
            pieces += (source[at : edit.start], edit.new)
            length += edit.start - at
            if edit.start < edit.end or edit.new:
                kept.append(edit)
                ats.append(length)
            length += len(edit.new)
            at = edit.end
        pieces.append(source[at:end])
        return cls._make(source, span[0], end, "".join(pieces), kept, ats)

    def __repr__(self) -> str:
        """The text and the range of the source it stands for."""
        return f"MappedText({self.text!r}, {self.start}:{self.end})"

    @property
    def span(self) -> Span:
        """The range of the source that this text stands for."""
        return Span(self.start, self.end)

    def origin(self, start: int, end: int) -> Span:
        """The smallest range of the source behind ``text[start:end]``."""
        if self.edits:
            at = self._source_of(start)
            return Span(at, at if start >= end else self._source_end(end))
        # The same numbers, not others of the same value: a page of cells has hundreds of thousands.
        first = self.start + start if start else self.start
        last = self.start + end if start < end else first
        # A named tuple that is called takes twice as long to be made.
        return tuple.__new__(Span, (first, self.end if last == self.end else last))

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """The ranges of the source behind ``text[start:end]``, parted where page furniture was taken out."""
        whole = self.origin(start, len(self.text) if end is None else end)
        if not self.edits:
            return (whole,)
        out: list[Span] = []
        at = whole.start
        for edit in self.edits:
            if edit.rule == FURNITURE and at <= edit.start and edit.end <= whole.end:
                if at < edit.start:
                    out.append(Span(at, edit.start))
                at = edit.end
        if at == whole.start:
            return (whole,)
        if at < whole.end or not out:
            out.append(Span(at, whole.end))
        return tuple(out)

    def locate(self, offset: int) -> int:
        """Where in the text the source offset comes to stand; one inside an edited stretch moves to that stretch's end."""
        at = self.start
        text = 0
        for index, edit in enumerate(self.edits):
            if offset <= edit.start:
                break
            at, text = edit.end, self._until(index)
            if offset < edit.end:
                return text
        return max(0, min(len(self.text), text + offset - at))

    def apply(self, edits: Iterable[Edit]) -> "MappedText":
        """A new text with ``edits`` (coordinates of this text, in order and apart) applied.

        Raises:
            ValueError: the edits overlap, are out of order or lie outside the text.
        """
        kept: list[Edit] = []
        ats: list[int] = []
        pieces: list[str] = []
        shift = done = 0
        for cluster in self._clusters(list(edits)):
            start, end = cluster[0].start, max(item.end for item in cluster)
            own = [item.edit for item in cluster if item.old < 0]
            if not own:
                kept += (item.edit for item in cluster)
                ats += (item.start + shift for item in cluster)
                continue
            new = _splice(self.text, start, end, own)
            pieces += (self.text[done:start], new)
            edit = self._composed(cluster, start, end, new)
            if edit.start < edit.end or new:
                kept.append(edit)
                ats.append(start + shift)
            shift += len(new) - (end - start)
            done = end
        pieces.append(self.text[done:])
        return self._make(self.source, self.start, self.end, "".join(pieces), kept, ats)

    def _clusters(self, edits: list[Edit]) -> Iterator[list[_Item]]:
        """New and old edits in order, those that share characters together."""
        done = 0
        for edit in edits:
            if not done <= edit.start <= edit.end <= len(self.text):
                raise ValueError(f"edits must be in order, apart and inside the text: {edit}")
            done = edit.end
        items = [_Item(at, self._until(i), edit, i) for i, (at, edit) in enumerate(zip(self._ats, self.edits, strict=True))]
        items += (_Item(edit.start, edit.end, edit) for edit in edits)
        items.sort(key=lambda item: (item.start, item.weight))
        cluster: list[_Item] = []
        end = 0
        for item in items:
            if cluster and item.start < end and (item.weight == 2 or item.start > cluster[0].start):
                cluster.append(item)
                end = max(end, item.end)
            else:
                if cluster:
                    yield cluster
                cluster, end = [item], item.end
        if cluster:
            yield cluster

    def _composed(self, cluster: Sequence[_Item], start: int, end: int, new: str) -> Edit:
        """One edit in source coordinates for all of a cluster."""
        first = self._source_of(start)
        last = first if start == end else self._source_end(end)
        rule = next((item.edit.rule for item in cluster if item.edit.is_repair), cluster[0].edit.rule)
        return Edit(first, last, new, rule, min(item.edit.score for item in cluster))

    def slice(self, start: int, end: int) -> "MappedText":
        """The part ``text[start:end]``; a cut inside an edited stretch moves to that stretch's end."""
        if not self.edits:
            first, piece = self.start + start, self.text[start:end]
            return self._make(self.source, first, first + len(piece), piece, (), ())
        start, end = self._cut(start), self._cut(end)
        if end == 0 < len(self.text):
            return self._make(self.source, self.start, self.start, "", (), ())
        first = self._source_of(start) if start else self.start
        last = self.end if end >= len(self.text) else self._source_of(end)
        lo = self._after_deletions(start) if start else 0
        hi = self._after_deletions(end) if end < len(self.text) else len(self.edits)
        ats = [at - start for at in self._ats[lo:hi]]
        return self._make(self.source, first, last, self.text[start:end], self.edits[lo:hi], ats)

    def strip(self) -> "MappedText":
        """The part without white space at its ends."""
        text = self.text
        if text and not text[0].isspace() and not text[-1].isspace():
            return self
        start = len(text) - len(text.lstrip())
        return self.slice(start, max(start, len(text.rstrip())))

    def stripped(self, start: int, end: int) -> tuple[int, int]:
        """Where ``slice(start, end).strip()`` would begin and end, which need not be made for that.

        >>> MappedText("  Kế hoạch năm").stripped(0, 11)
        (2, 10)
        """
        text = self.text
        if self.edits:
            # No edit is cut at the ends of the text, where most pieces begin and end.
            start, end = self._cut(start) if start else 0, self._cut(end) if end < len(text) else end
        piece = text[start:end]
        if not piece or not (piece[0].isspace() or piece[-1].isspace()):
            return start, end
        first = start + len(piece) - len(piece.lstrip())
        last = max(first, start + len(piece.rstrip()))
        return (self._cut(first), self._cut(last)) if self.edits else (first, last)

    def _until(self, index: int) -> int:
        """Where the new text of an edit ends."""
        return self._ats[index] + len(self.edits[index].new)

    def _cut(self, at: int) -> int:
        index = bisect_right(self._ats, at) - 1
        if index >= 0 and self._ats[index] < at < self._until(index):
            return self._until(index)
        return at

    def _after_deletions(self, at: int) -> int:
        """The index of the first edit that belongs behind a cut at ``at``: deletions there go to the part before."""
        index = bisect_left(self._ats, at)
        while index < len(self.edits) and self._until(index) == at:
            index += 1
        return index

    def _source_of(self, at: int) -> int:
        """The source offset where the character at ``at`` begins; deletions before it are left out."""
        index = bisect_right(self._ats, at) - 1
        if index < 0:
            return self.start + at if at else self.start
        edit = self.edits[index]
        until = self._ats[index] + len(edit.new)
        return edit.start if at < until else edit.end + at - until

    def _source_end(self, end: int) -> int:
        """The source offset where the character before ``end`` ends."""
        # The edits before it begin before it: deletions where it ends are left out.
        index = bisect_left(self._ats, end) - 1
        if index < 0:
            return self.start + end
        edit = self.edits[index]
        until = self._ats[index] + len(edit.new)
        return edit.end if end <= until else edit.end + end - until


def _splice(text: str, start: int, end: int, edits: Iterable[Edit]) -> str:
    """``text[start:end]`` with ``edits`` applied."""
    out: list[str] = []
    for edit in edits:
        out += (text[start : edit.start], edit.new)
        start = edit.end
    return "".join([*out, text[start:end]])
