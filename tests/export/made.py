"""A document made by hand: every kind of node and of fact, so that the exporters are tested without the stages before them."""

from typing import Any

from vnplan.model.base import Found, Span, Text
from vnplan.model.block import Bullet, Cell, Division, Level, Paragraph, Row, Table
from vnplan.model.citation import Citation, Reference
from vnplan.model.deadline import Deadline
from vnplan.model.document import Document
from vnplan.model.edit import Edit
from vnplan.model.issue import Issue
from vnplan.model.part import Annex, Closing, ClosingLine, Header, HeaderLine, Part, Recital, Signature
from vnplan.model.source import Page, Source
from vnplan.model.task import Assignment, Money, Party, Target, Task


class Sheet:
    """Writes a source line by line and finds what stands in it."""

    def __init__(self) -> None:
        self.text = ""
        self.edits: list[Edit] = []

    def line(self, written: str, repaired: str | None = None) -> Text:
        """A new line; ``repaired`` differs from it by one stretch."""
        start = len(self.text)
        self.text += written + "\n"
        span = Span(start, start + len(written))
        if repaired is None:
            return Text(text=written, spans=(span,))
        head = next(i for i, (a, b) in enumerate(zip(written, repaired, strict=False)) if a != b)
        tail = next(i for i, (a, b) in enumerate(zip(reversed(written), reversed(repaired), strict=False)) if a != b)
        new = repaired[head : len(repaired) - tail]
        self.edits.append(Edit(start + head, span.end - tail, new, "repair.ocr", 0.97))
        return Text(text=repaired, spans=(span,))

    def span(self, words: str, after: str = "") -> tuple[Span, ...]:
        """Where the words stand, the first time after ``after``."""
        at = self.text.index(words, self.text.index(after))
        return (Span(at, at + len(words)),)

    def found(self, words: str, value: str | None = None) -> Found:
        return Found(text=words, value=value or words, spans=self.span(words))


def division(marker: Text, level: Level, label: str, **more: Any) -> Division:  # noqa: ANN401 - fields of a division
    return Division(id=label, label=label, number=label.rpartition(".")[2], level=level, marker=marker, **more)


def table(sheet: Sheet) -> Table:
    def row(*words: str, header: bool = False) -> Row:
        return Row(header=header, cells=tuple(Cell(column=i, texts=(sheet.line(word),)) for i, word in enumerate(words)))

    rows = (row("STT", "Nội dung", header=True), row("1", "Cắm mốc bờ kè"), Row(cells=(Cell(column=0, columns=2),)))
    return Table(id="I.bảng", rows=rows, header=("STT", "Nội dung"))


def document() -> Document:
    """A plan of an invented commune, with an annex, a table, a repair, and one fact of each kind."""
    sheet = Sheet()
    lines = (
        HeaderLine(role="issuer", text=sheet.line("ỦY BAN NHÂN DÂN XÃ BẾN LAU")),
        HeaderLine(role="number", text=sheet.line("Số: 12/KH-UBND")),
        HeaderLine(role="place_date", text=sheet.line("Bến Lau, ngày 05 tháng 3 năm 2024")),
        HeaderLine(role="kind", text=sheet.line("KẾ HOẠCH")),
        HeaderLine(role="title", text=sheet.line("Kè bờ rạch năm 2024")),
    )
    recital = sheet.line("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;")
    enacting = sheet.line("UBND xã ban hành kế hoạch như sau:")
    head = {"marker": sheet.line("I."), "heading": sheet.line("MỤC ĐÍCH")}
    bullet = Bullet(id="I.-", marker=sheet.line("-"), text=sheet.line("Chống sạt lở."))
    one = division(level="roman", label="I", children=(bullet, table(sheet)), **head)
    head = {"marker": sheet.line("II."), "heading": sheet.line("PHÂN CÔNG")}
    due = "Công an xã chủ trì, {} hợp với Xã đội cắm mốc trước ngày 10/6 hằng năm."
    first = {"marker": sheet.line("1."), "text": sheet.line(due.format("phổi"), due.format("phối"))}
    inner = {"marker": sheet.line("a)"), "text": sheet.line("Đạt trên 90% số hộ, kinh phí 20 triệu đồng.")}
    last = Paragraph(id="II.1.p", text=sheet.line("Làm đúng theo Nghị định số 30/2020/NĐ-CP."))
    point = division(level="point", label="II.1.a", **inner)
    two = division(
        level="roman", label="II", children=(division(level="number", label="II.1", children=(point, last), **first),), **head
    )
    signature = sheet.line("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lê Thị Sen")
    annex = Annex(
        id="Phụ lục", label="Phụ lục", marker=sheet.line("PHỤ LỤC"), heading=sheet.line("Danh sách mốc"),
        body=(Paragraph(id="pl.p", text=sheet.line("Mốc số 1 ở đầu rạch.")),),
    )  # fmt: skip
    return Document(
        kind="plan", header=_header(sheet, lines), body=(one, two), annexes=(annex,),
        preamble=(Recital(id="basis.1", role="basis", text=recital), Recital(id="basis.2", role="enacting", text=enacting)),
        closing=_closing(sheet, signature), source=Source(text=sheet.text, name="made.txt"), edits=tuple(sheet.edits),
        page=Page(title="Kè bờ rạch", date="2024-03-06", url="https://example.org/ke"),
        issues=(Issue(code="date.year_missing", message="the year is that of the title", spans=sheet.span("10/6")),),
        siblings=(Part(kind="plan", body=(Paragraph(id="s.p", text=sheet.line("Một văn bản khác.")),)),),
        **_facts(sheet),
    )  # fmt: skip


def _header(sheet: Sheet, lines: tuple[HeaderLine, ...]) -> Header:
    return Header(
        lines=lines, issuer=sheet.found("ỦY BAN NHÂN DÂN XÃ BẾN LAU", "UBND xã Bến Lau"), number=sheet.found("12/KH-UBND"),
        date=sheet.found("ngày 05 tháng 3 năm 2024", "2024-03-05"), kind=sheet.found("KẾ HOẠCH", "plan"),
        title=sheet.found("Kè bờ rạch năm 2024"), place=sheet.found("Bến Lau"),
    )  # fmt: skip


def _closing(sheet: Sheet, signature: Text) -> Closing:
    signed = Signature(capacity=("on_behalf",), position=sheet.found("CHỦ TỊCH"), name=sheet.found("Lê Thị Sen"))
    return Closing(lines=(ClosingLine(role="signature", text=signature),), signatures=(signed,))


def _facts(sheet: Sheet) -> dict[str, Any]:
    lead = Party(text="Công an xã", spans=sheet.span("Công an xã"), value="Công an xã Bến Lau", kind="police")
    helper = Party(text="Xã đội", spans=sheet.span("Xã đội"))
    due = Deadline(
        text="trước ngày 10/6 hằng năm", spans=sheet.span("trước ngày 10/6 hằng năm"), end="2024-06-10", relation="before",
        recurs="yearly", granularity="day", rrule="FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10", at="II.1",
    )  # fmt: skip
    target = Target(text="trên 90%", spans=sheet.span("trên 90%"), what="số hộ", comparator=">", value=90, unit="%", at="II.1.a")
    money = Money(text="20 triệu đồng", spans=sheet.span("20 triệu đồng"), value=20_000_000, at="II.1.a")
    task = Task(
        id="II.1", at="II.1", text="cắm mốc", spans=sheet.span("cắm mốc", "Công an xã"), verb="cắm", lead=(lead,),
        coordinating=(helper,), deadlines=(due,), deliverable="Biên bản cắm mốc", targets=(target,), citations=("r1",),
    )  # fmt: skip
    return {
        "citations": (
            Citation(
                kind="decree", number="30/2020/NĐ-CP", text="Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ",
                spans=sheet.span("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ"), date="2020-03-05",
                issuer=Found(text="Chính phủ", value="Chính phủ", spans=sheet.span("Chính phủ")), at="basis", role="basis",
                parts={"date": sheet.span("ngày 05/3/2020")}, reference="r1",
            ),
            Citation(
                kind="decree", number="30/2020/NĐ-CP", text="Nghị định số 30/2020/NĐ-CP", at="II.1", reference="r1",
                spans=sheet.span("Nghị định số 30/2020/NĐ-CP", "Làm đúng"),
            ),
        ),
        "references": (
            Reference(id="r1", kind="decree", number="30/2020/NĐ-CP", issuer="Chính phủ", date="2020-03-05", mentions=2),
        ),
        "deadlines": (due,),
        "assignments": (
            Assignment(at="II.1", lead=(lead,), coordinating=(helper,), verb="chủ trì", spans=sheet.span("chủ trì")),
        ),
        "targets": (target,),
        "amounts": (money,),
        "tasks": (task,),
    }  # fmt: skip
