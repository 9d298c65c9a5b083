"""The process of the command line: how it begins and ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CORPORA, ROOT

pytestmark = pytest.mark.slow

PLAN = str(CORPORA / "plan_news.txt")
_RUN = "import sys; from vnplan.__main__ import run; "


def python(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.parametrize(
    ("words", "code"), [(["formats"], 0), (["dump", "no such page.txt"], 1), (["dump", "--no-such-option"], 2)]
)
def test_what_is_to_be_called_at_the_end_is_called_and_all_is_written(words: list[str], code: int) -> None:
    done = python(f"import atexit; atexit.register(print, 'last'); {_RUN} run()", *words)
    assert done.returncode == code
    assert done.stdout.splitlines()[-1] == "last"
    assert bool(done.stderr) == bool(code)


def test_an_open_file_that_is_let_go_of_is_written(tmp_path: Path) -> None:
    code = f"{_RUN} import vnplan.cli; vnplan.cli.left = open(sys.argv.pop(), 'w'); vnplan.cli.left.write('all'); run()"
    done = python(code, "formats", str(tmp_path / "left.txt"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "left.txt").read_text() == "all"


def test_who_runs_it_goes_on_behind_it() -> None:
    done = python(f"{_RUN}\ntry: run()\nexcept SystemExit as end: print('ended with', end.code)", "formats")
    assert done.stdout.splitlines()[-1] == "ended with 0"


def test_an_error_of_ours_keeps_its_traceback() -> None:
    done = python(f"{_RUN} import vnplan.cli; vnplan.cli.main = lambda: 1 / 0; run()")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "ZeroDivisionError: division by zero"


def test_no_thread_is_started_for_a_dump() -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("threads are counted in /proc")
    count = "import atexit, os; atexit.register(lambda: print(len(os.listdir('/proc/self/task')))); "
    assert python(f"{count}{_RUN} run()", "dump", "--output", "/dev/null", PLAN).stdout == "1\n"
