"""Where a document ends, and which of its last paragraphs close it."""

from collections.abc import Sequence
from functools import cache

from vnplan.mark.lines import Hint, is_contact, is_portal
from vnplan.model.line import Line
from vnplan.rules.load import Form, load
from vnplan.rules.markers import readings
from vnplan.text import kept_re as re

_FINAL = re.compile(r"[./]\s*/\s*[.,]?\s*[\"”»)]?\s*$")
_SENTENCE_END = re.compile(r"[.;!?…][\"”»)]?\s*$")
# "Văn phòng Chính phủ thông báo để Bộ Xây dựng và các cơ quan liên quan biết, thực hiện./."
_INFORMS = re.compile(
    r"[^.;:]{3,60}\s(?:thông báo|trả lời|phúc đáp|có ý kiến)(?:\s[^.;:]{0,40}?)?\s(?:để|tới|đến)\s[^;:]{3,300}\sbiết(?!\w)"
)


def ends_document(line: Line) -> bool:
    """Whether a line ends with the sign that closes State documents, ``./.``."""
    return line.cell is None and "/" in line.text.text[-6:] and _FINAL.search(line.text.text) is not None


@cache
def _cues() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form.pattern, re.DOTALL) for form in load("marks", "closing", Form))


def is_closing(text: str) -> bool:
    """Whether a paragraph says what closing paragraphs say.

    >>> is_closing("Trên đây là Kế hoạch phòng, chống thiên tai năm 2024."), is_closing("Sở Nội vụ chủ trì.")
    (True, False)
    """
    return any(cue.match(text) for cue in _cues())


def body_end(lines: Sequence[Line], hints: Sequence[Hint], start: int, stop: int, *, annex: bool) -> int:
    """The index behind the last line of the body (closing paragraphs included) that begins at ``start``."""
    portal: int | None = None
    for i in range(start, stop):
        if ends_document(lines[i]):
            return i + 1
        name = hints[i].name
        if name in ("recipients", "signature") and not _inside_data(lines, i):
            return i
        if portal is None and lines[i].cell is None and name not in ("item", "bullet") and is_portal(lines[i].text.text):
            if annex and is_contact(lines[i].text.text):
                continue
            portal = i
            if annex:
                return portal
    return stop if portal is None else portal


def _inside_data(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands in a table of more than three columns: there "KT." is content."""
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
    owns = hints[last].name == "item" and not _SENTENCE_END.search(item_text)
    if owns and first < end and not _strong(lines[first].text.text):
        first += 1
    for i in range(first, end):
        if is_closing(lines[i].text.text):
            return i
    if first < end and ends_document(lines[end - 1]):
        return end - 1
    return end


def _is_article(line: Line, hint: Hint) -> bool:
    return hint.name == "item" and any(r.style == "article" for r in readings(line.text.text))


def _strong(text: str) -> bool:
    """Whether a paragraph closes for certain, even right below a heading."""
    return text.startswith(("Trên đây là", "Trong quá trình", "Kế hoạch này", "Nhận được")) or _INFORMS.match(text) is not None


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
