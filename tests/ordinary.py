"""How ordinary articles are read: how many are taken for documents or reports, which fail, how long the slowest takes.

``python -m tests.ordinary FILE`` prints it for articles packed as JSON lines (``id``, ``text``) in an ``.xz`` file.
"""

import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from vnplan import parse


@dataclass(slots=True)
class Read:
    """What became of the articles: the types of their pages, the ids of documents and failures, the slowest."""

    types: Counter[str] = field(default_factory=Counter)
    documents: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")


def articles(path: Path) -> Iterator[tuple[str, str]]:
    """The articles of a file."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield str(row["id"]), row["text"]


def read(path: Path) -> Read:
    """Every article, parsed."""
    out = Read()
    for name, text in articles(path):
        begun = process_time()
        try:
            document = parse(text)
        except Exception as error:  # noqa: BLE001 - that nothing is raised is what is counted
            out.failed.append(f"{name}: {type(error).__name__}: {error}")
            continue
        out.slowest = max(out.slowest, (process_time() - begun, name))
        out.types[document.page.type] += 1
        if document.page.type == "document":
            out.documents.append(f"{name}: {document.kind} {document.header.title.text[:80] if document.header.title else None}")
        elif document.page.type == "report":
            main = document.reported[0]
            said = [found.text[:80] if found else None for found in (main.issuer, main.title)]
            out.reports.append(f"{name}: {main.kind} {main.number} {said}")
    return out


def main(path: str) -> None:
    """Print what became of the articles."""
    found = read(Path(path))
    for line in (*found.failed, *found.documents, *found.reports):
        print(line)  # noqa: T201 - what it is for
    print(dict(found.types), f"{len(found.failed)} failed, slowest {found.slowest[0]:.2f} s: {found.slowest[1]}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
