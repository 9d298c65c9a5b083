"""The new text of amendments as a tree, and the provisions that they are about."""

from collections.abc import Iterator, Sequence

import pytest
from lxml import etree

from tests.oracle import check_whole
from vnplan.export import dump
from vnplan.export.akn.profile import akn
from vnplan.model.block import Block, Bullet, Division, Paragraph
from vnplan.model.day import iso_day
from vnplan.model.document import Document
from vnplan.pipeline import parse
from vnplan.vocab.provisions import places

HEAD = (
    "BỘ NỘI VỤ\n\nSố: 4/2034/TT-BNV\n\nHà Nội, ngày 02 tháng 2 năm 2034\n\nTHÔNG TƯ\nSửa đổi Thông tư số 9/2030/TT-BNV\n\n"
    "Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 9/2030/TT-BNV\n\n"
)
END = "\n\nĐiều 2. Hiệu lực thi hành\n\nThông tư này có hiệu lực thi hành từ ngày 20 tháng 3 năm 2034.\n\nBỘ TRƯỞNG\nLê Thị Sen"


@pytest.mark.parametrize(
    ("pinpoint", "labels"),
    [
        ("khoản 1, 2 và 3 Điều 5", ["Điều 5.1", "Điều 5.2", "Điều 5.3"]),
        ("Điều 5 đến Điều 8", ["Điều 5-8"]),
        ("khoản 1 đến khoản 4 Điều 9", ["Điều 9.1-4"]),
        ("khoản từ 1 đến 4 Điều 9", ["Điều 9.1-4"]),
        ("điểm a, b khoản 2 và khoản 3 Điều 7", ["Điều 7.2.a", "Điều 7.2.b", "Điều 7.3"]),
        (
            "điểm a, điểm b và c khoản 1, khoản 2 Điều 7 và Điều 9",
            ["Điều 7.1.a", "Điều 7.1.b", "Điều 7.1.c", "Điều 7.2", "Điều 9"],
        ),
        ("khoản 1 Điều 8, khoản 2 Điều 13, Điều 20", ["Điều 8.1", "Điều 13.2", "Điều 20"]),
        ("khoản 1a Điều 12b", ["Điều 12b.1a"]),
        ("Mục II Phần B Phụ lục 3", ["Phụ lục 3.Phần B.Mục II"]),
        ("Điều 5 và Điều 7 Chương II", ["Chương II.Điều 5", "Chương II.Điều 7"]),
        ("Điều 5 khoản 2 điểm a", ["Điều 5.2.a"]),
        ("Điều 15, khoản 3", ["Điều 15.3"]),
        ("Điều 5 khoản 2, Điều 7 khoản 3", ["Điều 5.2", "Điều 7.3"]),
        ("gạch đầu dòng thứ hai điểm b khoản 2 Điều 3", ["Điều 3.2.b.2"]),
        ("tiết a.1 điểm a khoản 1 Điều 3", ["Điều 3.1.a.1"]),
        ("khoản tiền", []),
    ],
)
def test_each_provision_of_a_pinpoint_has_its_place(pinpoint: str, labels: list[str]) -> None:
    found = places(pinpoint)
    assert [f"{place.label}-{place.to}" if place.to else place.label for place in found] == labels
    assert all(place.last.to is None for place in found)


def amending(*lines: str) -> Document:
    document = parse(HEAD + "\n\n".join(lines) + END)
    check_whole(document)
    return document


def outline(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Division():
                yield f"{block.label}|{block.heading.text if block.heading else ''}|{block.text.text if block.text else ''}"
                yield from outline(block.children)
            case Bullet():
                yield f"{block.marker.text} {block.text.text}"
                yield from outline(block.children)
            case Paragraph():
                yield block.text.text


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            ("1. Sửa đổi khoản 2 Điều 5 như sau:", "“2. Chủ bến phải:", "a) Niêm yết giá vé;", "b) Giữ phao đủ dùng.”."),
            {"khoản 2 Điều 5": ["Điều 5.2|Chủ bến phải:|", "Điều 5.2.a||Niêm yết giá vé;", "Điều 5.2.b||Giữ phao đủ dùng."]},
        ),
        (
            ("1. Bổ sung Điều 5a vào sau Điều 5 như sau:", "“Điều 5a. Phao", "1. Đò có phao:", "- Phao tròn;", "- Áo phao.”"),
            {"Điều 5a": ["Điều 5a|Phao|", "Điều 5a.1|Đò có phao:|", "- Phao tròn;", "- Áo phao."]},
        ),
        (
            ("1. Sửa đổi khoản 2 Điều 5 như sau: “2. Bến mở cửa từ sáng.”; bãi bỏ khoản 4 Điều 6.",),
            {"khoản 2 Điều 5": ["Điều 5.2||Bến mở cửa từ sáng."], "khoản 4 Điều 6": []},
        ),
        (
            ("1. Sửa đổi Điều 5 như sau: “Điều 5. Bến đò", "1. Bến có đèn.", "2. Bến có mái.”", "2. Bãi bỏ Điều 8."),
            {"Điều 5": ["Điều 5|Bến đò|", "Điều 5.1||Bến có đèn.", "Điều 5.2||Bến có mái."], "Điều 8": []},
        ),
        (
            (
                "1. Sửa đổi một số khoản của Điều 6 như sau:",
                "a) Sửa đổi khoản 1 như sau:",
                "“1. Đò có đèn.”;",
                "b) Bãi bỏ khoản 3.",
            ),
            {"khoản 1 Điều 6": ["Điều 6.1||Đò có đèn."], "khoản 3 Điều 6": []},
        ),
        (
            ("1. Sửa đổi Điều 6 như sau:", "a) Sửa đổi điểm b khoản 1 như sau:", "“b) Đò có còi.”."),
            {"điểm b khoản 1 Điều 6": ["Điều 6.1.b||Đò có còi."]},
        ),
        (
            (
                "1. Sửa đổi khoản 1, khoản 2 Điều 6 như sau:",
                "a) Sửa đổi khoản 1 Điều 6 như sau:",
                "“1. Đò có còi.”",
                "b) Bãi bỏ khoản 2 Điều 6.",
            ),
            {"khoản 1 Điều 6": ["Điều 6.1||Đò có còi."], "khoản 2 Điều 6": []},
        ),
        (
            ("1. Bổ sung khoản 3a vào Điều 6 như sau:", "“Điều 6. Người lái đò", "…", "3a. Người lái đò biết bơi.”"),
            {"khoản 3a Điều 6": ["Điều 6|Người lái đò|", "…", "Điều 6.3a||Người lái đò biết bơi."]},
        ),
        (
            ("1. Sửa đổi các điểm a, c khoản 1 Điều 3 như sau:", "a) Đò dọc;", "c) Đò ngang.", "2. Bãi bỏ Điều 9."),
            {"điểm a, c khoản 1 Điều 3": ["Điều 3.1.a||Đò dọc;", "Điều 3.1.c||Đò ngang."], "Điều 9": []},
        ),
        (
            ("1. Sửa đổi khoản 1 và bổ sung khoản 4 Điều 5 như sau:", "“1. Đò có đèn.", "4. Đò có còi:", "a) Còi to.”"),
            {"khoản 1 Điều 5": ["Điều 5.1||Đò có đèn."], "khoản 4 Điều 5": ["Điều 5.4|Đò có còi:|", "Điều 5.4.a||Còi to."]},
        ),
        (
            ("1. Bổ sung Chương IIa như sau:", "“Chương IIa", "ĐÒ ĐÊM", "Điều 14a. Đèn", "Đò đêm có đèn trước và sau.”"),
            {"Chương IIa": ["Chương IIa|ĐÒ ĐÊM|", "Chương IIa.Điều 14a|Đèn|", "Đò đêm có đèn trước và sau."]},
        ),
    ],
)
def test_new_text_is_a_tree_that_can_be_put_in_place(lines: tuple[str, ...], wanted: dict[str, list[str]]) -> None:
    document = amending(*lines)
    assert {a.target.pinpoint: list(outline(a.structure)) for a in document.amendments} == wanted
    assert {a.target.number for a in document.amendments} == {"9/2030/TT-BNV"}


def test_new_text_that_is_never_closed_ends_before_the_next_order() -> None:
    document = amending(
        "1. Sửa đổi Điều 5 như sau:", "“Điều 5. Bến đò", "Bến có đèn.", "2. Sửa đổi Điều 7 như sau:", "“Điều 7. Phà”"
    )
    assert [a.new for a in document.amendments] == ["Điều 5. Bến đò\nBến có đèn.", "Điều 7. Phà"]
    assert document.effect is not None
    assert iso_day(document.effect.start) == "2034-03-20"


def test_amendments_are_modifications_with_quoted_structures() -> None:
    document = amending("1. Sửa đổi khoản 2 Điều 5 như sau:", "“2. Một.”", "2. Bãi bỏ các điều từ Điều 7 đến Điều 9.")
    root = etree.fromstring(dump(document, "akn"))
    told = {mod.get("type"): [str(where.get("href")).partition("#")[2] for where in mod] for mod in root.iter(akn("textualMod"))}
    assert told["substitution"] == ["art_1__para_1", "art_5__para_2", "quotedStructure_1"]
    [quoted] = root.iter(akn("quotedStructure"))
    assert [etree.QName(node).localname for node in quoted.iter()] == ["quotedStructure", "paragraph", "num", "content", "p"]
