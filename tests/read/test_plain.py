"""Paragraphs of plain text, however it was set."""

import textwrap

import pytest

from tests.read.coverage import check, visible
from vnplan.model.clipping import Clipping
from vnplan.read import clip

SENTENCES = [
    "Rà soát toàn bộ giếng khơi, bể chứa trong các bản vùng cao; đánh dấu những nơi đã cạn và báo cáo về xã trước mùa khô.",
    "Huy động dân quân, đoàn viên thanh niên nạo vét mương dẫn, đắp lại bờ đập bị rò rỉ, khơi thông cống qua đường liên thôn.",
    "Mỗi trường học dự trữ nước uống cho học sinh trong ba ngày; bếp ăn bán trú nấu bằng nước đã lắng lọc và đun sôi kỹ càng.",
    "Trạm y tế hướng dẫn từng nhà khử khuẩn nước bằng viên nén, nhận biết dấu hiệu mất nước ở trẻ nhỏ và người cao tuổi.",
]
WORDS = " ".join(SENTENCES)


def read(text: str) -> Clipping:
    clipping = clip(text, media_type="text/plain")
    check(clipping)
    return clipping


def texts(clipping: Clipping) -> list[str]:
    return [" ".join(visible(clipping, block).split()) for block in clipping.blocks]


@pytest.mark.parametrize("width", [28, 40, 60, 72, 80, 100, 120, 160])
def test_hard_wrapped_paragraphs_are_blocks_that_may_be_joined(width: int) -> None:
    paragraphs = [WORDS, WORDS[80:], WORDS[:600]]
    clipping = read("\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs))
    assert texts(clipping) == [" ".join(paragraph.split()) for paragraph in paragraphs]
    assert all(block.wrapped for block in clipping.blocks)


def test_one_paragraph_a_line() -> None:
    clipping = read("\n".join(SENTENCES * 3))
    assert texts(clipping) == SENTENCES * 3
    assert not any(block.wrapped for block in clipping.blocks)


def test_blank_lines_between_all_lines() -> None:
    clipping = read("\n\xa0\n".join(SENTENCES * 3))
    assert texts(clipping) == SENTENCES * 3
    assert not any(block.wrapped for block in clipping.blocks)


def test_hard_wrapped_with_blank_lines_between_all_lines() -> None:
    lines = textwrap.wrap(WORDS, 70)
    clipping = read("\n\n".join(lines) + "\n\n\n\n" + "\n\n".join(textwrap.wrap(WORDS[80:], 70)))
    assert texts(clipping) == [" ".join(lines), " ".join(WORDS[80:].split())]
    assert all(block.wrapped for block in clipping.blocks)


def test_long_lines_among_wrapped_ones_stand_alone() -> None:
    wrapped = textwrap.fill(WORDS, 60)
    clipping = read(f"{wrapped}\n{SENTENCES[0]} {SENTENCES[1]}\n{wrapped}")
    assert texts(clipping) == [WORDS, f"{SENTENCES[0]} {SENTENCES[1]}", WORDS]


def test_a_line_cut_among_whole_ones_is_offered_for_joining() -> None:
    lines = [*SENTENCES, "Kinh phí lấy từ nguồn dự phòng của", "ngân sách xã và đóng góp của nhân dân.", *SENTENCES]
    clipping = read("\n".join(lines))
    assert texts(clipping)[4] == "Kinh phí lấy từ nguồn dự phòng của ngân sách xã và đóng góp của nhân dân."
    assert clipping.blocks[4].wrapped
    assert len(clipping.blocks) == 9


def test_points_are_not_taken_for_cut_lines() -> None:
    lines = ["Nhiệm vụ cụ thể:", "a) Sở Y tế kiểm tra nguồn nước;", "b) Sở Xây dựng sửa đập;", "đ) Công an xã tuần tra."]
    assert texts(read("\n".join([*SENTENCES, *lines]))) == [*SENTENCES, *lines]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\u2028"])
def test_every_line_ending(end: str) -> None:
    clipping = read(end.join(SENTENCES * 2))
    assert texts(clipping) == SENTENCES * 2
    assert clipping.source.text == end.join(SENTENCES * 2)


def test_a_form_feed_does_not_part_a_paragraph() -> None:
    lines = textwrap.wrap(WORDS, 60)
    clipping = read("\n".join(lines[:4]) + "\n\f" + "\n".join(lines[4:]))
    assert len(clipping.blocks) == 1


def test_a_paragraph_without_end_is_cut_so_that_work_stays_bounded() -> None:
    clipping = read(textwrap.fill(WORDS * 200, 40))
    assert max(block.end - block.start for block in clipping.blocks) < 1000 * 41
    assert " ".join(texts(clipping)).split() == (WORDS * 200).split()


def test_what_shows_nothing_is_part_of_its_neighbour() -> None:
    clipping = read("\u200b\nKế hoạch\n\n\u200b\u200b\n\nNăm 2017\n\ufeff")
    assert [clipping.source.text[b.start : b.end] for b in clipping.blocks] == [
        "\u200b\nKế hoạch\n\n\u200b\u200b",
        "Năm 2017\n\ufeff",
    ]


def test_tables_of_lone_pipes_occur_in_plain_text_too() -> None:
    (table,) = read("|\nTỈNH A\n|\nCỘNG HÒA\nĐộc lập\n|\n|\nSố: 1/KH\n|\nA, ngày 1\n|\n").blocks
    assert table.kind == "table"
    assert [len(row.cells) for row in table.rows] == [2, 2]
