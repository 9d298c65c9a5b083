"""Documents for the exporters: one made by hand, an empty one, and all pages of the corpus and of the gold, parsed once."""

import pytest

from tests.conftest import SHARED, corpus_pages, parsed, shared_pages, thirds
from tests.export import made
from vnplan.model.document import Document
from vnplan.model.source import Source

GOLD = [page for page in shared_pages() if (SHARED / "gold") in page.parents]


@pytest.fixture
def document() -> Document:
    return made.document()


@pytest.fixture
def empty() -> Document:
    return Document(source=Source(text=""))


@pytest.fixture(
    params=[*thirds(corpus_pages()), *(pytest.param(page, marks=pytest.mark.slow) for page in GOLD)], ids=lambda page: page.stem
)
def real(request: pytest.FixtureRequest) -> Document:
    """Each page of the corpus, and of the gold where it is."""
    return parsed(request.param)
