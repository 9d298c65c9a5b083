"""What a run found, in numbers."""

from collections import Counter
from heapq import nlargest
from typing import Any

from vnplan.batch.tables import TABLES, Row

_COLUMN = {name: n for n, name in enumerate(TABLES["documents"])}
_MOST = 30
# Repairs in 1,000 characters: a clean page has none, a light scan less than one, beyond that the scan is worn.
_WORN = 1.0


class Tally:
    """Counts, shard by shard."""

    def __init__(self) -> None:
        self.records = self.documents = self.quarantined = self.suspects = 0
        self.reasons: Counter[str] = Counter()
        self._by: dict[str, Counter[str]] = {key: Counter() for key in ("kind", "year", "issuer")}
        self._quality: Counter[str] = Counter()
        self._sums: Counter[str] = Counter()
        self._copies = 0
        self._seconds = 0.0
        self._peak = 0
        self._slowest: list[tuple[float, str]] = []

    def shard(self, manifest: dict[str, Any]) -> None:
        """Count a shard."""
        self.records += manifest["records"]
        self.documents += manifest["documents"]
        self.quarantined += manifest["quarantined"]

    def add(self, documents: list[Row], times: dict[str, Any]) -> None:
        """Count the documents of a shard."""
        for row in documents:
            for key, counter in self._by.items():
                value = row[_COLUMN[key]]
                counter["unknown" if value is None else str(value).upper() if key == "issuer" else str(value)] += 1
            repairs, characters = row[_COLUMN["repairs"]], row[_COLUMN["text_characters"]]
            self._quality["clean" if not repairs else "light" if repairs * 1000 < _WORN * characters else "worn"] += 1
            for key in ("citations", "deadlines", "tasks", "repairs", "issues", "text_characters"):
                self._sums[key] += row[_COLUMN[key]]
            self._copies += not row[_COLUMN["is_best"]]
        self._seconds += times.get("seconds", 0.0)
        self._peak = max(self._peak, times.get("peak", 0))
        pairs = [(seconds, source) for seconds, source in times.get("slowest", ())]
        self._slowest = nlargest(_MOST, [*self._slowest, *pairs])

    def counts(self) -> dict[str, int]:
        """What the manifest says."""
        return {"records": self.records, "documents": self.documents, "quarantined": self.quarantined}

    def summary(self) -> dict[str, Any]:
        """All of it. ``seconds``, ``slowest`` and ``peak_megabytes`` depend on the machine."""
        return {
            **self.counts(),
            "reasons": dict(sorted(self.reasons.items())),
            "by_kind": dict(self._by["kind"].most_common()),
            "by_year": dict(sorted(self._by["year"].items())),
            "by_issuer": dict(self._by["issuer"].most_common(_MOST)),
            "found": dict(sorted(self._sums.items())),
            "copies": self._copies,
            "suspect_numbers": self.suspects,
            "ocr_quality": dict(sorted(self._quality.items())),
            "worker_seconds": round(self._seconds, 1),
            "peak_megabytes": self._peak,
            "slowest": [{"seconds": seconds, "source": source} for seconds, source in self._slowest],
        }
