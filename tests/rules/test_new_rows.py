"""The promise of docs/rules.md: a row that is added to a table works, and no code is touched."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import vnplan

PACKAGE = Path(vnplan.__file__).parent
# For each table what is added (before or behind its rows), what is asked of the package that has it, and the answer.
HEAD = "KẾ HOẠCH\\nĐo mực nước năm 2024\\n\\nI. NHIỆM VỤ\\n\\n1. Đo mực nước\\n\\n"
LABELLED = f"{HEAD}- Nội dung: Đo mực nước các cửa sông.\\n\\n- Đơn vị cầm lái: Sở Xây dựng.\\n\\nII. KINH PHÍ"
AMENDING = (
    "NGHỊ QUYẾT\\nSửa đổi Nghị quyết số 5/2020/NQ-HĐND\\n\\nĐiều 1. Gạch khoản 2 Điều 3 của Nghị quyết số 5/2020/NQ-HĐND."
    "\\n\\nĐiều 2. Lập sổ."
)
ROWS = {
    "a body": (
        "bodies",
        '\n[[bodies]]\nnames = ["Nha Thủy triều học"]\nkind = "agency"\n',
        "[body.text for body in vnplan.find_bodies('giao Nha Thủy triều học và Sở Y tế đo mực nước')]",
        ["Nha Thủy triều học", "Sở Y tế"],
    ),
    "a form of time with its value": (
        "time",
        """
[[calendar]]
name = "ten_mornings"
anchors = ["hôm"]
begins = "m"
unit = "week"
months = ["m", "m"]
days = [1, 10]
pattern = '''mười\\s+hôm\\s+đầu\\s+tháng\\s+{month}{of_year}?'''
examples = [{ text = "mười hôm đầu tháng 9", m = "9" }]
rejects = ["mười hôm đầu"]
""",
        "[(str(d.start), str(d.end)) for d in vnplan.find_deadlines('Hoàn thành trong mười hôm đầu tháng 9/2025.')]",
        [["2025-09-01", "2025-09-10"]],
    ),
    "a kind of document": (
        "doctypes",
        '\n[[type]]\nkind = "order"\nname = "Hiệu triệu"\ncodes = ["HTr"]\nsource = "use"\nexample = "12/HTr-UBND"\n',
        "[(c.number, c.kind) for c in vnplan.find_citations('Thực hiện Hiệu triệu số 12/HTr-UBND của UBND tỉnh')]",
        [["12/HTr-UBND", "order"]],
    ),
    "a form of number that begins with a letter": (
        "citations",
        """
[[form]]
name = "lettered"
pattern = '(?P<type>TCX)\\.(?P<number>\\d{1,4})\\.(?P<year>\\d{4})'
examples = [{ text = "TCX.12.2024", type = "TCX", number = "12", year = "2024" }]
rejects = ["TCX.12"]
""",
        "[(c.number, c.kind) for c in vnplan.find_citations('Căn cứ Quyết định số TCX.12.2024 ngày 05/6/2024 của Sở Y tế;')]",
        [["TCX.12.2024", "decision"]],
    ),
    "a damaged marker": (
        "marks",
        '\n[[marker]]\nname = "star"\nof = "number"\nreads = { "R" = "2" }\ncost = 1.0\n',
        "[getattr(b, 'label', None) for b in vnplan.parse('KẾ HOẠCH\\nĐo mực nước\\n\\n1. Đo\\n\\nR. Ghi\\n\\n3. Gửi').body]",
        ["1", "2", "3"],
    ),
    "what a line is": (
        "marks",
        """
[[line]]
name = "by_right"
is = "basis"
pattern = '''Chiếu theo .*'''
examples = [{ text = "Chiếu theo Luật Thủy lợi;" }]
rejects = ["Chiếu phim"]
""",
        "__import__('vnplan.mark.lines', fromlist=['mark']).hint('Chiếu theo Luật Thủy lợi;').name",
        "basis",
    ),
    "what a section is about": (
        "sections",
        """
[[section]]
name = "dreams"
section = "aim"
pattern = '''khát vọng'''
examples = [{ text = "khát vọng" }]
rejects = ["nhiệm vụ"]
""",
        "__import__('vnplan.vocab.sections', fromlist=['vocab']).section_of('khát vọng')",
        "aim",
    ),
    "words before partners": (
        "roles",
        """
[[coordinate]]
name = "hand_in_hand"
pattern = '''bắt tay với\\s+'''
examples = [{ text = "bắt tay với " }]
rejects = ["bắt tay "]
""",
        "[p.text for p in vnplan.find_tasks('Giao Sở Y tế chủ trì, bắt tay với Công an tỉnh rà soát kho.')[0].coordinating]",
        ["Công an tỉnh"],
    ),
    "how an amendment is ordered": (
        "effects",
        """
[[operation]]
name = "strike"
operation = "repeal"
pattern = '''(?i:gạch\\s+)'''
examples = [{ text = "Gạch " }]
rejects = ["Gạch"]
""",
        f"[a.operation for a in vnplan.parse('{AMENDING}').amendments]",
        ["repeal"],
    ),
    "a unit of targets": (
        "targets",
        """
[[unit]]
name = "cages"
pattern = '''lồng bè'''
examples = [{ text = "lồng bè" }]
rejects = ["lồng"]
""",
        "[t.unit for t in vnplan.find_targets('Phấn đấu có ít nhất 40 lồng bè đạt chuẩn.')]",
        ["lồng bè"],
    ),
    "a label of a field": (
        "fields",
        """
[[field]]
name = "who_steers"
role = "lead"
pattern = '''(?:cơ quan|đơn vị) cầm lái'''
examples = [{ text = "đơn vị cầm lái" }]
rejects = ["cầm lái"]
""",
        f"[[p.text for p in t.lead] for t in vnplan.parse('{LABELLED}').tasks]",
        [["Sở Xây dựng"]],
    ),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[object, object]]:
    """What the package answers without the rows, and a copy of it with all of them."""
    where = tmp_path_factory.mktemp("rows")
    # With its compiled code, which would else be made again in each of the two programs.
    shutil.copytree(PACKAGE, where / "vnplan")
    without = _ask(where)
    for table, rows, _, _ in ROWS.values():
        path = where / "vnplan" / "rules" / "tables" / f"{table}.toml"
        path.write_text(path.read_text("utf-8") + rows, "utf-8")
    added = _ask(where)
    return {what: (without[what], added[what]) for what in ROWS}


@pytest.mark.slow
@pytest.mark.parametrize("what", ROWS)
def test_a_row_that_is_added_works_without_code(what: str, answers: dict[str, tuple[object, object]]) -> None:
    without, added = answers[what]
    answer = ROWS[what][3]
    assert without != answer, "the row would prove nothing"
    assert added == answer


def _ask(where: Path) -> dict[str, object]:
    questions = ", ".join(f"{what!r}: {question}" for what, (_, _, question, _) in ROWS.items())
    code = f"import json, vnplan; assert vnplan.__file__.startswith({str(where)!r}); print(json.dumps({{{questions}}}))"
    environment = {**os.environ, "PYTHONPATH": str(where)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment, cwd=where)
    found: dict[str, object] = json.loads(done.stdout)
    return found
