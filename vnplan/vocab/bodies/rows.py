"""The rows of the tables of bodies and provinces."""

import datetime as dt
from typing import Literal

from vnplan.model.task import BodyKind
from vnplan.rules.load import Rule

Sort = Literal["name", "head", "plain", "unit", "full", "position"]
Tail = Literal["domain", "place", "name"]


class WordList(Rule):
    """Words of one use."""

    words: tuple[str, ...]


class Ministry(Rule):
    """What follows "Bộ": its normal name, other spellings, when it was in force, who took it over."""

    name: str
    also: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    successor: str | None = None


class Department(Rule):
    """What follows "Sở" and no "Bộ"."""

    name: str
    also: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    successor: str | None = None


class BodyName(Rule):
    """A name that is known in full: its normal spelling and others of the same body; ``kind`` is its sort."""

    name: str
    also: tuple[str, ...] = ()
    kind: BodyKind


class BodyNames(Rule):
    """Names of different bodies, known in full and written in one way only."""

    names: tuple[str, ...]
    kind: BodyKind


class Head(Rule):
    """Words that begin names of bodies of one kind; ``tail`` is what may follow them."""

    words: tuple[str, ...]
    kind: BodyKind
    tail: Tail
    example: str


class Nouns(Rule):
    """Common nouns for bodies: ``plain`` ones join in a row, ``unit`` ones name levels, ``full`` ones stand alone."""

    words: tuple[str, ...]
    kind: Literal["plain", "unit", "full"]
    example: str


class Positions(Rule):
    """Words for who heads a body."""

    words: tuple[str, ...]
    example: str


class Unfold(Rule):
    """An abbreviation in the names of bodies."""

    short: str
    long: str


class Province(Rule):
    """A province or a city under the central government; ``today`` is the unit that it went into."""

    name: str
    kind: Literal["province", "city"]
    also: tuple[str, ...] = ()
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    today: str | None = None
