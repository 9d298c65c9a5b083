import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.batch.support import AREAS, fact, facts_of, records
from vnplan.batch.synth import SynthPage, page, pages
from vnplan.export.facts import facts
from vnplan.pipeline import parse

pytest.importorskip("pyarrow")
pytest.importorskip("fastwarc")


def test_a_page_depends_on_the_seed_and_its_number_alone() -> None:
    assert list(pages(30, 3))[20:] == [page(n, 3) for n in range(20, 30)]
    assert page(5, 3) != page(5, 4)


def test_an_archive_has_everything() -> None:
    made = list(pages(400))
    breakage = Counter(p.about["breakage"] for p in made)
    assert set(breakage) == {"none", "ocr", "legacy", "broken"}
    assert 30 < sum(p.about["reprint_of"] is not None for p in made) < 90
    assert {p.name.rpartition(".")[2] for p in made} == {"html", "md", "txt"}
    assert all((p.gold is None) == (p.about["breakage"] == "broken") for p in made)
    assert all(p.gold["repairs"] for p in made if p.gold and p.about["breakage"] == "ocr")
    assert {p.about["encoding"] for p in made} == {"utf-8", "tcvn3", "vni"}


def test_reprints_have_the_facts_of_the_original() -> None:
    made = list(pages(200, 1))
    copies = [p for p in made if p.about["reprint_of"] is not None and p.gold and made[p.about["reprint_of"]].gold]
    assert copies
    for copy in copies:
        first = made[copy.about["reprint_of"]]
        assert copy.gold is not None
        assert first.gold is not None
        if first.about["reprint_of"] is None:
            assert copy.gold["citations"] == first.gold["citations"]


@pytest.mark.slow
def test_clean_pages_hold_what_their_gold_says() -> None:
    made = [p for p in pages(100, 7) if p.about["breakage"] == "none"]
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for p in made:
        found, gold = facts(parse(p.content, name=p.name, url=p.url, published=p.date)), p.gold
        assert gold is not None
        for area, keys in AREAS.items():
            a, b = (Counter(fact(row, keys) for row in facts_of(said, area)) for said in (found, gold))
            right[area] += (a & b).total()
            wanted[area] += b.total()
    shares = {area: right[area] / wanted[area] for area in AREAS}
    assert min(shares.values()) > 0.98, shares


@pytest.mark.parametrize("name", ["x", "x.jsonl", "x.jsonl.zst", "x.parquet", "x.warc", "x.warc.gz", "x.zip"])
def test_every_form_is_read_back(name: str, tmp_path: Path) -> None:
    from vnplan.batch.synth_command import synth

    done = CliRunner().invoke(synth, ["25", "--seed", "2", "--out", str(tmp_path / name)], catch_exceptions=False)
    assert done.exit_code == 0
    found = records(tmp_path / name)
    made = list(pages(25, 2))
    assert [_bytes(r.content) for r in found] == [_shown(p, name) for p in made]
    gold = (tmp_path / f"{name}.gold.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["source"] for line in gold] == [p.name for p in made]


def _bytes(content: str | bytes | None) -> bytes:
    return content if isinstance(content, bytes) else (content or "").encode()


def _shown(made: SynthPage, name: str) -> bytes:
    """Tables hold text: bytes that are none were read as Latin letters."""
    if name.endswith((".jsonl", ".zst", ".parquet")):
        try:
            made.content.decode()
        except UnicodeDecodeError:
            return made.content.decode("latin-1").encode()
    return made.content
