"""Text that remembers its source: whatever is edited, the way back holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search import searched
from vnplan.model.base import Span, Text
from vnplan.model.edit import Edit
from vnplan.model.ids import leaf
from vnplan.model.mapped import FURNITURE, MappedText

TEXTS = st.text("abcd ếđ\n", max_size=24)


@st.composite
def edits_for(draw: st.DrawFn, length: int) -> list[Edit]:
    """Edits in order and apart over a text of this length."""
    out, at = [], 0
    while at <= length and draw(st.booleans()):
        start = draw(st.integers(at, length))
        end = draw(st.integers(start, min(length, start + 4)))
        out.append(Edit(start, end, draw(st.text("xyz", max_size=3)), "repair.test"))
        at = end + (start == end)
    return out


def applied(text: str, edits: list[Edit] | tuple[Edit, ...]) -> str:
    out: list[str] = []
    at = 0
    for edit in edits:
        out += (text[at : edit.start], edit.new)
        at = edit.end
    return "".join([*out, text[at:]])


@given(st.data())
@searched(300)
def test_rounds_of_edits_compose(data: st.DataObject) -> None:
    source = data.draw(TEXTS)
    mapped, text = MappedText(source), source
    for _ in range(data.draw(st.integers(0, 3))):
        edits = data.draw(edits_for(len(text)))
        text = applied(text, edits)
        mapped = mapped.apply(edits)
        assert mapped.text == text
    assert applied(source, mapped.edits) == text
    assert MappedText.replay(source, Span(0, len(source)), mapped.edits).text == text


@given(st.data())
@searched(300)
def test_slices_share_text_and_source(data: st.DataObject) -> None:
    source = data.draw(TEXTS)
    mapped = MappedText(source).apply(data.draw(edits_for(len(source))))
    if not mapped.text:
        return
    cut = data.draw(st.integers(0, len(mapped.text)))
    one, two = mapped.slice(0, cut), mapped.slice(cut, len(mapped.text))
    assert one.text + two.text == mapped.text
    assert one.end == two.start
    for part in (one, two):
        assert MappedText.replay(source, part.span, part.edits).text == part.text


@given(st.data())
@searched(300)
def test_a_leaf_of_a_piece_is_the_leaf_of_its_slice(data: st.DataObject) -> None:
    source = data.draw(TEXTS)
    mapped = MappedText(source)
    for _ in range(2):
        mapped = mapped.apply(data.draw(edits_for(len(mapped.text))))
    start = data.draw(st.integers(0, len(mapped.text)))
    end = data.draw(st.integers(start, len(mapped.text)))
    piece = mapped.slice(start, end).strip()
    assert leaf(mapped, start, end) == (Text.of(piece.text, piece.spans()) if piece.text else None)


@given(st.data())
@searched(200)
def test_origins_lie_in_the_source_in_order(data: st.DataObject) -> None:
    source = data.draw(TEXTS)
    mapped = MappedText(source).apply(data.draw(edits_for(len(source))))
    starts = [mapped.origin(i, i + 1) for i in range(len(mapped.text))]
    assert all(0 <= s.start <= s.end <= len(source) for s in starts)
    assert starts == sorted(starts)


def test_unedited_text_is_its_own_origin() -> None:
    mapped = MappedText("Kế hoạch số 58/KH-UBND", 3, 11)
    assert mapped.text == "hoạch số"
    assert mapped.origin(0, 5) == (3, 8)


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(2, 4, "x", "a.b"), Edit(3, 5, "y", "a.b")],
        [Edit(3, 4, "x", "a.b"), Edit(1, 2, "y", "a.b")],
        [Edit(4, 99, "x", "a.b")],
        [Edit(4, 2, "x", "a.b")],
    ],
)
def test_edits_that_do_not_fit_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="in order, apart"):
        MappedText("abcdefgh").apply(edits)


def test_furniture_parts_the_spans() -> None:
    source = "một câu\nCÔNG BÁO/Số 1\ndài"
    mapped = MappedText(source).apply([Edit(7, 22, " ", FURNITURE)])
    assert mapped.text == "một câu dài"
    assert mapped.spans() == (Span(0, 7), Span(22, 25))


def test_locate_goes_the_other_way() -> None:
    mapped = MappedText("**A** bc").apply([Edit(0, 2, "", "layout.markup"), Edit(3, 5, "", "layout.markup")])
    assert [mapped.locate(i) for i in (0, 2, 3, 5, 8)] == [0, 0, 1, 1, 4]
