"""Values that an object makes when they are first asked for."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

V = TypeVar("V")
C = TypeVar("C")


class Lazy(Generic[V]):
    """A property that is made once: ``functools.cached_property`` without its lock.

    Before Python 3.12 that lock costs more than most of the values do.

    >>> class Line:
    ...     text = "Kế hoạch"
    ...
    ...     @Lazy
    ...     def low(self) -> str:
    ...         return self.text.lower()
    >>> Line().low
    'kế hoạch'
    """

    def __init__(self, make: Callable[[Any], V]) -> None:
        """Take the method that makes the value."""
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the name under which the value is kept."""
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type) -> V: ...

    def __get__(self, instance: object | None, owner: type) -> Self | V:
        """The value, made and kept; where it is kept nobody asks here again."""
        if instance is None:
            return self
        value = self._make(instance)
        setattr(instance, self._name, value)
        return value


def with_room(owner: type[C]) -> type[C]:
    """A data class whose objects have room for their lazy values from the beginning.

    Objects of a class share the names of what they hold, but only those names that one of its first thirty objects got: where a
    value is made later, CPython gives each object a dictionary of its own, of 460 bytes. So the first object gets them all.
    """
    first = owner.__new__(owner)
    lazy = (name for name, value in vars(owner).items() if isinstance(value, Lazy))
    for name in (*getattr(owner, "__dataclass_fields__", ()), *lazy):
        setattr(first, name, None)
    return owner
