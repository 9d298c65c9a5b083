"""Ids of nodes: readable, stable, unique within a document."""

from vnplan.model.base import Text
from vnplan.model.mapped import MappedText


class Ids:
    """Hands out ids: the wanted one, then with ``~2``, ``~3`` where it is taken.

    >>> ids = Ids()
    >>> ids.take("II.7"), ids.take("II.7")
    ('II.7', 'II.7~2')
    """

    def __init__(self) -> None:
        """Begin with none taken."""
        self._taken: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """The wanted id, made unique."""
        count = self._taken.get(wanted, 0) + 1
        self._taken[wanted] = count
        return wanted if count == 1 else f"{wanted}~{count}"


def leaf(text: MappedText, start: int = 0, end: int | None = None) -> Text | None:
    """A leaf of a piece of text, without the white space around it; ``None`` where it is blank."""
    start, end = text.stripped(start, len(text.text) if end is None else end)
    return Text.of(text.text[start:end], text.spans(start, end)) if start < end else None
