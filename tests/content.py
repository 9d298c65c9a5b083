"""How much of what is kept of whole pages is the article's, and how much of the article is kept.

``python -m tests.content FOLDER`` prints it for pages that say with which words their article begins and ends (``content``
of ``NAME.report.json``, ``NAME.none.json``, ``NAME.gold.json``), with trafilatura beside it.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from vnplan import parse
from vnplan.model.clipping import flat
from vnplan.read import clip

GOLD = (".report.json", ".none.json", ".gold.json")


class Kept(NamedTuple):
    """Characters: of the article, of what is kept, of both."""

    article: int
    kept: int
    both: int

    @property
    def precision(self) -> float:
        """The part of what is kept that is the article's."""
        return self.both / self.kept if self.kept else 1.0

    @property
    def recall(self) -> float:
        """The part of the article that is kept."""
        return self.both / self.article if self.article else 1.0


def golds(folder: Path) -> Iterator[tuple[Path, str, str]]:
    """The pages below a folder with the words that begin the first and the last block of their article."""
    for path in sorted(folder.rglob("*.json")):
        if path.name.endswith(GOLD):
            gold = json.loads(path.read_text("utf-8"))
            content = gold.get("content") or {}
            if content.get("first") and content.get("last"):
                yield path.with_name(gold["source"]), content["first"], content["last"]


def plain(text: str) -> str:
    """The letters and figures of a text."""
    return "".join(c for c in text if c.isalnum())


def inside(lines: list[str], first: str, last: str) -> range:
    """The lines of the article: from the last that begins with ``first`` before one that begins with ``last``."""
    first, last = plain(first), plain(last)
    begins = [i for i, line in enumerate(lines) if plain(line).startswith(first)]
    ends = [i for i, line in enumerate(lines) if plain(line).startswith(last)]
    pairs = [(end - begin, begin, end) for begin in begins for end in ends if begin <= end]
    if not pairs:
        return range(0)
    _, begin, end = min(pair for pair in pairs if pair[2] == min(e for _, _, e in pairs))
    return range(begin, end + 1)


def measure(page: Path, first: str, last: str) -> tuple[Kept, Kept | None]:
    """What is kept of a page, by vnplan and by trafilatura."""
    clipping = clip(page)
    blocks = list(flat(clipping.blocks))
    chrome = {at for one in parse(page).chrome for span in one.text.spans for at in range(span.start, span.end)}
    lines = [clipping.source.text[block.start : block.end] for block in blocks]
    article = inside(lines, first, last)
    sizes = [len(plain(line)) for line in lines]
    kept = [i for i, block in enumerate(blocks) if block.start not in chrome]
    mine = Kept(sum(sizes[i] for i in article), sum(sizes[i] for i in kept), sum(sizes[i] for i in kept if i in article))
    return mine, _peer(page, [lines[i] for i in article])


def _peer(page: Path, article: list[str]) -> Kept | None:
    """The same for trafilatura's text: a line of it is the article's if the article holds it."""
    try:
        from trafilatura import extract
    except ImportError:
        return None
    text = extract(page.read_text("utf-8", errors="replace"), include_comments=False, include_tables=True) or ""
    whole = plain("".join(article))
    found = [plain(line) for line in text.splitlines()]
    return Kept(len(whole), sum(map(len, found)), sum(len(line) for line in found if line and line in whole))


def main(folder: str) -> None:
    """Print the figures of each page and their means."""
    mine, peers = [], []
    for page, first, last in golds(Path(folder)):
        if page.suffix != ".html":
            continue
        own, peer = measure(page, first, last)
        if not own.article:
            continue
        mine.append(own)
        peers += [peer] if peer else []
        beside = f"   trafilatura P {peer.precision:.2f} R {peer.recall:.2f}" if peer else ""
        print(f"{page.name:40} P {own.precision:.2f} R {own.recall:.2f}{beside}")  # noqa: T201 - what it is for
    for name, rows in (("vnplan", mine), ("trafilatura", peers)):
        if rows:
            precision, recall = (sum(getattr(row, what) for row in rows) / len(rows) for what in ("precision", "recall"))
            print(f"{name:12} precision {precision:.3f} recall {recall:.3f} over {len(rows)} pages")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
