"""A comparison for the terminal, in colour."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from vnplan.compare.model import Change, Comparison, Matched, Op, Status

MARKS: dict[Status, tuple[str, str]] = {
    "same": ("=", "dim"), "changed": ("~", "yellow"), "added": ("+", "green"), "removed": ("-", "red"),
}  # fmt: skip
_STYLES: dict[Op, str] = {"same": "dim", "added": "bold green", "removed": "red strike"}
_AROUND = 40
_LONGEST = 100


def render(comparison: Comparison, *, whole: bool = False) -> RenderableType:
    """What changed; with ``whole`` also what did not."""
    head = Table.grid(padding=(0, 2))
    for sign, style, named in (("-", "red", comparison.old), ("+", "green", comparison.new)):
        title = f"{named.name}: {named.title}" if named.title else named.name
        head.add_row(Text(sign, style), Text(title), Text(named.date or "", "dim"), Text(named.source or "", "dim"))
    lines: list[RenderableType] = [head, *(_change(change, "") for change in comparison.header)]
    for name, items in (("Sections", comparison.sections), ("Tasks", comparison.tasks)):
        counts = ", ".join(f"{sum(item.status == status for item in items)} {status}" for status in MARKS)
        lines += [Text(""), Text.assemble((name, "bold"), f"  {counts}")]
        for item in items:
            if whole or item.status != "same" or item.moved:
                lines += _item(item)
    if comparison.citations:
        lines += [Text(""), Text("Cited documents", "bold"), *(_change(change, "") for change in comparison.citations)]
    return Group(*lines)


def _item(item: Matched) -> Iterator[Text]:
    sign, style = MARKS[item.status]
    place = item.new or item.old or ""
    if item.old and item.new and item.old != item.new:
        place = f"{item.old} → {item.new}"
    title = item.title if len(item.title) <= _LONGEST else item.title[: _LONGEST - 1] + "…"
    yield Text.assemble((f"{sign} {place}  ", style), title, ("  moved" if item.moved else "", "magenta"))
    yield from (_change(change, "    ") for change in item.changes if change.field not in ("label", "heading"))
    if item.text:
        yield _words(item)


def _change(change: Change, indent: str) -> Text:
    out = Text(f"{indent}{change.field}: ")
    if change.old is not None:
        out.append(change.old, "red")
    if change.old is not None and change.new is not None:
        out.append(" → ", "dim")
    if change.new is not None:
        out.append(change.new, "green")
    return out


def _words(item: Matched) -> Text:
    """The changed words with a little of what stands around them."""
    out = Text("    ")
    last = len(item.text) - 1
    for index, segment in enumerate(item.text):
        text = segment.text
        if segment.op == "same" and len(text) > 2 * _AROUND:
            head = text[:_AROUND] if index > 0 else ""
            tail = text[-_AROUND:] if index < last else ""
            text = f"{head} … {tail}"
        out.append(text, _STYLES[segment.op])
    return out
