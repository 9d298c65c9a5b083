"""The lines below the body: signature, recipients, filing; and where an annex opens."""

from collections.abc import Sequence

from vnplan.mark.behind import is_headline
from vnplan.mark.ends import files_below, is_person, signs
from vnplan.mark.lines import Hint, is_portal, opens_with_kind
from vnplan.model.line import Line, Mark
from vnplan.rules.forms import form_label
from vnplan.rules.phrases import Phrases
from vnplan.vocab.bodies.office import begins_body
from vnplan.vocab.notes import note_mark

_CLOSING = Phrases("closing")
_PHRASES = Phrases("marks")

_ATTACHED = 8
# A scan's stamps and strokes stand between the lines of a sign-off: so many of them, no longer than this, are none of its end.
_MOST_STRAY, _LONGEST_STRAY = 6, 60
_AHEAD = 8


def mark_tail(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int, marks: list[Mark]) -> int:
    """Marks for signature and recipients from ``index``; returns where they end."""
    recipients = signed = False
    stray = 0
    while index < stop:
        name, text = hints[index].name, lines[index].text.text
        if opens_annex(lines, hints, index, stop) or _heads_letter(hints, index, text) or is_headline(lines, hints, index, stop):
            break
        if (
            name == "recipients"
            or (recipients and _is_recipient(lines, hints, index, marks[-1]))
            or (name == "bullet" and files_below(lines, hints, index, stop))
        ):
            recipients = True
            marks.append(Mark.RECIPIENTS)
        elif name == "signature" or signs(text):
            signed = True
            marks.append(Mark.SIGNATURE)
        elif _names_signer(lines, hints, index, stop) or (signed and is_person(text) and not is_portal(text)):
            marks.append(Mark.SIGNATURE)
        elif name == "place_date" or _notes_text_above(lines, index):
            marks.append(Mark.CLOSING)
        elif name in ("rule", "gazette"):
            marks.append(Mark.FURNITURE)
        elif stray < _MOST_STRAY and _more_ahead(lines, hints, index, min(stop, index + _AHEAD)):
            stray += 1
            marks.append(Mark.CHROME)
        else:
            break
        index += 1
    return index


def _notes_text_above(lines: Sequence[Line], index: int) -> bool:
    """True if a line below a signature is a note: by its mark alone, or because a text above refers to it."""
    mark = note_mark(lines[index].text.text)
    if mark is None:
        return False
    return mark.is_sure or any(mark.reference(line.text.text) for line in reversed(lines[:index]))


def _names_signer(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int) -> bool:
    """True if a line in capitals names the body in whose name the one below it signs: a company above "KT. GIÁM ĐỐC"."""
    text = lines[index].text.text
    if index + 1 >= stop or not text.isupper() or not begins_body(text):
        return False
    return hints[index + 1].name == "signature" or signs(lines[index + 1].text.text)


def _heads_letter(hints: Sequence[Hint], index: int, text: str) -> bool:
    """True if a line in capitals stands right above a motto: it is the issuer's in another letterhead, and no position."""
    below = next((hint.name for hint in hints[index + 1 : index + 3] if hint.name != "rule"), "")
    return below == "motto" and text.isupper() and hints[index].name not in ("signature", "recipients")


def _is_recipient(lines: Sequence[Line], hints: Sequence[Hint], index: int, last_mark: Mark) -> bool:
    text = lines[index].text.text
    if signs(text) or hints[index].name == "signature":
        return False
    if hints[index].name == "bullet":
        return True
    if last_mark is not Mark.RECIPIENTS:
        return text.startswith("Lưu")
    cell, before = lines[index].cell, lines[index - 1].cell
    if (
        cell is not None
        and before is not None
        and (cell.table, cell.row, cell.column) == (before.table, before.row, before.column)
    ):
        return True
    last = lines[index - 1].text.text
    if "Lưu" in last[:8]:
        return False
    return text.endswith((";", ",")) or text.startswith(("Lưu", "(")) or last.endswith(",")


def _more_ahead(lines: Sequence[Line], hints: Sequence[Hint], start: int, stop: int) -> bool:
    """True if the sign-off goes on behind stray marks: recipients or a signature below lines too short to be text."""
    for i in range(start, stop):
        if hints[i].name in ("recipients", "signature") or _CLOSING["filing_line"].match(lines[i].text.text):
            return True
        if len(lines[i].text.text) > _LONGEST_STRAY or hints[i].name in ("item", "motto", "attachment"):
            return False
    return False


def opens_annex(lines: Sequence[Line], hints: Sequence[Hint], index: int, stop: int) -> bool:
    """True if an annex opens at a line: "PHỤ LỤC", or a kind or title in capitals with "(Ban hành kèm theo ...)" below."""
    text = lines[index].text.text
    cell = lines[index].cell
    if cell is not None and cell.column:
        return False
    if hints[index].name == "annex":
        label = hints[index].group("label") or ""
        return (
            label.isupper()
            or len(text) < 60
            or any(hints[i].name == "attachment" for i in range(index + 1, min(stop, index + 4)))
        )
    form = form_label(text)
    if form and form.isupper():
        return True
    if not (form or text.isupper()):
        return False
    ahead = range(index + 1, min(stop, index + _ATTACHED))
    attached = next((i for i in ahead if hints[i].name == "attachment" or runs_into_note(lines[i].text.text)), None)
    if attached is None:
        return False
    return (
        form is not None
        or opens_with_kind(text)
        or all(lines[i].text.text.isupper() or hints[i].name == "rule" for i in range(index, attached))
    )


def runs_into_note(text: str) -> bool:
    """True if a title in capitals runs into the note that attaches it: "THỰC HIỆN CHỈ THỊ (Ban hành kèm theo ...)"."""
    note = _PHRASES["attachment_note"].search(text)
    return note is not None and text[: note.start()].isupper()
