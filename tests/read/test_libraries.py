"""Our reading of pages beside that of the libraries that readers of news use.

Measured on the pages of the corpus (HTML): where the metadata or the line under the heading name the day of the page, we and
htmldate agree; where nothing names it, htmldate and trafilatura give the day of some document that the page cites, we give
none. trafilatura's text of a page loses letterheads and signatures to its cleaning; ours marks chrome and deletes nothing.
"""

import time
import unicodedata
from pathlib import Path

import pytest

from vnplan.read import clip
from vnplan.read.decode import decode

PAGES = sorted((Path(__file__).parent.parent.parent / "corpora").glob("*.html"))
# What the pages' metadata say, read by eye.
DAYS = {
    "announcement_paper.html": "2023-12-01",
    "joint_plan.html": "2024-09-10",
    "party_programme.html": "2023-04-12",
    "plan_annexes.html": "2025-11-17",
    "plan_commune.html": "2026-02-06",
    "report_only.html": "2025-10-02",
    "telegram_br.html": "2024-01-19",
}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_day_of_a_page_is_what_it_says_or_unknown(path: Path) -> None:
    assert clip(path).page.date == DAYS.get(path.name)


def test_htmldate_agrees_where_a_page_names_its_day() -> None:
    htmldate = pytest.importorskip("htmldate")
    for path in PAGES:
        if path.name in DAYS:
            found = htmldate.find_date(decode(path.read_bytes()).text, original_date=True)
            assert found == DAYS[path.name], path.name


def test_trafilatura_agrees_on_addresses_sites_and_authors() -> None:
    metadata = pytest.importorskip("trafilatura.metadata")
    for path in PAGES:
        ours = clip(path).page
        theirs = metadata.extract_metadata(decode(path.read_bytes()).text)
        assert ours.url == theirs.url, path.name
        assert ours.author == theirs.author, path.name
        if ours.site is not None:
            assert ours.site == theirs.sitename, path.name
        assert ours.title
        assert theirs.title
        assert ours.title.startswith(theirs.title[:20]), path.name


def test_our_blocks_hold_at_least_what_trafilatura_extracts_and_cost_less() -> None:
    trafilatura = pytest.importorskip("trafilatura")
    ours_time = theirs_time = 0.0
    for path in PAGES:
        text = decode(path.read_bytes()).text
        begin = time.process_time()
        clipping = clip(text, media_type="text/html")
        ours_time += time.process_time() - begin
        begin = time.process_time()
        extracted = trafilatura.extract(text, include_comments=False, include_tables=True) or ""
        theirs_time += time.process_time() - begin
        shown = set(unicodedata.normalize("NFC", clipping.source.text).split())
        words = [word for word in unicodedata.normalize("NFC", extracted).replace("|", " ").split() if word.strip("-\\")]
        missing = [word for word in words if word not in shown]
        assert len(missing) <= 0.03 * len(words), (path.name, missing[:20])
    assert ours_time < theirs_time
