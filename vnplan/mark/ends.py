"""Where a document ends, and which of its last paragraphs close it."""

from collections.abc import Sequence

from vnplan.mark.lines import Hint, is_contact, is_portal
from vnplan.model.line import Line
from vnplan.rules.load import Form
from vnplan.rules.markers import readings
from vnplan.rules.phrases import Phrases, any_row
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.sections import section_of

_PHRASES = Phrases("marks")
_CLOSING = Phrases("closing")
_LONGEST_POSITION, _LONGEST_NAME = 120, 60
# So many of the last lines may be a position and a name.
_NEAR_END = 5
_MOST_RECIPIENTS = 20
# The stock first recipient begins with this word, behind a dash at most.
_STOCK, _STOCK_BY = "Như ", 8


def ends_document(line: Line) -> bool:
    """True if a line ends with the sign that closes State documents, ``./.``."""
    return line.cell is None and "/" in line.text.text[-6:] and _PHRASES["final_sign"].search(line.text.text) is not None


def is_closing(text: str) -> bool:
    """True if a paragraph says what closing paragraphs say.

    >>> is_closing("Trên đây là Kế hoạch phòng, chống thiên tai năm 2024."), is_closing("Sở Nội vụ chủ trì.")
    (True, False)
    """
    return any_row("marks", "closing", Form).match(text) is not None


def body_end(lines: Sequence[Line], hints: Sequence[Hint], start: int, stop: int, *, annex: bool) -> int:
    """The index behind the last line of the body (closing paragraphs included) that begins at ``start``."""
    portal: int | None = None
    for i in range(start, stop):
        if ends_document(lines[i]):
            return i + 1
        name = hints[i].name
        if name in ("recipients", "signature") and not _inside_data(lines, i):
            return i
        may_open = name == "bullet" and (lines[i].cell is not None or _STOCK in lines[i].text.text[:_STOCK_BY])
        if may_open and _opens_recipients(lines, hints, i, stop) and not _inside_data(lines, i):
            return _bare_signature(lines, hints, start, i)
        if portal is None and lines[i].cell is None and name not in ("item", "bullet") and is_portal(lines[i].text.text):
            if annex and is_contact(lines[i].text.text):
                continue
            portal = i
            if annex:
                return portal
    end = stop if portal is None else portal
    return end if annex else _bare_signature(lines, hints, start, end)


def _opens_recipients(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int) -> bool:
    """True if dash items are those to whom the document goes, though nothing calls them so: in a cell, or by the first one."""
    cell, before = lines[index].cell, lines[index - 1].cell if index else None
    inside = cell and before and (before.table, before.row, before.column) == (cell.table, cell.row, cell.column)
    if cell is None or inside:
        return _goes_to_those_above(lines, index, stop)
    return files_below(lines, hints, index, stop)


def files_below(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int) -> bool:
    """True if dash items go on to the one that says where the document is filed: recipients, though nothing calls them so."""
    if _goes_to_those_above(lines, index, stop):
        return True
    for i in range(index, min(stop, index + _MOST_RECIPIENTS)):
        if hints[i].name != "bullet":
            return False
        if _CLOSING["filing_line"].match(lines[i].text.text):
            return True
    return False


def _goes_to_those_above(lines: Sequence[Line], index: int, stop: int) -> bool:
    """True if an item is the stock first recipient ("- Như trên;") and the file follows, signatures between them or not."""
    text = lines[index].text.text
    if _STOCK not in text[:_STOCK_BY] or _CLOSING["first_recipient"].match(text) is None:
        return False
    ahead = lines[index + 1 : min(stop, index + _MOST_RECIPIENTS)]
    return any(_CLOSING["filing_line"].match(line.text.text) for line in ahead)


def signs(text: str) -> bool:
    """True if a line is the position of somebody who signs: in capitals, and short; "(Đã ký)" and the name may stand behind it.

    >>> signs("BỘ TRƯỞNG"), signs("BỘ TRƯỞNG (Đã ký) Đỗ Văn An"), signs("BỘ TRƯỞNG (Đã ký) ban hành quy chế")
    (True, True, False)
    """
    signed = _CLOSING["signed"].search(text, 1) if len(text) < _LONGEST_POSITION and ("ký" in text or "KÝ" in text) else None
    if signed and (not (name := text[signed.end() :].strip()) or is_person(name)):
        text = text[: signed.start()]
    return len(text) < _LONGEST_POSITION and text.upper() == text and _CLOSING["position"].match(text) is not None


def is_person(text: str) -> bool:
    """True if a line is a person's name and nothing else."""
    return len(text) < _LONGEST_NAME and _CLOSING["person"].fullmatch(text) is not None


def _bare_signature(lines: Sequence[Line], hints: Sequence[Hint], start: int, end: int) -> int:
    """Where a position and a name close a document that says neither for whom nor to whom; ``end`` where none do."""
    for i in range(end - 2, max(start, end - _NEAR_END), -1):
        plain = lines[i].cell is None and hints[i].name not in ("item", "bullet")
        if plain and signs(lines[i].text.text) and is_person(lines[i + 1].text.text):
            return i
    return end


def _inside_data(lines: Sequence[Line], index: int) -> bool:
    """True if a line stands in a table of more than three columns: there "KT." is content."""
    cell = lines[index].cell
    return cell is not None and cell.column > 1


def closing_start(lines: Sequence[Line], hints: Sequence[Hint], start: int, end: int) -> int:
    """The index of the first closing paragraph in ``[start, end)``; ``end`` where there is none."""
    last = end - 1
    while last >= start and hints[last].name not in ("item", "bullet") and lines[last].cell is None:
        last -= 1
    if last < start:
        return _last_words(lines, start, end)
    if any(_is_article(lines[i], hints[i]) for i in range(start, end)):
        return next((i for i in range(last + 1, end) if _adopted(lines[i].text.text)), end)
    first = last + 1
    item_text = lines[last].text.text
    owns = hints[last].name == "item" and not _PHRASES["sentence_end"].search(item_text)
    if owns and first < end and not _strong(lines[first].text.text):
        first += 1
    for i in range(first, end):
        if is_closing(lines[i].text.text):
            return i
    duties = owns and section_of(plain(item_text)) == "duty"
    if first < end and not duties and ends_document(lines[end - 1]):
        return end - 1
    return end


def _is_article(line: Line, hint: Hint) -> bool:
    return hint.name == "item" and any(r.style == "article" for r in readings(line.text.text))


def _strong(text: str) -> bool:
    """True if a paragraph closes for certain, even right below a heading."""
    return (
        text.startswith(("Trên đây là", "Trong quá trình", "Kế hoạch này", "Nhận được"))
        or _PHRASES["informs"].match(text) is not None
    )


def _adopted(text: str) -> bool:
    return " này " in text[:60] and "thông qua" in text


def _last_words(lines: Sequence[Line], start: int, end: int) -> int:
    """The closing of a document without items: its stock last sentences."""
    first = end
    for i in range(end - 1, max(start, end - 4), -1):
        if _strong(lines[i].text.text) or lines[i].text.text.startswith(("Trân trọng", "Rất mong", "Kính")):
            first = i
        else:
            break
    return first
