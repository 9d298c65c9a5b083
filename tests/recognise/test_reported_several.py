"""Of the documents that an article names, which is the main one, which are one, and which it is not about."""

from tests.recognise.test_reports import LEAD, fields
from vnplan import parse
from vnplan.model.day import iso_day


def test_the_first_of_a_round_up_is_the_main_one() -> None:
    page = (
        "Chính sách mới từ tháng 5\n\nNhiều quy định mới có hiệu lực.\n\n"
        "Chính phủ ban hành Nghị định số 11/2024/NĐ-CP ngày 02/3/2024 quy định về phí bến bãi.\n\n"
        "Bộ Y tế ban hành Thông tư 05/2024/TT-BYT sửa đổi một số điều của Thông tư 09/2019/TT-BYT.\n\n"
        "Nghị định số 12/2024/NĐ-CP của Chính phủ quy định mức phạt."
    )
    document = parse(page)
    assert [one.number for one in document.reported] == ["11/2024/NĐ-CP", "05/2024/TT-BYT", "12/2024/NĐ-CP"]
    assert [one.role for one in document.reported] == ["main", "background", "background"]


def test_a_letter_announced_first_and_numbered_later_is_one() -> None:
    page = (
        "Tổng kiểm tra bến xe\n\nSở Giao thông vận tải Hà Nam vừa có văn bản gửi các đơn vị về việc kiểm tra bến xe.\n\n"
        "Cụ thể, văn bản số 31/SGTVT-VT ngày 3/1/2023 của Sở Giao thông vận tải Hà Nam nêu rõ các bến phải niêm yết giá."
    )
    document = parse(page)
    assert [fields(one) for one in document.reported] == [
        ("official_letter", "31/SGTVT-VT", "2023-01-03", "Sở Giao thông vận tải Hà Nam", "kiểm tra bến xe")
    ]
    assert len(document.reported[0].mentions) == 1
    assert document.quote(document.reported[0]).startswith("văn bản")


def test_what_the_main_document_carries_out_is_told_apart() -> None:
    document = parse(
        LEAD.format(
            "UBND tỉnh Hà Nam vừa ban hành Kế hoạch số 21/KH-UBND về sửa bến đò.\n\n"
            "Kế hoạch nhằm triển khai Quyết định số 8/QĐ-BXD ngày 2/1/2025 của Bộ Xây dựng.\n\n"
            "Quyết định số 8/QĐ-BXD quy định bến đò phải có đèn.\n\nThông tư số 3/2024/TT-BXD quy định phao phải có số."
        )
    )
    assert [(one.number, one.role) for one in document.reported] == [
        ("21/KH-UBND", "main"),
        ("8/QĐ-BXD", "carried_out"),
    ]


def test_a_law_that_only_tells_what_holds_is_no_document_of_an_article_about_a_plan() -> None:
    law = "Thông tư số 3/2024/TT-BXD quy định phao phải có số."
    plan = "UBND tỉnh Hà Nam vừa ban hành Kế hoạch số 21/KH-UBND về sửa bến đò.\n\n"
    more = "Thông tư số 4/2024/TT-BXD vừa được Bộ Xây dựng ban hành về đèn phao.\n\n"
    assert [one.number for one in parse(LEAD.format(plan + law)).reported] == ["21/KH-UBND"]
    assert [one.number for one in parse(LEAD.format(more + law)).reported] == ["4/2024/TT-BXD", "3/2024/TT-BXD"]


def test_what_a_letter_carries_out_is_no_document_of_the_article() -> None:
    lead = "Theo Kế hoạch số 70/KH-UBND, Sở Xây dựng Hà Nam vừa ban hành Văn bản số 84/SXD-QL về việc rà soát cầu phao."
    (one,) = parse(LEAD.format(lead)).reported
    assert one.number == "84/SXD-QL"


def test_a_document_named_inside_an_order_is_not_the_one_that_orders() -> None:
    lead = (
        "Phó Chủ tịch UBND tỉnh Hà Nam vừa ký văn bản yêu cầu các xã rà soát cầu phao.\n\n"
        "Các xã gửi ảnh cầu, báo cáo theo yêu cầu tại Chỉ thị số 10/CT-UBND ngày 5/2/2024 về bến đò."
    )
    assert parse(LEAD.format(lead)).reported[0].number is None


def test_a_document_that_is_followed_or_begins_a_sentence_is_the_one_with_the_number() -> None:
    lead = "UBND tỉnh Hà Nam vừa ban hành Kế hoạch số 21/KH-UBND về sửa bến đò."
    for more in (
        "Theo kế hoạch được Phó Chủ tịch UBND tỉnh Lê Văn Sáu ký ngày 2/1/2025, tỉnh có 40 bến đò.",
        "Kế hoạch do Phó Chủ tịch UBND tỉnh Lê Văn Sáu ký ngày 2/1/2025.",
    ):
        (one,) = parse(LEAD.format(f"{lead}\n\n{more}")).reported
        assert (one.number, iso_day(one.date)) == ("21/KH-UBND", "2025-01-02")


def test_what_a_document_says_of_an_earlier_one_makes_that_no_news() -> None:
    lead = (
        "Văn phòng Chính phủ vừa có thông báo kết luận của Phó Thủ tướng về cầu phao Lệnh.\n\n"
        "Thông báo số 87/TB-VPCP phát hành ngày 5/2/2025 nêu: các phao đã mục. Thủ tướng Chính phủ đã ban hành Công điện số "
        "50/CĐ-TTg ngày 9/1/2025 về cầu phao nhưng kết quả còn chậm.\n\nPhó Thủ tướng yêu cầu các tỉnh sửa cầu."
    )
    assert [one.number for one in parse(LEAD.format(lead)).reported] == ["87/TB-VPCP"]


def test_a_number_that_stands_at_the_end_alone_is_that_of_the_letter_told_of() -> None:
    lead = (
        "Bộ Xây dựng vừa có công văn gửi các tỉnh về việc rà soát cầu phao.\n\n" + "Các tỉnh phải đo phao.\n\n" * 6 + "Nội dung "
        "nói trên nằm trong công văn số 63/BXD-KCHT do Thứ trưởng Bộ Xây dựng ký ngày 26/3/2025."
    )
    (one,) = parse(LEAD.format(lead)).reported
    assert fields(one) == ("official_letter", "63/BXD-KCHT", "2025-03-26", "Bộ Xây dựng", "rà soát cầu phao")
