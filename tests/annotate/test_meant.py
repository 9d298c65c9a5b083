"""What "this decree" means where an amending document quotes new text: the amended one."""

import pytest

from tests.annotate.test_amendments import END, HEAD
from vnplan.pipeline import parse

LAW = (
    "QUỐC HỘI\n\nLuật số: 5/2034/QH17\n\nLUẬT\nSửa đổi, bổ sung một số điều của Luật Đê điều\n\n"
    "Điều 1. Sửa đổi, bổ sung một số điều của Luật Đê điều\n\n"
)


def meant(*lines: str, head: str = HEAD) -> list[tuple[str, str | None]]:
    """The mentions without a number in the lines, and the number or name of what they refer to."""
    document = parse(head + "\n\n".join(lines) + END)
    of = {one.id: one.number or one.name for one in document.references} | {"self": "itself"}
    assert all(one.mentions == sum(c.reference == one.id for c in document.citations) for one in document.references)
    found = [one for one in document.citations if (one.name or "").endswith("này") and (one.at or "").startswith("Điều 1")]
    return [(one.text, of.get(one.reference or "")) for one in found]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            ["1. Sửa đổi khoản 2 Điều 5 như sau:", "“2. Chủ bến nộp phí theo Thông tư này và Điều 7 Thông tư này.”"],
            [("Thông tư này", "9/2030/TT-BNV"), ("Điều 7 Thông tư này", "9/2030/TT-BNV")],
        ),
        (["1. Sửa đổi khoản 2 Điều 5 như sau: “2. Bến theo Thông tư này.”"], [("Thông tư này", "9/2030/TT-BNV")]),
        (
            ["1. Thay thế cụm từ “quy định tại Thông tư này” bằng cụm từ “theo pháp luật” tại Điều 8."],
            [("Thông tư này", "9/2030/TT-BNV")],
        ),
        (["1. Bãi bỏ Điều 6 kể từ ngày Thông tư này có hiệu lực."], [("Thông tư này", "itself")]),
        (
            ["1. Sửa đổi khoản 2 Điều 5 như sau:", "“2. Bến có đèn.”", "2. Bến cũ theo Thông tư này phải có phao."],
            [("Thông tư này", "itself")],
        ),
        # What is attached to the amended document has another name; which it is nobody says.
        (["1. Sửa đổi khoản 2 Điều 5 như sau:", "“2. Bến theo Quy chế này.”"], [("Quy chế này", None)]),
    ],
)
def test_this_document_in_quoted_text_is_the_amended_one(lines: list[str], wanted: list[tuple[str, str | None]]) -> None:
    assert meant(*lines) == wanted


def test_an_amended_law_is_known_by_its_name() -> None:
    lines = ("1. Sửa đổi khoản 2 Điều 5 như sau:", "“2. Xã canh đê theo Luật này.”")
    assert meant(*lines, head=LAW) == [("Luật này", "Luật Đê điều")]


def test_of_two_amended_documents_it_is_the_one_whose_text_is_quoted() -> None:
    text = (
        "NGHỊ ĐỊNH\nSửa đổi, bổ sung các Nghị định về đò\n\n"
        "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 5/2029/NĐ-CP về đê\n\n"
        "1. Sửa đổi khoản 1 Điều 3 như sau:\n\n“1. Đê canh giữ theo Nghị định này.”\n\n"
        "Điều 2. Sửa đổi, bổ sung một số điều của Nghị định số 8/2030/NĐ-CP về đò\n\n"
        "1. Sửa đổi khoản 1 Điều 4 như sau:\n\n“1. Đò chạy theo Nghị định này.”\n\n"
        "Điều 3. Nghị định này có hiệu lực từ ngày ký."
    )
    document = parse(HEAD.split("THÔNG TƯ")[0] + text + END)
    numbers = {one.id: one.number for one in document.references}
    own = [one.reference for one in document.citations if one.name == "Nghị định này"]
    assert [numbers.get(one or "", one) for one in own[:3]] == ["5/2029/NĐ-CP", "8/2030/NĐ-CP", "self"]
