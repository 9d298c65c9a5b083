"""Tables that hand out work: which column is what, who stands in each row."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from vnplan.annotate.tasks.fields import Named, read_bodies
from vnplan.annotate.tasks.grid import cells_of, header_depth, words_of
from vnplan.model.base import Text
from vnplan.model.block import Cell, Row, Table
from vnplan.rules.phrases import Phrases
from vnplan.vocab.bodies.lexicon import plain, plains
from vnplan.vocab.fields import BODIES, Role, column_field, is_foreign
from vnplan.vocab.sections import orders
from vnplan.vocab.time.grammar import only_expression

_PHRASES = Phrases("roles")
_TIMES = Phrases("deadlines")

Roles = Mapping[int, Role]
# What makes a row of a table that has none of them a section of it: "A | Nâng cao nhận thức".
_FILLS: frozenset[Role] = frozenset({"lead", "coordinating", "period", "deliverable"})
# A column is what most of its cells are; of how many rows.
_MOST = 0.6
SAMPLE = 40


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of a task table: its place, its bodies, all its texts, and those of the columns that are known by their role."""

    index: int
    lead: tuple[Named, ...]
    coordinating: tuple[Named, ...]
    texts: dict[Role, tuple[Text, ...]]
    all_texts: tuple[Text, ...]

    @property
    def content(self) -> tuple[Text, ...]:
        """What is to be done: the texts of its column, or the longest text that is in none."""
        known = {text for texts in self.texts.values() for text in texts}
        others = [text for text in self.all_texts if text not in known and any(map(str.isalpha, text.text))]
        return self.texts.get("content") or tuple(sorted(others, key=lambda text: -len(text.text))[:1])


class Columns(NamedTuple):
    """What the columns of a task table hold, and how many rows name them."""

    roles: Roles
    names: tuple[str, ...]
    depth: int


def task_columns(table: Table, header: tuple[str, ...], before: Columns | None) -> Columns | None:
    """The columns of a task table, ``None`` for other tables that are no procedure either.

    They are known by the words of their ``header``; where it names no body, by what their cells are. A table without a header
    goes on with the columns of the one ``before`` it.
    """
    roles = {index: role for index, text in enumerate(header) if (role := column_field(text))}
    depth = header_depth(table)
    if not roles:
        if before and len(before.names) == len(header) and not (table.rows and table.rows[0].header):
            return Columns(before.roles, before.names, 0)
        depth = 0 if table.rows and not table.rows[0].header else depth
    if "lead" not in roles.values():
        roles = _by_content(table, roles, depth)
    held = set(roles.values())
    is_task = "lead" in held or ("content" in held and bool(held & {"period", "deliverable", "coordinating"}))
    return Columns(roles, header, depth) if is_task else None


def is_procedure(table: Table, header: tuple[str, ...]) -> bool:
    """True if the header of a table shows that it hands out no work: procedures, prices; or the codes of procedures do."""
    return any(map(is_foreign, header)) or any(map(_has_code, table.rows[:SAMPLE]))


def _has_code(row: Row) -> bool:
    """True if a cell of a row is the code of an administrative procedure: "1.002218"."""
    code = _PHRASES["procedure_code"]
    return any(len(cell.texts) == 1 and code.fullmatch(cell.texts[0].text.strip()) for cell in row.cells)


def step_columns(table: Table, header: tuple[str, ...]) -> Columns | None:
    """The columns of a table of the steps of a procedure, ``None`` for other tables: who takes a step has it to do."""
    first = plains(words_of(row.cells[0]) for row in table.rows[:SAMPLE] if row.cells)
    if not any(map(_TIMES["step"].match, first)):
        return None
    roles = _by_content(table, {}, 0)
    return Columns(roles, header, 0) if "lead" in roles.values() else None


def is_headed(header: tuple[str, ...]) -> bool:
    """True if the header of a table names a field of a task."""
    return any(map(column_field, header))


def _by_content(table: Table, named: Roles, depth: int) -> dict[int, Role]:
    """The roles of the columns with those that their cells show: bodies lead, the next ones are partners; times are periods."""
    cells: dict[int, list[str]] = {}
    standing: dict[int, tuple[Cell, int]] = {}
    for index, row in enumerate(table.rows[: depth + SAMPLE]):
        for column, cell in cells_of(row, index, standing):
            if index >= depth and cell.columns == 1 and (words := words_of(cell)):
                cells.setdefault(column, []).append(words)
    ordering = {column for column, texts in cells.items() if _mostly(texts, _is_order)}
    # Most tables hold figures: whether bodies or times stand in them is not asked where nothing is ordered.
    if not ordering:
        return {}
    roles = dict(named)
    for column, texts in sorted(cells.items()):
        if column in roles or len(texts) < 2:
            continue
        if "period" not in roles.values() and _mostly(texts, _is_time):
            roles[column] = "period"
        elif _mostly(texts, _is_bodies):
            roles[column] = "coordinating" if "lead" in roles.values() else "lead"
    long = {column: sum(map(len, texts)) for column, texts in cells.items() if column not in roles}
    if long and "content" not in roles.values():
        roles[max(long, key=lambda column: long[column])] = "content"
    work = next((column for column in cells if roles.get(column) == "content"), None)
    # Remarks on a few of the rows are none.
    return roles if work in ordering and len(cells[work]) >= _MOST * max(map(len, cells.values())) else {}


def _mostly(texts: list[str], what: Callable[[str], bool]) -> bool:
    left = len(texts)
    for text in texts:
        left -= not what(text)
        if left < _MOST * len(texts):
            return False
    return True


def _is_order(text: str) -> bool:
    return any(map(str.isalpha, text)) and orders(plain(text)) is True


def _is_time(text: str) -> bool:
    return any(map(str.isdigit, text)) and only_expression(text) is not None


def _is_bodies(text: str) -> bool:
    return any(True for _ in read_bodies(Text.of(text, ()), "lead", rows_only=True))


def task_rows(table: Table, columns: Columns) -> Iterator[TaskRow]:
    """The rows of a task table that hold more than a title; cells that span rows count for each of them."""
    standing: dict[int, tuple[Cell, int]] = {}
    for index, row in enumerate(table.rows):
        cells = dict(cells_of(row, index, standing))
        if row.header or index < columns.depth or len(cells) < 2 or _is_header(cells, columns.names):
            continue
        found = _read_row(index, cells, columns.roles)
        if any(_says(text) for role in _FILLS for text in found.texts.get(role, ())) and found.content:
            yield found


def _is_header(cells: dict[int, Cell], names: tuple[str, ...]) -> bool:
    """True if a row repeats the header, or only numbers the columns."""
    words = {column: plain(words_of(cell)) for column, cell in cells.items()}
    same = sum(column < len(names) and text == names[column] for column, text in words.items() if text)
    return same > len(words) / 2 or all(_PHRASES["ordinal"].fullmatch(text) for text in words.values())


def _says(text: Text) -> bool:
    return any(character.isalnum() for character in text.text)


def _read_row(index: int, cells: dict[int, Cell], roles: Roles) -> TaskRow:
    bodies: dict[Role, list[Named]] = {"lead": [], "coordinating": []}
    texts: dict[Role, tuple[Text, ...]] = {}
    for column, cell in sorted(cells.items()):
        role = roles.get(column)
        if role:
            texts[role] = texts.get(role, ()) + cell.texts
        if role in BODIES:
            for text in cell.texts:
                for as_role, named in read_bodies(text, role):
                    bodies[as_role].append(named)
    everything = tuple(text for _, cell in sorted(cells.items()) for text in cell.texts)
    return TaskRow(index, tuple(bodies["lead"]), tuple(bodies["coordinating"]), texts, everything)
