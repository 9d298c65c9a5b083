"""What sets out work in papers that are no plans: decisions, circulars, rules, notices, letters."""

import vnplan.pipeline
from tests.annotate.test_tasks import row
from vnplan.model.block import Division


def test_an_article_on_effect_may_order_something_besides() -> None:
    document = vnplan.pipeline.parse(
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n\nSố: 12/QĐ-UBND\nHà Nam, ngày 3 tháng 4 năm 2024\n\nQUYẾT ĐỊNH\nVề việc công bố bến\n\n"
        "Căn cứ Luật Giao thông đường thủy nội địa;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Công bố năm bến đò.\n\n"
        "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký. Giao Sở Xây dựng niêm yết danh sách bến đò.\n\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Bình\n"
    )
    assert [(task.at, [party.text for party in task.lead]) for task in document.tasks] == [("Điều 2", ["Sở Xây dựng"])]


CIRCULAR = (
    "BỘ GIAO THÔNG\n\nSố: 12/2009/TT-BGT\nHà Nội, ngày 3 tháng 4 năm 2009\n\n"
    "THÔNG TƯ\nVề phí bến đò ngang\n\nCăn cứ Luật Giao thông;\n\n"
    "I. NGUYÊN TẮC CHUNG\n\n1. Phí bến đò là khoản thu của chủ bến.\n\n"
    "II. QUẢN LÝ PHÍ\n\n1. Các chủ bến trực tiếp thu phí được dùng tiền phí để chi cho các nội dung sau:\n\n"
    "a) Bảo đảm an toàn cho khách, gồm:\n\n- Mua áo phao;\n- Sơn mái chèo.\n\n"
    "2. Các đơn vị trực tiếp tham gia thu phí có trách nhiệm:\n\n"
    "a) Niêm yết mức phí tại bến.\n\nViệc ghi vé do thủ quỹ làm theo mẫu có sẵn.\n\nb) Hằng quý báo cáo chi cục đường sông.\n"
)


def test_a_circular_sets_out_work_where_it_hands_out_duties() -> None:
    tasks = vnplan.pipeline.parse(CIRCULAR).tasks
    assert [(one.at, one.text) for one in tasks] == [
        ("II.2.a", "Niêm yết mức phí tại bến"),
        ("II.2.b", "Hằng quý báo cáo chi cục đường sông"),
    ]
    assert {party.text for one in tasks for party in one.lead} == {"Các đơn vị trực tiếp tham gia thu phí"}


REGULATION = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n\nSố: 7/2024/QĐ-UBND\n\nHà Nam, ngày 02 tháng 2 năm 2024\n\nQUYẾT ĐỊNH\nVề quản lý bến đò\n\n"
    "QUYẾT ĐỊNH:\n\nĐiều 1. Quyền hạn của Ban Quản lý bến\n\n1. Yêu cầu các chủ đò cung cấp giấy tờ.\n\n2. Mời các xã dự họp.\n\n"
    "Điều 2. Hoạt động của bến\n\n1. Cán bộ làm việc tại bến có trách nhiệm xem xét vé của khách:\n\n"
    "a) Trường hợp vé rách thì đổi vé mới;\n\nb) Trường hợp khách quên vé, hướng dẫn khách mua vé.\n\n"
    "Điều 3. Điều khoản thi hành\n\n1. Quyết định này có hiệu lực từ ngày ký.\n\n"
    "2. Giám đốc Sở Xây dựng theo dõi, kiểm tra việc thu phí.\n\n"
    "3. Chánh Văn phòng, Giám đốc Sở Xây dựng chịu trách nhiệm thi hành Quyết định này.\n\n"
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An\n"
)


def test_rights_hand_out_nothing_and_an_order_among_articles_on_effect_does() -> None:
    document = vnplan.pipeline.parse(REGULATION)
    assert [(one.at, one.text, [party.text for party in one.lead]) for one in document.tasks] == [
        ("Điều 2.1.a", "Trường hợp vé rách thì đổi vé mới", ["Cán bộ làm việc tại bến"]),
        ("Điều 2.1.b", "Trường hợp khách quên vé, hướng dẫn khách mua vé", ["Cán bộ làm việc tại bến"]),
        ("Điều 3.2", "theo dõi, kiểm tra việc thu phí", ["Giám đốc Sở Xây dựng"]),
    ]
    assert "Điều 1.1" not in {one.at for one in document.assignments}


def test_the_word_for_a_place_names_whom_a_paper_is_sent_to_and_is_told_once_in_an_item() -> None:
    head = "VĂN PHÒNG CHÍNH PHỦ\n\nSố: 7/TB-VPCP\n\nHà Nội, ngày 02 tháng 2 năm 2024\n\nTHÔNG BÁO\nKết luận về cầu Lệnh\n\n"
    body = "I. KIẾN NGHỊ CỦA TỈNH\n\n1. Về kinh phí: Tỉnh rà soát dự toán. Nếu còn thiếu, Tỉnh tổng hợp, báo cáo Bộ Tài chính.\n"
    tasks = vnplan.pipeline.parse(head + body).tasks
    assert [(one.at, [party.text for party in one.lead]) for one in tasks] == [("I.1", ["Tỉnh"])]
    own = head.replace("VĂN PHÒNG CHÍNH PHỦ", "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM").replace("TB-VPCP", "TB-UBND")
    assert [one.lead for one in vnplan.pipeline.parse(own + body).tasks] in ([], [()])


SCHEME = (
    "THỦ TƯỚNG CHÍNH PHỦ\n\nSố: 8/QĐ-TTg\n\nHà Nội, ngày 2 tháng 6 năm 2026\n\n"
    "QUYẾT ĐỊNH\nPhê duyệt Đề án trồng rừng\n\nQUYẾT ĐỊNH:\n\n"
    "Điều 1. Phê duyệt Đề án với những nội dung sau:\n\nI. MỤC TIÊU\n\n- Phủ xanh đồi trọc.\n\n"
    "II. THỜI GIAN THỰC HIỆN\n\nTừ năm 2026 đến năm 2030.\n\n"
    "III. NHIỆM VỤ, GIẢI PHÁP\n\n1. Về giống\n\n- Xây dựng vườn ươm.\n\n- Nhân giống cây bản địa.\n\n"
    "IV. KINH PHÍ THỰC HIỆN\n\n- Các bộ, ngành, địa phương bố trí kinh phí từ ngân sách.\n\n"
    "Điều 2. Quyết định này có hiệu lực từ ngày ký.\n\nTHỦ TƯỚNG\nLê Văn An\n"
)


def test_what_a_decision_approves_sets_out_work_in_its_sections() -> None:
    tasks = vnplan.pipeline.parse(SCHEME).tasks
    assert [(one.at, one.text, [party.text for party in one.lead], one.deadlines) for one in tasks] == [
        ("Điều 1.III.1", "Xây dựng vườn ươm", [], ()),
        ("Điều 1.III.1", "Nhân giống cây bản địa", [], ()),
        ("Điều 1.IV", "bố trí kinh phí từ ngân sách", ["Các bộ, ngành, địa phương"], ()),
    ]


def test_rules_set_out_work_by_lines_of_work() -> None:
    page = (
        "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG CẦU\n\nQUY ĐỊNH\nQuản lý cầu treo\n\nĐiều 1. Phạm vi\n\n1. Xem xét cầu treo trong huyện.\n\n"
        "Điều 2. Công tác bảo dưỡng cầu\n\n1. Tổ chức kiểm tra cáp trước mùa lũ.\n\n2. Ghi sổ theo dõi tải trọng.\n\n"
        "Điều 3. Qua cầu\n\n1. Đi chậm khi qua cầu.\n"
    )
    assert [(task.at, task.text) for task in vnplan.pipeline.parse(page).tasks] == [
        ("Điều 2.1", "Tổ chức kiểm tra cáp trước mùa lũ"),
        ("Điều 2.2", "Ghi sổ theo dõi tải trọng"),
    ]


def test_the_duties_of_whoever_a_heading_names_are_theirs() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n\nSố: 7/2024/QĐ-UBND\n\nHà Nam, ngày 02 tháng 2 năm 2024\n\nQUYẾT ĐỊNH\n"
        "Ban hành Quy chế gác cầu\n\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế gác cầu.\n\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An\n\nQUY CHẾ\nGác cầu\n"
        "(Ban hành kèm theo Quyết định số 7/2024/QĐ-UBND ngày 02/2/2024)\n\nChương I\nTRÁCH NHIỆM\n\n"
        "Điều 1. Trách nhiệm của văn thư ca trực\n\n1. Ghi sổ giao ca.\n\n2. Báo cáo mực nước.\n\n"
        "Điều 2. Trách nhiệm khác\n\n1. Trạm cầu phao có trách nhiệm\n\na) Đóng cổng phía tây;\n\nb) Mở đường vòng.\n"
    )
    assert [row(task)[1:3] for task in vnplan.pipeline.parse(text).tasks] == [
        ("Ghi sổ giao ca", ["văn thư ca trực"]),
        ("Báo cáo mực nước", ["văn thư ca trực"]),
        ("Đóng cổng phía tây", ["Trạm cầu phao"]),
        ("Mở đường vòng", ["Trạm cầu phao"]),
    ]


def test_a_provision_that_a_letter_quotes_is_no_order() -> None:
    text = (
        "CỤC THUẾ\nTỈNH HÀ NAM\n\nSố: 7/CTHN-TTHT\nV/v thuế bến đò\n\nHà Nam, ngày 02 tháng 2 năm 2024\n\n"
        "Kính gửi: Công ty Bến phà\n\nCục Thuế tỉnh có ý kiến như sau:\n\n"
        "- Tại khoản 2 Điều 9 Luật số 04/2007/QH12 hướng dẫn việc thực hiện, quy định:\n\n"
        "“ 2. Tiền đò là thu nhập chịu thuế.”\n\n"
        "- Tại Điều 4 Nghị định số 12/2020/NĐ-CP về thuế, thực hiện thí điểm (áp dụng đến hết năm 2024)\n\n"
        "Đề nghị Công ty Bến phà kê khai trước ngày 20/3/2024.\n"
    )
    document = vnplan.pipeline.parse(text)
    assert [task.text for task in document.tasks] == ["kê khai trước ngày 20/3/2024"]
    assert [type(block).__name__ for block in document.body if isinstance(block, Division)] == []
