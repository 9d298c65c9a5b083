import pytest

from vnplan.annotate import bench


def test_finders_that_are_not_installed_are_left_out_and_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "FINDERS", (*bench.FINDERS[:1], (("no_such_package",), "no such finder", bench.FINDERS[0][2])))
    own, other = bench.compare(["Nghị định số 30/2020/NĐ-CP; Nghị quyết số 57/NQ-CP", "không có gì"], rounds=1)
    assert own.rate is not None
    assert own.rate > 0
    assert own.found == 2
    assert other == ("no such finder", None, None)


def test_peers_run_beside_it_where_they_are_installed() -> None:
    pytest.importorskip("eyecite")
    speeds = {speed.name: speed for speed in bench.compare(["Bush v. Gore, 531 U.S. 98 (2000)"], rounds=1)}
    assert speeds["eyecite: get_citations"].found == 1
