"""What the marked lines of a letterhead give, line by line: the kind, the number, the title; drafts."""

import pytest

from tests.tree.made import lines
from vnplan.tree.header import Letterhead, build_header


def head(text: str) -> Letterhead:
    return build_header(lines(text), [], [], None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("number Số: 7/KH-UBND", "plan"),
        ("number Số: 7/UBND-VX", "official_letter"),
        ("number Số: 7", None),
        ("number Số: 7\naddressee Kính gửi: Sở Y tế", "official_letter"),
        # Who is addressed makes a letter, whatever its code says, unless a word names the kind.
        ("number Số: 7/UBND-VX\naddressee Kính gửi: Sở Y tế", "official_letter"),
        ("number Số: 7/KH-UBND\naddressee Kính gửi: Sở Y tế", "official_letter"),
        ("number Số: 7/KH-UBND\naddressee Kính gửi: Sở Y tế\nkind KẾ HOẠCH", "plan"),
        ("number Số: 7/KH-UBND\naddressee Kính gửi: Sở Y tế\nkind BẢNG KÊ", "plan"),
        ("number Số: 7/UBND-VX\ntitle V/v trồng cây", "official_letter"),
        ("number Số: 7/VBHN-BYT\nkind THÔNG TƯ", "consolidated"),
        ("number Số:   /TTLT-BYT-BTC\nkind THÔNG TƯ", "joint_circular"),
        ("kind THÔNG TƯ LIÊN TỊCH\ntitle Trồng cây", "joint_circular"),
        ("number Số: 5/TTLT-BYT-BTC\nkind KẾ HOẠCH", "plan"),
        ("kind PHỤ LỤC II\ntitle DANH MỤC CÂY\nnumber Số: 7/KH-UBND", "annex"),
        ("kind KẾ HOẠCH (1)", "plan"),
        ("title Kế hoạch trồng cây", "plan"),
        ("title Cây ven đê", None),
    ],
)
def test_word_code_and_addressee_say_the_kind(text: str, kind: str | None) -> None:
    assert head(text).kind == kind


@pytest.mark.parametrize(
    ("text", "number", "draft"),
    [
        ("number Số: 7/KH-UBND", "7/KH-UBND", False),
        ("number Số: 12a/KH-UBND", "12a/KH-UBND", False),
        ("kind KẾ HOẠCH\ntitle Trồng cây", None, False),
        ("number Số:    /KH-UBND\nkind KẾ HOẠCH", None, True),
        # A number below a blank one makes it no draft.
        ("number Số:    /KH-UBND\nnumber Số: 8/KH-UBND", "8/KH-UBND", False),
        ("kind PHỤ LỤC II\nnumber Số:    /KH-UBND", None, False),
        # Without a letterhead the lead says it, or a title that begins with the kind; where there is one, neither the title.
        ("lead Hà Nam có Kế hoạch số 12/KH-UBND về trồng cây", "12/KH-UBND", False),
        ("lead Theo số 12/KH-UBND về trồng cây", None, False),
        ("title Kế hoạch số 12/KH-UBND về trồng cây", "12/KH-UBND", False),
        ("title Hà Nam có Kế hoạch số 12/KH-UBND về trồng cây", None, False),
        ("title Kế hoạch số 12/KH-UBND về trồng cây\nkind KẾ HOẠCH", None, False),
        ("title Kế hoạch số 12/KH-UBND về trồng cây\nmotto Độc lập - Tự do", None, False),
        ("title Kế hoạch số 12/KH-UBND\nlead Hà Nam có Quyết định số 5/QĐ-UBND", "5/QĐ-UBND", False),
    ],
)
def test_the_number_and_whether_it_is_blank(text: str, number: str | None, *, draft: bool) -> None:
    found = head(text)
    assert (found.header.number and found.header.number.value, found.header.draft) == (number, draft)
    assert [issue.code for issue in found.issues] == ["number.blank"] * draft


@pytest.mark.parametrize(
    ("text", "word", "title"),
    [
        ("kind KẾ HOẠCH\ntitle Trồng cây (2)\ntitle ven đê", "KẾ HOẠCH", "Trồng cây ven đê"),
        ("kind KẾ HOẠCH\ntitle V/v trồng cây", "KẾ HOẠCH", "trồng cây"),
        # Whose it is stands in no title, what it is about does.
        ("kind NGHỊ QUYẾT\ntitle CỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ NAM về trồng cây", "NGHỊ QUYẾT", "về trồng cây"),
        ("kind NGHỊ QUYẾT\ntitle CỦA CẢI về trồng cây", "NGHỊ QUYẾT", "CỦA CẢI về trồng cây"),
        ("title V/v trồng cây\ntitle ven đê", None, "trồng cây ven đê"),
        ("title Kế hoạch trồng cây năm 2024\ntitle ven đê", "Kế hoạch", "trồng cây năm 2024 ven đê"),
        ("title Kế hoạch số 12/KH-UBND ngày 3/4/2024 về trồng cây\ntitle ven đê", "Kế hoạch", "trồng cây ven đê"),
        ("title Cây\ntitle ven đê", None, "Cây ven đê"),
        # What the headline says before a number is read, of the number itself what it is about.
        ("title Kế hoạch số: 12/KH-UBND về cây ven đê", "Kế hoạch", "cây ven đê"),
        ("title Kế hoạch trồng cây theo số 12/KH-UBND về cây", "Kế hoạch", "trồng cây theo số 12/KH-UBND về cây"),
        ("lead Hà Nam có Kế hoạch số 12/KH-UBND về trồng cây", "Kế hoạch", "về trồng cây"),
        ("enacting Ủy ban nhân dân xã ban hành Kế hoạch trồng cây ven đê như sau:", "Kế hoạch", "trồng cây ven đê"),
        ("enacting Ủy ban nhân dân xã Ban hành Kế hoạch, như sau:", "Kế hoạch", None),
        # One word is no title.
        ("enacting Ủy ban nhân dân xã ban hành Kế hoạch: đê như sau:", "Kế hoạch", None),
        # Behind a number the letterhead has said what it says.
        ("number Số: 9\nenacting Ủy ban nhân dân xã ban hành Kế hoạch trồng cây ven đê như sau:", None, None),
    ],
)
def test_the_word_for_the_kind_and_the_title(text: str, word: str | None, title: str | None) -> None:
    header = head(text).header
    assert (header.kind and header.kind.text, header.title and header.title.value) == (word, title)


def test_each_line_keeps_its_role() -> None:
    text = "motto Độc lập\nissuer UBND XÃ NAM\nnumber Số: 7/KH-UBND\nplace_date Nam, ngày 2/3/2024\nkind KẾ HOẠCH\nrecital Căn cứ"
    header = head(text).header
    assert [line.role for line in header.lines] == ["motto", "issuer", "number", "place_date", "kind"]
    assert (header.place and header.place.text, header.issuer and header.issuer.value) == ("Nam", "Ủy ban nhân dân xã Nam")


@pytest.mark.parametrize(
    ("number", "word", "issuer"),
    [
        ("5/2020/TTLT-BYT-BTC", "THÔNG TƯ", "BỘ Y TẾ BỘ TÀI CHÍNH"),
        ("5/NQLT-BYT-BTC", "NGHỊ QUYẾT LIÊN TỊCH", "BỘ Y TẾ BỘ TÀI CHÍNH"),
        ("5/2020/TT-BYT", "THÔNG TƯ", "BỘ Y TẾ"),
        ("5/KH-BYT", "KẾ HOẠCH", "BỘ Y TẾ"),
    ],
)
def test_all_bodies_of_a_letterhead_issue_jointly_where_word_or_code_say_so(number: str, word: str, issuer: str) -> None:
    header = head(f"issuer BỘ Y TẾ\nissuer BỘ TÀI CHÍNH\nnumber Số: {number}\nkind {word}").header
    assert (header.issuer and header.issuer.text, header.parent_body) == (issuer, None)
