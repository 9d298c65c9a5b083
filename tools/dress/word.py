"""Writes a document as DOCX: typed as it stands, or with Word's automatic numbers. Run by the Python that has python-docx.

usage: word.py PIECES.json OUT.docx (typed|auto)
"""

import json
import sys
from pathlib import Path
from typing import Any

LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))
LETTERHEAD = ("motto", "issuer", "number", "place_date")
_LETTERS = "abcd"


def level(piece: dict[str, Any]) -> tuple[int, int] | None:
    """The level of an automatic number and its value; ``None`` where the number is to be typed."""
    marker = piece["marker"].strip().rstrip(".)")
    if piece["style"] == "bullet":
        return (3, 1) if marker in ("-", "–") else None
    if piece["style"] == "roman" and set(marker) <= set("IVX"):
        romans = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
        return (0, romans.index(marker) + 1) if marker in romans else None
    if piece["style"] in ("number", "clause") and marker.isdigit():
        return 1, int(marker)
    if piece["style"] == "point" and marker in _LETTERS:
        return 2, _LETTERS.index(marker) + 1
    return None


class Numbers:
    """The numbering of a document: an instance for each run of numbers that begins anew."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - python-docx is not installed where this is checked
        """Write the one abstract numbering that all instances refer to."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        self.parse, self.names = parse_xml, nsdecls("w")
        self.root = document.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for n, (kind, text) in enumerate(LEVELS)
        )
        self.root.insert(0, parse_xml(f'<w:abstractNum {self.names} w:abstractNumId="90">{levels}</w:abstractNum>'))
        self.count = 900
        self.last: dict[int, tuple[int, int]] = {}

    def instance(self, at: int, value: int) -> int:
        """The instance that gives a paragraph this number at this level."""
        number, before = self.last.get(at, (0, -1))
        if at != LEVELS.index(("bullet", "-")) and value != before + 1:
            self.count += 1
            number = self.count
            override = f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{value}"/></w:lvlOverride>'
            self.root.append(
                self.parse(f'<w:num {self.names} w:numId="{number}"><w:abstractNumId w:val="90"/>{override}</w:num>')
            )
        elif not number:
            self.count += 1
            number = self.count
            self.root.append(self.parse(f'<w:num {self.names} w:numId="{number}"><w:abstractNumId w:val="90"/></w:num>'))
        self.last = {one: found for one, found in self.last.items() if one <= at} | {at: (number, value)}
        return number


def write(pieces: list[dict[str, Any]], out: Path, *, automatic: bool) -> None:
    """Write the document."""
    from docx import Document

    document: Any = Document()
    numbers = Numbers(document)
    first = next((i for i, piece in enumerate(pieces) if piece["role"] not in LETTERHEAD), 0)
    if first:
        _letterhead(document, pieces[:first])
    for piece in pieces[first:]:
        if piece["rows"]:
            _table(document, piece["rows"])
            continue
        paragraph = document.add_paragraph()
        placed = level(piece) if automatic else None
        if placed:
            properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other way
            number = numbers.instance(*placed)
            own = f'<w:numPr {numbers.names}><w:ilvl w:val="{placed[0]}"/><w:numId w:val="{number}"/></w:numPr>'
            properties.append(numbers.parse(own))
        marker = "" if placed else piece["marker"]
        head = " ".join(part for part in (marker, piece["bold"]) if part)
        if piece["bold"]:
            paragraph.add_run(head + (" " if piece["text"] else "")).bold = True
            paragraph.add_run(piece["text"])
        else:
            paragraph.add_run(f"{head} {piece['text']}".strip())
    document.save(str(out))


def _letterhead(document: Any, head: list[dict[str, Any]]) -> None:  # noqa: ANN401 - as above
    table = document.add_table(rows=2, cols=2)
    for row, column, role in ((0, 0, "issuer"), (0, 1, "motto"), (1, 0, "number"), (1, 1, "place_date")):
        lines = [piece["text"] for piece in head if piece["role"] == role]
        cell = table.cell(row, column)
        cell.paragraphs[0].text = lines[0] if lines else ""
        for line in lines[1:]:
            cell.add_paragraph(line)


def _table(document: Any, rows: list[list[str]]) -> None:  # noqa: ANN401 - as above
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text


if __name__ == "__main__":
    write(json.loads(Path(sys.argv[1]).read_text("utf-8")), Path(sys.argv[2]), automatic=sys.argv[3] == "auto")
