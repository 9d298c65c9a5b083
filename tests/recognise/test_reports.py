"""An article that tells about documents says which: kind, number, day, issuer, title; the main one first."""

import pytest

from vnplan import parse
from vnplan.batch.records import Record
from vnplan.batch.tables import TABLES, rows
from vnplan.model.day import iso_day
from vnplan.model.reported import Reported
from vnplan.text.kept import Kept

LEAD = "Hà Nam dồn sức giữ bờ sông\n\n{0}\n\nTheo đó, các địa phương chủ động chuẩn bị cây giống, nhân lực cho mùa vụ mới."


def fields(one: Reported) -> tuple[str, str | None, str | None, str | None, str | None]:
    issuer, title = (found.text if found else None for found in (one.issuer, one.title))
    return one.kind, one.number, iso_day(one.date), issuer, title


CASES = [
    (
        "Ngày 1/3/2024, UBND tỉnh Hà Nam ban hành Kế hoạch số 21/KH-UBND về chống xói lở bờ sông năm 2024.",
        ("plan", "21/KH-UBND", "2024-03-01", "UBND tỉnh Hà Nam", "chống xói lở bờ sông năm 2024"),
    ),
    (
        "Bộ trưởng bộ Xây dựng Trần Văn Bình vừa ký Chỉ thị số 07/CT-BXD về việc siết chặt quản lý nhà ở.",
        ("directive", "07/CT-BXD", None, "Bộ trưởng bộ Xây dựng", "siết chặt quản lý nhà ở"),
    ),
    (
        "Thủ tướng Lê Văn An vừa ký chỉ thị về tăng cường bảo vệ rừng đầu nguồn.",
        ("directive", None, None, "Thủ tướng", "tăng cường bảo vệ rừng đầu nguồn"),
    ),
    (
        "Lãnh đạo UBND tỉnh Hà Nam cho biết, cơ quan này vừa có công văn số 88/UBND-NN đề nghị Sở Xây dựng rà soát các bãi rác.",
        ("official_letter", "88/UBND-NN", None, "UBND tỉnh Hà Nam", "đề nghị Sở Xây dựng rà soát các bãi rác"),
    ),
    (
        "Ngày 7/8, Sở Y tế Hà Nam có văn bản gửi các bệnh viện về việc phòng cháy mùa khô, bổ sung cho văn bản ngày 2/8/2023.",
        ("other", None, "2023-08-07", "Sở Y tế Hà Nam", "phòng cháy mùa khô, bổ sung cho văn bản ngày 2/8/2023"),
    ),
    (
        "Phó Thủ tướng Chính phủ Lê Văn An vừa ký ban hành Nghị định 77/2024/NĐ-CP quy định về quản lý bến thủy.",
        ("decree", "77/2024/NĐ-CP", None, "Chính phủ", "quy định về quản lý bến thủy"),
    ),
    (
        "Kế hoạch số 9/KH-SYT về tiêm chủng mùa hè vừa được Giám đốc Sở Y tế ký ban hành.",
        ("plan", "9/KH-SYT", None, "Giám đốc Sở Y tế", "tiêm chủng mùa hè"),
    ),
    (
        "Thủ tướng Lê Văn An vừa ký, ban hành Công điện ngày 5/2/2026, yêu cầu các bộ giữ giá gạo.",
        ("telegram", None, "2026-02-05", "Thủ tướng", "yêu cầu các bộ giữ giá gạo"),
    ),
    (
        "Đó là nội dung trong văn bản về mở chợ đêm mùa hè vừa được Văn phòng Chính phủ gửi các bộ.",
        ("other", None, None, "Văn phòng Chính phủ", "mở chợ đêm mùa hè"),
    ),
    (
        "Một lãnh đạo Sở Xây dựng tỉnh Hà Nam cho biết đã gửi công văn yêu cầu Công ty Cầu phao dừng thu phí.",
        ("official_letter", None, None, "Sở Xây dựng tỉnh Hà Nam", "yêu cầu Công ty Cầu phao dừng thu phí"),
    ),
    (
        "Chủ tịch UBND TP Hà Nội Nguyễn Minh Tâm vừa có văn bản yêu cầu các quận gác cầu phao.",
        ("other", None, None, "Chủ tịch UBND TP Hà Nội", "yêu cầu các quận gác cầu phao"),
    ),
    (
        "Trong công văn hỏa tốc lúc 19h ngày 5/2, Bộ Xây dựng yêu cầu các sở gác cầu phao.",
        ("official_letter", None, None, "Bộ Xây dựng", None),
    ),
    (  # who issued it by its number speaks in it
        "Theo Công văn số 31/SXD-QL ngày 5/2/2026, Sở Xây dựng Hà Nam yêu cầu các xã gác cầu phao.",
        ("official_letter", "31/SXD-QL", "2026-02-05", "Sở Xây dựng Hà Nam", None),
    ),
    (  # a name in quotation marks inside the title
        'UBND tỉnh Hà Nam vừa ban hành kế hoạch triển khai Chương trình "Mỗi làng một giếng" giai đoạn 2024-2026.',
        ("plan", None, None, "UBND tỉnh Hà Nam", 'triển khai Chương trình "Mỗi làng một giếng" giai đoạn 2024-2026'),
    ),
    (
        "Văn phòng UBND tỉnh Hà Nam vừa truyền đạt kết luận của Chủ tịch UBND tỉnh Hà Nam về bến đò mùa lũ.",
        ("conclusion", None, None, "Chủ tịch UBND tỉnh Hà Nam", "bến đò mùa lũ"),
    ),
    (  # somebody says something in a letter
        "Trong văn bản gửi UBND tỉnh Hà Nam về mở bến đò, Bộ Xây dựng cho rằng chưa đến lúc.",
        ("other", None, None, "Bộ Xây dựng", "mở bến đò"),
    ),
    (
        "Bộ Xây dựng cho rằng chưa đến lúc mở bến đò Lệnh trong văn bản gửi tỉnh Hà Nam về mở bến đò.",
        ("other", None, None, "Bộ Xây dựng", "mở bến đò"),
    ),
    (  # what an article tells was said in the document
        "Yêu cầu trên được Chủ tịch UBND tỉnh Hà Nam nêu trong Công điện số 3/CĐ-UBND về phòng cháy rừng mùa khô.",
        ("telegram", "3/CĐ-UBND", None, "Chủ tịch UBND tỉnh Hà Nam", "phòng cháy rừng mùa khô"),
    ),
    (  # sent to many
        "Ngày 7/8/2023, Sở Y tế Hà Nam có văn bản gửi Sở Tài chính; các bệnh viện; các trạm y tế về việc phòng cháy mùa khô.",
        ("other", None, "2023-08-07", "Sở Y tế Hà Nam", "phòng cháy mùa khô"),
    ),
    (  # a button in the sentence, the kind again in the title, a bracket inside it
        "Ngày 5/2/2025, UBND tỉnh Hà Nam ban hành Kế hoạch 31/KH-UBND năm 2025 Tải về về Kế hoạch nạo vét sông (đợt I) ở Lục.",
        ("plan", "31/KH-UBND", "2025-02-05", "UBND tỉnh Hà Nam", "nạo vét sông (đợt I) ở Lục"),
    ),
    (  # what it lays down follows
        "Lịch mở chợ hoa được quy định tại Kế hoạch 41/KH-UBND năm 2025 tỉnh Hà Nam về tổ chức chợ hoa xuân tải về như sau:",
        ("plan", "41/KH-UBND", None, None, "tổ chức chợ hoa xuân"),
    ),
    (  # the lead announces a letter in a looser word
        "UBND tỉnh Hà Nam ra quyết định dừng phà.\n\nUBND tỉnh Hà Nam vừa ban hành Công văn số 66/UBND-GT về việc dừng đò Lệnh.",
        ("official_letter", "66/UBND-GT", None, "UBND tỉnh Hà Nam", "dừng đò Lệnh"),
    ),
    (  # what an inspection found, made known
        "UBND tỉnh Hà Nam đã thông báo kết luận thanh tra việc thu phí bến đò Lệnh.",
        ("conclusion", None, None, "UBND tỉnh Hà Nam", "thanh tra việc thu phí bến đò Lệnh"),
    ),
    (  # the letter speaks, its day before its issuer
        "Trả lời đề nghị của huyện, công văn ra ngày 7/8/2023 của Sở Xây dựng Hà Nam nêu rõ: bến đò chưa thể mở.",
        ("official_letter", None, "2023-08-07", "Sở Xây dựng Hà Nam", None),
    ),
    (  # "sở" is the one whose deputy speaks
        "Phó giám đốc Sở Văn hóa tỉnh Hà Nam Lê Văn Sáu cho biết sở đã gửi công văn đến các bến đò về việc gác cầu phao.",
        ("official_letter", None, None, "Sở Văn hóa tỉnh Hà Nam", "gác cầu phao"),
    ),
    (  # who signs it
        "Công văn do Phó Chủ tịch UBND tỉnh Hà Nam Lê Văn Sáu ký và được gửi đến các xã về việc gác cầu phao.",
        ("official_letter", None, None, "UBND tỉnh Hà Nam", "gác cầu phao"),
    ),
    (  # somebody orders something in a document without a number
        "Tại Nghị quyết phiên họp tháng 8/2023, Chính phủ yêu cầu các tỉnh gác cầu phao.",
        ("resolution", None, None, "Chính phủ", "phiên họp tháng 8/2023"),
    ),
    (
        "Trong công văn, Chủ tịch UBND tỉnh Hà Nam Lê Văn Sáu yêu cầu các xã gác cầu phao.",
        ("official_letter", None, None, "Chủ tịch UBND tỉnh Hà Nam", None),
    ),
    (
        "Ban Chỉ huy Phòng thủ dân sự tỉnh Hà Nam đã phát ra công điện khẩn về gác cầu phao.",
        ("telegram", None, None, "Ban Chỉ huy Phòng thủ dân sự tỉnh Hà Nam", "gác cầu phao"),
    ),
    (  # the title begins with any verb
        "UBND tỉnh Hà Nam vừa ban hành Kế hoạch số 31/KH-UBND phát triển bến đò điện năm 2026.",
        ("plan", "31/KH-UBND", None, "UBND tỉnh Hà Nam", "phát triển bến đò điện năm 2026"),
    ),
    (  # what a decision approves is its title
        "Đó là mục tiêu của Đề án đò điện sông Lệnh, được Chủ tịch UBND tỉnh Hà Nam phê duyệt tại Quyết định số 8/QĐ-UBND.",
        ("decision", "8/QĐ-UBND", None, "Chủ tịch UBND tỉnh Hà Nam", "đò điện sông Lệnh"),
    ),
    (  # a title ends where the weather begins
        "UBND tỉnh Hà Nam vừa ban hành Công điện số 4/CĐ-UBND về việc gác phao, từ đêm 9/10 có mưa to.",
        ("telegram", "4/CĐ-UBND", None, "UBND tỉnh Hà Nam", "gác phao"),
    ),
    (
        "Sở Xây dựng Hà Nam đã ba lần gửi văn bản đề nghị sửa cầu phao Lệnh.",
        ("other", None, None, "Sở Xây dựng Hà Nam", "đề nghị sửa cầu phao Lệnh"),
    ),
    (  # the day stands before who signs, with his posts
        "Ngày 7/8/2023, ông Lê Văn Sáu, Chánh Văn phòng UBND tỉnh Hà Nam, ký văn bản yêu cầu các xã gác cầu phao.",
        ("other", None, "2023-08-07", "Chánh Văn phòng UBND tỉnh Hà Nam", "yêu cầu các xã gác cầu phao"),
    ),
    (  # who issued it stands behind it; the lead says no more of it
        "Các xã chờ chỉ thị mà Bộ trưởng Bộ Tư pháp vừa ký.\n\nChỉ thị số 9/CT-BTP về siết hộ tịch, đề ngày 7-8, nêu rõ.",
        ("directive", "9/CT-BTP", None, "Bộ trưởng Bộ Tư pháp", "siết hộ tịch"),
    ),
    (
        (
            "Cầu được phê duyệt tại Quyết định 77/QĐ-UBND do Phó Chủ tịch UBND tỉnh Hà Nam Lê Văn Sáu ký ngày 7/8/2023.\n\n"
            "Theo quyết định, UBND tỉnh giao Sở Xây dựng gác cầu.\n\nCông an tỉnh được giao gác bến."
        ),
        ("decision", "77/QĐ-UBND", "2023-08-07", "UBND tỉnh Hà Nam", None),
    ),
    (  # to whom it is sent belongs to no title
        "UBND huyện Kỳ Anh vừa ban hành công văn về việc gác cầu phao gửi các xã ven sông.",
        ("official_letter", None, None, "UBND huyện Kỳ Anh", "gác cầu phao"),
    ),
]


@pytest.mark.parametrize(("lead", "wanted"), CASES)
def test_the_document_that_the_lead_announces(lead: str, wanted: tuple[str | None, ...]) -> None:
    document = parse(LEAD.format(lead))
    assert document.page.type == "report"
    assert document.kind is None
    assert fields(document.reported[0]) == wanted
    assert document.reported[0].role == "main"


@pytest.mark.parametrize(
    "lead",
    [
        "Tỉnh đang có kế hoạch mở rộng bến xe phía nam trong năm tới.",
        "Công an huyện đã ra quyết định khởi tố bị can đối với hai người về hành vi trộm cắp.",
        "Thực hiện Nghị định 12/2020/NĐ-CP, các xã đã trồng được 40 ha rừng.",
        "Theo quy định tại Luật Đất đai số 31/2024/QH15, người dân được bồi thường.",
        "Báo cáo của một viện nghiên cứu nước ngoài cho thấy rừng đang thu hẹp.",
        "Chủ tịch UBND tỉnh yêu cầu Sở Xây dựng ban hành kế hoạch mới.",
        "Cuối năm 2021, UBND tỉnh ban hành kế hoạch về gác cầu phao.",
        "Lỗi này thường do Giám đốc Công an tỉnh ra quyết định xử phạt.",
        "Cách đây một năm, UBND huyện đã có văn bản đề nghị Sở Xây dựng sửa cầu phao.",
        "Ngày 5/2, Sở Xây dựng Hà Nam ký biên bản bàn giao cầu phao cho UBND huyện.",
        "Đoàn thanh tra có kết luận đầy đủ, khách quan về cầu phao Lệnh.",
        "Dự án cầu Lệnh, công trình lớn của tỉnh, được Quốc hội thông qua năm ngoái.",
        "Sở Xây dựng Hà Nam đã ban hành nhiều văn bản và xử lý nhiều chủ bến.",
        "Sở Xây dựng Hà Nam đã có thông báo chính thức, khẳng định cầu phao an toàn.",
        "Tỉnh đã hủy bỏ điều 5 trong quyết định số 21 về cầu phao.",
        "Cầu phao từng được Giám đốc Sở Xây dựng có tờ trình số 354 xin xây lại.",
        "Ông An cho biết tại kỳ họp lần trước, HĐND tỉnh Hà Nam đã ra Nghị quyết dỡ cầu phao.",
        "Đầu năm 1980, xã cho khoán. Đến tháng 6, Tỉnh ủy Hà Nam ban hành Nghị quyết số 24-NQ/TU về khoán, nay đã 5/3/2015.",
    ],
)
def test_an_article_about_no_document(lead: str) -> None:
    document = parse(LEAD.format(lead))
    assert (document.page.type, document.reported) == ("none", ())


def test_a_letter_far_below_is_what_an_article_of_orders_is_about() -> None:
    document = parse(
        "Sửa cầu phao trước mùa mưa\n\nBộ Xây dựng yêu cầu các đơn vị sửa cầu phao Lệnh.\n\nCầu dài 80 m.\n\n"
        "Xe tải đi đường vòng.\n\nNước sông lên nhanh.\n\nBộ Xây dựng có Công điện số 9/CĐ-BXD về việc sửa cầu phao.\n\n"
        "Bộ yêu cầu Ban Quản lý dự án 2 kiểm tra phao."
    )
    assert [one.number for one in document.reported] == ["9/CĐ-BXD"]


def test_what_a_meeting_sums_up_is_no_news_of_a_document() -> None:
    lead = "Hội Luật gia tỉnh tổng kết 5 năm thực hiện đề án theo Quyết định số 12/QĐ-TTg của Thủ tướng Chính phủ."
    assert parse(LEAD.format(lead)).page.type == "none"


def test_a_portal_s_list_of_articles_reports_about_none() -> None:
    rows = "".join(f"UBND tỉnh ban hành Kế hoạch số {n}/KH-UBND về giữ bờ sông\n\n1{n}:30 | 03/08/2026\n\n" for n in range(1, 8))
    assert parse(rows).page.type == "none"


@pytest.mark.parametrize(
    "lead",
    [
        "Vừa qua, Đoàn đại biểu Quốc hội tỉnh Hà Nam có văn bản chất vấn Bộ trưởng Bộ Xây dựng về việc quản lý nhà ở.",
        "Hộ dân cho hay đã nhận được Thông báo số 15/TB-UBND của UBND xã Bình Lục về việc đóng chợ.",
    ],
)
def test_a_question_and_a_letter_received_are_no_reported_documents(lead: str) -> None:
    assert parse(LEAD.format(lead)).page.type == "none"


def test_a_day_without_a_year_takes_that_of_the_page() -> None:
    lead = "Ngày 1/3, UBND tỉnh Hà Nam ban hành Kế hoạch số 21/KH-UBND về chống xói lở bờ sông."
    assert iso_day(parse(LEAD.format(lead), published="2024-03-04").reported[0].date) == "2024-03-01"
    assert parse(LEAD.format(lead)).reported[0].date is None


def test_a_report_and_a_reprint_meet_on_number_and_issuer() -> None:
    told = parse(LEAD.format("UBND tỉnh Hà Nam vừa ban hành Kế hoạch số 21/KH-UBND về chống xói lở bờ sông."))
    head = "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n\nSố: 21/KH-UBND\n\nHà Nam, ngày 01 tháng 3 năm 2024\n\nKẾ HOẠCH\nTrồng rừng\n\n"
    reprint = parse(head + "I. MỤC ĐÍCH\n\nNâng cao độ che phủ.\n\nII. KINH PHÍ\n\nNgân sách tỉnh.")
    (report,) = rows(Record("a", ""), told)["reports"]
    (document,) = rows(Record("b", ""), reprint)["documents"]
    seen, known = dict(zip(TABLES["reports"], report, strict=True)), dict(zip(TABLES["documents"], document, strict=True))
    assert (seen["number"], seen["issuer"]) == (known["number"], known["issuer"])


def test_what_an_article_tells_of_a_document_below_makes_a_report() -> None:
    """However far down it begins to, and though it says nothing of who issued it."""
    chat = "\n\n".join(f"Câu hỏi thứ {n} của bạn đọc về chuyến đò ngang đã được chuyển." for n in range(45))
    told = "Tại Mục II Kế hoạch 12/KH-BTC năm 2025 quy định giờ đò chạy như sau:\n\n- Chuyến đầu chạy lúc 5 giờ.\n\n"
    document = parse(f"Hỏi đáp về đò ngang\n\n{chat}\n\n{told}Theo Kế hoạch 12/KH-BTC, vé bán tại bến.")
    assert [one.number for one in document.reported] == ["12/KH-BTC"]
    named = parse(f"Hỏi đáp về đò ngang\n\n{chat}\n\nTheo Kế hoạch 12/KH-BTC, vé bán tại bến.")
    assert named.page.type == "none"


def test_what_recurs_lies_in_no_year_of_an_article_without_a_date() -> None:
    document = parse(
        "Ngày 10/02/2023, UBND tỉnh Bến Tre ban hành Kế hoạch số 30/KH-UBND về trồng dừa.\n\n"
        "Theo kế hoạch, UBND tỉnh giao Sở Công Thương báo cáo kết quả trước ngày 15/6; "
        "các xã báo cáo không muộn hơn ngày 20 tháng 5 hằng năm."
    )
    assert [(iso_day(one.end), one.recurs, one.rrule) for one in document.deadlines] == [
        ("2023-06-15", None, None),
        (None, "yearly", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=20"),
    ]


@pytest.mark.parametrize(
    ("lead", "wanted"),
    [
        (
            "Sở Xây dựng Hà Nam vừa báo cáo UBND tỉnh kết quả kiểm tra cầu Lệnh.",
            ("report", "Sở Xây dựng Hà Nam", "kết quả kiểm tra cầu Lệnh"),
        ),
        (
            "UBND tỉnh Hà Nam vừa kiến nghị Chính phủ cho sửa cầu Lệnh.",
            ("other", "UBND tỉnh Hà Nam", "kiến nghị Chính phủ cho sửa cầu Lệnh"),
        ),
        (
            "Sở Xây dựng Hà Nam vừa kết luận kiểm tra về việc đóng phao cầu Lệnh.",
            ("conclusion", "Sở Xây dựng Hà Nam", "kiểm tra về việc đóng phao cầu Lệnh"),
        ),
    ],
)
def test_a_paper_is_told_of_by_its_verb_where_it_is_taken_up(lead: str, wanted: tuple[str, str, str]) -> None:
    head = f"Cầu Lệnh xuống cấp\n\n{lead}\n\n"
    (one,) = parse(head + "Văn bản nêu rõ cầu đã nứt ba nhịp.").reported
    assert (one.kind, one.issuer and one.issuer.text, one.title and one.title.text) == wanted
    assert parse(head + "Cầu dài 80 m.").reported == ()


def test_a_paper_newly_known_by_its_number_is_what_an_article_is_about() -> None:
    page = (
        "Nhiều sai phạm tại bến phà\n\nThanh tra đã chỉ ra nhiều sai phạm.\n\n"
        "Mới đây, tại văn bản số 15/KL-TTS của Thanh tra Sở Xây dựng Hà Nam về trật tự bến phà, có nêu ba sai phạm."
    )
    assert [fields(one)[:2] for one in parse(page).reported] == [("conclusion", "15/KL-TTS")]
    told = "Công an tỉnh Hà Nam vừa phát thông báo cho các nạn nhân của vụ bán vé giả qua mạng."
    assert parse(LEAD.format(told)).page.type == "none"


def test_what_a_body_demands_is_its_letter_where_that_is_named_next() -> None:
    lead = "Sở Xây dựng Hà Nam vừa yêu cầu các chủ bến rà soát phao.\n\nTheo Công văn 76/SXD-QL ngày 2/3/2024, hạn là quý II."
    (one, *_) = parse(LEAD.format(lead)).reported
    assert (one.kind, one.number, iso_day(one.date)) == ("official_letter", "76/SXD-QL", "2024-03-02")


def test_no_pattern_that_a_page_makes_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    lead = "Ngày 1/3/2024, UBND huyện {0} vừa ban hành Kế hoạch số 21/KH-UBND về chống xói lở bờ sông năm 2024."
    parse(LEAD.format(lead.format("Sông Vàng")))
    put: list[str] = []
    monkeypatch.setattr(Kept, "put", lambda _self, key, _thing: put.append(key))
    parse(LEAD.format(lead.format("Suối Bạc")))
    assert put == []
