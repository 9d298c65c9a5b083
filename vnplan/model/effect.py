"""When a document is in force, and what it does to others."""

import datetime as dt
from typing import Literal

from vnplan.model.base import Model, Span
from vnplan.model.block import Block
from vnplan.model.place import Place

Action = Literal["enters", "expires", "suspended", "replaced", "repealed", "applies"]
Operation = Literal["amend", "add", "repeal", "replace_words", "remove_words", "add_words"]


class Provision(Model):
    """A document, or the part of it that ``pinpoint`` names ("khoản 2 Điều 5"); ``itself`` is the document that says so.

    ``places`` are the provisions that the pinpoint names, each by itself.
    """

    kind: str | None = None
    number: str | None = None
    name: str | None = None
    pinpoint: str | None = None
    places: tuple[Place, ...] = ()
    itself: bool = False


class EffectStatement(Model):
    """One thing that a document says about effect, in order of appearance.

    ``action`` is ``enters`` (có hiệu lực), ``expires`` (hết hiệu lực), ``suspended`` (ngưng hiệu lực), ``replaced`` (thay
    thế), ``repealed`` (bãi bỏ), ``applies`` (áp dụng cho năm học ...: ``scope``). ``start`` and ``end`` are
    ``None`` where the words name no day.
    """

    action: Action
    target: Provision
    start: dt.date | None = None
    end: dt.date | None = None
    scope: str | None = None
    text: str
    spans: tuple[Span, ...]
    at: str | None = None


class Effect(Model):
    """From when to when the document as a whole is in force, both days inclusive, and all its statements about effect."""

    start: dt.date | None = None
    end: dt.date | None = None
    statements: tuple[EffectStatement, ...] = ()


class Amendment(Model):
    """One operation on the text of another document.

    ``new`` is the new text of the provision, or the new words; ``old`` the words that go; ``beside`` the provision, or
    the words, after which something is added. ``structure`` is the new text of a provision as a tree: divisions whose labels
    are those they have in the amended document ("Điều 5.2.a"), paragraphs, dash items, tables; their ids are unique in it.
    """

    operation: Operation
    target: Provision
    old: str | None = None
    new: str | None = None
    beside: str | None = None
    structure: tuple[Block, ...] = ()
    spans: tuple[Span, ...]
    at: str | None = None
