"""Word documents (.docx): numbering, styles, tables, footnotes and changes resolved as Word shows them."""

from vnplan.errors import UnreadableError
from vnplan.model.clipping import Block
from vnplan.read.docx.body import Walk
from vnplan.read.docx.names import w
from vnplan.read.docx.numbering import Numbering
from vnplan.read.docx.runs import Runs
from vnplan.read.docx.styles import Styles
from vnplan.read.legacy import Recoder
from vnplan.read.zipped import Package

__all__ = ["MAIN", "docx_blocks"]

MAIN = "word/document.xml"


def docx_blocks(package: Package, name: str, recode: Recoder | None = None) -> tuple[str, list[Block]]:
    """The text of a Word document and its blocks, in order; headers and footers last, as furniture.

    Raises:
        UnreadableError: the package is no Word document, or a part that the text is in is damaged.
    """
    root = package.xml(MAIN)
    body = None if root is None else root.find(w("body"))
    if body is None:
        raise UnreadableError(f"{name}: this ZIP file holds no Word document; open it in Word and save it as .docx")
    styles = Styles(package.xml("word/styles.xml"))
    numbering = Numbering(package.xml("word/numbering.xml"), styles)
    notes = {}
    for kind in ("footnote", "endnote"):
        part = package.xml(f"word/{kind}s.xml")
        for note in () if part is None else part.iterfind(w(kind)):
            notes[kind, note.get(w("id"))] = note
    walk = Walk(Runs(styles, recode), styles, numbering, notes)
    walk.body(body)
    for part_name in sorted(package.names):
        if part_name.startswith(("word/header", "word/footer")) and part_name.endswith(".xml"):
            frame = package.xml(part_name)
            if frame is not None:
                walk.furniture(frame)
    return walk.finish()
