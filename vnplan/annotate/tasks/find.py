"""Who has to do what by when, in any text."""

from collections.abc import Iterator
from datetime import date

from vnplan.annotate import annotate, cite
from vnplan.model.base import Text
from vnplan.model.block import Block, Bullet, Division, Paragraph
from vnplan.model.document import Document
from vnplan.model.mapped import MappedText
from vnplan.model.source import Page, Source
from vnplan.model.task import Task
from vnplan.rules.markers import bullet
from vnplan.text.letters import form_edits
from vnplan.vocab.time.value import Clock

_PLACE = "1"


def find_tasks(text: str, *, year: int | None = None, issued: date | None = None) -> tuple[Task, ...]:
    """The tasks that a text sets, in order, with spans that are offsets into it.

    Each line is read as an item of a section that sets out work: a sentence that tells bodies to do something is a task for
    each of them, an item that begins with an action one of whoever stands above it.

    Args:
        text: any text, whatever its Unicode form.
        year: the year of a date without one, as the title of a plan names it.
        issued: the day of issue; where no ``year`` is given, a date without one lies in this year, or in the next if it is past.

    >>> text = "Giao Sở Y tế chủ trì rà soát khu cách ly trước ngày 15/9; Sở Tài chính bố trí kinh phí."
    >>> [(task.lead[0].text, [str(one.end) for one in task.deadlines]) for task in find_tasks(text, year=2025)]
    [('Sở Y tế', ['2025-09-15']), ('Sở Tài chính', [])]
    """
    edits = form_edits(text)
    division = _division(MappedText(text).apply(edits))
    document = Document(source=Source(text=text), page=Page(type="document"), kind="plan", edits=tuple(edits), body=(division,))
    return tuple(_placeless(task) for task in annotate(*cite(document), Clock(year, issued)).tasks)


def _division(whole: MappedText) -> Division:
    nothing = Text(text="", spans=())
    return Division(id=_PLACE, label=_PLACE, number=_PLACE, level="number", marker=nothing, children=tuple(_blocks(whole)))


def _blocks(whole: MappedText) -> Iterator[Block]:
    """The lines of a text as dash items and paragraphs."""
    end = 0
    for index, line in enumerate(whole.text.splitlines(keepends=True)):
        start, end = end, end + len(line)
        piece = whole.slice(start, end).strip()
        if not piece.text:
            continue
        mark = bullet(piece.text)
        if mark:
            marker, rest = piece.slice(0, mark[1]).strip(), piece.slice(mark[1], len(piece.text))
            yield Bullet(id=f"{index}", marker=_leaf(marker), text=_leaf(rest))
        else:
            yield Paragraph(id=f"{index}", text=_leaf(piece))


def _leaf(piece: MappedText) -> Text:
    return Text(text=piece.text, spans=piece.spans())


def _placeless(task: Task) -> Task:
    """A task without a place: the text has none."""
    deadlines = tuple(one.model_copy(update={"at": None}) for one in task.deadlines)
    targets = tuple(one.model_copy(update={"at": None}) for one in task.targets)
    return task.model_copy(update={"at": None, "deadlines": deadlines, "targets": targets})
