"""Tables that hand out work: which column is what, who stands in each row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vnplan.annotate.tasks.sentences import claims
from vnplan.model.base import Text
from vnplan.model.block import Cell, Row, Table
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.bodies.lists import Name, read_row
from vnplan.vocab.bodies.reader import Reader
from vnplan.vocab.orders import forms, is_form

Named = tuple[Text, tuple[Name, ...]]
# No header is deeper, no table wider.
DEEPEST_HEADER = 3
MOST_COLUMNS = 60
_REST = re.compile(r"\s*(?:\([^()]*\)?)?[\s.,;:…]*")
_SKIP = re.compile(r"\s*(?:[-–+•*]|\d{1,2}[.)]|\()?\s*")


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of a task table: its place, its bodies, all its texts, and those of the columns that are known by their role."""

    index: int
    lead: tuple[Named, ...]
    coordinating: tuple[Named, ...]
    texts: dict[str, tuple[Text, ...]]
    all_texts: tuple[Text, ...]

    @property
    def content(self) -> tuple[Text, ...]:
        """What is to be done: the texts of its column, or the longest text that is in none."""
        known = {text for texts in self.texts.values() for text in texts}
        others = [text for text in self.all_texts if text not in known]
        return self.texts.get("task") or tuple(sorted(others, key=lambda text: -len(text.text))[:1])


def column_roles(table: Table) -> dict[int, str]:
    """What each column of a task table holds, as in ``roles.toml``; empty for other tables."""
    header = [plain(text) for text in _header(table)]
    if any(is_form("foreign_table", text) for text in header):
        return {}
    roles = {index: role for index, text in enumerate(header) if (role := is_form("column", text))}
    for index, text in enumerate(header):
        if "chủ trì" in text and "phối hợp" in text:
            roles[index] = "lead"
    return roles if "lead" in roles.values() else {}


def _header(table: Table) -> list[str]:
    """The words above each column: those of the first row, and of the rows that its cells reach down to."""
    depth = max((cell.rows for cell in table.rows[0].cells), default=1) if table.rows else 0
    texts: dict[int, list[str]] = {}
    standing: dict[int, tuple[Cell, int]] = {}
    for index, row in enumerate(table.rows[: min(depth, DEEPEST_HEADER)]):
        for column, cell in _cells(row, index, standing):
            words = " ".join(" ".join(text.text.split()) for text in cell.texts)
            for under in range(column, column + min(cell.columns, MOST_COLUMNS)):
                if words not in texts.setdefault(under, []):
                    texts[under].append(words)
    return [" ".join(texts.get(column, [])) for column in range(max(texts, default=-1) + 1)]


def task_rows(table: Table) -> Iterator[TaskRow]:
    """The rows of a task table that name bodies; cells that span rows count for each of them."""
    roles = column_roles(table)
    if not roles:
        return
    standing: dict[int, tuple[Cell, int]] = {}
    header = min(max((cell.rows for cell in table.rows[0].cells), default=1), DEEPEST_HEADER) if table.rows else 0
    for index, row in enumerate(table.rows):
        cells = dict(_cells(row, index, standing))
        if row.header or index < header or len(cells) < 2:
            continue
        found = _read_row(index, cells, roles)
        if found.lead or found.coordinating:
            yield found


def _cells(row: Row, index: int, standing: dict[int, tuple[Cell, int]]) -> Iterator[tuple[int, Cell]]:
    """The cells of a row by column, with those that reach down from rows above, which move the row's own to the right."""
    taken = {column for column, (_, last) in standing.items() if index <= last}
    for column in sorted(taken):
        yield column, standing[column][0]
    free = 0
    for cell in row.cells:
        column = max(cell.column, free)
        while column in taken:
            column += 1
        free = column + min(cell.columns, MOST_COLUMNS)
        if cell.rows > 1:
            standing[column] = (cell, index + cell.rows - 1)
        yield column, cell


def _read_row(index: int, cells: dict[int, Cell], roles: dict[int, str]) -> TaskRow:
    lead: list[Named] = []
    coordinating: list[Named] = []
    texts: dict[str, tuple[Text, ...]] = {}
    for column, cell in sorted(cells.items()):
        role = roles.get(column)
        if role:
            texts[role] = texts.get(role, ()) + cell.texts
        if role not in ("lead", "coordinating"):
            continue
        for text in cell.texts:
            for as_role, named in _bodies(text, role):
                (lead if as_role == "lead" else coordinating).append(named)
    everything = tuple(text for _, cell in sorted(cells.items()) for text in cell.texts)
    return TaskRow(index, tuple(lead), tuple(coordinating), texts, everything)


def _bodies(text: Text, role: str) -> Iterator[tuple[str, Named]]:
    """The bodies of a cell: a bare row of them, or "Chủ trì: ...; Phối hợp: ..."."""
    reader = Reader(text.text, whole=True)
    labels = sorted(
        ((m.start(), m.end(), name) for name, pattern in forms("label").items() for m in pattern.finditer(reader.low)),
        key=lambda m: m[0],
    )
    if labels:
        for _, end, name in labels:
            if row := read_row(reader, end):
                yield name, (text, row.names)
        return
    skip = _SKIP.match(reader.low)
    row = read_row(reader, skip.end() if skip else 0)
    if row and _REST.fullmatch(reader.low, row.end):
        yield role, (text, row.names)
    else:
        for claim in claims(text.text):
            yield claim.role, (text, claim.names)
