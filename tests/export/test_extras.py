"""What is an extra and not installed is named, with the way to it."""

import sys
from collections.abc import Callable

import pytest

from vnplan.errors import MissingExtraError
from vnplan.export import dump
from vnplan.export.chunks import langchain, llamaindex, prose
from vnplan.model.document import Document


@pytest.mark.parametrize(
    ("package", "extra", "work"),
    [
        ("openpyxl", "office", lambda document: dump(document, "xlsx")),
        ("icalendar", "office", lambda document: dump(document, "ics")),
        ("langchain_core.documents", "langchain", langchain.documents),
        ("llama_index.core.schema", "llamaindex", llamaindex.nodes),
        ("underthesea", "words", lambda _: prose.words("một")),
    ],
)
def test_a_missing_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, document: Document, package: str, extra: str, work: Callable[[Document], object]
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=rf"\[{extra}\]"):
        work(document)


def test_sentences_are_found_without_underthesea(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "underthesea", None)
    prose._tokenizer.cache_clear()  # noqa: SLF001 - it keeps what was installed
    try:
        assert prose.sentences("Một. Hai.") == [(0, 4), (5, 9)]
        with pytest.raises(MissingExtraError, match="underthesea"):
            prose.sentences("Một. Hai.", "underthesea")
    finally:
        prose._tokenizer.cache_clear()  # noqa: SLF001
