from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

import vnplan
from tests.conftest import CORPORA, corpus_pages, parsed, thirds
from tests.export import made
from tests.growth import growth
from tests.search import searched
from vnplan.compare import compare
from vnplan.compare.command import diff
from vnplan.compare.html_page import page
from vnplan.compare.match import Item, match
from vnplan.compare.model import Change, Comparison, Matched
from vnplan.compare.words import changed_words
from vnplan.model.document import Document
from vnplan.model.source import Source

PLAN = CORPORA / "plan_news.txt"
# Last year's plan and this year's: a body, a date, a target, a cited document, a title change; one section goes to the
# end and one item is taken out.
NEXT_YEAR = {
    "15/03/2018": "15/03/2019",
    "năm 2018": "năm 2019",
    "tháng 5/2018": "tháng 5/2019",
    "quý II/2018": "quý II/2019",
    "ít nhất 15%": "ít nhất 20%",
    "98/2017/TT-BTC": "12/2019/TT-BTC",
    "chậm nhất ngày 20/4/2018": "chậm nhất ngày 25/4/2019",
    "4. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh": "4. Đề nghị Tỉnh đoàn",
    "b) Phối hợp với Tỉnh đoàn, Hội Chữ thập đỏ tỉnh lập các đội học sinh tự quản trên đường đến trường.": "",
}


@pytest.fixture(scope="module")
def years() -> Comparison:
    text = PLAN.read_text("utf-8")
    changed = text
    for old, new in NEXT_YEAR.items():
        assert old in changed
        changed = changed.replace(old, new)
    return compare(vnplan.parse(text), vnplan.parse(changed))


def at(items: tuple[Matched, ...], label: str) -> Matched:
    return next(item for item in items if label in (item.old, item.new))


def changed_fields(item: Matched) -> dict[str, tuple[str | None, str | None]]:
    return {change.field: (change.old, change.new) for change in item.changes}


def test_what_changed_from_year_to_year_is_said(years: Comparison) -> None:
    assert [change.field for change in years.header] == ["date", "title"]
    assert at(years.sections, "IV.2.b").status == "removed"
    assert at(years.sections, "II.2").status == "same"
    assert [(c.field, c.old, c.new) for c in at(years.sections, "IV.1").changes] == [
        ("deadline", "trong quý II/2018 (2018-04-01 – 2018-06-30)", "trong quý II/2019 (2019-04-01 – 2019-06-30)"),
        ("deadline", "trước ngày 15/11 (2018-11-15)", "trước ngày 15/11 (2019-11-15)"),
    ]
    due = changed_fields(at(years.sections, "IV.2.a"))["deadline"]
    assert due == ("chậm nhất ngày 20/4/2018 (2018-04-20)", "chậm nhất ngày 25/4/2019 (2019-04-25)")
    assert ("removed", "20") in [(s.op, s.text) for s in at(years.sections, "IV.2.a").text]
    lead = [c for c in at(years.sections, "IV.4").changes if c.field == "lead"]
    assert any(c.new == "Tỉnh đoàn" for c in lead)
    assert Change(field="citation", old="Thông tư 98/2017/TT-BTC", new="Thông tư 12/2019/TT-BTC") in years.citations


def test_tasks_are_matched_with_their_bodies_and_dates(years: Comparison) -> None:
    assert at(years.tasks, "IV.2.a").status == "changed"
    assert "deadline" in changed_fields(at(years.tasks, "IV.2.a"))
    assert at(years.tasks, "IV.5").status in ("same", "changed")
    assert {task.old for task in years.tasks if task.status == "removed"} <= {"IV.2.b"}


def test_targets_are_compared_by_their_values() -> None:
    document = made.document()
    [target] = document.targets
    higher = target.model_copy(update={"value": 95.0, "text": "trên 95%"})
    [change] = at(compare(document, document.model_copy(update={"targets": (higher,)})).sections, "II.1.a").changes
    assert (change.field, change.old, change.new) == ("target", "số hộ trên 90%", "số hộ trên 95%")


@pytest.mark.parametrize("path", thirds(corpus_pages()), ids=lambda path: path.stem)
def test_a_document_is_the_same_as_itself(path: Path) -> None:
    document = parsed(path)
    found = compare(document, document)
    assert not found.header
    assert not found.citations
    assert all(item.status == "same" and not item.moved for item in (*found.sections, *found.tasks))


def test_a_moved_section_is_moved_and_not_changed() -> None:
    head = "KẾ HOẠCH\nKè bờ rạch năm 2024\n\n"
    parts = (
        "MỤC ĐÍCH\n\nChống sạt lở bờ rạch.\n\n",
        "PHÂN CÔNG\n\nCông an xã cắm mốc trước ngày 10/6.\n\n",
        "KINH PHÍ\n\nTheo dự toán.",
    )
    old, new = (vnplan.parse(f"{head}I. {a}II. {b}III. {parts[2]}") for a, b in (parts[:2], parts[1::-1]))
    found = compare(old, new)
    assert [(item.status, item.moved, item.old, item.new) for item in found.sections] == [
        ("same", True, "II", "I"),
        ("same", False, "I", "II"),
        ("same", False, "III", "III"),
    ]


def test_nothing_and_something() -> None:
    nothing, something = Document(source=Source(text="")), made.document()
    assert not compare(nothing, nothing).sections
    assert {item.status for item in compare(nothing, something).sections} == {"added"}
    assert {item.status for item in compare(something, nothing).tasks} == {"removed"}


def test_sections_without_words_are_matched_by_their_labels() -> None:
    items = [Item(label, "", "") for label in ("1", "2", "3")]
    assert [(pair.old, pair.new) for pair in match(items, items[1:])] == [(0, None), (1, 0), (2, 1)]


TEXTS = st.lists(st.text("ab ", max_size=8), max_size=6)


@searched(100)
@given(old=TEXTS, new=TEXTS)
def test_each_item_is_in_exactly_one_pair(old: list[str], new: list[str]) -> None:
    pairs = match([Item(None, "", t) for t in old], [Item(None, "", t) for t in new])
    assert sorted(pair.old for pair in pairs if pair.old is not None) == list(range(len(old)))
    assert [pair.new for pair in pairs if pair.new is not None] == list(range(len(new)))


@searched(100)
@given(old=st.text("ab .;1", max_size=20), new=st.text("ab .;1", max_size=20))
def test_segments_give_both_texts(old: str, new: str) -> None:
    found = changed_words(old, new)
    if old != new:
        assert "".join(s.text for s in found if s.op != "added") == old
        assert "".join(s.text for s in found if s.op != "removed") == new
    else:
        assert not found


@pytest.mark.slow
def test_thousands_of_sections_and_long_texts_take_a_bounded_time() -> None:
    items = [Item(str(i), "", f"Giao sở số {i % 7} làm việc thứ {'x' * (i % 50)} của kế hoạch") for i in range(3000)]
    assert len(match(items, items[::-1])) == 3000
    text = "một hai ba bốn. " * 20_000
    found = changed_words(text, text.replace("ba", "năm"))
    assert "".join(s.text for s in found if s.op != "added") == text

    def changed(size: int) -> object:
        return changed_words(text[:size], text[:size].replace("ba", "năm"))

    assert growth(changed, len(text) // 8, len(text), below=3) < 3


def test_the_page_escapes_everything(years: Comparison) -> None:
    bad = '<script>alert("x")</script>'
    hostile = years.model_copy(
        update={
            "old": years.old.model_copy(update={"name": bad}),
            "sections": (Matched(status="changed", title=bad, old=bad, text=changed_words("a", bad)),),
            "header": (Change(field=bad, old=bad, new=bad),),
        }
    )
    tree = html.document_fromstring(page(hostile))
    assert not list(tree.iter("script"))
    assert "IV.2.a" in page(years)


def test_the_command_writes_terminal_json_and_html(tmp_path: Path) -> None:
    other = tmp_path / "next.txt"
    other.write_text(PLAN.read_text("utf-8").replace("chậm nhất ngày 20/4/2018", "chậm nhất ngày 25/4/2018"), "utf-8")
    runner = CliRunner()
    shown = runner.invoke(diff, [str(PLAN), str(other)])
    assert shown.exit_code == 0, shown.output
    assert "deadline: chậm nhất ngày 20/4/2018" in " ".join(shown.output.split())
    found = Comparison.model_validate_json(runner.invoke(diff, [str(PLAN), str(other), "-f", "json"]).output)
    assert at(found.sections, "IV.2.a").status == "changed"
    target = tmp_path / "diff.html"
    assert runner.invoke(diff, [str(PLAN), str(other), "-f", "html", "-o", str(target)]).exit_code == 0
    assert target.read_text("utf-8").startswith("<!DOCTYPE html>")
    written = tmp_path / "diff.txt"
    assert runner.invoke(diff, [str(PLAN), str(other), "-o", str(written)]).exit_code == 0
    assert "Sections" in written.read_text("utf-8")


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    runner = CliRunner()
    assert "only one of the two" in runner.invoke(diff, ["-", "-"]).output
    failed = runner.invoke(diff, [str(PLAN), str(PLAN), "-f", "json", "-o", str(tmp_path / "no" / "x.json")])
    assert failed.exit_code == 1
    assert "cannot be written" in failed.output
