"""Every Python block of the documentation runs, and every link leads somewhere."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "docs" / "pipeline.md"], ids=lambda p: p.name)
def test_code_runs(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = _BLOCK.findall(page.read_text("utf-8"))
    assert blocks
    for block in blocks:
        exec(compile(block, page.name, "exec"), {"__name__": "docs"})  # noqa: S102 - the documentation is ours


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_readme_shows_what_comes_out(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    block = _BLOCK.findall((ROOT / "README.md").read_text("utf-8"))[0]
    exec(compile(block, "README.md", "exec"), {"__name__": "docs"})  # noqa: S102 - the documentation is ours
    printed = capsys.readouterr().out.splitlines()
    for line in re.findall(r"^# (.+)$", block, re.MULTILINE):
        shown = re.split(r"\s{2,}\(", line)[0].rstrip()
        assert shown in printed, (shown, printed)
