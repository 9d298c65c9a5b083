"""What the tests share: the corpus of the project, and the gold documents beside it where they are."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORPORA = ROOT / "corpora"
SHARED = ROOT.parent / "shared"
PAGES = (".html", ".md", ".txt")


def corpus_pages() -> list[Path]:
    """The pages of the project's own corpus, in order."""
    return sorted(p for p in CORPORA.iterdir() if p.suffix in PAGES and p.with_name(p.stem + ".gold.json").exists())


def shared_pages() -> list[Path]:
    """The real pages beside the project; none where they are absent."""
    if not SHARED.is_dir():
        return []
    folders = [
        SHARED / name for name in ("gold", "gold/dev", "gold/varied", "pages", "pages/varied", "news/reprint", "news/report")
    ]
    return sorted(
        p for folder in folders for p in folder.iterdir() if p.suffix in PAGES and p.name not in ("README.md", "FORMAT.md")
    )


@pytest.fixture
def shared() -> Path:
    """The folder of gold documents; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the gold documents are not beside the project")
    return SHARED
