"""Blocks to lines: what a scan or a portal wrapped is joined, what it ran together is parted.

A logical line is one paragraph, heading, item or line of a letterhead. Where a block says that its line breaks may be a
typesetter's (``Block.wrapped``), each break is judged by what stands on its two sides; elsewhere every break counts.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from vnplan.furniture import is_furniture, over_furniture
from vnplan.model.base import Span
from vnplan.model.clipping import Block, Clipping
from vnplan.model.edit import Edit
from vnplan.model.line import CellPlace, RawLine
from vnplan.model.mapped import MappedText
from vnplan.rules.words import alternatives
from vnplan.text.letters import form_edits
from vnplan.text.patterns import compiled

# What opens a line of its own wherever it stands: markers of items, of the law's divisions, of recitals, of the closing.
_OPENER = compiled(
    r"(?:[-–—+*•▪●○]\s+\S|[-–+•](?=[A-ZĐÀ-Ỹ])"
    r"|(?:\d{1,3}|[IVXL]{1,6}|[A-HĐ]|[lsSIOBo\d]{1,2}(?=[.)][ \t]+[A-ZĐÀ-Ỹ]))[.)/][ \t]+\S"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?[ \t]+\S|\d{1,2}\.(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])"
    r"|[a-zđ]\d?(?:\.\d{1,2})?\)[ \t]*\S|\(\d{1,2}\)[ \t]+\S"
    r"|(?:Điều|ĐIỀU|Bước)[ \t]+\d+[a-zđ]?[ \t]*[.:]"
    r"|(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC|Tiểu mục|TIỂU MỤC)[ \t]+(?:thứ[ \t]+\w+|[\dIVXL]+\b)[ \t]*(?:[.:]|$|(?=[A-ZĐÀ-Ỹ]{2}))"
    r"|(?:Căn cứ|Xét|Theo)[ \t]+(?:Luật|Nghị|Quyết|Thông|Chỉ|Kế|Công|Bộ|Pháp|Hiến|Kết|Tờ|đề nghị|các )"
    r"|Nơi nhận|PHỤ LỤC|Phụ lục[ \t]+[\dIVX]+\b|Kính gửi|V/v\b|Số[ \t]*:"
    r"|\([ \t]*(?:Kèm theo|Ban hành kèm|Đính kèm|Ban hành theo))"
)
# Lines of a letterhead that open a line of their own outside of tables, where a cell says so already.
_LETTERHEAD = re.compile(
    r"CỘNG H[OÒ][AÀ] XÃ HỘI|Độc lập[ \t]*[-–]|ĐẢNG CỘNG SẢN VIỆT NAM"
    r"|[A-ZĐ][\w. ]{1,30},[ \t]*ngày[ \t.…]*\d*[ \t.…]*tháng[ \t.…\d]*năm[ \t]*\d{4}$"
)
_CLOSERS = (".", ";", ":", "!", "?", "./.", "”", '."', ";”", ".”")
_RULE_LINE = re.compile(r"[-_=*~ \t]{3,}$")
_CODE_BREAK = re.compile(r"[0-9A-ZĐ][/\-]$")
_SPACE = re.compile(r"[ \t]+")
_LONGEST_NAME = 90
# A marker that stands alone on its line, as lists come out of some scrapers: it belongs to the line below.
_BARE = re.compile(r"(?:\d{1,3}[.)]|[IVXL]{1,6}[.)]|[a-zđ]\)|[-+•]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|Số[ \t]*:?)")
# Behind these, a line that begins with who decides ("CHỦ TỊCH ...") goes on with the title instead of opening the enacting part.
_DEPENDENT = ("CỦA", "CHO", "VÀ", "DO", "TỪ", ",", "-", "–", "LÀ", "VỚI", "TẠI")
_GAP = re.compile(r"(?<=\S)(?: {4,}|\t[ \t]*)(?=\S)")


@cache
def _decider() -> re.Pattern[str]:
    return re.compile(rf"(?i:(?:phó )?{alternatives('decider')})\b")


def split(clipping: Clipping) -> list[RawLine]:
    """The logical lines of a clipping, in order; table cells keep their place.

    Edits that take away markup, bring letters to their normal form and join wrapped lines are applied, none that repair.
    """
    source = clipping.source.text
    width = _width(clipping) if clipping.source.media_type == "text/plain" else None
    out: list[RawLine] = []
    for block in clipping.blocks:
        if block.kind == "table":
            for r, row in enumerate(block.rows):
                column = 0
                for cell in row.cells:
                    place = CellPlace(block.start, r, column, cell.columns, cell.rows, cell.header)
                    for part in cell.blocks:
                        out += _lines(source, part, place, width)
                    column += cell.columns
        else:
            out += _lines(source, block, None, width)
    return over_furniture(source, _with_bare_markers(source, out))


def _with_bare_markers(source: str, lines: list[RawLine]) -> list[RawLine]:
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


def _width(clipping: Clipping) -> int:
    """The width that a plain text was wrapped at: what the longest of its wrapped lines reach, indents included."""
    text = clipping.source.text
    lengths = sorted(
        len(line.rstrip()) for block in clipping.blocks if block.wrapped for line in text[block.start : block.end].splitlines()
    )
    return lengths[int(len(lengths) * 0.95)] if lengths else 0


def _lines(source: str, block: Block, place: CellPlace | None, width: int | None) -> Iterator[RawLine]:
    """The lines of one block; ``width`` is known for plain text only, where nothing but the width made a break."""
    rows = _physical(source, block, columns=width is not None and place is None)
    emphasis = sorted((*block.bold, *block.italic))
    groups = _filled(source, block, rows, width) if width else _groups(source, block, rows, emphasis, in_cell=place is not None)
    for group in groups:
        first, last = group[0].start, group[-1].end
        edits = [e for e in block.edits if first <= e.start and e.end <= last]
        edits = _merge(edits, _joins(source, group))
        edits = _merge(edits, form_edits(source, first, last))
        text = MappedText.replay(source, Span(first, last), edits).strip()
        if text.text:
            yield RawLine(text, block, place, _bold(text, emphasis))


def _filled(source: str, block: Block, rows: list[Span], width: int) -> Iterator[list[Span]]:
    """Groups of physical lines of plain text: a line goes on where the next one's first word had no room on it."""
    group: list[Span] = []
    for row in rows:
        if group and not (block.wrapped and _flows(source, group[-1], row, width)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _flows(source: str, last: Span, row: Span, width: int) -> bool:
    """Whether a line of plain text is the next part of the one before."""
    before, after = source[last.start : last.end], source[row.start : row.end]
    if is_furniture(before) or is_furniture(after):
        return False
    if "\n" not in source[last.end : row.start] or _RULE_LINE.match(before) or _RULE_LINE.match(after) or _OPENER.match(after):
        return False
    if before.endswith("./.") or _LETTERHEAD.match(after):
        return False
    if after[0].islower():
        return True
    if before.isupper() != after.isupper() and not after[0].isdigit() and len(before.split()) < 12:
        return False
    column = last.end - (source.rfind("\n", 0, last.end) + 1)
    first_word = _SPACE.split(after, maxsplit=1)[0]
    return column + 1 + len(first_word) > width


def _physical(source: str, block: Block, *, columns: bool) -> list[Span]:
    """The physical lines of a block without the white space around them, empty ones left out.

    With ``columns``, what wide gaps set apart on a line are lines of their own, as in a letterhead of two columns.
    """
    out = []
    at = block.start
    for line in source[block.start : block.end].splitlines(keepends=True):
        lead = len(line) - len(line.lstrip())
        end = at + len(line.rstrip())
        start = at + lead
        for gap in _GAP.finditer(source, start, end) if columns and start < end else ():
            out.append(Span(start, gap.start()))
            start = gap.end()
        if start < end:
            out.append(Span(start, end))
        at += len(line)
    return out


def _groups(source: str, block: Block, rows: list[Span], emphasis: Sequence[Span], *, in_cell: bool) -> Iterator[list[Span]]:
    """Physical lines that make one logical line together."""
    if not rows:
        return
    lengths = sorted(end - start for start, end in rows)
    width = lengths[int(len(lengths) * 0.9)]
    group = [rows[0]]
    for row in rows[1:]:
        if block.wrapped and _continues(source, block, group, row, emphasis, width, in_cell=in_cell):
            group.append(row)
        else:
            yield group
            group = [row]
    yield group


def _visible(source: str, span: Span, block: Block) -> str:
    """The text of a physical line without its markup."""
    out: list[str] = []
    at = span.start
    for edit in block.edits:
        if edit.end <= span.start:
            continue
        if edit.start >= span.end:
            break
        out += (source[at : max(at, edit.start)], edit.new)
        at = max(at, edit.end)
    return "".join([*out, source[at : span.end]]).strip()


def _continues(  # noqa: PLR0911, PLR0913 - one reason a line
    source: str, block: Block, group: list[Span], row: Span, emphasis: Sequence[Span], width: int, *, in_cell: bool
) -> bool:
    """Whether ``row`` goes on the line that ``group`` began."""
    last = group[-1]
    before, after = _visible(source, last, block), _visible(source, row, block)
    if not before or not after:
        return not after and bool(before)
    if _RULE_LINE.match(after) or _RULE_LINE.match(before) or _OPENER.match(after):
        return False
    if _same_run(emphasis, last, row):
        return True
    if is_furniture(before) or is_furniture(after):
        return False
    if not in_cell and _LETTERHEAD.match(after):
        return False
    if after.isupper() and _decider().match(after) and not before.endswith(_DEPENDENT):
        return False
    if before.startswith("Kính gửi") and after[0].isupper() and not before.endswith((",", ";", "-", "và")):
        return False
    closed = _run_closed(source, emphasis, group, last)
    if closed and not after[0].islower():
        return False
    if in_cell and before.isupper() and len(before) > 2 and after[0].isupper():
        return after.isupper() and " " not in after
    if not before.endswith(_CLOSERS):
        return not (after[0].isupper() and _names_body(_visible(source, Span(group[0].start, last.end), block), after))
    if after[0].islower() or after[0] in ",.;:)":
        return True
    room = width - (last.end - last.start)
    first_word = _SPACE.split(after, maxsplit=1)[0]
    return room < len(first_word) + 1 and not before.endswith(("./.", ":"))


def _names_body(line: str, after: str) -> bool:
    """Whether a numbered line is the name of a body alone, and the next one says what it has to do."""
    return len(line) < _LONGEST_NAME and _numbered_body().match(line) is not None and _duty().match(after) is not None


@cache
def _numbered_body() -> re.Pattern[str]:
    return re.compile(rf"(?:\d{{1,2}}|[a-zđ])[.)][ \t]+(?i:(?:các )?{alternatives('body_head')})\b")


@cache
def _duty() -> re.Pattern[str]:
    return re.compile(rf"{alternatives('duty')}\b")


def _same_run(emphasis: Sequence[Span], last: Span, row: Span) -> bool:
    """Whether one emphasised range covers the break between two physical lines, with text on both sides."""
    index = bisect_right(emphasis, (last.end - 1, 1 << 62)) - 1
    return index >= 0 and emphasis[index].start < last.end and emphasis[index].end > row.start


def _run_closed(source: str, emphasis: Sequence[Span], group: list[Span], last: Span) -> bool:
    """Whether the line so far is emphasised from its beginning and the emphasis ends with it."""
    index = bisect_right(emphasis, (last.end, 1 << 62)) - 1
    if index < 0:
        return False
    run = emphasis[index]
    head = source[group[0].start : run.start].strip("*_ \t")
    tail = source[run.end : last.end].strip("*_ \t")
    return not head and not tail and run.end > group[0].start


def _joins(source: str, group: list[Span]) -> list[Edit]:
    """Edits that put one space in the place of each break; none where a document number was cut behind its dash."""
    out = []
    for one, two in pairwise(group):
        cut = _CODE_BREAK.search(source[max(one.start, one.end - 2) : one.end]) and not source[two.start].islower()
        out.append(Edit(one.end, two.start, "" if cut else " ", "layout.join"))
    return out


def _merge(first: list[Edit], second: list[Edit]) -> list[Edit]:
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


def _bold(text: MappedText, emphasis: Sequence[Span]) -> int:
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
