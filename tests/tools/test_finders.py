from pathlib import Path

import pytest
from click.testing import CliRunner

from tools import finders
from tools.bench.sample import sample


def test_finders_that_are_not_installed_are_left_out_and_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    own = finders.FINDERS[0]
    monkeypatch.setattr(finders, "FINDERS", (own, (("no_such_package",), "no such finder", own[2])))
    found, other = finders.compare(["Nghị định số 30/2020/NĐ-CP; Nghị quyết số 57/NQ-CP", "không có gì"], rounds=1)
    assert found.name == "vnplan: find_citations"
    assert found.rate is not None
    assert found.rate > 0
    assert found.found == 2
    assert other == ("no such finder", None, None)


@pytest.mark.slow
def test_peers_run_beside_it_where_they_are_installed() -> None:
    pytest.importorskip("eyecite")
    speeds = {speed.name: speed for speed in finders.compare(["Bush v. Gore, 531 U.S. 98 (2000)"], rounds=1)}
    assert speeds["eyecite: get_citations"].found == 1


def test_a_sample_of_law_text_is_counted_and_shown(tmp_path: Path) -> None:
    text = tmp_path / "law.txt"
    text.write_text("Theo khoản 1, 2 Điều 5 Luật Đất đai.\nKhông có gì.\nNghị định số 30/2020/NĐ-CP về đò.\n", encoding="utf-8")
    shown = CliRunner().invoke(sample, [str(text), "--show", "5"]).output
    assert "2 citations in 3 lines" in shown
    assert "1 law, name with a pinpoint" in shown
    assert "places ['Điều 5.1', 'Điều 5.2']" in shown
    fewer = CliRunner().invoke(sample, [str(text), "--lines", "1"]).output
    assert "in 1 lines" in fewer
