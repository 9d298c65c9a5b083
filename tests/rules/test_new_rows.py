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
name = "fortnight"
anchors = ["tuần"]
begins = "h"
unit = "week"
months = ["m", "m"]
days = [1, 14]
pattern = '''hai\\s+tuần\\s+đầu\\s+tháng\\s+{month}{of_year}?'''
examples = [{ text = "hai tuần đầu tháng 9", m = "9" }]
rejects = ["hai tuần đầu"]
""",
        "[(str(d.start), str(d.end)) for d in vnplan.find_deadlines('Hoàn thành trong hai tuần đầu tháng 9/2025.')]",
        [["2025-09-01", "2025-09-14"]],
    ),
    "a kind of document": (
        "doctypes",
        '\n[[type]]\nkind = "order"\nname = "Hiệu triệu"\ncodes = ["HTr"]\nsource = "use"\nexample = "12/HTr-UBND"\n',
        "[(c.number, c.kind) for c in vnplan.find_citations('Thực hiện Hiệu triệu số 12/HTr-UBND của UBND tỉnh')]",
        [["12/HTr-UBND", "order"]],
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


@pytest.mark.slow
@pytest.mark.parametrize("what", ROWS)
def test_a_row_that_is_added_works_without_code(what: str, tmp_path: Path) -> None:
    table, rows, question, answer = ROWS[what]
    shutil.copytree(PACKAGE, tmp_path / "vnplan", ignore=shutil.ignore_patterns("__pycache__"))
    without = _ask(question, tmp_path)
    path = tmp_path / "vnplan" / "rules" / "tables" / f"{table}.toml"
    path.write_text(path.read_text("utf-8") + rows, "utf-8")
    assert without != answer, "the row would prove nothing"
    assert _ask(question, tmp_path) == answer


def _ask(question: str, where: Path) -> object:
    code = f"import json, vnplan; assert vnplan.__file__.startswith({str(where)!r}); print(json.dumps({question}))"
    environment = {**os.environ, "PYTHONPATH": str(where)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment, cwd=where)
    return json.loads(done.stdout)
