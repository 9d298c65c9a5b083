"""Assignments of whole documents: where they stand, what they inherit, what tables hand out."""

import json
import sys
from pathlib import Path

import pytest

import vnplan.pipeline
from tests.conftest import parsed
from vnplan.annotate.passages import passages
from vnplan.annotate.tasks.assignments import annotate_assignments, steps_of
from vnplan.model.base import Span, Text
from vnplan.model.block import Cell, Division, Row, Table
from vnplan.model.document import Document
from vnplan.model.part import Annex
from vnplan.model.source import Source

SHARED = Path(__file__).parents[3] / "shared" / "gold"

Facts = list[tuple[str | None, list[str], list[str]]]


def facts(document: Document) -> Facts:
    found = annotate_assignments(steps_of(document, passages(document)))
    return [(a.at, [p.text for p in a.lead], [p.text for p in a.coordinating]) for a in found]


def plan(body: str, closing: str = "") -> Document:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH BÌNH MINH\n\nSố: 12/KH-UBND\n\nBình Minh, ngày 05 tháng 3 năm 2024\n\n"
        "KẾ HOẠCH\nTrồng tre chắn sóng năm 2024\n\n"
        "Căn cứ Luật Đê điều ngày 29/11/2006;\n\nỦy ban nhân dân tỉnh ban hành Kế hoạch trồng tre chắn sóng năm 2024 như sau:\n\n"
        f"I. MỤC ĐÍCH\n\n- Giữ bờ, giữ đất.\n\n{body}\n\n{closing}\n\n"
        f"TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn An\n"
    )
    return vnplan.pipeline.parse(text)


def test_a_heading_that_names_the_body_is_where_its_record_stands() -> None:
    body = (
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nông nghiệp và Môi trường\n\n- Chọn giống tre.\n\n"
        "- Phối hợp với Hội Nông dân tỉnh đào hố.\n\n2. UBND các xã\n\n- Giữ cây non."
    )
    assert facts(plan(body)) == [
        ("II.1", ["Sở Nông nghiệp và Môi trường"], ["Hội Nông dân tỉnh"]),
        ("II.2", ["UBND các xã"], []),
    ]


def test_a_node_below_with_partners_of_its_own_takes_the_lead_of_the_heading() -> None:
    body = (
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Tài chính\n\na) Bố trí kinh phí.\n\n"
        "b) Chủ trì, phối hợp với Kho bạc Nhà nước tỉnh tạm ứng.\n\n"
        "2. Sở Tư pháp\n\na) Soạn quy chế."
    )
    assert facts(plan(body)) == [
        ("II.1", ["Sở Tài chính"], []),
        ("II.1.b", ["Sở Tài chính"], ["Kho bạc Nhà nước tỉnh"]),
        ("II.2", ["Sở Tư pháp"], []),
    ]


def test_partners_without_anybody_above_have_no_lead() -> None:
    body = "II. GIẢI PHÁP\n\n1. Phối hợp với các địa phương chọn bãi trồng.\n\n2. Mở lớp ươm cây."
    assert facts(plan(body)) == [("II.1", [], ["các địa phương"])]


def test_one_record_a_node_holds_each_body_once() -> None:
    body = (
        "II. TRÁCH NHIỆM THỰC HIỆN\n\n- Sở Xây dựng chủ trì, phối hợp với UBND các xã đo bờ.\n\n"
        "- Sở Xây dựng phối hợp với UBND các xã cắm mốc.\n\n- Công an tỉnh giữ trật tự."
    )
    assert facts(plan(body)) == [("II", ["Sở Xây dựng", "Công an tỉnh"], ["UBND các xã"])]


def test_what_only_tells_how_things_are_hands_out_nothing() -> None:
    body = (
        "II. ĐÁNH GIÁ TÌNH HÌNH\n\nSở Xây dựng tổ chức tuần tra đều.\n\nIII. TỔ CHỨC THỰC HIỆN\n\n"
        "1. Sở Xây dựng tổ chức tuần tra."
    )
    assert facts(plan(body)) == [("III.1", ["Sở Xây dựng"], [])]


def test_the_closing_order_stands_at_none_and_the_stock_closing_nowhere() -> None:
    closing = (
        "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành nghiêm túc thực hiện. Trong quá trình thực hiện nếu có "
        "khó khăn, vướng mắc, các đơn vị kịp thời phản ánh về Sở Xây dựng./."
    )
    body = "II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Xây dựng đo bờ.\n\n2. Sở Tài chính cấp vốn."
    assert facts(plan(body, closing))[-1] == (None, ["các sở, ban, ngành"], [])


def test_the_issuer_does_not_assign_itself() -> None:
    assert facts(plan("II. KINH PHÍ\n\n1. Ngân sách tỉnh.")) == []


def test_parties_point_to_the_source() -> None:
    document = plan("II. TỔ CHỨC THỰC HIỆN\n\n1. Giao các Sở: Y tế, Tư pháp rà soát quy chế.\n\n2. Sở Tài chính cấp vốn.")
    first = document.assignments[0]
    assert [p.text for p in first.lead] == ["Sở Y tế", "Sở Tư pháp"]
    assert [document.source.text[slice(*p.spans[0])] for p in first.lead] == ["Y tế", "Tư pháp"]
    assert first.verb == "rà soát"
    assert first.leaf is not None
    assert all(first.leaf.start <= span.start < span.end <= first.leaf.end for span in first.spans)


# ---- tables


def cell(column: int, *texts: str, rows: int = 1, columns: int = 1) -> Cell:
    return Cell(column=column, texts=tuple(Text(text=t, spans=(Span(0, len(t)),)) for t in texts), rows=rows, columns=columns)


def table(
    *rows: tuple[Cell, ...], header: tuple[str, ...] = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Phối hợp", "Thời hạn")
) -> Document:
    head = Row(cells=tuple(cell(i, words) for i, words in enumerate(header)), header=True)
    grid = Table(id="t", header=header, rows=(head, *(Row(cells=cells) for cells in rows)))
    annex = Annex(id="a", label="Phụ lục", body=(grid,))
    return Document(source=Source(text="x" * 400), annexes=(annex,))


def test_each_row_of_a_task_table_is_a_record() -> None:
    document = table(
        (cell(0, "I"), cell(1, "ĐO ĐẠC", columns=4)),
        (cell(0, "1"), cell(1, "Đo bờ"), cell(2, "Sở Xây dựng"), cell(3, "UBND các xã; Công an tỉnh"), cell(4, "Quý I")),
        (cell(0, "2"), cell(1, "Vẽ bản đồ"), cell(2, "Sở Xây dựng"), cell(3, ""), cell(4, "Quý II")),
    )
    assert facts(document) == [
        ("Phụ lục", ["Sở Xây dựng"], ["UBND các xã", "Công an tỉnh"]),
        ("Phụ lục", ["Sở Xây dựng"], []),
    ]


def test_cells_with_labels_and_cells_that_span_rows() -> None:
    shared = cell(2, "Chủ trì: Sở Y tế;", "Phối hợp: Hội Phụ nữ tỉnh, Tỉnh đoàn", rows=2)
    document = table(
        (cell(0, "1"), cell(1, "Phát màn"), shared, cell(3, "Tháng 5")),
        (cell(0, "2"), cell(1, "Phun thuốc"), cell(2, "Tháng 6")),
        header=("TT", "Nội dung công việc", "Phân công", "Tiến độ"),
    )
    assert facts(document) == [("Phụ lục", ["Sở Y tế"], ["Hội Phụ nữ tỉnh", "Tỉnh đoàn"])] * 2


def test_a_header_of_two_rows() -> None:
    top = Row(cells=(cell(0, "TT", rows=2), cell(1, "Nhiệm vụ", rows=2), cell(2, "Cơ quan thực hiện", columns=2)), header=True)
    below = Row(cells=(cell(0, "Chủ trì"), cell(1, "Phối hợp")))
    work = Row(cells=(cell(0, "1"), cell(1, "Đo bờ"), cell(2, "Sở Xây dựng"), cell(3, "UBND các xã")))
    grid = Table(id="t", header=("TT", "Nhiệm vụ", "Cơ quan thực hiện", ""), rows=(top, below, work))
    document = Document(source=Source(text="x" * 200), annexes=(Annex(id="a", label="Phụ lục I", body=(grid,)),))
    assert facts(document) == [("Phụ lục I", ["Sở Xây dựng"], ["UBND các xã"])]


@pytest.mark.parametrize(
    "header",
    [
        ("TT", "Tên thủ tục hành chính", "Cơ quan thực hiện", "Phí, lệ phí"),
        ("TT", "Các bước", "Đơn vị thực hiện", "Thời gian giải quyết"),
        ("TT", "Nội dung", "Số lượng", "Đơn vị tính"),
        ("TT", "Danh mục dự án/ Đơn vị thực hiện", "Kế hoạch vốn", "Ghi chú"),
    ],
)
def test_other_tables_hand_out_nothing(header: tuple[str, ...]) -> None:
    assert facts(table((cell(0, "1"), cell(1, "Sở Y tế"), cell(2, "Sở Y tế"), cell(3, "5")), header=header)) == []


def test_the_steps_of_a_procedure_stay_so_where_their_table_breaks_off() -> None:
    """The name of each procedure parts the steps from the header, which stands once."""
    header = Row(cells=(cell(0, "Các bước"), cell(1, "Nội dung"), cell(2, "Đơn vị giải quyết")), header=True)
    work = ("Kiểm tra hồ sơ", "Rà soát hồ sơ", "Tổng hợp hồ sơ")
    steps = tuple(Row(cells=(cell(0, str(i)), cell(1, words), cell(2, "Sở Y tế"))) for i, words in enumerate(work))
    head = Table(id="t", header=("Các bước", "Nội dung", "Đơn vị giải quyết"), rows=(header,))
    rest = Table(id="u", header=(), rows=steps)
    alone, behind = (Annex(id="a", label="Phụ lục", body=body) for body in ((rest,), (head, rest)))
    assert facts(Document(source=Source(text="x" * 200), annexes=(alone,))) != []
    assert facts(Document(source=Source(text="x" * 200), annexes=(behind,))) == []


def test_numbering_that_restarts_gives_two_records() -> None:
    def node(id_: str, words: str) -> Division:
        text = Text(text=words, spans=(Span(0, len(words)),))
        return Division(id=id_, label="1", number="1", level="number", marker=Text(text="1.", spans=(Span(0, 2),)), text=text)

    body = (node("1", "Sở Y tế phun thuốc."), node("1~2", "Công an tỉnh gác cầu."))
    document = Document(source=Source(text="x" * 100), body=body)
    assert facts(document) == [("1", ["Sở Y tế"], []), ("1", ["Công an tỉnh"], [])]


# ---- gold


def _score(folder: Path) -> float:
    sys.path.insert(0, str(SHARED))
    try:
        import score  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    hits = wanted = given = 0
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        document = parsed(path.with_name(gold["source"]))
        got = [{"at": at, "lead": lead, "coordinating": coordinating} for at, lead, coordinating in facts(document)]
        hit, want, have = score.overlap(
            [body for record in gold["assignments"] for body in score.bodies(record)],
            [body for record in got for body in score.bodies(record)],
        )
        hits, wanted, given = hits + hit, wanted + want, given + have
    return 2 * hits / (wanted + given)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold does not lie beside the project")
@pytest.mark.parametrize(("folder", "floor"), [(".", 0.98), ("dev", 0.98)])
def test_assignments_of_the_shared_gold(folder: str, floor: float) -> None:
    assert _score(SHARED / folder) >= floor


def test_bodies_listed_below_who_to_work_with_are_partners() -> None:
    body = (
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Công an tỉnh\n\na) Tuần tra ven đê.\n\nb) Chủ trì, phối hợp\n\n"
        "- Sở Tài chính và các đơn vị liên quan tham mưu bố trí kinh phí.\n\n- Sở Y tế;\n\n2. Sở Y tế\n\n- Trực cấp cứu."
    )
    assert facts(plan(body)) == [
        ("II.1", ["Công an tỉnh"], []),
        ("II.1.b", ["Công an tỉnh"], ["Sở Tài chính", "các đơn vị liên quan", "Sở Y tế"]),
        ("II.2", ["Sở Y tế"], []),
    ]


REPORTED = [
    ("UBND tỉnh Hà Nam cũng yêu cầu bộ phận một cửa, Sở Xây dựng rà soát bến bãi.", ["Sở Xây dựng"]),
    ("Phó thủ tướng đã giao Thanh tra Chính phủ kiểm tra các bến bãi.", ["Thanh tra Chính phủ"]),
    ("Lãnh đạo tỉnh chỉ đạo sở GTVT Hà Nam khẩn trương khắc phục sự cố.", ["sở GTVT Hà Nam"]),
    (
        "Bộ yêu cầu các tập đoàn kinh tế, tổng công ty nhà nước đổi máy bơm cũ.",
        ["các tập đoàn kinh tế, tổng công ty nhà nước"],
    ),
    ("Sở Y tế được yêu cầu báo cáo số liệu.", ["Sở Y tế"]),
]


@pytest.mark.parametrize(("sentence", "wanted"), REPORTED)
def test_what_an_article_tells_that_others_ordered(sentence: str, wanted: list[str]) -> None:
    page = f"Hà Nam rà soát bến bãi\n\nNgày 1/3/2024, UBND tỉnh Hà Nam ban hành Công văn số 21/UBND-NN về bến bãi.\n\n{sentence}"
    found = [one.text for assignment in vnplan.parse(page).assignments for one in assignment.lead]
    assert found[-1:] == wanted[-1:]


def test_a_basis_that_runs_on_into_an_order_heads_what_stands_below() -> None:
    text = (
        "SỞ CÔNG THƯƠNG\n\nSố: 31/SCT-QLTM\n\nBình Minh, ngày 05 tháng 3 năm 2024\n\nKính gửi: Các chợ hạng 1.\n\n"
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 02/3/2024 của UBND tỉnh về giữ giá muối, Sở Công Thương đề nghị các đơn vị:\n\n"
        "1. Niêm yết giá muối tại cổng chợ.\n\n2. Cân lại hàng mỗi sáng.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )
    document = vnplan.pipeline.parse(text)
    assert facts(document) == [("basis", ["các đơn vị"], [])]
    assert [(task.at, [one.text for one in task.lead]) for task in document.tasks] == [
        ("1", ["các đơn vị"]),
        ("2", ["các đơn vị"]),
    ]
