"""What the repairer changes and what it leaves."""

import json
from pathlib import Path

import pytest
import regex
from click.testing import CliRunner

from tools.learn import aligned, learn, operations
from tools.repair_bench import compare, measure
from vnplan.lm.model import packed
from vnplan.mend import disagreements, line_edits, repair
from vnplan.mend.channel import Channel
from vnplan.mend.command import repair as command
from vnplan.mend.letters import skeleton
from vnplan.mend.misspellings import Misspelling, misspelling_edits, misspellings
from vnplan.mend.names import WordList, words
from vnplan.mend.page import page_of
from vnplan.mend.search import Confusion, Family
from vnplan.mend.spacing import Spacing, spacing_edits
from vnplan.mend.words import channel as packed_channel
from vnplan.model.base import Span
from vnplan.model.mapped import MappedText
from vnplan.rules.load import load

SHARED = Path(__file__).parents[3] / "shared"
shared = pytest.mark.skipif(not SHARED.exists(), reason="the gold documents do not lie beside the project")


def test_case_is_kept() -> None:
    assert repair("PHỐI HỌP VỚI CÁC SỞ, NGÀNH LIÊN QUAN").text == "PHỐI HỢP VỚI CÁC SỞ, NGÀNH LIÊN QUAN"
    assert repair("- Phổi hợp với các sở, ngành liên quan.").text == "- Phối hợp với các sở, ngành liên quan."
    assert repair("chủ trì, phối họp với các sở.").text == "chủ trì, phối hợp với các sở."


def test_the_style_of_the_document_is_kept() -> None:
    newer = "Uỷ ban nhân dân xã, uỷ viên, hoà giải. Chú trọng xã hội hoả trong giáo dục, xã hội hoá y tế."
    older = "Ủy ban nhân dân xã, ủy viên, hòa giải. Chú trọng xã hội hỏa trong giáo dục, xã hội hóa y tế."
    assert "xã hội hoá trong giáo dục" in repair(newer, caution="eager").text
    assert "xã hội hóa trong giáo dục" in repair(older, caution="eager").text


def test_the_document_is_a_witness() -> None:
    alone = "Hội nghị trực tuyến trên địa bản tỉnh."
    assert repair(alone).text == alone
    errors = "Thủ tưởng Chính phù giao. Tố chức quán triểt. Phổi hợp với các sở. Nêu rỗ lý do. Nữ cản bộ, công chức. "
    errors += "Chủ trì, phối họp. Góp phần ổn dịnh đời sống. Bảo đảm tính khả thỉ. Hoạt động củạ các ngành. Quy định pháp luât. "
    page = errors + "Kiểm tra trên địa bàn tỉnh. Tuyên truyền trên địa bàn tỉnh. Công tác trên địa bàn tỉnh. " + alone
    assert repair(page).text.endswith("trên địa bàn tỉnh.")


def test_an_unmarked_masthead_is_left_alone() -> None:
    page = (
        "Bao Thai Nguyen dien tu\n\nTin tuc tong hop hang ngay\n\nỦy ban nhân dân tỉnh ban hành Kế hoạch phòng, chống thiên tai."
    )
    assert repair(page).text == page


def test_marks_come_back_only_where_asked() -> None:
    bare = "ke hoach phat trien kinh te xa hoi cua tinh Thai Nguyen"
    assert repair(bare).text == "kế hoạch phát triển kinh tế xã hội của tỉnh Thái Nguyên"
    assert {e.rule for e in repair(bare).edits} == {"repair.accents"}
    assert repair(bare, accents=False).text == bare


def test_wrapped_lines_are_read_as_one() -> None:
    assert repair("Sở Tài chính chủ trì, phối\nhọp với các sở, ngành liên quan.").text.startswith(
        "Sở Tài chính chủ trì, phối\nhợp"
    )


def test_lines_are_witnesses_for_each_other() -> None:
    lines = ["Điều 1. Phê duyệt Đề án.", "- Phổi hợp với các sở, ngành.", "Số 58/KH - UBND"]
    edits = line_edits(lines, caution="standard")
    assert edits[0] == []
    assert [(e.start, e.end, e.new) for e in edits[1]] == [(2, 6, "Phối")]
    assert [(e.start, e.end, e.new) for e in edits[2]] == [(8, 9, ""), (10, 11, "")]


def test_a_confidence_is_lower_where_more_words_may_stand() -> None:
    sure = repair("chủ trì, phối họp với các sở, ngành liên quan").edits[0]
    assert sure.rule == "repair.ocr"
    assert 0.9 < sure.score <= 1


def test_numbers_that_disagree_are_reported() -> None:
    date = "2017-03-14"
    same = [("917/LĐTBXH-BĐG", date, Span(0, 5)), ("911/LĐTBXH-BĐG", date, Span(9, 14)), ("917/LĐTBXH-BĐG", date, Span(20, 25))]
    (issue,) = disagreements(same)
    assert issue.code == "number.disagrees"
    assert issue.spans == (Span(0, 5), Span(9, 14), Span(20, 25))
    other = [("917/UBND", date, Span(0, 5)), ("911/UBND", "2017-03-15", Span(9, 14)), ("922/UBND", date, Span(20, 25))]
    assert disagreements(other) == []
    assert disagreements([("917/UBND", None, Span(0, 1)), ("911/UBND", None, Span(2, 3))]) == []


@pytest.mark.parametrize("row", load("repair_spacing", "form", Spacing), ids=lambda row: row.name)
def test_spacing_rules_do_what_their_examples_say(row: Spacing) -> None:
    pattern = regex.compile(row.pattern)
    assert row.examples
    for before, after in row.examples:
        assert regex.search(row.prefilter, before), before
        assert pattern.search(before), before
        assert repair_spaces(before) == after
    for text in row.rejects:
        assert repair_spaces(text) == text


def repair_spaces(text: str) -> str:
    out: list[str] = []
    at = 0
    for edit in spacing_edits(page_of(text, packed())):
        out += (text[at : edit.start], edit.new)
        at = edit.end
    return "".join([*out, text[at:]])


def is_explained(row: Confusion) -> bool:
    steps = operations(*row.example)
    return any((row.printed, row.read) in ((skeleton(a), skeleton(b)), (a, b)) for a, b in steps)


def test_every_confusion_explains_its_example() -> None:
    rows = load("confusions", "confusion", Confusion)
    assert rows
    assert [(row.printed, row.read, row.example) for row in rows if not is_explained(row)] == []
    assert [(row.printed, row.read) for row in rows if row.seen < 2] == []


def test_every_family_has_one_cost() -> None:
    names = [row.name for row in load("confusions", "family", Family)]
    assert len(names) == len(set(names))
    assert {"tone", "shape", "both", "stroke", "letter", "lost", "gained", "unmarked"} <= set(names)


@pytest.mark.parametrize("row", load("repair_words", "list", WordList), ids=lambda row: row.name)
def test_word_lists_are_lower_case_and_exemplified(row: WordList) -> None:
    assert row.examples
    assert all(word == word.lower() for word in row.words)
    assert all(any(f" {word} " in f" {text.lower()} " for word in words(row.name)) for text in row.examples)


def test_the_channel_knows_the_usual_misreadings(channel: Channel) -> None:
    for read, printed in (("phù", "phủ"), ("họp", "hợp"), ("đẳng", "đảng"), ("tr1ển", "triển"), ("vvì", "vì"), ("rỗ", "rõ")):
        assert printed in spellings(channel, read)
    assert spellings(channel, "x" * 40) == []


def spellings(channel: Channel, read: str) -> list[str]:
    return [channel.model.words[i] for i in channel.candidates(read)[0].tolist()]


@pytest.fixture(scope="module")
def channel() -> Channel:
    return packed_channel()


def test_costs_are_learnt_from_pairs() -> None:
    pairs = list(aligned("phủ tổ chức phủ phủ " * 30, "phủ tổ chức phủ phủ " * 27 + "phù tố chức phủ phủ " * 3))
    rows, families = learn(pairs)
    assert {(row.printed, row.read) for row in rows} == {("ủ", "ù"), ("ổ", "ố")}
    assert families.keys() == {"tone"}


def test_the_bench_counts_what_was_wrong_and_what_is(tmp_path: Path) -> None:
    tally = compare("Thủ tướng Chính phủ", "Thủ tưởng Chính phù", "Thú tướng Chính phù")
    assert (tally.wrong, tally.left, tally.fixed, tally.made) == (2, 2, 1, 1)
    file = tmp_path / "pairs.jsonl"
    file.write_text(json.dumps({"truth": "phối hợp với các sở", "ocr": "phối họp với các sở"}) + "\n", "utf-8")
    row = measure([file], lambda text: repair(text, caution="eager").text).row()
    assert row["ser_before"] == pytest.approx(0.2)
    assert row["ser_after"] == 0
    assert row["correction_f1"] == pytest.approx(1)


def test_the_command_shows_what_it_changes(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Chủ trì, phối họp với các sở, ngành liên quan.\n", "utf-8")
    run = CliRunner().invoke(command, [str(page), "--json"])
    (edit,) = json.loads(run.stdout)["edits"]
    assert (edit["before"], edit["after"], edit["rule"]) == ("họp", "hợp", "repair.ocr")
    assert "hợp" in CliRunner().invoke(command, [str(page), "--diff"]).stdout
    assert CliRunner().invoke(command, [str(page), "--caution", "off"]).stdout.startswith("Chủ trì, phối họp")


@shared
@pytest.mark.shared
def test_the_example_is_repaired_and_nothing_else() -> None:
    text = (SHARED / "gold" / "kh58.txt").read_text("utf-8")
    gold = json.loads((SHARED / "gold" / "kh58.gold.json").read_text("utf-8"))["repairs"]
    fixed = repair(text)
    words_and_numbers = [(wrong, right) for wrong, right in gold if not wrong.startswith("s.")]
    assert [wrong for wrong, right in words_and_numbers if right not in fixed.text or wrong in fixed.text] == []
    for edit in fixed.edits:
        before = text[edit.start : edit.end].strip()
        assert not edit.is_repair or any(before in wrong and edit.new.strip() in right for wrong, right in gold), edit


@shared
@pytest.mark.shared
@pytest.mark.parametrize(
    ("kind", "floor"), [("*.1.0", 0.85), *(pytest.param(kind, 0.8, marks=pytest.mark.slow) for kind in ("*.0.5", "*.1.5"))]
)
def test_scans_are_repaired(kind: str, floor: float) -> None:
    files = sorted((SHARED / "scan" / "dev").glob(f"{kind}.jsonl"))
    tally = measure(files, lambda text: repair(text, caution="eager").text)
    assert 1 - tally.left / tally.wrong >= floor - 0.02
    assert tally.made <= 6e-4 * tally.printed


@pytest.mark.parametrize("row", misspellings().values(), ids=lambda row: row.wrong)
def test_a_misspelling_is_repaired_and_what_is_right_is_left(row: Misspelling) -> None:
    assert len(row.wrong.split()) == len(row.right.split())
    for example in row.examples:
        fixed = MappedText(example).apply(misspelling_edits(page_of(example, packed())))
        assert row.right in fixed.text.lower()
        assert misspelling_edits(page_of(fixed.text, packed())) == []
    for reject in row.rejects:
        assert misspelling_edits(page_of(reject, packed())) == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("SỮA CHỮA TRỤ SỞ", "SỬA CHỮA TRỤ SỞ"),
        ("Sở Sây dựng", "Sở Xây dựng"),
        ("ông Kỷ Sư", "ông Kỷ Sư"),
        ("viết sai là “chủ chương”", "viết sai là “chủ chương”"),
    ],
)
def test_misspellings_keep_their_case_and_leave_names_and_quotations(text: str, fixed: str) -> None:
    assert MappedText(text).apply(misspelling_edits(page_of(text, packed()))).text == fixed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mục đích của của mô hình là nâng cao chất lượng nước.", "Mục đích của mô hình là nâng cao chất lượng nước."),
        ("Hồ có diện tích 1.000 m2 trở lên trở lên đối với vùng nuôi.", "Hồ có diện tích 1.000 m2 trở lên đối với vùng nuôi."),
        ("Đơn vị thi công phải tiếp tục tiếp tục rà soát.", "Đơn vị thi công phải tiếp tục rà soát."),
        ("Người người trồng cây, nhà nhà trồng cây.", "Người người trồng cây, nhà nhà trồng cây."),
        ("Xác định mã số số 12 của lô hàng.", "Xác định mã số số 12 của lô hàng."),
        ("Từng bước từng bước mở rộng từng bước.", "Từng bước từng bước mở rộng từng bước."),
    ],
)
def test_what_is_written_twice(text: str, wanted: str) -> None:
    assert repair(text).text == wanted
