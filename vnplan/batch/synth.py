"""Synthetic pages with their gold facts: documents by grammar, site chrome, reprints, OCR noise, old encodings, breakage.

Page ``i`` of seed ``S`` is always the same, whatever was written before it. Gold facts are those of ``vnplan dump --format
facts``: ``document``, ``outline``, ``citations``, ``deadlines``, ``assignments``, ``repairs``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, Literal

from vnplan.batch.synth_damage import legacy, noisy, spoil
from vnplan.batch.synth_document import Draft, words, write_document
from vnplan.batch.synth_page import render

Breakage = Literal["none", "ocr", "legacy", "broken"]
_REPRINTS = 0.15
_BREAKAGE: tuple[tuple[float, Breakage], ...] = ((0.02, "broken"), (0.05, "legacy"), (0.20, "ocr"))


@dataclass(frozen=True, slots=True)
class SynthPage:
    """A page: its file name, its bytes, address and day, and what a careful reader finds in it (``None`` if it is broken)."""

    name: str
    content: bytes
    url: str
    date: str
    gold: dict[str, Any] | None
    about: dict[str, Any]


def pages(count: int, seed: int = 0) -> Iterator[SynthPage]:
    """So many pages of a seed.

    >>> [page.name for page in pages(2)]
    ['page-000000.txt', 'page-000001.txt']
    """
    return (page(index, seed) for index in range(count))


def page(index: int, seed: int = 0) -> SynthPage:
    """One page of a seed."""
    rng = Random(f"{seed}/{index}")  # noqa: S311 - pages, not secrets
    original = rng.randrange(max(index - 500, 0), index) if index and rng.random() < _REPRINTS else index
    subject = Random(f"{seed}/{original}/document")  # noqa: S311 - the same
    draft, document = write_document(subject)
    roll = rng.random()
    breakage: Breakage = next((kind for limit, kind in _BREAKAGE if roll < limit), "none")
    lines, repairs = noisy(draft.lines, rng) if breakage == "ocr" else (draft.lines, [])
    form: Literal["html", "md", "txt"] = "txt" if breakage == "legacy" else rng.choice(("html", "html", "md", "txt"))
    text = render(lines, form, rng, words()["chrome"], document["title"])
    encoding = "utf-8"
    content = text.encode()
    if breakage == "legacy":
        encoding, content = legacy(text, rng)
    elif breakage == "broken":
        content = spoil(content, rng)
    name = f"page-{index:06d}.{form}"
    gold = None if breakage == "broken" else _gold(name, document, draft, repairs)
    about = {"reprint_of": original if original != index else None, "breakage": breakage, "encoding": encoding}
    return SynthPage(name, content, f"https://news.example/{index}", document["date"], gold, about)


def _gold(name: str, document: dict[str, Any], draft: Draft, repairs: list[list[str]]) -> dict[str, Any]:
    facts = {key: getattr(draft, key) for key in ("outline", "citations", "deadlines", "assignments")}
    return {"source": name, "document": document, **facts, "repairs": repairs}
