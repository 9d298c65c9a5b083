"""The head of an annex that says it is one, and where a portal's caption ends it."""

from collections.abc import Sequence

from vnplan.mark.lines import Hint, is_portal
from vnplan.mark.tail import runs_into_note
from vnplan.model.line import Line, Mark
from vnplan.rules.forms import form_label

_NOTED = 5


def annex_head(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int) -> list[Mark]:
    """The marks of the label of an annex, of its title, and of the note that attaches it."""
    head = [Mark.ANNEX]
    i = first = _behind_label(lines, hints, index, stop)
    # A page that has the label as a heading of its own says it again above the title.
    head += [Mark.FURNITURE] * (first - index - 1)
    attached = hints[index].name == "attachment"
    note = index if attached else _note(lines, hints, i, stop)
    while i < note:
        head.append(Mark.FURNITURE if hints[i].name in ("rule", "gazette") else Mark.TITLE)
        i += 1
    while i < stop and lines[i].cell is None and not (attached and hints[i].name == "annex"):
        name, text = hints[i].name, lines[i].text.text
        if name in ("rule", "gazette"):
            head.append(Mark.FURNITURE)
        elif name == "attachment" and not attached:
            attached = True
            head.append(Mark.ATTACHMENT)
        elif (
            name in ("item", "bullet", "basis", "annex")
            or is_portal(text)
            or form_label(text)
            or not (text.isupper() or lines[i].bold >= len(text) - 1 or i == first)
            or (attached and not text.isupper())
            or text.endswith((".", ";"))
        ):
            break
        else:
            head.append(Mark.TITLE)
            attached = attached or runs_into_note(text)
        i += 1
    return head


def _behind_label(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int) -> int:
    """The line behind the label of an annex, and behind those that are the same label again."""
    label = lines[index].text.text.casefold()
    i = index + 1
    while i < stop and hints[i].name == "annex" and lines[i].text.text.casefold() == label:
        i += 1
    return i


def _note(lines: Sequence[Line], hints: Sequence[Hint], start: int, stop: int) -> int:
    """Where the note that attaches an annex stands below its title, be that like a legal basis; ``start`` where none does."""
    for i in range(start, min(stop, start + _NOTED)):
        if hints[i].name == "attachment":
            return i
        text = lines[i].text.text
        if lines[i].cell is not None or hints[i].name in ("item", "bullet", "annex", "motto") or text.endswith((".", ";", ":")):
            break
    return start


def without_caption(lines: Sequence[Line], start: int, end: int) -> int:
    """The end of an annex before a portal's caption ("Quyết định 12/QĐ-UBND năm 2024 ..."), which follows tables."""
    for i in range(start, end):
        text = lines[i].text.text
        if lines[i].cell is None and i > start and lines[i - 1].cell is not None and " năm 20" in text[:80] and "/" in text[:40]:
            return i
    return end
