"""What the reader of bodies finds at one place."""

from dataclasses import dataclass
from typing import NamedTuple

from vnplan.model.task import BodyKind
from vnplan.vocab.bodies.rows import Sort

COMMON = frozenset(("plain", "unit", "full", "position"))


@dataclass(slots=True)
class Piece:
    """A body, or a part of a row of bodies, at ``[start, end)``.

    ``extendable`` says that a common noun ends it, so that a row may go on; ``units`` that a row of levels may. ``head`` is where
    the name after a determiner begins. ``alone`` is a position without a body, ``known`` a name that the tables explain.
    """

    start: int
    end: int
    sort: Sort
    kind: BodyKind
    head: int
    determined: bool = False
    extendable: bool = False
    units: bool = False
    alone: bool = False
    known: bool = True


class Name(NamedTuple):
    """A body named at ``[start, end)`` of a text; ``head`` is a head word that it shares with others of its row.

    ``known`` says that the tables explain the name, and not its place alone.
    """

    start: int
    end: int
    kind: BodyKind
    collective: bool = False
    head: str = ""
    known: bool = True


class Row(NamedTuple):
    """The bodies of a row and where it ends; ``unqualified`` says that the last is common nouns without any qualifier."""

    names: tuple[Name, ...]
    end: int
    unqualified: bool = False
