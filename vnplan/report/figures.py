"""The numbers of an archive, by SQL."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from vnplan.export._names import kind_name

_BODIES = 14
_MONTHS = 36
_CITED = 25
_LISTED = 300
_SITES = 20
_REPRINTS = 60

_DUE = "SELECT year(due) * 12 + month(due) - 1 AS month, body, count(*) FROM due GROUP BY ALL"
_LIST = "SELECT due, body, task, coalesce(number, ''), source FROM due ORDER BY due, body, source LIMIT ?"
_CITED_MOST = "SELECT number, kind, date, issuer, documents, mentions FROM cited LIMIT ?"
_QUALITY = """
SELECT coalesce(nullif(regexp_extract(url, '^[a-zA-Z]+://(?:www\\.)?([^/:]+)', 1), ''), site, '') AS site, year,
       1000.0 * sum(repairs) / greatest(sum(text_characters), 1), count(*)
FROM documents GROUP BY ALL"""
_COUNTS = """
SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM originals),
       (SELECT coalesce(sum(tasks), 0) FROM originals), (SELECT coalesce(sum(deadlines), 0) FROM originals),
       (SELECT coalesce(sum(citations), 0) FROM originals), (SELECT coalesce(sum(repairs), 0) FROM documents)"""
_COUNTED = ("documents", "originals", "tasks", "deadlines", "citations", "repairs")


@dataclass(frozen=True, slots=True)
class Grid:
    """Values in rows and columns; ``None`` where there is none.

    ``more_rows`` and ``outside`` count what is not shown; ``summed`` says that the first row is the sum of all.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    titles: tuple[tuple[str, ...], ...]
    more_rows: int = 0
    outside: int = 0
    summed: bool = False

    @property
    def most(self) -> float:
        """The largest value; a first row that sums up the others is left out."""
        return max((value for row in self.values[self.summed :] for value in row if value), default=1)


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that the archive cites."""

    number: str
    kind: str | None
    date: str | None
    issuer: str | None
    documents: int
    mentions: int

    @property
    def name(self) -> str:
        """Its kind and number."""
        return f"{kind_name(self.kind)} {self.number}"


@dataclass(frozen=True, slots=True)
class Due:
    """Something that a body owes by a day."""

    day: date
    body: str
    task: str
    number: str
    source: str


@dataclass(frozen=True, slots=True)
class Reprint:
    """A document that was found more than once."""

    number: str | None
    title: str | None
    copies: int
    best: str | None


def counts(db: Any) -> dict[str, int]:  # noqa: ANN401 - duckdb has loose types
    """How many documents, tasks, deadlines, citations and repairs there are."""
    return dict(zip(_COUNTED, map(int, db.execute(_COUNTS).fetchone()), strict=True))


def deadlines(db: Any) -> Grid | None:  # noqa: ANN401 - duckdb has loose types
    """Tasks that are due, by month and lead body: the 36 months in a row with most of them, the bodies with most of them."""
    found: list[tuple[int, str, int]] = db.execute(_DUE).fetchall()
    if not found:
        return None
    by_month: dict[int, int] = {}
    for month, _, count in found:
        by_month[month] = by_month.get(month, 0) + count
    first = _densest(by_month)
    months = list(range(first, max(m for m in by_month if m < first + _MONTHS) + 1))
    cells: dict[str, dict[int, int]] = {}
    for month, body, count in found:
        if month in months:
            cells.setdefault(body, {})[month] = count
    bodies = sorted(cells, key=lambda body: (-sum(cells[body].values()), body))
    rows = ["", *bodies[:_BODIES]]
    cells[""] = {m: by_month[m] for m in months if m in by_month}
    names = [f"{m % 12 + 1}/{m // 12}" for m in months]
    return Grid(
        tuple(rows), tuple(names), tuple(tuple(cells[row].get(m) for m in months) for row in rows),
        tuple(tuple(f"{row} {name}: {cells[row].get(m, 0)}" for m, name in zip(months, names, strict=True)) for row in rows),
        max(0, len(bodies) - _BODIES), sum(by_month.values()) - sum(cells[""].values()), summed=True,
    )  # fmt: skip


def _densest(by_month: dict[int, int]) -> int:
    """The first of the months in a row that hold most."""
    best, most = min(by_month), 0
    ordered = sorted(by_month)
    held = low = 0
    for month in ordered:
        held += by_month[month]
        while ordered[low] <= month - _MONTHS:
            held -= by_month[ordered[low]]
            low += 1
        if held > most:
            best, most = ordered[low], held
    return best


def due(db: Any) -> tuple[Due, ...]:  # noqa: ANN401 - duckdb has loose types
    """What is due, by day; the first 300."""
    return tuple(Due(*row) for row in db.execute(_LIST, [_LISTED]).fetchall())


def cited(db: Any) -> tuple[Cited, ...]:  # noqa: ANN401 - duckdb has loose types
    """The documents that most documents cite."""
    return tuple(Cited(*row) for row in db.execute(_CITED_MOST, [_CITED]).fetchall())


def quality(db: Any) -> Grid | None:  # noqa: ANN401 - duckdb has loose types
    """Repairs in 1,000 characters by site and year of the document; the sites with most documents."""
    found: list[tuple[str, int | None, float, int]] = db.execute(_QUALITY).fetchall()
    if not found:
        return None
    sizes: dict[str, int] = {}
    for site, _, _, count in found:
        sizes[site] = sizes.get(site, 0) + count
    sites = sorted(sizes, key=lambda site: (-sizes[site], site))
    years = sorted({year for _, year, _, _ in found if year is not None})[-24:]
    columns: list[int | None] = [*years, *([None] if any(year is None for _, year, _, _ in found) else [])]
    cells = {(site, year): (value, count) for site, year, value, count in found}
    return Grid(
        tuple(sites[:_SITES]), tuple("?" if year is None else str(year) for year in columns),
        tuple(tuple(round(cells[s, y][0], 2) if (s, y) in cells else None for y in columns) for s in sites[:_SITES]),
        tuple(tuple(f"{s} {y or '?'}: {cells[s, y][0]:.2f} ({cells[s, y][1]})" if (s, y) in cells else "" for y in columns)
              for s in sites[:_SITES]),
        max(0, len(sites) - _SITES),
    )  # fmt: skip


def reprints(db: Any) -> tuple[Reprint, ...]:  # noqa: ANN401 - duckdb has loose types
    """The documents with most copies."""
    found = db.execute("SELECT number, title, copies, best FROM reprints LIMIT ?", [_REPRINTS]).fetchall()
    return tuple(Reprint(*row) for row in found)
