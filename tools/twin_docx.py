"""Word documents as Word writes them: numbers are automatic wherever Word would count them."""

import io
import re
import zipfile
from xml.sax.saxutils import escape

from vnplan.model.line import CellPlace

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DAY = (2026, 1, 1, 0, 0, 0)
_LABEL = re.compile(
    r"(?P<before>(?:Điều |Chương |Phần |Mục |Bước |\()?(?:\d+\.)*)(?P<value>\d+|[IVX]+|[a-zđ])(?P<after>[.):/]{1,2})\s+(?=\S)"
)
_BULLET = re.compile(r"(?P<mark>[-+*•])\s+(?=\S)")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_WIDTH = 9300


class Sheet:
    """A document as it is set: paragraphs, tables, columns; lists are counted as Word counts them."""

    def __init__(self) -> None:
        self._body: list[str] = []
        # Each list: its format and the text of its level.
        self._lists: list[tuple[str, str]] = []
        # The list that goes on, and how far it has come, by the look of its labels.
        self._counts: dict[tuple[str, str, str], tuple[int, int]] = {}

    def paragraph(self, text: str, bold: int = 0) -> None:
        """A paragraph of the text, its number automatic where it can be; its first ``bold`` characters bold."""
        number, length = self._numbered(text)
        how = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
        rest, bold = text[length:], max(0, bold - length)
        if text.isupper():
            bold = len(rest)
        runs = _run(rest[:bold], bold=True) + _run(rest[bold:])
        self._body.append(f'<w:p><w:pPr>{how}<w:spacing w:after="80"/><w:jc w:val="both"/></w:pPr>{runs}</w:p>')

    def centred(self, text: str) -> None:
        """A line in the middle, bold."""
        self._body.append(_line(text, bold=True))

    def columns(self, left: list[str], right: list[str], *, head: bool) -> None:
        """Two columns without rules, as in a letterhead or beside a signature."""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' + ("".join(lines) or "<w:p/>") + "</w:tc>"
            for width, lines in (
                (_WIDTH * 2 // 5, [_line(text, bold=text.isupper(), centred=head, size=12) for text in left]),
                (_WIDTH * 3 // 5, [_line(text, bold=text.isupper() or "Độc lập" in text, size=12) for text in right]),
            )
        )
        grid = f'<w:tblGrid><w:gridCol w:w="{_WIDTH * 2 // 5}"/><w:gridCol w:w="{_WIDTH * 3 // 5}"/></w:tblGrid>'
        about = f'<w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        self._body.append(f"<w:tbl>{about}{grid}<w:tr>{cells}</w:tr></w:tbl><w:p/>")

    def table(self, lines: list[tuple[CellPlace, str]]) -> None:
        """A table with rules; cells that cover rows or columns are merged."""
        texts: dict[tuple[int, int], list[str]] = {}
        cells: dict[tuple[int, int], CellPlace] = {}
        for place, text in lines:
            texts.setdefault((place.row, place.column), []).append(text)
            # The places below a cell that covers rows are its own.
            cells |= {(place.row + down, place.column): place for down in range(place.rows)}
        wide = max(place.column + place.columns for place in cells.values())
        rows = "".join(_row(row, wide, cells, texts) for row in range(max(row for row, _ in cells) + 1))
        grid = f'<w:gridCol w:w="{_WIDTH // wide}"/>' * wide
        about = f'<w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>'
        self._body.append(f"<w:tbl>{about}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>")

    def _numbered(self, text: str) -> tuple[int, int]:
        """The list that counts a paragraph (0 for none), and how much of its text is the label."""
        if bullet := _BULLET.match(text):
            return self._list(("bullet", bullet["mark"], ""), "bullet", bullet["mark"]), bullet.end()
        label = _LABEL.match(text)
        if label is None:
            return 0, 0
        form, value = _value(label["value"])
        look = (label["before"], form, label["after"])
        number, count = self._counts.get(look, (0, 0))
        if value != 1 and value != count + 1:
            # Word cannot come to it: it was typed ("đ)"); the list counts on behind it.
            return 0, 0
        if value == 1:
            number = self._add(form, f"{label['before']}%1{label['after']}")
        self._counts[look] = number, value
        return number, label.end()

    def _list(self, look: tuple[str, str, str], form: str, text: str) -> int:
        number = self._counts.get(look, (0, 0))[0] or self._add(form, text)
        self._counts[look] = number, 0
        return number

    def _add(self, form: str, text: str) -> int:
        self._lists.append((form, text))
        return len(self._lists)

    def parts(self) -> tuple[str, str]:
        """The body and the lists, as XML."""
        margins = '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1418"/>'
        page = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>{margins}</w:sectPr>'
        body = f"<w:document {_W}><w:body>{''.join(self._body)}{page}</w:body></w:document>"
        lists = "".join(
            f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{form}"/><w:suff w:val="space"/><w:lvlText w:val="{escape(text)}"/></w:lvl></w:abstractNum>'
            for n, (form, text) in enumerate(self._lists, 1)
        )
        used = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(self._lists) + 1))
        return body, f"<w:numbering {_W}>{lists}{used}</w:numbering>"


def _row(row: int, wide: int, cells: dict[tuple[int, int], CellPlace], texts: dict[tuple[int, int], list[str]]) -> str:
    out, column = "", 0
    while column < wide:
        cell = cells.get((row, column))
        span = 1 if cell is None else cell.columns
        how = f'<w:tcW w:w="{_WIDTH * span // wide}" w:type="dxa"/><w:gridSpan w:val="{span}"/>'
        if cell is not None and cell.rows > 1:
            how += f'<w:vMerge w:val="{"restart" if cell.row == row else "continue"}"/>'
        bold = cell is not None and cell.header
        own = "".join(_line(text, bold=bold, centred=False) for text in texts.get((row, column), [""]))
        out += f"<w:tc><w:tcPr>{how}</w:tcPr>{own}</w:tc>"
        column += span
    return f"<w:tr>{out}</w:tr>"


def _value(text: str) -> tuple[str, int]:
    """How Word counts to a label, and how far."""
    if text.isdigit():
        return "decimal", int(text)
    if text in _ROMANS:
        return "upperRoman", _ROMANS.index(text) + 1
    return "lowerLetter", ord(text) - ord("a") + 1 if text.isascii() and text.islower() else 0


def _run(text: str, *, bold: bool = False, size: int = 0) -> str:
    said = "<w:b/>" * bold + (f'<w:sz w:val="{2 * size}"/>' if size else "")
    how = f"<w:rPr>{said}</w:rPr>" if said else ""
    return f'<w:r>{how}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _line(text: str, *, bold: bool = False, centred: bool = True, size: int = 0) -> str:
    how = '<w:pPr><w:jc w:val="center"/></w:pPr>' if centred else ""
    return f"<w:p>{how}{_run(text, bold=bold, size=size)}</w:p>"


def written(sheet: Sheet) -> bytes:
    """The file, the same bytes each time."""
    body, lists = sheet.parts()
    font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="26"/>'
    usual = f"<w:rPrDefault><w:rPr>{font}</w:rPr></w:rPrDefault>"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}.numbering+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(("numbering", "numbering.xml"), ("styles", "styles.xml")),
        "word/document.xml": body,
        "word/numbering.xml": lists,
        "word/styles.xml": f"<w:styles {_W}><w:docDefaults>{usual}</w:docDefaults></w:styles>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name, _DAY), '<?xml version="1.0" encoding="UTF-8"?>' + text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _relations(*rows: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(rows)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'
