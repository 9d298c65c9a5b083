"""The edits that make one line of several, and lines of markers that stand alone."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from vnplan.model.base import Span
from vnplan.model.edit import Edit
from vnplan.model.line import RawLine
from vnplan.model.mapped import MappedText
from vnplan.rules.markers import bullet, readings
from vnplan.text import kept_re as re
from vnplan.text.patterns import compiled

_CODE_BREAK = re.compile(r"[0-9A-ZĐÐƯ][/\-]$")
_CUTS = ("/", "-")
# A marker that stands alone on its line, as lists come out of some scrapers: it belongs to the line below.
_BARE = re.compile(r"(?:\d{1,3}[.)]|[IVXL]{1,6}[.)]|[a-zđ]\)|--|[-+•]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|Số[ \t]*:?)")
_NUMERAL = re.compile(r"\d{1,3}|[IVXL]{1,6}|[a-zđ]|\d{1,2}(?:\.\d{1,2}){1,3}")
_LABEL = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.(?=\s)")
_TRAILING = re.compile(r"(?<=\S)\s+(?P<label>\d{1,2}(?:\.\d{1,2}){0,2}\.\d)\.$")
_STOP = re.compile(r"[.)/](?:\s|$)")
_LONGEST_LABEL = 60
# Labels that a converter set on a line of their own, because they were bold: what they say follows on the next.
_LABELS = (
    r"(?:cơ quan|đơn vị)(?: được giao)?(?: thực hiện| chủ trì| phối hợp)(?:,? (?:thực hiện|tham mưu))?",
    r"thời (?:gian|hạn)(?: thực hiện| hoàn thành)?",
    r"tiến độ(?: thực hiện)?",
    r"(?:kết quả|sản phẩm)(?: đầu ra| dự kiến)?",
    r"(?:kinh phí|địa điểm)(?: thực hiện)?",
    r"(?:nội dung|nhiệm vụ)",
)
# What a scan leaves of its margin before a marker: "ị 3. Nâng cấp", "Í - Tuyên truyền", ".4. Kinh phí", "ị Điều 2. ...".
_MARKED = (
    r"(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]|[-+]|[IVX]{1,5}\.?)[ \t]+[“\"]?[A-ZĐÀ-Ỹ]|(?:Điều|ĐIỀU)[ \t]+\d{1,3}[.:]"
    r"|QUYẾT ĐỊNH[ \t]*:|Căn cứ [A-ZĐ]|Nơi nhận|Trên đây là)"
)
SHADOW = rf"(?:[ịỊíÍìÌ|;:'‘’\"”.,·~_«»]{{1,2}}[ \t]+|[.,~_|·`]{{1,3}})(?={_MARKED})"
_SHADOW = compiled(SHADOW)
# The same before running text, where a line goes on or begins: letters that are no word, "ị chịu trách nhiệm".
_MARGIN = compiled(r"[ịỊìÌíÍ](?![ \t]+ạch)[ \t]+(?=[^\W\d_])")
_SHADOWS = frozenset("ịỊìÌíÍ")
# The dash of a list before a marker of the document's own, as converters to Markdown write it: "- 1. Rà soát", "- - Rà soát".
_LISTED = re.compile(r"[-*+][ \t]+(?=\S)|[–—][ \t]+(?=Điều[ \t]+\d{1,3}\.)")


def without_lead(text: MappedText) -> MappedText:
    """The line without what stands before its own marker: the shadow of a margin, the dash of a list."""
    if text.text[:1].isalnum() and text.text[0] not in _SHADOWS:
        return text
    if shadow := _SHADOW.match(text.text) or (_MARGIN.match(text.text) if text.text[:1] in _SHADOWS else None):
        text = text.apply([Edit(0, shadow.end(), "", "layout.shadow")])
    dash = _LISTED.match(text.text)
    if dash and _is_marked(text.text[dash.end() :]):
        return text.apply([Edit(0, dash.end(), "", "layout.markup")])
    return text


def _is_marked(text: str) -> bool:
    """True if a text begins with a marker that needs no other before it."""
    return bullet(text) is not None or any(reading.cost == 0 for reading in readings(text))


def with_bare_markers(source: str, lines: list[RawLine]) -> list[RawLine]:
    """The lines, markers that stand alone, or at the end of the line above, joined to what follows them."""
    out: list[RawLine] = []
    for line in _without_trailing(lines):
        last = out[-1] if out else None
        if last is not None and _goes_on(last.text.text, line.text.text) and last.cell == line.cell:
            join = Edit(last.text.end, line.text.start, "" if line.text.text[:1] in ".)/" else " ", "layout.join")
            text = MappedText.replay(source, Span(last.text.start, line.text.end), [*last.text.edits, join, *line.text.edits])
            bold = last.bold + 1 + line.bold if line.bold and last.bold else 0
            out[-1] = RawLine(text, last.block, last.cell, bold)
        else:
            out.append(line)
    return out


def _without_trailing(lines: Sequence[RawLine]) -> list[RawLine]:
    """The lines, those that end with the marker of the next one ("1. Giữ rừng 1.1.") without it, which follows them."""
    if not any(line.cell is None and _ends_in_marker(line.text.text) for line in lines):
        return list(lines)
    out: list[RawLine] = []
    trailing: list[str] = []
    for line, below in pairwise(lines):
        text = line.text.text
        at = _ends_in_marker(text) if line.cell is None else None
        own = _LABEL.match(text) if at else None
        label = own.group().strip(".").split(".") if own else trailing
        if at is None or not below.text.text[:1].isupper() or not _follows(label, at["label"].split(".")):
            out.append(line)
            continue
        trailing = at["label"].split(".")
        start, marker = at.start(), at.start("label")
        out.append(replace(line, text=line.text.slice(0, start), bold=min(line.bold, start)))
        out.append(replace(line, text=line.text.slice(marker, len(text)), bold=max(0, line.bold - marker)))
    return [*out, *lines[-1:]]


def _ends_in_marker(text: str) -> re.Match[str] | None:
    return _TRAILING.search(text) if text[-1:] == "." and text[-3:-2] == "." else None


def _follows(label: Sequence[str], other: Sequence[str]) -> bool:
    """True if a label is the first below another, or the next one beside it."""
    beside = 0 < len(label) == len(other) and label[:-1] == other[:-1] and int(other[-1]) == int(label[-1]) + 1
    return beside or [*label, "1"] == other


def _goes_on(before: str, after: str) -> bool:
    """True if a line is a marker alone, or cut from its stop ("1" / ". Mục đích"), or a label alone ("Đơn vị chủ trì:")."""
    if len(before) < 9:
        return _BARE.fullmatch(before) is not None or (_NUMERAL.fullmatch(before) is not None and _STOP.match(after) is not None)
    return (
        len(before) < _LONGEST_LABEL and before.endswith(":") and after[:1].isupper() and _label().fullmatch(before) is not None
    )


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?i:[-+*•]?\s*(?:{'|'.join(_LABELS)})\s*:)")


def joins(source: str, group: list[Span]) -> list[Edit]:
    """Edits that put one space in the place of each break and of the shadow of a margin behind it.

    None stands where a document number was cut behind its dash.
    """
    out: list[Edit] = []
    for one, two in pairwise(group):
        shadow = _MARGIN.match(source, two.start) if source[two.start] in _SHADOWS else None
        start = shadow.end() if shadow else two.start
        joined = joint(source[max(one.start, one.end - 2) : one.end], source[start])
        out.append(Edit(one.end, start, joined, "layout.join"))
    return out


def joint(before: str, after: str) -> str:
    """What stands between two lines that are one: a space, nothing where a document number was cut behind its dash."""
    return "" if before[-1:] in _CUTS and not after[0].islower() and _CODE_BREAK.search(before) else " "


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
