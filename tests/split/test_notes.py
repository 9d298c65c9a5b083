import pytest

import vnplan
from tests.oracle import check
from vnplan.read import clip
from vnplan.split import split

NOTE = "(Ban hành kèm theo Nghị định số 8/2011/NĐ-CP"
REST = "ngày 08 tháng 8 năm 2011 của Chính phủ)"


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (f"<p>{NOTE}<br>{REST}</p><p>1. Mẫu</p>", [f"{NOTE} {REST}", "1. Mẫu"]),
        (f"<p>{NOTE}</p><p><i>{REST}</i></p><p>1. Mẫu</p>", [f"{NOTE} {REST}", "1. Mẫu"]),
        ("<p>(Kèm theo Quyết định số 5/QĐ-SYT ngày 6/7/2024 của</p><p>Giám đốc Sở Y tế)</p>",
         ["(Kèm theo Quyết định số 5/QĐ-SYT ngày 6/7/2024 của Giám đốc Sở Y tế)"]),
        (f"<p>{NOTE}</p><p>1. Mẫu số 1</p><p>2. Mẫu số 2</p>", [NOTE, "1. Mẫu số 1", "2. Mẫu số 2"]),
        (f"<p>{NOTE}</p><p>Mẫu số 1</p>", [NOTE, "Mẫu số 1"]),
        (f"<p>{NOTE} {REST}</p><p>ngày mai (đã sửa)</p>", [f"{NOTE} {REST}", "ngày mai (đã sửa)"]),
        ("<p>(1) Đọc (to</p><p>và rõ).</p>", ["(1) Đọc (to và rõ)."]),
    ],
)  # fmt: skip
def test_a_note_of_several_lines_is_one(page: str, wanted: list[str]) -> None:
    assert [line.text.text for line in split(clip(page))] == wanted


def test_the_title_above_a_note_does_not_run_into_it() -> None:
    page = f"<p>Phụ lục</p><p>MẪU BẢN KÊ KHAI</p><p>{NOTE}</p><p>{REST}</p><p>1. Mẫu số 1</p><p>2. Mẫu số 2</p>"
    document = vnplan.parse(page)
    assert document.header is not None
    assert document.header.title is not None
    assert document.header.title.value == "MẪU BẢN KÊ KHAI"
    assert [str(one.date) for one in document.citations] == ["2011-08-08"]
    check(document)
