"""Shards: the pieces of the input that are converted and committed together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from vnplan.batch.job import Job

STDIN = "input/stdin"


@dataclass(frozen=True, slots=True)
class Piece:
    """The records ``[start, stop)`` of a file; ``offset`` is the byte where the first of them begins, where that is known.

    ``broken`` says why the file could not be opened when it was planned: the piece is then one record, put aside.
    ``digest`` tells the bytes that were planned from any others.
    """

    kind: str
    path: str
    start: int = 0
    stop: int = 1
    offset: int | None = None
    broken: str | None = None
    digest: str | None = None

    @property
    def label(self) -> str:
        """The file as it is called in sources: "-" for what came through standard input."""
        return "-" if f"/{STDIN}" in self.path else self.path

    def row(self) -> list[Any]:
        """As JSON."""
        return [self.kind, self.path, self.start, self.stop, self.offset, self.broken, self.digest]


@dataclass(frozen=True, slots=True)
class Shard:
    """A unit of work: what ``convert_shard`` takes, complete in itself."""

    job: Job
    id: int
    pieces: tuple[Piece, ...]

    @property
    def name(self) -> str:
        """As in the names of its files."""
        return f"{self.id:06d}"

    @property
    def records(self) -> int:
        """How many records it holds at most."""
        return sum(piece.stop - piece.start for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class ShardReport:
    """What became of a shard. ``files`` gives for each file written its hash, bytes and rows.

    ``seconds`` and ``slowest`` (seconds, source) depend on the machine and are kept apart from the manifest.
    """

    shard: int
    records: int
    documents: int
    quarantined: int
    files: dict[str, dict[str, Any]]
    seconds: float = 0.0
    slowest: tuple[tuple[float, str], ...] = ()
    peak: int = 0

    def manifest(self) -> dict[str, Any]:
        """What is written beside the data, the same at every run."""
        return {
            "shard": self.shard,
            "records": self.records,
            "documents": self.documents,
            "quarantined": self.quarantined,
            "files": dict(sorted(self.files.items())),
        }


@dataclass(slots=True)
class Packer:
    """Gathers pieces into shards of at most so many records and bytes, in the order they come."""

    records: int
    size: int
    _pieces: list[Piece] = field(default_factory=list)
    _held: tuple[int, int] = (0, 0)

    def pack(self, pieces: Iterable[tuple[Piece, int]]) -> Iterator[tuple[Piece, ...]]:
        """The pieces and their sizes in bytes, grouped."""
        for piece, size in pieces:
            count = piece.stop - piece.start
            if self._pieces and (self._held[0] + count > self.records or self._held[1] + size > self.size):
                yield self._flush()
            self._pieces.append(piece)
            self._held = (self._held[0] + count, self._held[1] + size)
        if self._pieces:
            yield self._flush()

    def _flush(self) -> tuple[Piece, ...]:
        out = tuple(self._pieces)
        self._pieces, self._held = [], (0, 0)
        return out
