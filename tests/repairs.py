"""The cases of ``corpora/repairs``, each repaired once for all tests that look at what became of it."""

import json
from functools import cache

from tests.conftest import CORPORA, once
from vnplan.mend import Repaired, repair

FOLDER = CORPORA / "repairs"


@cache
def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file of cases."""
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()]


@cache
def mended(name: str, caution: str) -> list[Repaired]:
    """What became of the damaged texts of a file."""
    return once(f"repairs {name} {caution}", lambda: [repair(row["before"], caution=caution) for row in rows(name)])
