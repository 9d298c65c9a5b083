import os
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.batch.support import QUICK, ROOT, folder, job, plan_text
from vnplan.batch.convert import convert, convert_shard
from vnplan.batch.job import Limits
from vnplan.batch.records import Record
from vnplan.batch.shards import Shard
from vnplan.batch.sources import plan_sources
from vnplan.model.day import iso_day

pytest.importorskip("pyarrow")

STAGE = "tests.batch.stages:parse"
SCRIPT = """
import multiprocessing
from vnplan.batch.convert import convert
from vnplan.model.options import Options
multiprocessing.set_start_method("spawn")
page = "KẾ HOẠCH\\nGiảm nghèo\\n\\nI. MỤC ĐÍCH\\n\\nNâng cao đời sống.\\n\\nII. KINH PHÍ"
for outcome in convert([page] * 3, workers=1, options=Options(repair="off")):
    print(outcome.index, outcome.document.kind)
"""


@pytest.mark.slow
def test_outcomes_come_in_order_and_failures_among_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(plan_text(0), "utf-8")
    pages: list[str | bytes | Path | Record] = [plan_text(n) for n in range(9)]
    pages[3] = plan_text(3) + "ORDER: exit\n"
    pages[5] = plan_text(5) + "ORDER: sleep\n"
    pages[6] = tmp_path / "a.txt"
    pages[7] = tmp_path / "missing.txt"
    pages[8] = Record("eight", plan_text(8).encode(), url="https://a.example", date="2017-04-17")
    found = list(convert(pages, workers=2, options=QUICK, limits=Limits(seconds=2, attempts=1), parser=STAGE))
    assert [o.index for o in found] == list(range(9))
    assert [o.failure.reason if o.failure else None for o in found] == [
        None, None, None, "died", None, "time", None, "unreadable", None,
    ]  # fmt: skip
    eight = found[8].document
    assert eight is not None
    assert (eight.page.url, iso_day(eight.page.date), eight.source.name) == ("https://a.example", "2017-04-17", "eight")


@pytest.mark.slow
def test_unordered_outcomes_do_not_wait_for_a_slow_page() -> None:
    pages = [plan_text(0) + "ORDER: sleep\n", *(plan_text(n) for n in range(1, 6))]
    found = [o.index for o in convert(pages, workers=2, ordered=False, options=QUICK, limits=Limits(seconds=2), parser=STAGE)]
    assert sorted(found) == list(range(6))
    assert found[0] != 0


@pytest.mark.slow
def test_records_are_read_no_faster_than_they_are_converted_and_no_worker_stays_behind() -> None:
    import psutil

    taken, before = [], {child.pid for child in psutil.Process().children()}

    def pages() -> Iterator[str]:
        for n in range(1000):
            taken.append(n)
            yield plan_text(n)

    outcomes = convert(pages(), workers=1, options=QUICK)
    next(outcomes)
    assert len(taken) <= 6
    assert {child.pid for child in psutil.Process().children()} > before
    assert isinstance(outcomes, Generator)
    outcomes.close()
    assert {child.pid for child in psutil.Process().children()} <= before


@pytest.mark.slow
def test_a_script_needs_no_main_guard(tmp_path: Path) -> None:
    """Nor where processes begin by importing the script again; where they are forked, none ever does."""
    path = tmp_path / "script.py"
    path.write_text(SCRIPT, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, env=environment, check=False)
    assert done.stdout.split("\n")[:3] == ["0 plan", "1 plan", "2 plan"], done.stderr


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no alarm")
def test_an_interrupted_shard_is_not_taken_for_the_next(tmp_path: Path) -> None:
    class InterruptError(BaseException):
        pass

    def interrupt(*_: object) -> None:
        raise InterruptError

    pages = folder(tmp_path / "pages", 2)
    (pages / "0" / "0000.txt").write_text(plan_text(0) + "ORDER: sleep\n", "utf-8")
    made = job(pages, out=tmp_path / "out", parser=STAGE, limits=Limits(seconds=4))
    first, second = (Shard(made, number, (piece,)) for number, (piece, _) in enumerate(plan_sources(made)))
    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 2)
    try:
        with pytest.raises(InterruptError):
            convert_shard(first)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert convert_shard(second).shard == 1
