"""Names of the places of a page: the ids of sections, and where a label leads."""

from urllib.parse import quote

from vnplan.model.block import Division
from vnplan.model.document import Document
from vnplan.model.part import Annex


class Places:
    """An id for each section, each once in the page; what cites a label leads to the first that has it."""

    def __init__(self, document: Document) -> None:
        """Name the divisions and annexes of a document."""
        self._ids: dict[int, str] = {}
        self._by_label: dict[str, str] = {}
        seen: dict[str, int] = {}
        for node in document.walk():
            if isinstance(node, Division | Annex):
                name = "n." + "_".join(node.id.split())
                seen[name] = seen.get(name, 0) + 1
                found = name if seen[name] == 1 else f"{name}.{seen[name]}"
                self._ids[id(node)] = found
                self._by_label.setdefault(node.label, found)

    def of(self, node: Division | Annex) -> str:
        """The id of a section."""
        return self._ids[id(node)]

    def link(self, label: str | None) -> str | None:
        """The address in the page of the first section with this label."""
        found = self._by_label.get(label or "")
        return address(found) if found else None


def address(name: str) -> str:
    """The address in the page of an element with this id.

    >>> address("n.Điều_3")
    '#n.%C4%90i%E1%BB%81u_3'
    """
    return "#" + quote(name)
