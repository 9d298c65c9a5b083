"""What the tables of a document hand out, one table after another."""

from collections.abc import Iterable, Iterator

from vnplan.annotate.passages import Passage
from vnplan.annotate.tasks.fields import Named
from vnplan.annotate.tasks.grid import header_words
from vnplan.annotate.tasks.judged import reports
from vnplan.annotate.tasks.registry import Registry, keyed
from vnplan.annotate.tasks.steps import Duty
from vnplan.annotate.tasks.tables import Columns, is_headed, is_procedure, step_columns, task_columns, task_rows
from vnplan.model.block import Table
from vnplan.model.task import Party


class Tables:
    """The tables that were read so far: where procedures stand, the last one and its columns."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.seen: set[str] = set()
        self.procedures: set[str | None] = set()
        self.columns: Columns | None = None
        self.last: Table | None = None

    def handed(self, passage: Passage) -> tuple[Duty, ...]:
        """What a table hands out, at its first cell."""
        table = passage.leaf.table
        if table is None or table.id in self.seen or reports(passage):
            return ()
        self.seen.add(table.id)
        self.last = table
        return tuple(self._rows(passage, table, tuple(header_words(table))))

    def _rows(self, passage: Passage, table: Table, header: tuple[str, ...]) -> Iterator[Duty]:
        node = f"{passage.node}/{table.id}"
        if steps := step_columns(table, header):
            for row in task_rows(table, steps):
                yield Duty(passage, node, self._bodies(passage, row.lead))
            return
        if is_procedure(table, header):
            self.procedures.add(passage.at)
            self.columns = None
        elif passage.at in self.procedures and not is_headed(header):
            return  # the steps of a procedure, parted from their header by its name
        else:
            self.columns = task_columns(table, header, self.columns)
        for row in task_rows(table, self.columns) if self.columns else ():
            lead, partners = self._bodies(passage, row.lead), self._bodies(passage, row.coordinating)
            yield Duty(passage, node, lead, partners, row=row)

    def _bodies(self, passage: Passage, named: Iterable[Named]) -> dict[str, Party]:
        return keyed(one for text, names in named for one in self.registry.located(text.text, names, passage.way_back(text)))
