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
LIMITS = Limits(seconds=3, megabytes=600, record_bytes=1 << 20)
# What a page makes its worker do, why it is put aside, and what is said of it.
ORDERS = {
    "sleep": ("time", "longer than 3 s"),
    "deaf": ("time", "longer than 3 s"),
    "exit": ("died", "the worker died with exit code 7"),
    "memory": ("memory", "more than 600 MB"),
    "raise": ("error", "RuntimeError: the stage broke"),
}


def ordered(root: Path, *orders: str) -> Path:
    """A folder of pages of which some say what to do."""
    for order in orders:
        (root / f"{order.partition(' ')[0]}.txt").write_text(f"{plan_text(0)}\nORDER: {order}\n", "utf-8")
    return root


def test_bad_pages_are_put_aside_and_the_others_are_converted(tmp_path: Path) -> None:
    pages, out = ordered(folder(tmp_path / "pages", 12), *ORDERS), tmp_path / "out"
    hostile(pages, 1)
    summary = do(job(pages, out=out, parser=STAGE, limits=LIMITS, shard_records=10), 1)
    converted = [Path(line["source"]).name for line in documents(out)]
    found = {Path(entry["source"]).name: entry for entry in quarantine(out)}
    assert (summary["documents"], summary["quarantined"]) == (len(converted), len(quarantine(out)))
    for order, (reason, message) in ORDERS.items():
        entry, page = found.pop(f"{order}.txt"), pages / f"{order}.txt"
        assert (order, entry["reason"], message in entry["message"]) == (order, reason, True), entry
        assert (entry["place"], entry["size"]) == ({"path": entry["source"]}, page.stat().st_size)
        assert (entry["traceback"] is not None) == (order == "raise")
    assert {reason: summary["reasons"][reason] for reason in ("time", "died", "memory")} == {"time": 2, "died": 1, "memory": 1}
    assert len(set(converted)) == len(converted)
    assert {f"{n:04d}.txt" for n in range(12)} <= set(converted)
    others = {path.name for path in pages.rglob("*.*") if path.stem not in ORDERS and not path.name.startswith(("lines", "bomb"))}
    assert others <= set(converted) | set(found)
    assert not set(converted) & set(found)
    assert len([entry for entry in quarantine(out) if "lines" in entry["source"]]) == 2
    assert all(entry["message"] for entry in quarantine(out))


def test_a_death_that_does_not_come_again_leaves_no_trace(tmp_path: Path) -> None:
    pages, out = ordered(folder(tmp_path / "pages", 6), f"once {tmp_path}/mark"), tmp_path / "out"
    assert do(job(pages, out=out, parser=STAGE), 1)["quarantined"] == 0
    assert (tmp_path / "mark").exists()
    do(job(pages, out=tmp_path / "again", parser=STAGE))
    assert result(out) == result(tmp_path / "again")


def hostile(root: Path, count: int) -> None:
    """Pages that are cut, empty, of no language, of another one than they say, too deep or too large: so many of each."""
    rng = random.Random(0)  # noqa: S311 - pages, not secrets
    for number in range(count):
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
