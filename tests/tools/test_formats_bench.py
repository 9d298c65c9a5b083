import pytest

from tests.read.made_docx import docx, item
from tests.read.made_pdf import Page, pdf
from tools import formats_bench


def test_readers_run_beside_each_other_and_those_that_are_missing_are_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pypdfium2")
    # What python-docx wants is more than what is there to be read.
    monkeypatch.setattr(formats_bench, "READERS", tuple(row for row in formats_bench.READERS if row[1] != "docx"))
    missing = ("pdf", "no_such_package", "no such reader", formats_bench.READERS[0][3])
    monkeypatch.setattr(formats_bench, "READERS", (*formats_bench.READERS, missing))
    page = Page()
    page.put(85, 100, "Giao Sở A")
    rows = list(formats_bench.compare([docx(item("Giao Sở A", 1)), pdf(page)], rounds=1))
    assert {row.name for row in rows if row.milliseconds is None} >= {"no such reader"}
    assert all(row.milliseconds > 0 for row in rows if row.name.startswith("vnplan") and row.milliseconds is not None)
    assert [row.kind for row in rows if row.name.startswith("vnplan")] == ["docx", "docx", "pdf", "pdf"]
