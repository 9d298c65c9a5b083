"""Our reading of pages beside that of the libraries that readers of news use.

Measured on the pages of the corpus (HTML). Seven pages name their day, in metadata or under the heading: htmldate and we give
the same. Of the six that do not, htmldate dates five, each by some document that the page cites; we date none. Addresses,
sites and authors agree. All words that trafilatura extracts are in our blocks; what it leaves out beyond our chrome is bylines
and captions. Loading htmldate takes 0.1 s and trafilatura 0.13 s, which is why a page is read without them.
"""

import unicodedata
from pathlib import Path

import pytest

from vnplan.model.day import iso_day
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
    assert iso_day(clip(path).page.date) == DAYS.get(path.name)


@pytest.mark.slow
def test_htmldate_agrees_where_a_page_names_its_day() -> None:
    htmldate = pytest.importorskip("htmldate")
    for path in PAGES:
        if path.name in DAYS:
            found = htmldate.find_date(decode(path.read_bytes()).text, original_date=True)
            assert found == DAYS[path.name], path.name


@pytest.mark.slow
def test_htmldate_guesses_where_a_page_names_none() -> None:
    htmldate = pytest.importorskip("htmldate")
    unnamed = [path for path in PAGES if path.name not in DAYS]
    guessed = [path for path in unnamed if htmldate.find_date(decode(path.read_bytes()).text, original_date=True)]
    assert guessed
    assert all(clip(path).page.date is None for path in unnamed)


@pytest.mark.slow
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


def test_our_blocks_hold_what_trafilatura_extracts() -> None:
    trafilatura = pytest.importorskip("trafilatura")
    for path in PAGES:
        text = decode(path.read_bytes()).text
        clipping = clip(text, media_type="text/html")
        extracted = trafilatura.extract(text, include_comments=False, include_tables=True) or ""
        shown = set(unicodedata.normalize("NFC", clipping.source.text).split())
        words = [word for word in unicodedata.normalize("NFC", extracted).replace("|", " ").split() if word.strip("-\\")]
        missing = [word for word in words if word not in shown]
        assert len(missing) <= 0.03 * len(words), (path.name, missing[:20])
