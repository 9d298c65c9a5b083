"""What a document says in rows: tasks to follow up, documents cited, deadlines. Spreadsheets and CSV write them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from vnplan.export._names import cited_name, document_name, kind_name
from vnplan.model.citation import Citation
from vnplan.model.deadline import Deadline
from vnplan.model.document import Document
from vnplan.model.source import Source
from vnplan.model.task import Party, Task

Value = str | int | date | None
RECURS = {
    "daily": "hằng ngày", "weekly": "hằng tuần", "monthly": "hằng tháng", "quarterly": "hằng quý",
    "half_yearly": "6 tháng một lần", "yearly": "hằng năm", "other": "định kỳ",
}  # fmt: skip
RELATIONS = {"before": "trước", "by": "chậm nhất", "during": "trong", "from": "từ", "on": "vào"}
_INJECTION = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Column:
    """The name of a column and its width in characters; ``date`` says that it holds dates where it can."""

    name: str
    width: int
    date: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; ``name`` is short enough for the tab of a sheet, ``title`` is the heading of the page."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


TableName = Literal["tasks", "citations", "deadlines"]


def table(document: Document, name: TableName) -> Table:
    """One of the tables of a document.

    >>> from vnplan.model.source import Source
    >>> [column.name for column in table(Document(source=Source(text="")), "tasks").columns][:4]
    ['STT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp']
    """
    return _builders()[name](document)


def together(documents: Iterable[Document], name: TableName) -> Table:
    """One of the tables of several documents: their rows one below the other, counted on, with the document in a last column."""
    rows: list[tuple[Value, ...]] = []
    found, before = _builders()[name](Document(source=Source(text=""))), 0
    for document in documents:
        found = _builders()[name](document)
        rows += ((before + number, *row, document_name(document)) for number, *row in found.rows if isinstance(number, int))
        before += max((row[0] for row in found.rows if isinstance(row[0], int)), default=0)
    return replace(found, columns=(*found.columns, Column("Văn bản", 28)), rows=tuple(rows))


def may_be_formula(text: str) -> bool:
    """True if a spreadsheet could take the text for a formula (OWASP, CSV injection), blanks before it or not.

    >>> may_be_formula("=1+1"), may_be_formula(" @SUM"), may_be_formula("Sở Y tế")
    (True, True, False)
    """
    return text.startswith(_INJECTION) or text.lstrip().startswith(_INJECTION)


def due(deadline: Deadline) -> date | None:
    """The last day of a deadline: the end of its interval, else of the term that it sets; ``None`` if neither is known."""
    return deadline.end or deadline.due


def names(parties: Iterable[Party], between: str = "\n") -> str:
    """Bodies in a cell, one a line, each once."""
    return between.join(dict.fromkeys(party.text for party in parties))


def cited(document: Document, task: Task) -> list[str]:
    """What a task cites, by name; its citations are ids of references or numbers."""
    known = {reference.id: reference for reference in document.references}
    return list(dict.fromkeys(cited_name(known[key]) if key in known else key for key in task.citations))


@cache
def _builders() -> dict[TableName, Callable[[Document], Table]]:
    return {"tasks": _tasks, "citations": _citations, "deadlines": _deadlines}


def _tasks(document: Document) -> Table:
    """A row for each task and each day that something of it is due, so that every deadline can be sorted and filtered."""
    columns = (
        Column("STT", 6), Column("Nội dung nhiệm vụ", 60), Column("Cơ quan chủ trì", 28), Column("Cơ quan phối hợp", 28),
        Column("Thời hạn", 16, date=True), Column("Sản phẩm", 24), Column("Căn cứ", 32), Column("Ghi chú", 36),
    )  # fmt: skip
    rows = []
    for number, task in enumerate(document.tasks, 1):
        place = f"{document_name(document)}, mục {task.at}" if task.at else document_name(document)
        basis = "\n".join([place, *cited(document, task)])
        for deadline in task.deadlines or (None,):
            when = None if deadline is None else due(deadline) or deadline.text
            notes = "\n".join(_notes(task, deadline))
            rows.append(
                (number, task.text, names(task.lead), names(task.coordinating), when, task.deliverable, basis, notes or None)
            )
    return Table("Nhiệm vụ", "BẢNG THEO DÕI NHIỆM VỤ", columns, tuple(rows))


def _notes(task: Task, deadline: Deadline | None) -> Iterator[str]:
    if deadline is not None and due(deadline):
        yield f"Thời hạn ghi: {deadline.text}"
    if deadline is not None and deadline.recurs:
        yield f"Định kỳ: {RECURS[deadline.recurs]}"
    for target in task.targets:
        yield f"Chỉ tiêu: {' '.join(part for part in (target.what, target.text) if part)}"
    if task.funding:
        yield f"Kinh phí: {task.funding}"


def _citations(document: Document) -> Table:
    columns = (
        Column("STT", 6), Column("Loại văn bản", 20), Column("Số, ký hiệu", 24), Column("Ngày ban hành", 14, date=True),
        Column("Cơ quan ban hành", 28), Column("Tên gọi, trích yếu", 50), Column("Số lần viện dẫn", 10), Column("Vị trí", 24),
    )  # fmt: skip
    places: dict[str, dict[str, None]] = {}
    for citation in document.citations:
        places.setdefault(citation.reference or "", {})[_place(citation.at)] = None
    rows = [
        (
            kind_name(r.kind),
            r.number,
            r.date,
            r.issuer,
            r.name or r.title,
            r.mentions,
            _joined(places.get(r.id, {})),
        )
        for r in document.references
    ]
    rows += _ungrouped(document)
    return Table("Văn bản viện dẫn", "DANH MỤC VĂN BẢN VIỆN DẪN", columns, tuple((n, *row) for n, row in enumerate(rows, 1)))


_Cited = tuple[str, str | None, date | None, str | None, str | None, int, str]


def _ungrouped(document: Document) -> list[_Cited]:
    """The citations that no reference of the document groups, each kind and number or name once."""
    known = {reference.id for reference in document.references}
    groups: dict[tuple[str | None, str | None], list[Citation]] = {}
    for citation in document.citations:
        if citation.reference not in known:
            groups.setdefault((citation.kind, citation.number or citation.name or citation.text), []).append(citation)
    rows: list[_Cited] = []
    for mentions in groups.values():
        first = mentions[0]
        day = next((m.date for m in mentions if m.date), None)
        issuer = next((m.issuer.text for m in mentions if m.issuer), None)
        name = first.name or first.title or (None if first.number else first.text)
        at = _joined(dict.fromkeys(_place(m.at) for m in mentions))
        rows.append((kind_name(first.kind), first.number, day, issuer, name, len(mentions), at))
    return rows


def _place(at: str | None) -> str:
    return "căn cứ" if at == "basis" else at or ""


def _joined(places: Iterable[str]) -> str:
    return ", ".join(place for place in places if place)


def _deadlines(document: Document) -> Table:
    columns = (
        Column("STT", 6), Column("Thời hạn ghi", 36), Column("Từ ngày", 14, date=True), Column("Đến ngày", 14, date=True),
        Column("Quan hệ", 12), Column("Định kỳ", 16), Column("Vị trí", 12), Column("Nhiệm vụ", 60),
    )  # fmt: skip
    tasks = {deadline.spans: task.text for task in document.tasks for deadline in task.deadlines}
    rows = (
        (
            number, d.text, d.start, due(d), RELATIONS[d.relation], RECURS[d.recurs] if d.recurs else None,
            _place(d.at) or None, tasks.get(d.spans),
        )
        for number, d in enumerate(document.deadlines, 1)
    )  # fmt: skip
    return Table("Thời hạn", "DANH MỤC THỜI HẠN", columns, tuple(rows))
