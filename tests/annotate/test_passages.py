"""Where a passage stands, what heads it, what its section is about."""

import pytest

import vnplan.pipeline
from tests.conftest import CORPORA
from vnplan.annotate import annotate, cite
from vnplan.annotate.passages import Passage, passages
from vnplan.model.leaves import leaves
from vnplan.model.options import Options
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.fields import column_field, heading_field, line_label
from vnplan.vocab.sections import is_stock, leads_in, orders, section_of

HEADINGS = [
    ("V. TỔ CHỨC THỰC HIỆN", "duty"),
    ("Phân công trách nhiệm", "duty"),
    ("Đánh giá kết quả năm 2023", "past"),
    ("Tình hình thực hiện nhiệm vụ, giải pháp", "past"),
    ("Nhiệm vụ, giải pháp", "work"),
    ("Mục tiêu, nhiệm vụ", "work"),
    ("Thời gian, địa điểm và nội dung", "work"),
    ("Mục đích, yêu cầu", "purpose"),
    ("2. Yêu cầu", "purpose"),
    ("Một số chỉ tiêu chủ yếu", "aim"),
    ("Kinh phí thực hiện", "money"),
    ("Hiệu lực thi hành", "effect"),
    ("Sở Xây dựng", None),
    ("Nạo vét kênh Rạch Dừa", None),
]


@pytest.mark.parametrize(("heading", "section"), HEADINGS)
def test_sections_are_told_by_their_heading(heading: str, section: str | None) -> None:
    assert section_of(plain(heading)) == section


ITEMS = [
    ("Nạo vét kênh Rạch Dừa.", True),
    ("Tiếp tục nạo vét kênh.", True),
    ("Trong quý I, ngay sau khi nước rút, nạo vét kênh.", True),
    ("Công tác thủy lợi: nạo vét kênh Rạch Dừa.", True),
    ("Khi cống hỏng, báo cáo ngay.", True),
    ("100% kênh được nạo vét.", False),
    ("Kinh phí lấy từ quỹ.", False),
    ("Kênh Rạch Dừa.", None),
]


@pytest.mark.parametrize(("item", "said"), ITEMS)
def test_an_item_orders_an_action_by_how_it_begins(item: str, *, said: bool | None) -> None:
    assert orders(plain(item)) is said


def test_what_only_introduces_and_what_only_closes() -> None:
    assert leads_in("yêu cầu các xã thực hiện tốt các nội dung sau:")
    assert not leads_in("các xã nạo vét kênh:")
    assert is_stock("nghiêm túc triển khai thực hiện./.")
    assert not is_stock("báo cáo kết quả")


FIELDS = [
    ("Cơ quan chủ trì", "lead"),
    ("Đơn vị thực hiện", "lead"),
    ("Cơ quan, đơn vị phối hợp", "coordinating"),
    ("Nội dung", "content"),
    ("Thời gian hoàn thành", "period"),
    ("Sản phẩm đầu ra", "deliverable"),
    ("Kinh phí thực hiện", "funding"),
    ("Địa điểm", "place"),
]


@pytest.mark.parametrize(("name", "role"), FIELDS)
def test_the_name_of_a_field_is_one_as_label_heading_and_column(name: str, role: str) -> None:
    low = plain(name)
    label = line_label(f"- {low}: như trên")
    assert (label and label.role, heading_field(low)) == (role, role)
    assert role == "place" or column_field(low) == role


@pytest.mark.parametrize("name", ["plan_annexes.html", "plan_tables.md", "decision_regulation.html", "plan_terms.txt"])
def test_the_passages_are_the_leaves_of_a_document(name: str) -> None:
    document = vnplan.pipeline.parse(CORPORA / name, options=Options(annotate=False))
    assert [passage.leaf for passage in passages(document)] == list(leaves(document))


def found(body: str) -> list[Passage]:
    document = vnplan.pipeline.parse(f"KẾ HOẠCH\nNạo vét kênh năm 2024\n\nI. MỤC ĐÍCH\n\n- Tiêu úng.\n\n{body}")
    return passages(document)


def test_a_paragraph_that_ends_in_a_colon_heads_the_items_behind_it() -> None:
    body = "II. NHIỆM VỤ\n\nCác xã làm ngay:\n\n- Vớt bèo.\n\n- Đóng cống.\n\nSau đó họp rút kinh nghiệm.\n\n- Ghi biên bản."
    above = {p.leaf.text.text: p.above.leaf.text.text for p in found(body) if p.above}
    assert above["Đóng cống."] == "Các xã làm ngay:"
    assert above["Ghi biên bản."] == above["Sau đó họp rút kinh nghiệm."] == "NHIỆM VỤ"


def test_what_was_stays_so_below_however_its_parts_are_called() -> None:
    body = "II. KẾT QUẢ NĂM 2023\n\n1. Nhiệm vụ đã làm\n\n- Vớt bèo.\n\nIII. MỤC TIÊU\n\n1. Nhiệm vụ cụ thể\n\n- Đóng cống."
    section = {p.leaf.text.text: p.section for p in found(body)}
    assert (section["Vớt bèo."], section["Đóng cống."]) == ("past", "work")


def test_the_year_in_its_number_makes_a_decision_law() -> None:
    """What a decision that makes law sets out is work only for a body that it names, and in the article of duties."""
    articles = (
        "QUYẾT ĐỊNH\nVề lối đi dưới hầm cầu\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Lối đi\n\n1. Sở Xây dựng cấp thẻ ra vào.\n\n"
        "2. Lắp rào chắn hai đầu hầm.\n\nĐiều 2. Trách nhiệm của Sở Xây dựng\n\n1. Kiểm tra rào chắn hằng quý.\n\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An\n"
    )
    head = "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n\nSố: {}\n\nHà Nam, ngày 02 tháng 2 năm 2024\n\n"
    law = vnplan.pipeline.parse(head.format("7/2024/QĐ-UBND") + articles)
    assert [(task.at, task.text) for task in law.tasks] == [
        ("Điều 1.1", "cấp thẻ ra vào"),
        ("Điều 2.1", "Kiểm tra rào chắn hằng quý"),
    ]
    order = vnplan.pipeline.parse(head.format("7/QĐ-UBND") + articles)
    assert [task.at for task in order.tasks] == ["Điều 1.1", "Điều 2.1"]


@pytest.mark.parametrize("charge", ["Phụ trách Phòng Hạ tầng.", "Phụ trách: Phòng Hạ tầng, Phòng Cầu phà."])
def test_who_looks_after_what_is_no_work(charge: str) -> None:
    """But the sentence that has the decision executed tells bodies what to do."""
    document = vnplan.pipeline.parse(
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n\nSố: 7/QĐ-UBND\n\nHà Nam, ngày 02 tháng 2 năm 2024\n\n"
        "QUYẾT ĐỊNH\nVề việc phân công nhiệm vụ Giám đốc, các Phó Giám đốc Sở Xây dựng\n\nQUYẾT ĐỊNH:\n\n"
        "Điều 1. Phó Giám đốc Lê Văn An\n\n- Giúp Giám đốc chỉ đạo công tác thoát nước.\n\n"
        f"- {charge}\n\n"
        "Điều 2. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Bình\n"
    )
    assert document.tasks == ()
    assert [(a.at, [p.text for p in a.lead]) for a in document.assignments] == [("Điều 2", ["Chánh Văn phòng Sở"])]


def test_passages_are_walked_anew_where_more_was_learnt_of_the_page() -> None:
    head = "SỞ Y TẾ AN BÌNH\nSố: 5/KH-SYT\n\nKẾ HOẠCH\nKiểm tra kho thuốc\n\n"
    text = f"{head}I. NHIỆM VỤ\n\n1. Phó Giám đốc Sở kiểm tra kho thuốc trước ngày 10/6/2024.\n\nII. KINH PHÍ"
    cited, walked = cite(vnplan.pipeline.parse(text, options=Options(annotate=False)))
    title = cited.header.title
    assert title is not None
    jobs = title.model_copy(update={"value": "Phân công nhiệm vụ lãnh đạo Sở Y tế"})
    learnt = cited.model_copy(update={"header": cited.header.model_copy(update={"title": jobs})})
    assert annotate(learnt, walked) == annotate(learnt)
    assert annotate(learnt).assignments != annotate(cited).assignments
