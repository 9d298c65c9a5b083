"""What two documents have in common and what not."""

from typing import Literal

from vnplan.model.base import Model

Status = Literal["same", "changed", "added", "removed"]
Op = Literal["same", "added", "removed"]


class Segment(Model):
    """A stretch of text that stands in both documents, only in the second, or only in the first."""

    op: Op
    text: str


class Change(Model):
    """A value that the first document has (``old``), the second has (``new``), or both have differently.

    ``field`` is ``number``, ``date``, ``issuer``, ``title``, ``kind`` of the document; ``lead``, ``coordinating``, ``deadline``,
    ``target``, ``citation``, ``deliverable``, ``funding``, ``heading``, ``label`` of a section or a task.
    """

    field: str
    old: str | None = None
    new: str | None = None


class Matched(Model):
    """A section or a task of one document, and that of the other which is its like.

    ``similarity`` is from 0 to 1, of the words in common; ``moved`` says that it stands elsewhere among its likes; ``text``
    is how the words changed, empty where they are the same.
    """

    status: Status
    old: str | None = None
    new: str | None = None
    title: str = ""
    similarity: float = 0.0
    moved: bool = False
    changes: tuple[Change, ...] = ()
    text: tuple[Segment, ...] = ()


class Named(Model):
    """Which document it is."""

    name: str
    title: str | None = None
    date: str | None = None
    source: str | None = None


class Comparison(Model):
    """All differences of two documents: of their headers, sections and tasks in order, and of what they cite."""

    schema_name: str = "vnplan.Comparison"
    schema_version: str = "1.0"
    old: Named
    new: Named
    header: tuple[Change, ...] = ()
    sections: tuple[Matched, ...] = ()
    tasks: tuple[Matched, ...] = ()
    citations: tuple[Change, ...] = ()

    def count(self, status: Status) -> int:
        """How many sections have this status."""
        return sum(section.status == status for section in self.sections)
