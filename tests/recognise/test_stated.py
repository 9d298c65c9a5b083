"""What an article tells stands in a document that it names only in passing: at the end of a sentence, in the next one."""

import pytest

from vnplan import parse

PAGE = "Nước về đồng đúng vụ\n\n{0}\n\nTheo đó, các hợp tác xã khơi mương, be bờ trước ngày 30/6.\n\nLê Lúa"


@pytest.mark.parametrize(
    ("lead", "wanted"),
    [
        (
            "Bộ Xây dựng đang lấy ý kiến rộng rãi dự thảo Thông tư quy định về cầu phao dân sinh.",
            ("circular", None, "Bộ Xây dựng", "quy định về cầu phao dân sinh"),
        ),
        ("Bộ Xây dựng đề xuất bỏ phí qua phà tại dự thảo Thông tư đang được đăng tải.", ("circular", None, "Bộ Xây dựng", None)),
        (
            "Tại dự thảo Quyết định thay thế Quyết định 5/2019/QĐ-UBND, UBND tỉnh Hà Nam đề xuất mở bến mới.",
            ("decision", None, "UBND tỉnh Hà Nam", None),
        ),
        (
            "Tổng công ty Đường thủy vừa có công văn khẩn gửi các đơn vị về việc gia cố bến phao.",
            ("official_letter", None, "Tổng công ty Đường thủy", "gia cố bến phao"),
        ),
        (
            "Hội Nông dân tỉnh Hà Nam mới đây có hướng dẫn về ủ phân xanh.",
            ("guidance", None, "Hội Nông dân tỉnh Hà Nam", "ủ phân xanh"),
        ),
        ("Sở Y tế Hà Nam tăng giường bệnh mùa lũ, theo văn bản phát đi ngày 2/4.", ("other", None, "Sở Y tế Hà Nam", None)),
        ("Sở Y tế Hà Nam tăng giường bệnh mùa lũ trong văn bản ban hành chiều 2/4.", ("other", None, "Sở Y tế Hà Nam", None)),
        ("UBND xã Lục Hà dời 40 hộ ven sông, theo kế hoạch số 21 ban hành ngày 4/9.", ("plan", "21", "UBND xã Lục Hà", None)),
        (
            "Đó là nội dung đáng chú ý tại Công văn 31/TCT-CS của Tổng cục Thuế về thuế nhà nổi.",
            ("official_letter", "31/TCT-CS", "Tổng cục Thuế", "thuế nhà nổi"),
        ),
        (  # who issued it stands behind what it is about
            "Đó là một trong những yêu cầu trong thông báo kết luận về gác cầu phao của Chủ tịch UBND tỉnh Hà Nam Lê Văn An.",
            ("announcement", None, "Chủ tịch UBND tỉnh Hà Nam", "kết luận về gác cầu phao"),
        ),
        (
            "Mưa lớn, Sở Y tế Hà Nam yêu cầu các trạm trực đêm. Yêu cầu này được nêu trong công văn gửi các xã.",
            ("official_letter", None, "Sở Y tế Hà Nam", None),
        ),
        (
            "Công an tỉnh Hà Nam triển khai Kế hoạch số 33/KH-CAT về cấp biển thuyền.",
            ("plan", "33/KH-CAT", "Công an tỉnh Hà Nam", "cấp biển thuyền"),
        ),
        (
            "Đại học Hà Nam cho nghỉ học hai ngày theo Thông báo số 7/TB-ĐHHN.",
            ("announcement", "7/TB-ĐHHN", "Đại học Hà Nam", None),
        ),
        (
            "Thông tư 30/2025/TT-BXD quy định về bến phao vừa được Bộ Xây dựng ban hành.",
            ("circular", "30/2025/TT-BXD", "Bộ Xây dựng", "quy định về bến phao"),
        ),
        (
            "Tại Quyết định 52/QĐ-TTg ngày 6/5/2022, Phó Thủ tướng Lê Hải công nhận 5 bến phao.",
            ("decision", "52/QĐ-TTg", "Thủ tướng", None),
        ),
        (
            "Thuyền trên 5 tấn bị cấm qua bến theo quyết định của UBND tỉnh Hà Nam vừa ban hành.",
            ("decision", None, "UBND tỉnh Hà Nam", None),
        ),
        (
            "HĐND tỉnh Hà Nam khóa XX vừa thông qua Nghị quyết quy định mức phí đò.",
            ("resolution", None, "HĐND tỉnh Hà Nam", "quy định mức phí đò"),
        ),
        (
            "Hiệu trưởng Trường THPT Nguyễn Du đã ký quyết định dừng thu quỹ đò.",
            ("decision", None, "Hiệu trưởng Trường THPT Nguyễn Du", "dừng thu quỹ đò"),
        ),
        (
            "Công điện về giữ bến phao được UBND tỉnh Hà Nam gửi hỏa tốc tới các xã. Sở họp sau Công điện số 6.",
            ("telegram", None, "UBND tỉnh Hà Nam", "giữ bến phao"),
        ),
        (
            "Văn phòng UBND tỉnh Hà Nam vừa thông báo ý kiến chỉ đạo của Chủ tịch UBND tỉnh về bến phao.",
            ("announcement", None, "Văn phòng UBND tỉnh Hà Nam", "ý kiến chỉ đạo của Chủ tịch UBND tỉnh về bến phao"),
        ),
        (
            "Công văn 94/VP-TT do Chánh Văn phòng Sở Xây dựng Hà Nam Lê An ký gửi các xã về việc gác bến phao nêu rõ hạn.",
            ("official_letter", "94/VP-TT", "Văn phòng Sở Xây dựng Hà Nam", "gác bến phao"),
        ),
        (
            "Dự thảo Thông tư sửa đổi Thông tư số 4/2017/TT-BXD về bến phao do Bộ Xây dựng vừa đưa ra lấy ý kiến bỏ phí đò.",
            ("circular", None, "Bộ Xây dựng", "sửa đổi Thông tư số 4/2017/TT-BXD về bến phao"),
        ),
        ("Thông báo của Sở Xây dựng Hà Nam vừa phát chiều 30-6 nêu rõ hạn.", ("announcement", None, "Sở Xây dựng Hà Nam", None)),
        ("Đó là nội dung văn bản của Sở Xây dựng Hà Nam gửi các xã sau mùa lũ.", ("other", None, "Sở Xây dựng Hà Nam", None)),
        (
            "Đó là nội dung trong tờ trình về việc đóng phao mới đã được Sở Xây dựng Hà Nam trình tỉnh.",
            ("submission", None, "Sở Xây dựng Hà Nam", "đóng phao mới"),
        ),
        (
            "Sở Xây dựng Hà Nam vừa có báo cáo gửi UBND tỉnh về việc gác bến phao.",
            ("report", None, "Sở Xây dựng Hà Nam", "gác bến phao"),
        ),
        (
            "Chiều 6/9, ông Đoàn Văn Hải - Phó Chủ tịch UBND quận 1 - gửi văn bản đề nghị dời bến phao.",
            ("other", None, "UBND quận 1", "đề nghị dời bến phao"),
        ),
        ("Hà Nội ban hành kế hoạch nạo vét sông Tô.", ("plan", None, "Hà Nội", "nạo vét sông Tô")),
        ("Theo kế hoạch vừa được UBND tỉnh Hà Nam ban hành, tỉnh sẽ đóng 20 bến phao.", ("plan", None, "UBND tỉnh Hà Nam", None)),
    ],
)
def test_a_document_in_passing(lead: str, wanted: tuple[str, str | None, str, str | None]) -> None:
    document = parse(PAGE.format(lead))
    assert document.page.type == "report"
    main = document.reported[0]
    title = main.title.text if main.title else None
    assert (main.kind, main.number, main.issuer and main.issuer.text, title) == wanted


@pytest.mark.parametrize(
    "lead",
    [
        "Hà Nội vừa có kế hoạch bắn pháo hoa tại 30 điểm đêm giao thừa.",
        "Kết quả được nêu trong báo cáo của đoàn khảo sát.",
        "Người dân bị phạt theo Nghị định 168/2024/NĐ-CP vì chở quá số người.",
        "Công ty cổ phần Phao Xanh vừa có công văn gửi khách hàng về việc lùi ngày giao hàng.",
        "UBND tỉnh Hà Nam giao Sở Xây dựng triển khai kế hoạch cầu phao.",
    ],
)
def test_what_is_no_document_of_the_article(lead: str) -> None:
    assert parse(PAGE.format(lead)).page.type == "none"
