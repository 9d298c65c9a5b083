"""The base of all types that a document is made of, and the span that ties each of them to the source."""

from typing import NamedTuple

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value: equal by content, hashable where its parts are, refusing unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(NamedTuple):
    """A half-open range of code points in ``Source.text``.

    >>> text = "Kế hoạch số 58/KH-UBND"
    >>> text[slice(*Span(12, 22))]
    '58/KH-UBND'
    """

    start: int
    end: int


class Text(Model):
    """A leaf: repaired text, and where in the source it stands.

    There is one span, or several where something foreign (a page number, a digital signature) interrupts the text.
    Replaying ``Document.edits`` over the spans gives ``text``.
    """

    text: str
    spans: tuple[Span, ...]


class Found(Model):
    """A value found in the text: as written (repaired), in its normal form, and where it stands."""

    text: str
    value: str
    spans: tuple[Span, ...]
