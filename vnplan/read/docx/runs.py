"""The text of a paragraph, run by run: what Word shows of it."""

from dataclasses import dataclass, field

from lxml import etree

from vnplan.read.docx.names import MC, value, w, whole
from vnplan.read.docx.styles import Format, Styles, run_format
from vnplan.read.legacy import Recoder, is_unicode
from vnplan.read.paper import Piece
from vnplan.read.tags import recoder_of

_OUT = frozenset(map(w, ("del", "moveFrom", "pPr", "rPr", "delText", "instrText", "delInstrText", "softHyphen", "footnoteRef")))
_BOXES = w("txbxContent")
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_SIGNS = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_LAST_SURROGATE = 0xE000


@dataclass(slots=True)
class Found:
    """What a paragraph holds: its text, the text boxes anchored in it, the notes that it refers to."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str | None, str]] = field(default_factory=list)
    size: float | None = None


class Runs:
    """Reads paragraphs. Fields and notes go on from one to the next."""

    def __init__(self, styles: Styles, recode: Recoder | None) -> None:
        """Begin outside of any field."""
        self._styles = styles
        self._recode = recode
        # One entry for each field that is open: whether its instruction is still being read.
        self._fields: list[bool] = []
        self._noted = 0

    def read(self, paragraph: etree._Element, style: str | None, found: Found) -> None:
        """Add what a paragraph holds to ``found``."""
        self._inside(paragraph, self._styles.base(style), found)

    def _inside(self, parent: etree._Element, base: Format, found: Found) -> None:
        for element in parent:
            tag = element.tag
            if tag == w("r"):
                self._run(element, base, found)
            elif tag == MC + "AlternateContent":
                self._alternative(element, base, found)
            elif tag not in _OUT:
                self._inside(element, base, found)

    def _alternative(self, element: etree._Element, base: Format, found: Found) -> None:
        """Of several forms of the same thing, the first that says something."""
        for form in element:
            before = len(found.boxes)
            self._content(form, base, found)
            if len(found.boxes) > before:
                return

    def _run(self, run: etree._Element, base: Format, found: Found) -> None:
        properties = run.find(w("rPr"))
        how = base
        if properties is not None:
            how = base.under(self._styles.run(value(properties, "rStyle"))).under(run_format(properties))
        if not how.hidden:
            self._content(run, how, found)

    def _content(self, parent: etree._Element, how: Format, found: Found) -> None:
        """What stands in a run, text boxes at any depth included."""
        for element in parent:
            tag = element.tag
            if tag == w("fldChar"):
                self._field(element.get(w("fldCharType")))
            elif tag == _BOXES:
                found.boxes.append(element)
            elif tag in _NOTES:
                self._note(_NOTES[tag], element, found)
            elif tag == MC + "AlternateContent":
                self._alternative(element, how, found)
            elif tag in (w("t"), w("sym")) or tag in _SIGNS:
                if not any(self._fields):
                    self._text(_said(element), how, found)
            elif tag == w("r"):
                self._run(element, how, found)
            elif tag not in _OUT:
                self._content(element, how, found)

    def _field(self, kind: str | None) -> None:
        """Of a field the instruction is left out, the result is text."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _note(self, kind: str, element: etree._Element, found: Found) -> None:
        self._noted += 1
        mark = f"[{self._noted}]"
        found.notes.append((kind, element.get(w("id")), mark))
        found.pieces.append(Piece(mark, generated=True, mark=True))

    def _text(self, text: str, how: Format, found: Found) -> None:
        recode = self._recode
        if recode is None and how.font and not is_unicode(text):
            recode = recoder_of(how.font[:60])
        text = recode(text) if recode is not None else text
        text = text.upper() if how.caps else text
        if text.strip():
            found.size = max(found.size or 0, how.size or 0) or None
        bold, italic = bool(how.bold), bool(how.italic)
        last = found.pieces[-1] if found.pieces else None
        if last is not None and (last.bold, last.italic, last.mark) == (bold, italic, False) and not last.generated:
            found.pieces[-1] = Piece(last.text + text, bold, italic)
        else:
            found.pieces.append(Piece(text, bold, italic))


def _said(element: etree._Element) -> str:
    """The text that an element of a run stands for."""
    tag = element.tag
    if tag == w("sym"):
        try:
            code = int(element.get(w("char")) or "", 16)
        except ValueError:
            return ""
        return chr(code) if 0x20 <= code < 0xD800 or _LAST_SURROGATE <= code < 0x10000 else ""
    if tag != w("t"):
        return _SIGNS[str(tag)]
    text = element.text or ""
    text = text.replace("\n", " ").replace("\r", " ")
    return text if element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve" else text.strip(" ")


def span_of(properties: etree._Element | None) -> int:
    """How many columns a cell covers."""
    found = None if properties is None else properties.find(w("gridSpan"))
    return min(max(1, (None if found is None else whole(found.get(w("val")))) or 1), 1000)
