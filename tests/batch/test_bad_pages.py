import gzip
import random
import zipfile
from pathlib import Path

import pytest

from tests.batch.support import do, documents, folder, job, plan_text, quarantine, result
from vnplan.batch.job import Limits

pytest.importorskip("pyarrow")
pytest.importorskip("zstandard")

pytestmark = pytest.mark.slow

STAGE = "tests.batch.stages:parse"
LIMITS = Limits(seconds=2, megabytes=600, record_bytes=1 << 20)


def _ordered(root: Path, **orders: str) -> Path:
    folder(root, 6)
    for name, order in orders.items():
        (root / f"{name}.txt").write_text(f"{plan_text(0)}\nORDER: {order}\n", "utf-8")
    return root


@pytest.mark.parametrize(
    ("order", "reason", "message"),
    [
        ("sleep", "time", "longer than 2 s"),
        ("deaf", "time", "longer than 2 s"),
        ("exit", "died", "the worker died with exit code 7"),
        ("memory", "memory", "more than 600 MB"),
        ("raise", "error", "RuntimeError: the stage broke"),
    ],
)
def test_a_bad_page_is_put_aside_and_the_others_are_converted(order: str, reason: str, message: str, tmp_path: Path) -> None:
    pages, out = _ordered(tmp_path / "pages", bad=order), tmp_path / "out"
    limits = LIMITS if reason == "time" else LIMITS.model_copy(update={"seconds": 30})
    summary = do(job(pages, out=out, parser=STAGE, limits=limits), 1)
    assert (summary["documents"], summary["quarantined"], summary["reasons"]) == (6, 1, {reason: 1})
    (found,) = quarantine(out)
    assert Path(found["source"]).name == "bad.txt"
    assert message in found["message"]
    assert found["place"] == {"path": found["source"]}
    assert found["size"] == (pages / "bad.txt").stat().st_size
    assert (found["traceback"] is not None) == (order == "raise")


def test_a_death_that_does_not_come_again_leaves_no_trace(tmp_path: Path) -> None:
    pages, out = _ordered(tmp_path / "pages", bad=f"once {tmp_path}/mark"), tmp_path / "out"
    assert do(job(pages, out=out, parser=STAGE), 1)["quarantined"] == 0
    assert (tmp_path / "mark").exists()
    do(job(pages, out=tmp_path / "again", parser=STAGE))
    assert result(out) == result(tmp_path / "again")


def test_hostile_pages_among_good_ones(tmp_path: Path) -> None:
    root, rng = tmp_path / "pages", random.Random(5)  # noqa: S311 - pages, not secrets
    folder(root, 50)
    for number in range(2):
        hostile(root, number, rng)
    do(job(root, out=tmp_path / "out", parser=STAGE, limits=LIMITS, shard_records=10), 2)
    converted = {Path(line["source"]).name for line in documents(tmp_path / "out")}
    aside = {Path(entry["source"]).name for entry in quarantine(tmp_path / "out")}
    assert {f"{n:04d}.txt" for n in range(50)} <= converted
    everything = {path.name for path in root.rglob("*") if path.is_file() and not path.name.startswith(("lines", "bomb"))}
    assert everything <= converted | aside
    assert not converted & aside
    assert len([entry for entry in quarantine(tmp_path / "out") if "lines" in entry["source"]]) == 2 * 2
    assert all(entry["message"] for entry in quarantine(tmp_path / "out"))


def hostile(root: Path, number: int, rng: random.Random) -> None:
    page = plan_text(number).encode()
    (root / f"cut{number}.html.gz").write_bytes(gzip.compress(page)[:-9])
    (root / f"charset{number}.html").write_bytes(b'<meta charset="utf-16be"><p>' + page)
    (root / f"divs{number}.html").write_bytes(b"<div>" * 500_000)
    (root / f"deep{number}.html").write_bytes(b"<div>" * 20_000 + page)
    (root / f"nulls{number}.txt").write_bytes(b"\0" * 10_000 + page)
    (root / f"noise{number}.txt").write_bytes(rng.randbytes(20_000))
    (root / f"empty{number}.html").write_bytes(b"")
    (root / f"lines{number}.jsonl").write_bytes(b'{"text": "K\xe1\xba\xbf ho\xe1\xba\xa1ch"}\n{"text": \n\xff\n')
    with zipfile.ZipFile(root / f"bomb{number}.zip", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("bomb.html", b"<p>" * 1_000_000)
    if not number:
        (root / f"sleeps{number}.txt").write_bytes(page + b"\nORDER: sleep\n")
        (root / f"dies{number}.txt").write_bytes(page + b"\nORDER: exit\n")
