"""How near facts come to gold facts: for each area how many are right, wanted, given."""

import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

_SHORT = {"ủy ban nhân dân": "ubnd", "uỷ ban nhân dân": "ubnd", "hội đồng nhân dân": "hđnd"}
_ALIKE = 0.88


@dataclass
class Tally:
    """Right, wanted, given."""

    right: int = 0
    wanted: int = 0
    given: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing is wanted and nothing given."""
        return 2 * self.right / (self.wanted + self.given) if self.wanted + self.given else 1.0

    def add(self, gold: Iterable[Hashable], got: Iterable[Hashable]) -> None:
        """Count two collections against each other."""
        want, have = Counter(gold), Counter(got)
        self.right += (want & have).total()
        self.wanted += want.total()
        self.given += have.total()


def same(one: str | None, other: str | None) -> bool:
    """True if two texts say the same, whatever their case, spacing and the two usual abbreviations."""
    a, b = _plain(one), _plain(other)
    return a == b or SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE


def _plain(text: str | None) -> str:
    out = " ".join(unicodedata.normalize("NFC", text or "").lower().replace("-", " ").split())
    for full, short in _SHORT.items():
        out = out.replace(full, short)
    return out


def tally(gold: dict[str, Any], got: dict[str, Any], tallies: dict[str, Tally]) -> None:
    """Count one document's facts against its gold facts."""
    document = tallies["document"]
    for field, wanted in gold["document"].items():
        if field in ("kind", "number", "date", "issuer", "title") and wanted is not None:
            document.add([1], [1] if same(wanted, got["document"][field]) else [0])
    tallies["outline"].add((n["label"] for n in gold["outline"]), (n["label"] for n in got["outline"]))
    tallies["bullets"].add(
        ((n["label"], n["bullets"]) for n in gold["outline"]), ((n["label"], n["bullets"]) for n in got["outline"])
    )
    tallies["citations"].add(map(_citation, gold["citations"]), map(_citation, got["citations"]))
    tallies["deadlines"].add(map(_deadline, gold["deadlines"]), map(_deadline, got["deadlines"]))
    tallies["assignments"].add(_bodies(gold), _bodies(got))


def _citation(row: dict[str, Any]) -> Hashable:
    return row["kind"], row["number"], row["date"], row["at"]


def _deadline(row: dict[str, Any]) -> Hashable:
    return row["start"], row["end"], row["at"]


def _bodies(facts: dict[str, Any]) -> Iterable[Hashable]:
    for row in facts["assignments"]:
        for role in ("lead", "coordinating"):
            for body in row[role]:
                yield row["at"], role, _plain(body).removeprefix("các ")
