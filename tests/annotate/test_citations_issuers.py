import re

import pytest

from vnplan.rules.load import load
from vnplan.vocab.bodies.form import normal_form
from vnplan.vocab.bodies.issuers import Inner, IssuerRule, issuer_after, issuer_at, row_pattern, spelled

ROWS = load("citations", "issuer", IssuerRule)
# The name of a body and what follows it there.
ENDS = [
    ("Thủ tướng Chính phủ", " phê duyệt Chương trình"),
    ("Bộ Lao động - Thương binh và Xã hội", " hướng dẫn triển khai"),
    ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", " hướng dẫn về nghiệp vụ"),
    ("Giám đốc Sở Nông nghiệp và Môi trường", " tại Tờ trình"),
    ("Ban Chỉ đạo về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh", " ban hành Chương trình"),
    ("Ban Chỉ đạo Trung ương", " ban hành"),
    ("Cục Thuế tỉnh Gia Lai", " tại Tờ trình"),
    ("Công ty TNHH Một Hai Ba", " đề nghị hướng dẫn"),
    ("Trung tâm Phục vụ hành chính công thành phố Hà Nội", " về việc công bố"),
    ("Chính phủ", " và công trình năng lượng"),
    ("UBND thành phố Đà Nẵng", " Sửa đổi, bổ sung"),
    ("Bộ Thông tin và Truyền thông", " Quy định việc áp dụng"),
    ("Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu", " về"),
    ("UBND huyện Cư M'gar", " về"),
    ("UBND TP.HCM", " đã ban hành"),
    ("Sở Y tế TP.Đà Nẵng", " về"),
    ("Phòng Văn hóa và Thông tin thành phố", " đề nghị"),
    ("Sở Tài chính", " và Thủ trưởng các sở"),
    ("Bộ Công an", " và Bộ Quốc phòng"),
    ("Sở Kế hoạch và Đầu tư tỉnh Nam Định", "; Kế hoạch"),
    ("Hội Liên hiệp Phụ nữ Việt Nam", " phát động"),
    ("Uỷ ban nhân dân tỉnh", " về"),
    ("Trưởng Phòng Nội vụ quận 3", " tại Tờ trình"),
    ("QUỐC HỘI", " VỀ TỔ CHỨC CHÍNH QUYỀN"),
    ("ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN", " VỀ VIỆC BAN HÀNH"),
]


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_a_row_names_its_examples_in_full_and_none_of_its_rejects(row: IssuerRule) -> None:
    pattern = re.compile(row_pattern(row))
    assert row.examples
    assert [text for text in row.examples if not pattern.fullmatch(text)] == []
    assert [text for text in row.rejects if pattern.fullmatch(text)] == []


def test_every_example_is_found_by_all_rows_together() -> None:
    examples = [text for row in ROWS for text in row.examples]
    assert [text for text in examples if issuer_at(f"{text}.", 0) != len(text)] == []


@pytest.mark.parametrize("row", load("citations", "inner", Inner))
def test_an_inner_phrase_matches_its_examples(row: Inner) -> None:
    assert all(re.fullmatch(spelled(row.pattern), text) for text in row.examples)


@pytest.mark.parametrize(("name", "rest"), ENDS)
def test_a_name_ends_where_its_body_does(name: str, rest: str) -> None:
    text = name + rest
    assert text[: issuer_at(text, 0)] == name
    assert issuer_after(f" của {text}", 0) == (5, 5 + len(name))


def test_joint_bodies_are_taken_together_where_they_are_asked_for() -> None:
    text = " của Bộ Tài chính, Bộ Y tế và Bộ Nội vụ hướng dẫn"
    assert issuer_after(text, 0) == (5, 17)
    assert issuer_after(text, 0, joint=True) == (5, 39)


@pytest.mark.parametrize("text", [" của Luật Đất đai", " của pháp luật", " của các văn bản", "", " của ", " của Điều 5"])
def test_what_is_no_body_is_none(text: str) -> None:
    assert issuer_after(text, 0) is None


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Uỷ ban Nhân dân Tỉnh", "Ủy ban nhân dân tỉnh"),
        ("HĐND TP. Hồ Chí Minh", "Hội đồng nhân dân thành phố Hồ Chí Minh"),
        ("Bộ LĐTBXH", "Bộ Lao động - Thương binh và Xã hội"),
        ("QUỐC HỘI", "Quốc hội"),
        ("Thủ tướng\nChính phủ", "Thủ tướng Chính phủ"),
    ],
)
def test_normal_form(written: str, normal: str) -> None:
    assert normal_form(written) == normal
