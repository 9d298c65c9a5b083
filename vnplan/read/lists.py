"""What a browser draws before the items of a list: numbers, letters, Roman numerals, dashes for its dots."""

from dataclasses import dataclass
from typing import Any

from vnplan.read.tags import LISTS
from vnplan.rules.markers import bullet, readings
from vnplan.text import kept_re as re
from vnplan.text.numerals import format_roman

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*(?:inside\s+|outside\s+)?([a-z-]+)", re.IGNORECASE)
_TYPES = {
    "decimal": "1", "decimal-leading-zero": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I", "disc": "-", "circle": "-", "square": "-", "none": "",
}  # fmt: skip
_LARGEST = 999
_LAST_ROMAN = 39
_DASHES = ("-", "+")


@dataclass(slots=True)
class ListState:
    """An open list: what is drawn before its items, the number of the next one, and how they are counted."""

    drawn: str
    number: int
    step: int = 1

    def marker(self, element: Any) -> str:  # noqa: ANN401 - lxml's element
        """What is drawn before an item; nothing before an item of a list without marks."""
        drawn = _drawn(element, self.drawn)
        if drawn in (*_DASHES, ""):
            return drawn
        value = _integer(element.get("value"))
        number = self.number if value is None else value
        self.number = number + self.step
        return numeral(drawn, number)


def open_list(element: Any, tag: str, outer: int) -> ListState:  # noqa: ANN401 - lxml's element
    """The state of a list at its beginning; ``outer`` counts the lists of dashes around it."""
    if tag != "ol":
        if _only_holds_lists(element):
            return ListState("", 1)
        return ListState(_drawn(element, _DASHES[min(outer, 1)]), 1)
    backwards = element.get("reversed") is not None
    start = _integer(element.get("start"))
    if start is None:
        start = sum(1 for child in element if child.tag == "li") if backwards else 1
    return ListState(_drawn(element, "1"), start, -1 if backwards else 1)


def _only_holds_lists(element: Any) -> bool:  # noqa: ANN401 - lxml's element
    """True if a list is there only to set the lists in it further in, as converters write levels that were left out."""
    items = [child for child in element if child.tag == "li"]
    return bool(items) and all(len(item) and item[0].tag in LISTS and not (item.text or "").strip() for item in items)


def _drawn(element: Any, inherited: str) -> str:  # noqa: ANN401 - lxml's element
    """What is drawn by the type or the style of a list or an item."""
    kind = (element.get("type") or "").strip()
    if kind in ("1", "a", "A", "i", "I"):
        return kind
    found = _STYLE.search(element.get("style") or "")
    drawn = _TYPES.get(found[1].lower(), inherited) if found else _TYPES.get(kind.lower(), inherited)
    return inherited if drawn == "-" and inherited in _DASHES else drawn


def _integer(value: str | None) -> int | None:
    text = (value or "").strip()
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else None


def numeral(drawn: str, number: int) -> str:
    """A number in the style of a list.

    >>> numeral("I", 4), numeral("a", 2), numeral("1", 12), numeral("i", 3)
    ('IV.', 'b)', '12.', '(iii)')
    """
    if not 0 < number <= _LARGEST or drawn == "1":
        return f"{number}."
    if drawn in "Ii":
        if number > _LAST_ROMAN:
            return f"{number}."
        return f"{format_roman(number)}." if drawn == "I" else f"({format_roman(number).lower()})"
    letter = chr(ord(drawn) + (number - 1) % 26)
    return f"{letter}." if drawn == "A" else f"{letter})"


def writes_own(text: str) -> bool:
    """True if an item begins with a marker of its own, so that the page shows none before it.

    >>> writes_own("a) Rà soát"), writes_own("- Rà soát"), writes_own("Rà soát")
    (True, True, False)
    """
    return bullet(text) is not None or any(reading.cost == 0 for reading in readings(text))
