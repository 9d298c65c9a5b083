"""What a newspaper puts between the paragraphs of a document: links to other articles, captions of pictures."""

from collections.abc import Sequence

from vnplan.mark.lines import Hint, is_portal
from vnplan.model.line import Line
from vnplan.text import kept_re as re

_RELATED = re.compile(r"(?i)\W*(?:(?:các )?(?:tin|bài)(?: viết)? (?:khác|liên quan|cùng chuyên mục)|(?:xem|đọc) thêm)\W*")
_CAPTION = re.compile(r"[^:]{8,160}[.)]\s*Ảnh\s*:\s*[^\d\W][^.:;]{1,40}\.?")
_MOST = 8
_LONGEST = 160


def inserted(lines: Sequence[Line], hints: Sequence[Hint], start: int, end: int) -> set[int]:
    """The lines in ``[start, end)`` that a newspaper put there: a heading of links with the links below it, captions."""
    found: set[int] = set()
    for i in range(start, end):
        text = lines[i].text.text
        if lines[i].cell is not None or i in found:
            continue
        if _RELATED.fullmatch(text) and is_portal(text):
            found |= {i, *_links(lines, hints, i + 1, end)}
        elif "Ảnh" in text and not hints[i].name and _CAPTION.fullmatch(text):
            found.add(i)
    return found


def _links(lines: Sequence[Line], hints: Sequence[Hint], start: int, end: int) -> Sequence[int]:
    """The headlines below: dash items that do not end as sentences do; the document's own dashes end so, or are others."""
    mark = lines[start].text.text[:1] if start < end and hints[start].name == "bullet" else ""
    stop = start
    while mark and stop < min(end, start + _MOST):
        text = lines[stop].text.text
        if hints[stop].name != "bullet" or text[:1] != mark or len(text) > _LONGEST or text.endswith((".", ";", ":", ",")):
            break
        stop += 1
    return range(start, stop)
