"""A small writer of Word documents: strings of XML in a ZIP file."""

import io
import zipfile
from xml.sax.saxutils import escape

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    how = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{how}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of runs, or of plain text."""
    how = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{how}{content if content.startswith('<') else run(content)}</w:p>"


def item(text: str, number: int, level: int = 0) -> str:
    """A paragraph of an automatic list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(content: str, properties: str = "") -> str:
    """A cell of paragraphs, or of plain text."""
    how = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{how}{content if content.startswith('<') else paragraph(content)}</w:tc>"


def table(*rows: str) -> str:
    """A table of rows of cells."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def levels(*rows: tuple[str, str]) -> str:
    """The levels of an abstract list: format and text of each."""
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(rows)
    )


def numbering(*lists: str, nums: dict[int, tuple[int, str]] | None = None) -> str:
    """Abstract lists by their number from 1, and what refers to them: the same numbers unless ``nums`` says otherwise."""
    nums = nums or {n: (n, "") for n in range(1, len(lists) + 1)}
    abstract = "".join(f'<w:abstractNum w:abstractNumId="{n}">{each}</w:abstractNum>' for n, each in enumerate(lists, 1))
    return abstract + "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{of}"/>{over}</w:num>' for n, (of, over) in nums.items()
    )


def docx(*body: str, **parts: str) -> bytes:
    """A Word document: the body, and further parts by the name of their root (``numbering``, ``styles``, ``footnotes``)."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("word/document.xml", f"<w:document {_SPACES}><w:body>{''.join(body)}</w:body></w:document>")
        for name, content in parts.items():
            root = {"header1": "hdr", "footer1": "ftr"}.get(name, name)
            out.writestr(f"word/{name}.xml", f"<w:{root} {_SPACES}>{content}</w:{root}>")
    return file.getvalue()
