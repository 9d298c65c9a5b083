import pytest

import vnplan.pipeline
from tests.growth import growth
from vnplan.model.day import iso_day
from vnplan.model.document import Document
from vnplan.model.task import Task


def parsed(body: str) -> Document:
    text = (
        "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG CẦU\n\nSố: 7/KH-UBND\n\nSông Cầu, ngày 02 tháng 2 năm 2024\n\n"
        "KẾ HOẠCH\nSửa cầu treo năm 2024\n\n"
        f"I. MỤC ĐÍCH\n\n- Đi lại an toàn.\n\n{body}\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An\n"
    )
    return vnplan.pipeline.parse(text)


def tasks(body: str) -> list[Task]:
    return list(parsed(body).tasks)


def row(task: Task) -> tuple[str | None, str, list[str], list[str]]:
    return task.at, task.text, [p.text for p in task.lead], [p.text for p in task.coordinating]


def test_an_item_below_a_body_is_its_task() -> None:
    found = tasks(
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Tài chính - Kế hoạch\n\n- Cân đối 120 triệu đồng trước ngày 30/4/2024;\n\n"
        "- Phối hợp với Kho bạc Nhà nước huyện tạm ứng.\n\n2. UBND các xã\n\nCử người gác cầu hằng tháng."
    )
    assert [row(task) for task in found] == [
        ("II.1", "Cân đối 120 triệu đồng trước ngày 30/4/2024", ["Phòng Tài chính - Kế hoạch"], []),
        ("II.1", "Phối hợp với Kho bạc Nhà nước huyện tạm ứng", ["Phòng Tài chính - Kế hoạch"], ["Kho bạc Nhà nước huyện"]),
        ("II.2", "Cử người gác cầu hằng tháng", ["UBND các xã"], []),
    ]
    assert [task.id for task in found] == ["t1", "t2", "t3"]
    assert [iso_day(deadline.end) for deadline in found[0].deadlines] == ["2024-04-30"]
    assert (found[0].funding, found[0].verb, found[1].deadlines) == ("120 triệu đồng", "cân đối", ())


def test_each_lead_of_a_paragraph_has_its_own_task() -> None:
    first, second = tasks(
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Kinh tế chủ trì, phối hợp với Công an huyện đo tải trước ngày 15/3/2024. "
        "Trạm Y tế xã trực cứu thương trước ngày 20/3/2024.\n\n2. Văn phòng huyện tổng hợp."
    )[:2]
    assert (row(first)[2:], row(second)[2:]) == ((["Phòng Kinh tế"], ["Công an huyện"]), (["Trạm Y tế xã"], []))
    assert (first.text[:6], second.text[:15]) == ("đo tải", "trực cứu thương")
    assert [[iso_day(d.end) for d in task.deadlines] for task in (first, second)] == [["2024-03-15"], ["2024-03-20"]]


def test_lines_with_labels_make_one_task() -> None:
    task, other = tasks(
        "II. NỘI DUNG\n\n1. Thay dây văng\n\n- Nội dung thực hiện: Thay 24 sợi dây, sơn lại trụ.\n\n"
        "- Cơ quan chủ trì: Phòng Kinh tế.\n\n"
        "- Cơ quan phối hợp: Công an huyện, UBND xã An Hòa.\n\n- Thời gian hoàn thành: Quý II năm 2024.\n\n"
        "- Sản phẩm: Biên bản nghiệm thu.\n\n"
        "2. Dọn lòng sông\n\n- Vớt rác."
    )
    assert row(task) == ("II.1", "Thay 24 sợi dây, sơn lại trụ", ["Phòng Kinh tế"], ["Công an huyện", "UBND xã An Hòa"])
    assert row(other) == ("II.2", "Vớt rác", [], [])
    assert task.deliverable == "Biên bản nghiệm thu"
    assert [(iso_day(d.start), iso_day(d.end)) for d in task.deadlines] == [("2024-04-01", "2024-06-30")]


def test_rows_of_task_tables_are_tasks() -> None:
    page = (
        "<html><body><h1>KẾ HOẠCH</h1><p>Sửa cầu treo năm 2024</p><p>I. MỤC ĐÍCH</p><p>- Đi lại an toàn.</p><p>II. NHIỆM VỤ</p>"
        "<table><tr><th>TT</th><th>Nội dung</th><th>Chủ trì</th><th>Phối hợp</th><th>Thời gian</th><th>Sản phẩm</th></tr>"
        "<tr><td>1</td><td>Đo tải trọng</td><td>Phòng Kinh tế</td><td>Công an huyện; UBND xã An "
        "Hòa</td><td>Tháng 3/2024</td><td>Báo cáo</td></tr>"
        "<tr><td>2</td><td>Gác cầu</td><td>UBND xã An Hòa</td><td></td><td>Thường xuyên</td><td></td></tr></table></body></html>"
    )
    found = vnplan.pipeline.parse(page).tasks
    assert [(t.text, [p.text for p in t.lead], t.deliverable) for t in found] == [
        ("Đo tải trọng", ["Phòng Kinh tế"], "Báo cáo"),
        ("Gác cầu", ["UBND xã An Hòa"], None),
    ]
    assert [[d.text for d in t.deadlines] for t in found] == [["Tháng 3/2024"], ["Thường xuyên"]]


def test_documents_that_a_task_cites_hang_on_it() -> None:
    document = parsed(
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Kinh tế thực hiện Quyết định số 15/QĐ-UBND ngày 01/02/2023.\n\n"
        "2. Công an huyện gác cầu."
    )
    first, second = document.tasks
    cited = {reference.id: reference.number for reference in document.references}
    assert [cited.get(one, one) for one in first.citations] == ["15/QĐ-UBND"]
    assert second.citations == ()


def test_who_executes_a_decision_and_whom_to_ask_are_no_tasks() -> None:
    found = tasks(
        "II. TỔ CHỨC THỰC HIỆN\n\n"
        "1. Chánh Văn phòng UBND huyện và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này.\n\n"
        "2. Trong quá trình thực hiện nếu có vướng mắc, các xã phản ánh về Phòng Kinh tế."
    )
    assert found == []


def test_an_introduction_is_no_task_but_what_it_introduces_is() -> None:
    found = tasks(
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Giao Phòng Kinh tế có trách nhiệm:\n\na) Đo tải.\n\nb) Vẽ lại bản đồ.\n\n"
        "2. Công an huyện gác cầu."
    )
    assert [row(task)[:3] for task in found] == [
        ("II.1.a", "Đo tải", ["Phòng Kinh tế"]),
        ("II.1.b", "Vẽ lại bản đồ", ["Phòng Kinh tế"]),
        ("II.2", "gác cầu", ["Công an huyện"]),
    ]


def test_the_spans_of_a_task_give_its_text() -> None:
    document = parsed(
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Kinh tế đo tải. Công an huyện gác cầu.\n\n2. Giao Công an huyện báo cáo.\n\n"
        "3. Lan can\n\n- Nội dung: Sơn lại lan can.\n\n- Chủ trì: Phòng Kinh tế.\n\n- Thời gian: tháng 3/2024."
    )
    assert len(document.tasks) == 4
    for task in document.tasks:
        assert "".join(document.source.text[slice(*span)] for span in task.spans) == task.text


_PAIR = "Sở Y tế phun thuốc trước ngày 30/4/2024. Sở Xây dựng vá đường trước ngày 30/4/2024. "


@pytest.mark.slow
def test_many_tasks_in_one_paragraph_are_joined_in_linear_time() -> None:
    from vnplan.annotate.passages import passages
    from vnplan.annotate.tasks.assignments import steps_of
    from vnplan.annotate.tasks.join import annotate_tasks

    def joined(document: Document) -> tuple[Task, ...]:
        return annotate_tasks(document, steps_of(document, passages(document)))

    def made(count: int) -> Document:
        return parsed("II. TỔ CHỨC THỰC HIỆN\n\n1. " + _PAIR * count + "\n\n2. Hết.")

    assert len(joined(made(75))) >= 2 * 75
    assert growth(joined, 75, 300, below=3, made=made) < 3


def test_a_task_that_names_its_own_document_does_not_cite_it() -> None:
    body = "II. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Kinh tế phổ biến Kế hoạch này và Nghị định số 30/2020/NĐ-CP tại các thôn."
    document = parsed(body)
    assert "self" in [one.reference for one in document.citations]
    assert [[ref.number for ref in document.references if ref.id in task.citations] for task in document.tasks] == [
        ["30/2020/NĐ-CP"]
    ]
    assert all("self" not in task.citations for task in document.tasks)


def test_a_lead_that_ends_behind_its_part_is_no_error() -> None:
    from vnplan.annotate.tasks.action import action_start
    from vnplan.annotate.tasks.paragraph import Claim
    from vnplan.vocab.bodies.piece import Name

    low = "sở y tế, sở tài chính khám bệnh"
    assert action_start(low, 0, 8, Claim("lead", (Name(0, 21, "department"),), 21), ()) == 0


ACTIONS = [
    ("Giao Phòng Kinh tế chủ trì, phối hợp với Công an huyện và các xã đo tải trọng cầu.", "đo tải trọng cầu"),
    ("Phòng Kinh tế phối hợp với Công an huyện trong việc đo tải trọng.", "phối hợp với Công an huyện trong việc đo tải trọng"),
    ("Trong tháng 3, Phòng Kinh tế có trách nhiệm vẽ lại bản đồ.", "vẽ lại bản đồ"),
    ("Công an huyện theo chức năng, nhiệm vụ được giao khẩn trương gác cầu.", "khẩn trương gác cầu"),
    ("Sơn lại lan can. Giao Công an huyện gác cầu.", "Sơn lại lan can. Giao Công an huyện gác cầu"),
    ("Đặt thùng quyên góp; các xã cử người trông coi.", "Đặt thùng quyên góp; các xã cử người trông coi"),
    ("Công an huyện (qua Đội Giao thông) gác cầu ban đêm.", "gác cầu ban đêm"),
    ("Chủ trì, phối hợp với Công an huyện rà soát biển báo.", "rà soát biển báo"),
    ("Phối hợp với Công an huyện rà soát biển báo.", "Phối hợp với Công an huyện rà soát biển báo"),
]


@pytest.mark.parametrize(("sentence", "wanted"), ACTIONS)
def test_the_text_of_a_task_is_what_is_to_be_done(sentence: str, wanted: str) -> None:
    (task,) = tasks(f"II. NHIỆM VỤ\n\n1. {sentence}\n\nIII. KINH PHÍ\n\n- Ngân sách huyện.")
    assert task.text == wanted


@pytest.mark.parametrize(
    ("order", "task"),
    [
        ("Ủy ban nhân dân huyện giao Phòng Kinh tế sửa cầu treo.", "sửa cầu treo"),
        ("Đề nghị Công an huyện gác cầu, cắm biển báo.", "gác cầu, cắm biển báo"),
        ("Yêu cầu Phòng Kinh tế nghiêm túc thực hiện./.", None),
        ("Yêu cầu Phòng Kinh tế tổ chức thực hiện Kế hoạch này.", None),
    ],
)
def test_an_order_at_the_end_is_a_task_where_it_says_more_than_to_carry_it_out(order: str, task: str | None) -> None:
    document = parsed(f"II. NHIỆM VỤ\n\n1. Đo tải.\n\n{order}")
    assert [one.text for one in document.tasks if one.at is None] == ([task] if task else [])
    assert [one.at for one in document.assignments] == [None]


def test_duties_are_tasks_and_rights_are_none() -> None:
    found = tasks(
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Quyền và nghĩa vụ của người bán hàng\n\na) Giữ sạch lối đi.\n\nb) Được cấp thẻ ra vào.\n\n"
        "2. Chủ bến có các quyền và nghĩa vụ sau đây:\n\na) Niêm yết nội quy.\n\nb) Thu gom rác."
    )
    assert [row(task)[:3] for task in found] == [
        ("II.1.a", "Giữ sạch lối đi", ["người bán hàng"]),
        ("II.2.a", "Niêm yết nội quy", ["Chủ bến"]),
        ("II.2.b", "Thu gom rác", ["Chủ bến"]),
    ]


def test_words_of_a_task_say_more_than_who_leads_and_who_helps() -> None:
    found = tasks(
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Giao Phòng Kinh tế làm đầu mối, phối hợp Công an huyện vẽ lại bản đồ.\n\n"
        "2. Vét mương thoát nước, do Phòng Kinh tế chủ trì, Công an huyện phối hợp.\n\n"
        "3. Vớt rác trên kênh (Phòng Kinh tế chủ trì, phối hợp với Công an huyện)."
    )
    assert [row(task)[1:] for task in found] == [
        ("vẽ lại bản đồ", ["Phòng Kinh tế"], ["Công an huyện"]),
        ("Vét mương thoát nước, do Phòng Kinh tế chủ trì, Công an huyện phối hợp", ["Phòng Kinh tế"], ["Công an huyện"]),
        ("Vớt rác trên kênh (Phòng Kinh tế chủ trì, phối hợp với Công an huyện)", ["Phòng Kinh tế"], ["Công an huyện"]),
    ]


def test_a_sentence_hands_its_bodies_to_no_further_paragraph() -> None:
    found = tasks(
        "II. NHIỆM VỤ\n\n1. Vét mương thoát nước. Công an huyện có trách nhiệm gác cầu.\n\n"
        "Tổ chức trồng cây ven sông và dọn rác.\n\n2. Phòng Kinh tế đo tải."
    )
    assert {task.text: [party.text for party in task.lead] for task in found}["Tổ chức trồng cây ven sông và dọn rác"] == []


def test_partners_of_an_introduction_help_in_all_it_introduces() -> None:
    body = (
        "KẾ HOẠCH\nTrồng rừng năm 2024\n\nI. MỤC ĐÍCH\n\n- Giữ rừng.\n\nII. TỔ CHỨC THỰC HIỆN\n\n"
        "1. Sở Tài chính chủ trì, phối hợp với Sở Xây dựng:\n\n- Rà soát kinh phí.\n\n- Phối hợp với Công an tỉnh soát xe.\n\n"
        "2. Sở Y tế phối hợp với Sở Nội vụ lập danh sách, gồm:\n\n- Xây dựng trạm mới.\n"
    )
    assert [(one.text[:7], [party.text for party in one.coordinating]) for one in vnplan.pipeline.parse(body).tasks][:2] == [
        ("Rà soát", ["Sở Xây dựng"]),
        ("Phối hợ", ["Công an tỉnh"]),
    ]


def test_the_number_of_a_telephone_is_no_work() -> None:
    found = tasks(
        "II. NHIỆM VỤ\n\n1. Lập đường dây nóng:\n\n- Phòng Kinh tế: 0243.555.21.23.\n\n- Phòng Nội vụ: 0243.555.66.22.\n\n"
        "2. Sở Y tế: 02 xe cứu thương trực ở đầu cầu."
    )
    assert [(task.at, [party.text for party in task.lead]) for task in found] == [("II.1", []), ("II.2", ["Sở Y tế"])]


def test_a_list_of_administrative_procedures_hands_out_no_work() -> None:
    found = tasks(
        "II. NHIỆM VỤ\n\n1. Công khai thủ tục.\n\n"
        "| 1 | 1.002345 | Cấp lại giấy phép bến đò | 05 ngày | Phòng Kinh tế |\n"
        "| 2 | 1.002346 | Thu hồi giấy phép bến đò | 03 ngày | Phòng Kinh tế |\n"
    )
    assert [task.text for task in found] == ["Công khai thủ tục"]


def test_the_title_of_an_attached_document_says_nothing_of_its_sections() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n\nSố: 7/QĐ-UBND\n\nHà Nam, ngày 02 tháng 2 năm 2024\n\nQUYẾT ĐỊNH\n"
        "Ban hành Quy định về mẫu thẻ gác cầu\n\nĐiều 1. Ban hành kèm theo Quyết định này Quy định về mẫu thẻ gác cầu.\n\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An\n\nQUY ĐỊNH\nVề mẫu thẻ và việc quản lý thẻ gác cầu\n"
        "(Ban hành kèm theo Quyết định số 7/QĐ-UBND ngày 02/2/2024)\n\nChương I\nQUY ĐỊNH CHUNG\n\n"
        "Điều 1. Trách nhiệm quản lý thẻ\n\n1. Sở Nội vụ có trách nhiệm:\n\na) Lập sổ theo dõi việc cấp thẻ;\n\n"
        "b) Thu hồi thẻ hỏng.\n"
    )
    found = vnplan.pipeline.parse(text).tasks
    assert [task.text for task in found] == ["Lập sổ theo dõi việc cấp thẻ", "Thu hồi thẻ hỏng"]


def test_bodies_act_within_what_they_look_after() -> None:
    found = tasks(
        "II. NHIỆM VỤ\n\n1. Hạt Kiểm lâm; Công ty TNHH MTV Cầu phà theo địa bàn quản lý có trách nhiệm gác hai đầu cầu."
    )
    assert [[party.text for party in task.lead] for task in found] == [["Hạt Kiểm lâm", "Công ty TNHH MTV Cầu phà"]]


def test_the_steps_of_a_procedure_are_no_tasks_and_their_lengths_no_terms() -> None:
    document = parsed(
        "II. QUY TRÌNH\n\n| Các bước | Trình tự thực hiện | Đơn vị giải quyết | Thời gian |\n| --- | --- | --- | --- |\n"
        "| Bước 1 | Tiếp nhận hồ sơ, kiểm tra hồ sơ | Phòng Kinh tế | 02 ngày |\n"
        "| Bước 2 | Thẩm định hồ sơ | Phòng Nội vụ | 05 ngày |\n"
        "| Bước 3 | Trình ký giấy phép | Văn phòng HĐND và UBND | 01 ngày |\n"
    )
    assert (document.tasks, document.deadlines) == ((), ())
    (found,) = document.assignments
    assert [party.text for party in found.lead] == ["Phòng Kinh tế", "Phòng Nội vụ", "Văn phòng HĐND và UBND"]


def test_what_a_procedure_is_made_of_is_no_task() -> None:
    found = tasks(
        "II. NỘI DUNG CỤ THỂ CỦA TỪNG THỦ TỤC HÀNH CHÍNH\n\n1. Trình tự thực hiện:\n\n- Nộp hồ sơ tại trạm.\n\n"
        "- Đóng dấu vào sổ.\n\nIII. NHIỆM VỤ\n\n1. Thay ván mặt cầu."
    )
    assert [task.text for task in found] == ["Thay ván mặt cầu"]
