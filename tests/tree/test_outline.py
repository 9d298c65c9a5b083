"""Which reading of each marker is right, over the whole sequence."""

import pytest

import vnplan
from vnplan.model.block import Division
from vnplan.rules.markers import readings
from vnplan.tree.outline import resolve


def labels(lines: list[str]) -> list[str | None]:
    out: list[str | None] = []
    stack: list[str] = []
    for choice in resolve([readings(line) for line in lines]):
        if choice is None:
            out.append(None)
            continue
        del stack[choice.depth :]
        stack.append(choice.number)
        out.append(".".join(stack))
    return out


CASES = {
    "a plan": (["I. A", "1. B", "a) C", "b) D", "2. E", "II. F", "1. G"], ["I", "I.1", "I.1.a", "I.1.b", "I.2", "II", "II.1"]),
    "steps of a division": (["2. A", "2.2. B", "Bước 1: C", "Bước 2: D", "3. E"], ["2", "2.2", "2.2.Bước 1", "2.2.Bước 2", "3"]),
    "steps behind a numbering in brackets": (
        ["1. A", "a) B", "(1) C", "(2) D", "Bước 1: E", "b) F", "Bước 1: G"],
        ["1", "1.a", "1.a.1", "1.a.2", "1.a.Bước 1", "1.b", "1.b.Bước 1"],
    ),
    "s for 8": (["7. A", "s. B", "9. C"], ["7", "8", "9"]),
    "s for 8 at the end": (["6. A", "7. B", "s. C"], ["6", "7", "8"]),
    "s is a letter": (["q) A", "r) B", "s) C"], ["q", "r", "s"]),
    "1I for II": (["I. A", "1. B", "1I. C", "1. D"], ["I", "I.1", "II", "II.1"]),
    "1Y for IV": (["I. A", "II. B", "III. C", "1Y. D", "V. E"], ["I", "II", "III", "IV", "V"]),
    "a figure taken for another": (["1. A", "2. B", "3. C", "4. D", "3. E", "6. F", "1. G", "8. H"], list("12345678")),
    "the first article taken for the fourth": (
        ["Điều 4. A", "1. B", "Điều 2. C", "Điều 3. D"],
        ["Điều 1", "Điều 1.1", "Điều 2", "Điều 3"],
    ),
    "an excerpt that begins with the fourth article": (["Điều 4. A", "Điều 5. B"], ["Điều 4", "Điều 5"]),
    "one neighbour says too little": (["1. A", "2. B", "5. C", "6. D"], ["1", "2", "5", "6"]),
    "an article without its number": (
        ["Điều, -.", "1. A", "2. B", "Điều 2. C", "Điều .", "Điều 4. D"],
        ["Điều 1", "Điều 1.1", "Điều 1.2", "Điều 2", "Điều 3", "Điều 4"],
    ),
    "l for 1": (["I. A", "l. B", "2. C"], ["I", "I.1", "I.2"]),
    "i is the ninth point": (["g) A", "h) B", "i) C", "k) D"], ["g", "h", "i", "k"]),
    "begins at II": (["II. A", "1. B", "III. C"], ["II", "II.1", "III"]),
    "a number left out": (["1. A", "2. B", "4. C"], ["1", "2", "4"]),
    "restarts without a parent": (["1. A", "2. B", "1. C", "2. D"], ["1", "2", "1", "2"]),
    "decimal below its number": (["4. A", "4.1. B", "4.2. C", "5. D"], ["4", "4.1", "4.2", "5"]),
    "three deep": (["1. A", "1.1. B", "1.1.1. C", "1.1.2. D", "1.2. E"], ["1", "1.1", "1.1.1", "1.1.2", "1.2"]),
    "decimals of a Roman number": (
        ["I. A", "1.1. B", "1.2. C", "II. D", "2.1. E", "2.2. F"],
        ["I", "I.1.1", "I.1.2", "II", "II.2.1", "II.2.2"],
    ),
    "decimals without their number": (["3.1. A", "3.2. B", "4.1. C", "4.2. D"], ["3.1", "3.2", "4.1", "4.2"]),
    "decimals behind a letter": (["I. A", "a) B", "3.1. C", "3.2. D", "II. E"], ["I", "I.a", "I.3.1", "I.3.2", "II"]),
    "decimals of a clause": (
        ["Điều 1. A", "1. B", "1.1. C", "a) D", "1.2. E", "2. F"],
        ["Điều 1", "Điều 1.1", "Điều 1.1.1", "Điều 1.1.1.a", "Điều 1.1.2", "Điều 1.2"],
    ),
    "d, e and g without đ": (["d) A", "e) B", "g) C"], ["d", "e", "g"]),
    "two points left out": (["a) A", "b) B", "c) C", "d) D", "g) E"], ["a", "b", "c", "d", "g"]),
    "articles run on over chapters": (
        ["Chương I", "Điều 1. A", "1. B", "Chương II", "Điều 2. C"],
        ["Chương I", "Chương I.Điều 1", "Chương I.Điều 1.1", "Chương II", "Chương II.Điều 2"],
    ),
    "clauses restart": (
        ["Điều 1. A", "1. B", "2. C", "Điều 2. D", "1. E"],
        ["Điều 1", "Điều 1.1", "Điều 1.2", "Điều 2", "Điều 2.1"],
    ),
    "e after d without đ": (["a) A", "b) B", "c) C", "d) D", "e) E"], ["a", "b", "c", "d", "e"]),
    "a year is no item": (["1. A", "2. B", "30. C", "3. D"], ["1", "2", None, "3"]),
    "letters in points": (["1. A", "a) B", "a.1) C", "a.2) D", "b) E"], ["1", "1.a", "1.a.1", "1.a.2", "1.b"]),
}


@pytest.mark.parametrize("name", CASES)
def test_sequences(name: str) -> None:
    lines, wanted = CASES[name]
    assert labels(lines) == wanted


def test_markers_have_three_digits_at_the_most() -> None:
    lines = [readings(f"{n}. Nội dung") for n in range(1, 2001)]
    assert [c.number for c in resolve(lines) if c][-1] == "999"


def test_a_signature_on_one_line_is_read() -> None:
    text = "KẾ HOẠCH\nTrồng cây năm 2024\nI. MỤC ĐÍCH\nMột.\nII. KINH PHÍ\nHai.\nT/M BAN THƯỜNG VỤ (Đã ký) Nguyễn Văn An\n"
    signatures = vnplan.parse(text).closing.signatures
    assert [one.name.text for one in signatures if one.name] == ["Nguyễn Văn An"]


def test_a_note_on_a_list_is_none_of_its_last_item() -> None:
    text = "KẾ HOẠCH\nTuyển sinh năm 2024\nI. HỒ SƠ\n1. Đơn;\n2. Ảnh;\nGhi chú:\n- Nộp tại chỗ.\n- Không trả lại.\nII. LỆ PHÍ\n"
    (files, _) = vnplan.parse(text).body
    assert isinstance(files, Division)
    assert [type(child).__name__ for child in files.children] == ["Division", "Division", "Paragraph", "Bullet", "Bullet"]


AMENDING = """QUYẾT ĐỊNH
Sửa đổi Quy chế bến thủy
ỦY BAN NHÂN DÂN TỈNH SƠN HẢI
Căn cứ Luật Giao thông đường thủy nội địa năm 2004;
QUYẾT ĐỊNH:
Điều 1. Sửa đổi một số điều của Quy chế bến thủy như sau:
1. Điều 7 Quy chế bến thủy được sửa đổi như sau:
Điều 7. Gác bến
1. Người gác có áo phao.
2. Người gác ghi sổ.
2. Khoản 1 Điều 9 Quy chế bến thủy được sửa đổi như sau:
1. Thuyền có đèn.
3. Bãi bỏ Điều 11.
Điều 2. Hiệu lực thi hành.
"""


def test_clauses_worded_anew_are_no_items_of_the_document() -> None:
    labels = [node.label for node in vnplan.parse(AMENDING).walk() if isinstance(node, Division)]
    assert labels == ["Điều 1", "Điều 1.1", "Điều 1.2", "Điều 1.3", "Điều 2"]
