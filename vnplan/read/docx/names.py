"""The names of WordprocessingML, and the values of its attributes."""

from functools import cache

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFF = frozenset(("0", "false", "off", "none"))


@cache
def w(name: str) -> str:
    """A name of WordprocessingML, as lxml has it."""
    return f"{{{_W}}}{name}"


def value(parent: etree._Element | None, name: str) -> str | None:
    """The value of a property, ``None`` where it is not set."""
    found = None if parent is None else parent.find(w(name))
    return None if found is None else found.get(w("val"))


def number(parent: etree._Element | None, name: str) -> int | None:
    """The value of a property that is a whole number."""
    return whole(value(parent, name))


def whole(text: str | None) -> int | None:
    """A whole number, ``None`` where it is none."""
    try:
        return None if text is None else int(text[:12])
    except ValueError:
        return None


def toggle(parent: etree._Element | None, name: str) -> bool | None:
    """A property that is on or off, by its name."""
    return None if parent is None else is_on(parent.find(w(name)))


def is_on(found: etree._Element | None) -> bool | None:
    """True if a property is on, False if it is off, ``None`` where it is not set."""
    return None if found is None else (found.get(w("val")) or "1").lower() not in _OFF
