"""Standard streams that are closed or full, and signals: one line each, and the right exit code."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tests.batch.support import do, folder, job
from tests.conftest import CORPORA, ROOT
from vnplan.model.options import Options

pytestmark = pytest.mark.slow

PLAN = str(CORPORA / "plan_news.txt")


def shell(line: str) -> subprocess.CompletedProcess[str]:
    vnplan = f"{sys.executable} -m vnplan"
    return subprocess.run(
        ["bash", "-c", line.replace("vnplan", vnplan, 1)], capture_output=True, text=True, check=False, cwd=ROOT
    )


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        (f"vnplan dump {PLAN} >&-", 1, "standard output is closed; name a file with --output"),
        (f"vnplan dump {PLAN} > /dev/full", 1, "standard output: cannot be written: No space left on device"),
        (f"vnplan dump --format text {PLAN} | head -c 1 > /dev/null; exit ${{PIPESTATUS[0]}}", 0, ""),
        ("vnplan dump - <&-", 1, "there is no standard input; name the files to read"),
        ("vnplan batch - --out /nowhere/out <&-", 1, "there is no standard input; name the sources"),
    ],
)
def test_a_stream_that_fails_is_said_in_a_line(line: str, code: int, words: str) -> None:
    done = shell(line)
    assert "Traceback" not in done.stderr
    assert (done.returncode, words in done.stderr, done.stderr.count("\n")) == (code, True, 1 if words else 0)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_batch_that_is_stopped_says_what_is_kept(number: signal.Signals, code: int, tmp_path: Path) -> None:
    pages = folder(tmp_path / "pages", 40)
    out = tmp_path / "out"
    words = [sys.executable, "-m", "vnplan", "batch", str(pages), "--out", str(out), "--shard-records", "2", "-j", "1"]
    # Whoever runs the tests in the background may have Ctrl-C ignored, which a child would inherit.
    as_usual = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    going = subprocess.Popen(
        [*words, "--quiet"],
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
        preexec_fn=as_usual,  # noqa: PLW1509 - no threads here
    )
    while going.poll() is None and len(list((out / "shards").glob("*.json"))) < 2:
        time.sleep(0.02)
    os.kill(going.pid, number)
    _, said = going.communicate()
    assert going.returncode == code, said
    assert said.count("\n") == 1
    assert said.startswith("vnplan: stopped; ")
    assert said.endswith(" of 40 pages are done and kept; the same command goes on\n")
    # A shard is done when its manifest is there, which is put in its place last.
    manifests = {path.stem for path in (out / "shards").glob("*.json")}
    kept = {path: path.stat().st_mtime_ns for path in (out / "shards").iterdir() if path.name.split(".")[0] in manifests}
    assert do(job(pages, out=out, options=Options(), shard_records=2))["documents"] == 40
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
