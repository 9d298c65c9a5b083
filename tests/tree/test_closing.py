"""The end of a document: what each line is, who gets it, where it is filed, who signs and in whose name."""

import pytest

from vnplan.model.document import Document
from vnplan.pipeline import parse

HEAD = (
    "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG CẦU\n\nSố: 7/KH-UBND\n\nSông Cầu, ngày 02 tháng 2 năm 2024\n\n"
    "KẾ HOẠCH\nSửa cầu treo năm 2024\n\n"
    "I. MỤC ĐÍCH\n\nĐi lại an toàn.\n\n"
)


def closed(lines: str) -> Document:
    return parse(HEAD + lines)


def test_each_line_of_the_end_is_what_it_is() -> None:
    document = closed(
        "Trên đây là Kế hoạch sửa cầu treo năm 2024./.\n\nNơi nhận:\n- Sở Giao thông vận tải;\n- UBND các xã;\n- Lưu: VT, KT.\n\n"
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Văn An"
    )
    closing = document.closing
    assert [(line.role, line.text.text) for line in closing.lines] == [
        ("closing", "Trên đây là Kế hoạch sửa cầu treo năm 2024./."),
        ("recipients", "Nơi nhận:"),
        ("recipients", "- Sở Giao thông vận tải;"),
        ("recipients", "- UBND các xã;"),
        ("filing", "- Lưu: VT, KT."),
        ("signature", "TM. ỦY BAN NHÂN DÂN"),
        ("signature", "KT. CHỦ TỊCH"),
        ("signature", "PHÓ CHỦ TỊCH"),
        ("signature", "Lê Văn An"),
    ]
    assert [body.text for body in closing.recipients] == ["Sở Giao thông vận tải", "UBND các xã"]
    assert closing.filing is not None
    assert closing.filing.text.startswith("Lưu")
    (signature,) = closing.signatures
    assert signature.capacity == ("on_behalf", "acting_for")
    assert signature.body is not None
    assert signature.position is not None
    assert signature.name is not None
    assert (signature.body.text, signature.position.text, signature.name.text) == (
        "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "Lê Văn An",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "capacity"),
    [
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nLê Văn An", ("by_order",)),
        ("TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG\n\nLê Văn An", ("by_authorisation",)),
        ("Q. CHỦ TỊCH\n\nLê Văn An", ("acting",)),
        ("CHỦ TỊCH\n\nLê Văn An", ()),
    ],
)
def test_in_what_capacity_somebody_signs(lines: str, capacity: tuple[str, ...]) -> None:
    (signature,) = closed(f"Nơi nhận:\n- Lưu: VT.\n\n{lines}").closing.signatures
    assert signature.capacity == capacity
    assert signature.name is not None
    assert signature.name.text == "Lê Văn An"


def test_without_a_filing_line_nothing_is_filed() -> None:
    closing = closed("Nơi nhận:\n- Sở Y tế;\n- Công an huyện.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn An").closing
    assert closing.filing is None
    assert [body.text for body in closing.recipients] == ["Sở Y tế", "Công an huyện"]


@pytest.mark.parametrize(
    ("end", "signed"),
    [
        ("TRƯỞNG PHÒNG\n\nTS. Lê Thị Mơ", ("TRƯỞNG PHÒNG", "TS. Lê Thị Mơ")),
        ("CHỦ TỊCH\nBSCKII. Hà Văn Nọi\n\n1", ("CHỦ TỊCH", "BSCKII. Hà Văn Nọi")),
        ("TRƯỞNG PHÒNG\n\nGiữ sổ sạch sẽ.", None),
        ("Trưởng phòng\n\nLê Thị Mơ", None),
        ("Lê Thị Mơ\n\nTRƯỞNG PHÒNG", None),
        ("- CHỦ TỊCH\n\nLê Thị Mơ", None),
    ],
)
def test_a_position_and_a_name_at_the_end_sign_without_more(end: str, signed: tuple[str, str] | None) -> None:
    page = f"KẾ HOẠCH\nGiữ kho sạch năm 2026\n\nI. MỤC ĐÍCH\n\nKho sạch.\n\nII. VIỆC\n\n1. Quét kho.\n\n2. Ghi sổ.\n\n{end}"
    signatures = parse(page).closing.signatures
    assert [(one.position and one.position.text, one.name and one.name.text) for one in signatures] == [signed] * bool(signed)


def test_a_signature_in_a_cell_beside_the_recipients_is_no_annex() -> None:
    body = "CHỈ THỊ\n\nVề giữ rừng\n\nChủ tịch huyện yêu cầu:\n\n1. Các xã tuần tra.\n\n2. Công an huyện trực."
    sign = "| ***Nơi nhận:*** - Các xã; - Lưu: VT. | **CHỦ TỊCH** *(Đã ký)* **Lê Văn An** |\n| --- | --- |"
    annex = "**PHỤ LỤC**\n\n**PHÂN CÔNG GIỮ RỪNG**\n\n*(Kèm theo Chỉ thị số 3/CT-UBND ngày 4/5/2023)*\n\n1. Các xã trực."
    document = parse(f"{body}\n\n{sign}\n\n{annex}", name="page.md")
    assert [one.label for one in document.annexes] == ["Phụ lục"]
    assert [one.name.text for one in document.closing.signatures if one.name] == ["Lê Văn An"]


def test_the_body_in_whose_name_another_signs_stands_above_him() -> None:
    signing = "CÔNG TY CỔ PHẦN CÂY XANH\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nLê Văn An"
    document = parse(f"KẾ HOẠCH\n\nI. VIỆC\n\n1. Trồng cây.\n\n2. Giữ cây./.\n\n{signing}")
    (signature,) = document.closing.signatures
    named = [found.text if found else None for found in (signature.body, signature.position, signature.name)]
    assert named == ["CÔNG TY CỔ PHẦN CÂY XANH", "PHÓ GIÁM ĐỐC", "Lê Văn An"]
    assert signature.capacity == ("acting_for",)
