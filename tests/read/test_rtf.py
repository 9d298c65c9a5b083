import random

import pytest

from vnplan.errors import UnreadableError
from vnplan.model.clipping import Block
from vnplan.read import clip
from vnplan.split import split

HEAD = r"{\rtf1\ansi\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset0 .VnTime;}{\f2\fcharset163 Arial;}}"


def rtf(body: str) -> bytes:
    return (HEAD + body + "}").encode("latin-1")


def lines(body: str) -> list[str]:
    return [line.text.text for line in split(clip(rtf(body)))]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (r"\pard K\u7871?ho\u7841?ch\par Hai\par", ["Kếhoạch", "Hai"]),
        (r"\pard S\u7889\'3f: 58/KH\par", ["Số: 58/KH"]),
        (r"\uc2 K\u7871\'3f\'3f th\par", ["Kế th"]),
        (r"{\f1 K\'d5 ho\'b9ch}\par", ["Kế hoạch"]),
        (r"{\f2 \'d0i\'ea}\par", ["Điê"]),
        (r"m\'e9t{\v \'e1n}{\*\bkmkstart x}{\pict 00ff}\par", ["mét"]),
        (r"\caps m\u7909?c \caps0 nh\u7887?\par", ["MỤC nhỏ"]),
        (r"UBND T\u7880?NH\tab C\u7896?NG H\u210?A\par", ["UBND TỈNH", "CỘNG HÒA"]),
        (r"{\field{\*\fldinst DATE}{\fldrslt 15/6}}\par", ["15/6"]),
        (r"{\listtext 1.\tab}Giao S\u7903?\par", ["1. Giao Sở"]),
        (r"58\_KH/TU\par", ["58-KH/TU"]),
        (r"{\shp{\*\shpinst{\shptxt D\u7920?\par}}}", ["DỰ"]),
        (r"\bin4 }}}}x\par", ["x"]),
    ],
)
def test_text_is_what_a_word_processor_shows(body: str, wanted: list[str]) -> None:
    assert lines(body) == wanted


def held(blocks: tuple[Block, ...], text: str) -> list[list[str]]:
    [table] = [block for block in blocks if block.rows]
    return [[" ".join(text[b.start : b.end] for b in cell.blocks) for cell in row.cells] for row in table.rows]


def test_tables_keep_their_cells_and_furniture_is_set_apart() -> None:
    row = r"\trowd\cellx1000\cellx2000\pard\intbl {}\cell {}\cell\row"
    body = r"{\header Trang 1\par}" + row.format("a", "b") + row.format("c", r"d\par e") + r"\pard h\u7871?t\par"
    clipping = clip(rtf(body))
    assert held(clipping.blocks, clipping.source.text) == [["a", "b"], ["c", "d e"]]
    assert [(b.role, clipping.source.text[b.start : b.end]) for b in clipping.blocks[1:]] == [
        ("text", "hết"),
        ("furniture", "Trang 1"),
    ]


def test_a_footnote_is_a_note() -> None:
    clipping = clip(rtf(r"\pard Ngh\u7883? \'f0{\footnote Theo s\u7889? 7\par} sau\par"))
    assert [(b.role, clipping.source.text[b.start : b.end]) for b in clipping.blocks] == [
        ("note", "Theo số 7"),
        ("text", "Nghị ð sau"),
    ]


def test_damage_never_raises_anything_else() -> None:
    data = rtf(r"\pard K\u7871? {\b ho\'b9ch}\par\trowd\intbl a\cell\row{\footnote x}\par" * 5)
    chance = random.Random(3)  # noqa: S311 - damage need not be secret
    for _ in range(300):
        bad = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            bad[chance.randrange(6, len(bad))] = chance.randrange(256)
        try:
            clip(bytes(bad), name="x.rtf")
        except UnreadableError as error:
            assert "x.rtf" in str(error)  # noqa: PT017 - not always raised
