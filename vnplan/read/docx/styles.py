"""What styles say of the text that has them."""

from typing import NamedTuple

from lxml import etree

from vnplan.read.docx.names import is_on, number, value, w, whole

_DEEPEST = 20


class Format(NamedTuple):
    """How text is shown; ``None`` where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    font: str | None = None

    def under(self, over: "Format") -> "Format":
        """This format with what ``over`` says in its place."""
        return self if over == _NOTHING else Format._make([a if b is None else b for a, b in zip(self, over, strict=True)])


class ParagraphFormat(NamedTuple):
    """How a paragraph is set and numbered; ``None`` where nothing is said. ``numbered`` 0 takes a number away."""

    centred: bool | None = None
    indent: float | None = None
    outline: int | None = None
    numbered: int | None = None
    level: int | None = None

    def under(self, over: "ParagraphFormat") -> "ParagraphFormat":
        """This format with what ``over`` says in its place."""
        return ParagraphFormat._make([a if b is None else b for a, b in zip(self, over, strict=True)])


_NOTHING = Format()


def run_format(properties: etree._Element | None) -> Format:
    """What run properties say."""
    said = {} if properties is None else {element.tag: element for element in reversed(properties)}
    if not said:
        return _NOTHING
    size, fonts = said.get(w("sz")), said.get(w("rFonts"))
    half = None if size is None else whole(size.get(w("val")))
    return Format(
        is_on(said.get(w("b"))),
        is_on(said.get(w("i"))),
        is_on(said.get(w("caps"))),
        is_on(said.get(w("vanish"))),
        None if half is None else half / 2,
        None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi")),
    )


def paragraph_format(properties: etree._Element | None) -> ParagraphFormat:
    """What paragraph properties say."""
    if properties is None:
        return ParagraphFormat()
    jc = value(properties, "jc")
    indent = properties.find(w("ind"))
    left = None if indent is None else whole(indent.get(w("left")) or indent.get(w("start")))
    first = None if indent is None else whole(indent.get(w("firstLine")))
    numbered = properties.find(w("numPr"))
    return ParagraphFormat(
        None if jc is None else jc == "center",
        None if left is None and first is None else ((left or 0) + (first or 0)) / 20,
        number(properties, "outlineLvl"),
        number(numbered, "numId"),
        number(numbered, "ilvl"),
    )


class Styles:
    """The styles of a document by their id, each with all that it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take the styles as the file has them."""
        found = () if root is None else root.iterfind(w("style"))
        self._styles = {style.get(w("styleId")): style for style in found}
        self._default = next((key for key, s in self._styles.items() if _is_default(s)), None)
        defaults = None if root is None else root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        self._base = run_format(defaults)
        self._runs: dict[str | None, Format] = {}
        self._paragraphs: dict[str | None, ParagraphFormat] = {}

    def run(self, style: str | None) -> Format:
        """How a style shows text."""
        if style not in self._runs:
            found = Format()
            for element in self._chain(style):
                found = found.under(run_format(element.find(w("rPr"))))
            self._runs[style] = found
        return self._runs[style]

    def base(self, paragraph_style: str | None) -> Format:
        """How text in a paragraph of a style is shown where it says nothing itself."""
        return self._base.under(self.run(paragraph_style or self._default))

    def paragraph(self, style: str | None) -> ParagraphFormat:
        """How a style sets paragraphs."""
        style = style or self._default
        if style not in self._paragraphs:
            found = ParagraphFormat()
            for element in self._chain(style):
                found = found.under(paragraph_format(element.find(w("pPr"))))
            self._paragraphs[style] = found
        return self._paragraphs[style]

    def name(self, style: str | None) -> str:
        """The name of a style, in small letters."""
        element = self._styles.get(style)
        return (value(element, "name") or "").lower()

    def list_of(self, style: str | None) -> int | None:
        """The list that a numbering style stands for."""
        element = self._styles.get(style)
        return None if element is None else paragraph_format(element.find(w("pPr"))).numbered

    def _chain(self, style: str | None) -> list[etree._Element]:
        """A style and what it is based on, the base first."""
        out: list[etree._Element] = []
        while style in self._styles and len(out) < _DEEPEST:
            element = self._styles[style]
            out.append(element)
            style = value(element, "basedOn")
        return out[::-1]


def _is_default(style: etree._Element) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true")
