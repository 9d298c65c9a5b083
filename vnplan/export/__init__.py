"""Exporters: one file a format, found by name.

Each module of this package that has a ``dump(document, *, indent=None) -> str | bytes`` is a format; its ``name`` and
``extension`` say what it is called and how its files end.
"""

import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from types import ModuleType

from vnplan.errors import UnknownFormatError
from vnplan.model.document import Document

__all__ = ["describe", "dump", "dump_together", "extension", "formats", "one_file"]


@cache
def formats() -> tuple[str, ...]:
    """The names of all formats, sorted.

    >>> "json" in formats() and "facts" in formats()
    True
    """
    return tuple(sorted(m.name.removesuffix("_") for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


def _module(name: str) -> ModuleType:
    if name not in formats():
        raise UnknownFormatError(f"there is no format “{name}”; there are: {', '.join(formats())}")
    suffix = "_" if name in ("csv", "html", "json") else ""
    return import_module(f"{__name__}.{name}{suffix}")


def dump(document: Document, name: str, *, indent: int | None = None) -> str | bytes:
    """A document in the format ``name``.

    Raises:
        UnknownFormatError: there is no such format; the message lists those that exist.

    >>> from vnplan.model.source import Source
    >>> dump(Document(source=Source(text="Tin")), "facts")[:30]
    '{"source": null, "page": {"typ'
    """
    out: str | bytes = _module(name).dump(document, indent=indent)
    return out


def one_file(name: str) -> bool:
    """True if a format has one file for several documents where a file, not a folder, is named.

    >>> one_file("xlsx"), one_file("html")
    (True, False)
    """
    return hasattr(_module(name), "together")


def dump_together(documents: Iterable[Document], name: str) -> bytes:
    """Several documents in one file of the format ``name``, one of which ``one_file`` is true."""
    out: bytes = _module(name).together(documents)
    return out


def extension(name: str) -> str:
    """How files of a format end.

    >>> extension("markdown")
    '.md'
    """
    return str(_module(name).extension)


def describe(name: str) -> str:
    """What a format is, in a sentence: the first line of its module.

    >>> describe("json")
    'The whole typed tree as JSON: see ``docs/schema.json``.'
    """
    return (_module(name).__doc__ or "").strip().split("\n")[0]
