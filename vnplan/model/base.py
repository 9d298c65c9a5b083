"""The base of all types that a document is made of, and the span that ties each of them to the source."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict

# Sets of names of fields as they were given, by themselves: none of them changes, for values do not.
_GIVEN: dict[frozenset[str], set[str]] = {}
_NEW, _PUT = object.__new__, object.__setattr__
# What pydantic has in each object beside its fields is put there without looking for where.
_PUT_GIVEN, _PUT_EXTRA, _PUT_PRIVATE = (
    vars(BaseModel)[name].__set__ for name in ("__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)


class Model(BaseModel):
    """A frozen value: equal by content, hashable where its parts are, refusing unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, _context: Any, /) -> None:  # noqa: ANN401 - pydantic's own type
        """Share the set of the names of fields that were given: each value of its own would have one of 216 to 728 bytes."""
        given = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, some fields changed."""
        if deep:
            return super().model_copy(update=update, deep=True)
        given = self.__pydantic_fields_set__
        if not update:
            return self._trusted(self.__dict__, given)
        if not given >= update.keys():
            given = given.union(update)
            given = _GIVEN.setdefault(frozenset(given), given)
        return self._trusted({**self.__dict__, **update}, given)

    @classmethod
    def made(cls, **values: Any) -> Self:  # noqa: ANN401 - the fields of any model
        """A value from fields that are right already: what the constructor gives, in a third of the time and half of the room.

        >>> Found.made(text="2017", value="2017", spans=()) == Found(text="2017", value="2017", spans=())
        True
        """
        defaults, given = _shape(cls, tuple(values))
        return cls._trusted(defaults | values, given)

    @classmethod
    def _trusted(cls, values: dict[str, Any], given: set[str]) -> Self:
        """A value from fields that are right already and whole, in order: what the constructor gives, in less time and space.

        ``given`` are the names of those that are no defaults; one set serves all that are alike, for none of them changes.
        """
        made = _NEW(cls)
        put = _PUT
        # One by one: values that have no dictionary share their names, which is two thirds of a small one.
        for name, value in values.items():
            put(made, name, value)
        _PUT_GIVEN(made, given)
        _PUT_EXTRA(made, None)
        _PUT_PRIVATE(made, None)
        return made


@cache
def _shape(model: type[Model], names: tuple[str, ...]) -> tuple[dict[str, Any], set[str]]:
    """The fields of a model in order, with their defaults, and the set of the names of those that are given.

    Those that have no default have to be given.
    """
    given = set(names)
    return {name: field.default for name, field in model.model_fields.items()}, _GIVEN.setdefault(frozenset(given), given)


class Span(NamedTuple):
    """A half-open range of code points in ``Source.text``.

    >>> text = "Kế hoạch số 58/KH-UBND"
    >>> text[slice(*Span(12, 22))]
    '58/KH-UBND'
    """

    start: int
    end: int


Confidence = Literal["high", "check"]


def doubted(doubts: tuple[str, ...]) -> dict[str, Any]:
    """The fields of a fact that say how sure it is.

    >>> doubted(()), doubted(("bare",))
    ({'confidence': 'high', 'doubts': ()}, {'confidence': 'check', 'doubts': ('bare',)})
    """
    return {"confidence": "check" if doubts else "high", "doubts": doubts}


class Text(Model):
    """A leaf: repaired text, and where in the source it stands.

    There is one span, or several where something foreign (a page number, a digital signature) interrupts the text.
    Replaying ``Document.edits`` over the spans gives ``text``.
    """

    text: str
    spans: tuple[Span, ...]

    def __hash__(self) -> int:
        """By content, as of any model; to make a dictionary of the fields for that takes as much room as they do."""
        return hash((self.text, self.spans))

    @classmethod
    def of(cls, text: str, spans: tuple[Span, ...]) -> Self:
        """A leaf of values that are right already.

        >>> Text.of("Kế hoạch", (Span(0, 8),)) == Text(text="Kế hoạch", spans=(Span(0, 8),))
        True
        """
        # As of any model, without a dictionary on the way: half of what a document is made of are leaves.
        made = _NEW(cls)
        _PUT(made, "text", text)
        _PUT(made, "spans", spans)
        _PUT_GIVEN(made, _OF_TEXT)
        _PUT_EXTRA(made, None)
        _PUT_PRIVATE(made, None)
        return made


_OF_TEXT = {"text", "spans"}


class Found(Model):
    """A value found in the text: as written (repaired), in its normal form, and where it stands."""

    text: str
    value: str
    spans: tuple[Span, ...]
