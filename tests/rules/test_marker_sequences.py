"""Damaged, inserted and enclosed markers are read in their sequence."""

import pytest

import vnplan
from vnplan.export.facts import facts
from vnplan.rules.markers import readings
from vnplan.tree.outline import resolve

SEQUENCES = [
    ("I. A;H. B;HI. C;IV. D", "I II III IV"),
    ("I. A;II. B;IH. C;IV. D", "I II III IV"),
    ("1. A;H. B;HI. C;IV. D", "I II III IV"),
    ("I. A;II. B;II. C;IV. D", "I II III IV"),
    ("I. A;II. B;II. C;III. D", "I II II III"),
    ("VI. A;VII. B;VHI. C;IX. D", "VI VII VIII IX"),
    ("G. A;H. B", "G H"),
    ("I MỤC ĐÍCH;II NỘI DUNG;III KINH PHÍ", "I II III"),
    ("(i) A;(ii) B;(iii) C;(iv) D", "i ii iii iv"),
    ("Điều L A;Điều 2. B", "Điều 1|Điều 2"),
    ("Điều 9. A;Điều lO. B;Điều ll. C", "Điều 9|Điều 10|Điều 11"),
    ("Điều 12. A;Điều 12a. B;Điều 12b. C;Điều 13. D", "Điều 12|Điều 12a|Điều 12b|Điều 13"),
    ("Chương I;Chương Ia;Chương II", "Chương I|Chương Ia|Chương II"),
    ("Điều I. A;Điều II. B", "Điều I|Điều II"),
    ("1. A;2. B;3, Giấy mời;4. C", "1 2 3 4"),
    ("1. A;2. B;3: Ông An", "1 2 3"),
    ("7. A;§. B;9. C", "7 8 9"),
    ("10. A;11. B;12.06 bản sao", "10 11 12"),
    ("1. A;1.1, Xe khách;1/2. Xe máy;2. B", "1 1 2 2"),
    ("a/ A;b/ B;c/ C", "a b c"),
]


@pytest.mark.parametrize(("lines", "wanted"), SEQUENCES, ids=[lines for lines, _ in SEQUENCES])
def test_markers_are_read_in_their_sequence(lines: str, wanted: str) -> None:
    found = [choice.number if choice else None for choice in resolve([readings(line) for line in lines.split(";")])]
    assert found == wanted.split("|" if "|" in wanted else " ")


@pytest.mark.parametrize(
    "text",
    ["T. Nguyễn Văn An", "TT. Huế có mưa to", "ị Chủ tịch", "Điều lệ Đảng", "Điều kiện", "5, Phường 2", "Đ/c Bí thư", "12.06 tỷ"],
)
def test_what_only_looks_like_a_marker_is_text(text: str) -> None:
    assert resolve([readings(text)]) == [None]


def test_the_numbers_of_inserted_divisions_are_not_repaired() -> None:
    inserted = "Chương Ia\nBỔ SUNG\nĐiều 1b. Nguyên tắc\nHai.\n"
    text = f"LUẬT\nThủy lợi\nChương I\nCHUNG\nĐiều 1. Phạm vi\nMột.\n{inserted}Chương II\nTHI HÀNH\n"
    labels = [node["label"] for node in facts(vnplan.parse(text))["outline"]]
    assert labels == ["Chương I", "Chương I.Điều 1", "Chương Ia", "Chương Ia.Điều 1b", "Chương II"]


def test_what_a_scan_leaves_of_its_margin_is_taken_away() -> None:
    start = "KẾ HOẠCH\nThủy lợi năm 2024\nI. MỤC ĐÍCH\nGiữ nước.\n"
    text = f"{start}ị II NỘI DUNG\nÍ 1. Nạo vét\n; - Kênh lớn;\nị - Kênh nhỏ.\n.2. Tưới\n~ Ruộng sâu.\n__ Ruộng cạn.\n"
    outline = facts(vnplan.parse(text))["outline"]
    wanted = [("I", 0), ("II", 0), ("II.1", 2), ("II.2", 2)]
    assert [(node["label"], node["bullets"]) for node in outline] == wanted
