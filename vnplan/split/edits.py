"""The edits that make one line of several, and lines of markers that stand alone."""

import re
from collections.abc import Sequence
from itertools import pairwise

from vnplan.model.base import Span
from vnplan.model.edit import Edit
from vnplan.model.line import RawLine
from vnplan.model.mapped import MappedText
from vnplan.text.patterns import compiled

_CODE_BREAK = re.compile(r"[0-9A-ZĐ][/\-]$")
# A marker that stands alone on its line, as lists come out of some scrapers: it belongs to the line below.
_BARE = re.compile(r"(?:\d{1,3}[.)]|[IVXL]{1,6}[.)]|[a-zđ]\)|[-+•]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|Số[ \t]*:?)")

# What a scan leaves of its margin before a marker: "ị 3. Nâng cấp", "Í - Tuyên truyền".
SHADOW = r"[ịỊíÍìÌ|;:'‘’.,·~_«»][ \t]+(?=(?:\d{1,2}[.)]|[-+]|[IVX]{1,5}\.?)[ \t]+[A-ZĐÀ-Ỹ])"
_SHADOW = compiled(SHADOW)


def without_shadow(text: MappedText) -> MappedText:
    """The line without what a scan left of its margin before the marker."""
    found = _SHADOW.match(text.text)
    return text.apply([Edit(0, found.end(), "", "layout.shadow")]) if found else text


def with_bare_markers(source: str, lines: list[RawLine]) -> list[RawLine]:
    """The lines, markers that stand alone joined to what follows them."""
    out: list[RawLine] = []
    for line in lines:
        last = out[-1] if out else None
        if last is not None and len(last.text.text) < 9 and last.cell == line.cell and _BARE.fullmatch(last.text.text):
            join = Edit(last.text.end, line.text.start, " ", "layout.join")
            text = MappedText.replay(source, Span(last.text.start, line.text.end), [*last.text.edits, join, *line.text.edits])
            bold = last.bold + 1 + line.bold if line.bold and last.bold else 0
            out[-1] = RawLine(text, last.block, last.cell, bold)
        else:
            out.append(line)
    return out


def joins(source: str, group: list[Span]) -> list[Edit]:
    """Edits that put one space in the place of each break; none where a document number was cut behind its dash."""
    out = []
    for one, two in pairwise(group):
        cut = _CODE_BREAK.search(source[max(one.start, one.end - 2) : one.end]) and not source[two.start].islower()
        out.append(Edit(one.end, two.start, "" if cut else " ", "layout.join"))
    return out


def merge(first: list[Edit], second: list[Edit]) -> list[Edit]:
    """Two lists of edits as one in order; where they overlap the earlier list's edit stands."""
    if not second or not first:
        return first or second
    out: list[Edit] = []
    for edit in sorted((*first, *second), key=lambda e: (e.start, e.end)):
        if out and (edit.start < out[-1].end or (edit.start, edit.end) == (out[-1].start, out[-1].end)):
            if edit.end > out[-1].end:
                out[-1] = _united(out[-1], edit)
            continue
        out.append(edit)
    return out


def _united(one: Edit, two: Edit) -> Edit:
    """One edit for two that overlap: a join that meets markup covers both."""
    return Edit(one.start, two.end, one.new or two.new, one.rule, min(one.score, two.score))


def emphasised(text: MappedText, emphasis: Sequence[Span]) -> int:
    """How many characters at the beginning of a line are emphasised."""
    if not emphasis:
        return 0
    at = text.start
    end = 0
    for run in emphasis:
        if run.start > at and text.text[end : text.locate(run.start)].strip():
            break
        if run.end > at:
            at = run.end
            end = text.locate(run.end)
            if end >= len(text.text):
                break
    return len(text.text[:end].rstrip())
