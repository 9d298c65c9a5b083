"""Effect and amendments, over small documents written for the purpose."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import CORPORA
from vnplan.annotate.effects.operations import orders
from vnplan.annotate.effects.statements import statements
from vnplan.model.day import iso_day
from vnplan.model.document import Document
from vnplan.pipeline import parse

PAGES = sorted((CORPORA / "effects").glob("*.txt"))


def found(document: Document) -> dict[str, object]:
    effect = document.effect
    assert effect is not None
    said = [
        [one.action, one.target.number, one.target.pinpoint, *map(iso_day, (one.start, one.end))] for one in effect.statements
    ]
    done = [[one.operation, one.target.number, one.target.pinpoint, one.new] for one in document.amendments]
    return {"start": iso_day(effect.start), "end": iso_day(effect.end), "statements": sorted(said, key=str), "amendments": done}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_document_says_when_it_is_in_force_and_what_it_changes(page: Path) -> None:
    want = json.loads(page.with_suffix(".effects.json").read_text("utf-8"))
    want["statements"].sort(key=str)
    assert found(parse(page)) == want


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_statement_and_order_stands_in_the_source(page: Path) -> None:
    document = parse(page)
    assert document.effect is not None
    for one in document.effect.statements:
        assert document.source.text[one.spans[0].start : one.spans[-1].end].split() == one.text.split()
    assert all(a.spans and a.spans[0].end > a.spans[0].start for a in document.amendments)


@pytest.mark.parametrize(
    "text",
    [
        "trước ngày Nghị quyết này có hiệu lực thi hành",
        "Kể từ ngày Nghị định này có hiệu lực, bến cũ vẫn mở.",
        "Nếu văn bản được thay thế Thông tư số 5/2019/TT-BTC thì theo văn bản mới",
        "danh mục thủ tục bị bãi bỏ tại Quyết định số 15/QĐ-BTP",
        "thay thế cán bộ nghỉ hưu",
    ],
)
def test_what_says_nothing_of_effect(text: str) -> None:
    assert not list(statements(text, date(2030, 1, 2)))


@pytest.mark.parametrize("text", ["Bổ sung cửa chống cháy", "Sửa đổi nhỏ trong Điều 5", "đã sửa đổi khoản 2 Điều 5 năm ngoái"])
def test_what_is_no_order(text: str) -> None:
    assert not list(orders(text))


def test_what_quoted_new_text_says_of_effect_is_not_the_document_s_own() -> None:
    document = parse(
        "BỘ NỘI VỤ\n\nSố: 4/2024/TT-BNV\n\nHà Nội, ngày 02 tháng 2 năm 2024\n\nTHÔNG TƯ\nSửa đổi Thông tư số 9/2020/TT-BNV\n\n"
        "Điều 1. Sửa đổi, bổ sung Điều 7 của Thông tư số 9/2020/TT-BNV như sau:\n\n"
        "“Điều 7. Hiệu lực\n\nThông tư này có hiệu lực thi hành từ ngày 01 tháng 5 năm 2020.”\n\n"
        "Điều 2. Hiệu lực thi hành\n\nThông tư này có hiệu lực thi hành từ ngày 20 tháng 3 năm 2024."
    )
    assert document.effect is not None
    assert (iso_day(document.effect.start), [iso_day(one.start) for one in document.effect.statements]) == (
        "2024-03-20",
        ["2024-03-20"],
    )


@pytest.mark.parametrize(("last", "new"), [("1. Bến có đèn.”", "1. Bến có đèn."), ("1. Bến có đèn.", "1.\nBến có đèn.")])
def test_new_text_that_nothing_closes_ends_with_the_document(last: str, new: str) -> None:
    document = parse(
        "BỘ NỘI VỤ\n\nSố: 4/2024/TT-BNV\n\nHà Nội, ngày 02 tháng 2 năm 2024\n\nTHÔNG TƯ\nSửa đổi Thông tư số 9/2020/TT-BNV\n\n"
        f"Điều 1. Sửa đổi, bổ sung Điều 7 của Thông tư số 9/2020/TT-BNV như sau:\n\n“Điều 7. Bến đò\n\n{last}"
    )
    assert [one.new for one in document.amendments] == [f"Điều 7. Bến đò\n{new}"]
