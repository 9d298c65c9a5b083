"""What the reader of bodies finds at one place."""

from dataclasses import dataclass

from vnplan.model.task import BodyKind
from vnplan.vocab.bodies.lexicon import Sort

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
