"""Twins of corpus documents as offices publish them: ``python -m tools.twins``; what is made lies in ``corpora/twins``.

DOCX with automatic numbers, a letterhead and a signature block in two columns; PDF printed from it by LibreOffice, number
and day left blank on the page and standing in form widgets, as a signature puts them there. The text and the gold facts are
those of the document in ``corpora`` that bears the same name.
"""

import re
import shutil
import sys
from pathlib import Path

from tools.twin_docx import Sheet, written
from tools.twin_pdf import filled, printed
from vnplan.mark import mark
from vnplan.model.line import Line, Mark, MarkedLine
from vnplan.read import clip
from vnplan.split import split

CORPORA = Path(__file__).parent.parent / "corpora"
TWINS = (
    "decision_rules.txt", "guidance_steps.md", "joint_plan.html", "letter_slashes.md", "notice_restart.md",
    "plan_commune.html", "plan_tables.md", "plan_terms.txt", "programme_long.md", "submission_nfd.txt",
)  # fmt: skip
_LEFT, _RIGHT = {Mark.ISSUER, Mark.NUMBER}, {Mark.MOTTO, Mark.PLACE_DATE}
_OUT = {Mark.CHROME, Mark.FURNITURE, Mark.LEAD}
_CENTRED = {Mark.KIND, Mark.TITLE, Mark.ENACTING, Mark.ANNEX, Mark.ATTACHMENT}
_END = {Mark.SIGNATURE, Mark.RECIPIENTS}
_RULE = re.compile(r"[-_* ]+")
_NUMBER = re.compile(r"(Số\s*:?\s*)(\d+)(?=\s*[/-])")
_DAY = re.compile(r"(ngày\s+)(\d+)(\s+tháng\s+)(\d+)(?=\s+năm)")


def main() -> None:
    """Make all twins anew."""
    folder = CORPORA / "twins"
    folder.mkdir(exist_ok=True)
    if shutil.which("soffice") is None:
        sys.exit("tools.twins: LibreOffice prints the PDF twins; install it (Debian: apt install libreoffice-writer)")
    for name in TWINS:
        lines = [one for one in _lines(CORPORA / name) if one.mark not in _OUT and not _RULE.fullmatch(_text(one))]
        stem = Path(name).stem
        (folder / f"{stem}.docx").write_bytes(written(_sheet(lines, blank=False)))
        (folder / f"{stem}.pdf").write_bytes(filled(printed(written(_sheet(lines, blank=True))), *_put(lines)))


def _lines(path: Path) -> list[MarkedLine]:
    return mark([Line(line.text, line.block, line.cell, line.bold) for line in split(clip(path))])


def _text(one: MarkedLine) -> str:
    return one.line.text.text.strip()


def _put(lines: list[MarkedLine]) -> tuple[str, str, str]:
    """What a signature puts onto the page: number, day and month."""
    number = next((found[2] for one in lines if one.mark == Mark.NUMBER and (found := _NUMBER.search(_text(one)))), "")
    day = next((found for one in lines if one.mark == Mark.PLACE_DATE and (found := _DAY.search(_text(one)))), None)
    return number, day[2] if day else "", day[4] if day else ""


def _sheet(lines: list[MarkedLine], *, blank: bool) -> Sheet:
    """The document; with ``blank`` its number and day are left for a signature to fill in."""
    sheet = Sheet()
    at = 0
    while at < len(lines):
        kind = lines[at].mark
        until = at + 1
        group = next((marks for marks in (_LEFT | _RIGHT, _END) if kind in marks), None)
        while until < len(lines) and (lines[until].mark in group if group else _is_same_table(lines[at], lines[until])):
            until += 1
        if group == _END:
            _end(sheet, lines[at:until])
        elif group and any(one.mark == Mark.MOTTO for one in lines[at:until]):
            _letterhead(sheet, lines[at:until], blank=blank)
        elif lines[at].line.cell is not None:
            sheet.table([(one.line.cell, _text(one)) for one in lines[at:until] if one.line.cell is not None])
        elif group or kind in _CENTRED:
            for one in lines[at:until]:
                sheet.centred(_text(one))
        else:
            sheet.paragraph(_text(lines[at]), lines[at].line.bold)
        at = until
    return sheet


def _is_same_table(one: MarkedLine, other: MarkedLine) -> bool:
    return one.line.cell is not None and other.line.cell is not None and one.line.cell.table == other.line.cell.table


def _letterhead(sheet: Sheet, lines: list[MarkedLine], *, blank: bool) -> None:
    texts = [(one.mark, _text(one)) for one in lines]
    if blank:
        texts = [(kind, _DAY.sub(r"\1      \3      ", _NUMBER.sub(r"\1          ", text))) for kind, text in texts]
    sheet.columns([text for kind, text in texts if kind in _LEFT], [text for kind, text in texts if kind in _RIGHT], head=True)


def _end(sheet: Sheet, lines: list[MarkedLine]) -> None:
    sides = (
        [_text(one) for one in lines if one.mark == Mark.RECIPIENTS],
        [_text(one) for one in lines if one.mark != Mark.RECIPIENTS],
    )
    sheet.columns(*sides, head=False)


if __name__ == "__main__":
    main()
