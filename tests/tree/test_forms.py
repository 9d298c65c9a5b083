"""Forms behind a document are nodes of their own, by their number in capitals."""

from tests.oracle import check
from vnplan import parse

PAGE = """ỦY BAN NHÂN DÂN
TỈNH HÀ NAM

Số: 7/QĐ-UBND

Hà Nam, ngày 02 tháng 2 năm 2024

QUYẾT ĐỊNH
Về việc cấp thẻ gác cầu

Điều 1. Sở Nội vụ cấp thẻ gác cầu (Mẫu số 02).

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn An

MẪU SỐ 01[3] (được bãi bỏ)

MẪU SỐ 02-B[4]

ĐƠN XIN CẤP THẺ

1. Họ và tên:

2. Nơi ở:
"""


def test_forms_are_annexes_with_their_numbers() -> None:
    document = parse(PAGE)
    assert [annex.label for annex in document.annexes] == ["Mẫu số 01", "Mẫu số 02-B"]
    assert [getattr(block, "label", None) for block in document.annexes[1].body] == ["Mẫu số 02-B.1", "Mẫu số 02-B.2"]


def test_a_label_that_is_said_twice_opens_one_annex() -> None:
    head = "KẾ HOẠCH\n\nTrồng cỏ năm 2025\n\nI. VIỆC LÀM\n\n1. Mua cỏ.\n\n2. Gieo cỏ.\n\nII. KINH PHÍ\n\nQuỹ xã.\n\n"
    head += "CHỦ TỊCH\n\nLê Văn An\n\n"
    document = parse(f"{head}PHỤ LỤC II\n\nPHỤ LỤC II\n\nDANH SÁCH BÃI\n\n1. Bãi Đông.\n\n2. Bãi Tây.\n")
    check(document)
    assert [(annex.label, annex.heading and annex.heading.text) for annex in document.annexes] == [
        ("Phụ lục II", "DANH SÁCH BÃI")
    ]
