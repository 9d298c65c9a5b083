"""The oracle on every page of the corpus, on the real pages beside it, on whatever is thrown at them."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import vnplan
from tests.conftest import corpus_pages, parsed, shared_pages, thirds
from tests.oracle import check, check_whole
from tests.search import searched
from vnplan.export.facts import facts

_SNIPPETS = """\
KẾ HOẠCH
I. MỤC ĐÍCH
II. YÊU CẦU
1. Sở Tài chính
s. Trên cơ sở
a) Phát huy
đ) Bảo đảm
- Tổ chức;
+ Báo cáo.
Căn cứ Luật Đất đai;
Điều 1. Phạm vi
Chương I
QUYẾT ĐỊNH:
PHỤ LỤC I
(Kèm theo Kế hoạch số 1/KH-UBND)
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 58/KH-UBND
Hà Nội, ngày 31 tháng 02 năm 2020
Nơi nhận:
TM. ỦY BAN NHÂN DÂN
Trên đây là Kế hoạch./.
|
**
“Điều 5. Sửa đổi
như sau:
<b>
1.1. Một
(1) Hai
Phổi hợp
CÔNG BÁO/Số 1

"""
SNIPPETS = _SNIPPETS.split("\n")


REAL = [*shared_pages(), *shared_pages(("gold/varied", "pages/varied", "news/reprint", "news/report"))]


@pytest.mark.parametrize("page", thirds(corpus_pages()), ids=lambda p: p.name)
def test_nothing_is_lost_and_nothing_invented(page: Path) -> None:
    check_whole(parsed(page))


@pytest.mark.slow
@pytest.mark.parametrize("page", REAL, ids=lambda p: p.name)
def test_nothing_of_a_real_page_is_lost_and_nothing_invented(page: Path) -> None:
    check_whole(parsed(page))


@given(st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=40), max_size=25), st.sampled_from(["\n", "\n\n", " ", "\r\n"]))
@searched(150)
@example(["Số: /KH-UBND", "KẾ HOẠCH", "I. A", "s. B", "III. C"], "\n")
@example(["KẾ HOẠCH", "CÔNG BÁO/Số 1", "00000"], "\n")
def test_any_text_is_parsed_without_loss(lines: list[str], separator: str) -> None:
    document = vnplan.parse(separator.join(lines))
    check(document)
    facts(document)


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div class=nav>", "<table><tr><td>", "</td>", "<br>", "<b>", "&nbsp;", "<li>", *SNIPPETS]
        ),
        max_size=40,
    )
)
@searched(100)
@example(["KẾ HOẠCH", "<p>", "CÔNG BÁO/Số 1", "I. MỤC ĐÍCH", "KẾ HOẠCH", "<p>", "như sau:"])
def test_any_soup_is_parsed_without_loss(pieces: list[str]) -> None:
    check(vnplan.parse("<html><body>" + "".join(pieces)))


@given(st.binary(max_size=200))
@searched(100)
def test_any_bytes_are_parsed_or_refused_with_a_reason(data: bytes) -> None:
    try:
        check(vnplan.parse(data))
    except vnplan.UnreadableError as error:
        assert len(str(error)) > 10  # noqa: PT017 - the message is the promise


@pytest.mark.parametrize("page", thirds(corpus_pages()), ids=lambda p: p.name)
def test_text_parses_to_the_same_outline(page: Path) -> None:
    document = parsed(page)
    if document.kind is None:
        return
    again = parsed(str(vnplan.dump(document, "text")))
    assert [(n["label"], n["heading"], n["bullets"]) for n in facts(again)["outline"]] == [
        (n["label"], n["heading"], n["bullets"]) for n in facts(document)["outline"]
    ]
