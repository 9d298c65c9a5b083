"""What the sources hold: a digest for each piece, so that a run goes on with the bytes that it began with."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vnplan.batch.job import Job
from vnplan.batch.places import filesystem, is_remote, open_bytes, sha256_of
from vnplan.batch.shards import Piece
from vnplan.batch.sources import Sized, plan_sources
from vnplan.errors import BatchError

_NAMED = 8


@dataclass(frozen=True, slots=True)
class Changes:
    """The files that differ between two plans, in order of path."""

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """True if anything differs."""
        return bool(self.changed or self.added or self.removed)

    def __str__(self) -> str:
        """For people, at most so many files of each sort by name.

        >>> str(Changes(changed=("a.txt",), removed=("b.txt", "c.txt")))
        'changed: a.txt; removed: b.txt, c.txt'
        """
        said = ((name, getattr(self, name)) for name in ("changed", "added", "removed"))
        return "; ".join(f"{name}: {_some(paths)}" for name, paths in said if paths)


def _some(paths: Sequence[str]) -> str:
    more = len(paths) - _NAMED
    return ", ".join(paths[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def digested(job: Job) -> Iterator[Sized]:
    """The pieces of all sources, each with the digest of its bytes: the range it was planned from, or its whole file.

    Raises:
        BatchError: as ``plan_sources``, or a file is named twice.
    """
    path, whole, seen = "", "", set[str]()
    for piece, size in plan_sources(job):
        if piece.path != path:
            path, whole = piece.path, ""
            if path in seen:
                raise BatchError(f"{path}: it is named twice among the sources; name it once")
            seen.add(path)
        if piece.broken is not None:
            yield piece, size
        elif piece.kind == "jsonl" and piece.offset is not None:
            yield replace(piece, digest=_digest(path, piece.offset, size)), size
        else:
            whole = whole or _digest(path)
            yield replace(piece, digest=whole), size


def _digest(path: str, offset: int = 0, size: int | None = None) -> str:
    """The digest of a file, or of ``size`` bytes of it; of a remote one what its file system knows it by."""
    if is_remote(path):
        system, inner = filesystem(path)
        return str(system.ukey(inner))
    with open_bytes(path, offset) as file:
        return sha256_of(file, size)


def compare(before: Iterable[Piece], now: Iterable[Piece]) -> Changes:
    """What changed between the pieces of two plans.

    >>> a, b, c = Piece("file", "a", digest="1"), Piece("file", "b", digest="2"), Piece("file", "b", digest="3")
    >>> compare([a, b], [c])
    Changes(changed=('b',), added=(), removed=('a',))
    """
    old, new = _by_path(before), _by_path(now)
    return Changes(
        tuple(sorted(path for path in old.keys() & new.keys() if old[path] != new[path])),
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(old.keys() - new.keys())),
    )


def _by_path(pieces: Iterable[Piece]) -> dict[str, Counter[Piece]]:
    out: dict[str, Counter[Piece]] = {}
    for piece in pieces:
        out.setdefault(piece.label, Counter())[piece] += 1
    return out
