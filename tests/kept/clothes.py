"""What the clothes of real tools change of what is found on a page: the kept lines that are lost, and those that come instead.

Places, ends of lines and what stands around the document differ in each clothing and are left out. One document stands for
each tool, another one for the next.
"""

import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import vnplan
from tests.conftest import CORPORA
from tests.kept import kept, lines_of

CHANGED = Path(__file__).parent / "cases" / "clothes.lines"
_PLACE = re.compile(r" \d+:\d+(?:\+\d+:\d+)*| from “[^”]*”")


def all_changed() -> Iterator[str]:
    """Each line that a clothing takes away (-) or brings (+)."""
    for at, path in enumerate(sorted((CORPORA / "clothes").glob("*.jsonl.xz"))):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            rows = [json.loads(row) for row in file]
        row = rows[at % len(rows)]
        yield from (f"{path.name.removesuffix('.jsonl.xz')} {row['name']} {line}" for line in _changed(row))


def _changed(row: dict[str, str]) -> Iterator[str]:
    plain = Counter(_placeless(kept(Path(row["name"])).read_text("utf-8").splitlines()))
    dressed = Counter(_placeless(lines_of(vnplan.parse(row["text"], name=f"page.{row['suffix']}"))))
    yield from (f"- {line}" for line in (plain - dressed).elements())
    yield from (f"+ {line}" for line in (dressed - plain).elements())


def _placeless(lines: Iterator[str] | list[str]) -> Iterator[str]:
    return (_PLACE.sub("", line).strip() for line in lines if not line.startswith(("chrome", "page")))
