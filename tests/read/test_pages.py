"""The pages of the corpus and, where they lie beside the project, the real ones."""

import json
import unicodedata
from pathlib import Path

import pytest

from tests.conftest import corpus_pages, shared_pages
from tests.read.coverage import check, leaves, visible
from vnplan.model.mapped import MappedText
from vnplan.read import clip
from vnplan.text.letters import form_edits

CORPUS = corpus_pages()
REAL = shared_pages()
ENCODINGS = {
    "circular_tcvn3.txt": "tcvn3",
    "notice_vni.txt": "vni",
    "joint_circular_1258.html": "windows-1258",
    "law_extract.txt": "utf-16-le",
}


def plain(text: str) -> str:
    """The text in its normal form, without any white space."""
    shown = MappedText(text).apply(form_edits(text)).text
    return "".join(unicodedata.normalize("NFC", shown).split())


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_the_document_of_a_page_is_all_there_and_no_chrome(path: Path) -> None:
    clipping = clip(path)
    check(clipping)
    assert clipping.source.encoding == ENCODINGS.get(path.name, "utf-8")
    assert clipping.issues == ()
    shown = plain(
        "".join(visible(clipping, leaf) for leaf in leaves(block for block in clipping.blocks if not block.boilerplate))
    )
    gold = json.loads(path.with_suffix(".gold.json").read_text("utf-8"))
    repaired = {plain(right): plain(wrong) for wrong, right in gold["repairs"]}
    for node in gold["outline"]:
        heading = plain(node["heading"] or "")
        assert heading in shown or any(right in heading or heading in right for right in repaired), node


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.skipif(not REAL, reason="the real pages are not beside the project")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_real_pages_lose_nothing(path: Path) -> None:
    clipping = clip(path)
    check(clipping)
    assert clipping.blocks
    assert not any(issue.code.startswith(("decode", "source")) for issue in clipping.issues)


@pytest.mark.shared
@pytest.mark.skipif(not REAL, reason="the real pages are not beside the project")
@pytest.mark.parametrize(
    "path", [path for path in REAL if path.parent.name == "dev" and path.suffix == ".md"], ids=lambda path: path.name
)
def test_the_letterhead_and_the_signature_of_real_pages_are_tables_of_their_own(path: Path) -> None:
    clipping = clip(path)
    tables = [
        [[" ".join(visible(clipping, inner) for inner in cell.blocks) for cell in row.cells] for row in block.rows]
        for block in clipping.blocks
        if block.kind == "table"
    ]
    rows = [row for table in tables for row in table]
    letterhead = next(
        at for at, row in enumerate(rows) if any("CHỦ NGHĨA VIỆT NAM" in cell or "VIỆT NAM" in cell for cell in row)
    )
    assert [len(row) for row in rows[letterhead : letterhead + 2]] == [2, 2]
    assert rows[letterhead + 1][0].strip().startswith("Số")
    assert any(len(table) == 1 and len(table[0]) == 2 and table[0][1].split()[0].strip("*") in ("KT.", "TM.") for table in tables)
