"""Notes at the end of a body are paragraphs of their own, not text of the clause above them."""

import pytest

import vnplan
from tests.oracle import check
from vnplan.model.block import Paragraph

HEAD = "KẾ HOẠCH\nTrồng cây năm 2024\n\nI. NHIỆM VỤ\n\n1. Chăm sóc vườn hoa{mark}.\n\n2. Tưới nước cho cây.\n\n"
TAIL = "\n\nNơi nhận:\n- Các sở;\n- Lưu: VT.\n"


@pytest.mark.parametrize(
    ("mark", "note", "own"),
    [
        ("[1]", "[1] Theo Luật Trồng trọt.", True),
        ("[^1]", "[^1]: Theo Luật Trồng trọt.", True),
        ("<sup>1</sup>", "<sup>1</sup> Theo Luật Trồng trọt.", True),
        ("¹", "¹ Theo Luật Trồng trọt.", True),
        ("1", "1 Theo Luật Trồng trọt.", True),
        ("", "[1] Theo Luật Trồng trọt.", False),
        ("", "1 Theo Luật Trồng trọt.", False),
        ("[2]", "[1] Theo Luật Trồng trọt.", False),
    ],
)
def test_a_note_is_no_part_of_the_clause_above_it(mark: str, note: str, own: bool) -> None:  # noqa: FBT001 - a table
    document = vnplan.parse(HEAD.format(mark=mark) + note + TAIL)
    check(document)
    last = document.body[-1]
    assert isinstance(last, Paragraph) is own
    if isinstance(last, Paragraph):
        assert last.text.text == note
