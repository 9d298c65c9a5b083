"""The text of an RTF file, as a word processor shows it."""

from dataclasses import dataclass, replace

from vnplan.model.clipping import Block, BlockRole, Look, Place
from vnplan.read.drafts import DraftCell, DraftTable
from vnplan.read.legacy import Recoder, is_unicode
from vnplan.read.paper import Item, Paper, Piece, Setting
from vnplan.read.rtf.tokens import Token, tokens
from vnplan.read.tags import recoder_of, words

# What is no text of the document, and what is set apart from it.
_OUT = words(
    "stylesheet colortbl info pict object fldinst themedata colorschememapping datastore latentstyles listtable generator"
    " listoverridetable rsidtbl xmlnstbl mmathPr pgdsctbl revtbl filetbl bkmkstart bkmkend sp sn sv nonshppict deleted"
)
_FRAMES: dict[str, BlockRole] = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"), "furniture"),
    "footnote": "note",
}
_SHOWN = frozenset(("shpinst", "shptxt", "listtext", "pntext", "fldrslt"))
_CHARACTERS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "emspace": " ", "enspace": " ",
}  # fmt: skip
_SIGNS = {"~": "\xa0", "_": "-", "\\": "\\", "{": "{", "}": "}"}
_CODEPAGES = {0: "cp1252", 163: "cp1258", 161: "cp1253", 162: "cp1254", 204: "cp1251", 238: "cp1250", 222: "cp874", 134: "cp936"}
_DEEPEST = 2000


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group."""

    out: bool = False
    fonts: bool = False
    role: BlockRole = "text"
    generated: bool = False
    bold: bool = False
    italic: bool = False
    caps: bool = False
    hidden: bool = False
    font: int | None = None
    size: float = 12.0
    skip: int = 1


def rtf_blocks(data: bytes, recode: Recoder | None = None) -> tuple[str, list[Block]]:
    """The text of an RTF file and its blocks, in order; headers and footers last, as furniture."""
    reader = _Reader(recode)
    for token in tokens(data):
        reader.take(token)
    return reader.finish()


def _changed(state: _State, word: str, number: int | None) -> _State:  # noqa: PLR0911 - one word a line
    """What holds behind a word that says how text is shown."""
    on = number != 0
    match word:
        case "b":
            return replace(state, bold=on)
        case "i":
            return replace(state, italic=on)
        case "caps":
            return replace(state, caps=on)
        case "v":
            return replace(state, hidden=on)
        case "plain":
            return replace(state, bold=False, italic=False, caps=False, hidden=False)
        case "f":
            return replace(state, font=number)
        case "fs" if number is not None:
            return replace(state, size=number / 2)
        case "uc" if number is not None:
            return replace(state, skip=max(0, min(number, 8)))
        case "fonttbl":
            return replace(state, fonts=True)
        case "listtext" | "pntext":
            return replace(state, generated=True)
    return state


class _Reader:
    """Takes tokens, and writes paragraphs and tables."""

    def __init__(self, recode: Recoder | None) -> None:
        self._recode = recode
        self._state = _State()
        self._stack: list[_State] = []
        self._fonts: dict[int, tuple[str, int]] = {}
        self._font_name = ""
        self._optional = False
        self._bytes = b""
        self._left = 0
        self._pieces: dict[BlockRole, list[Piece]] = {"text": [], "note": [], "furniture": []}
        self._centred = False
        self._paragraphs = 0
        self._paper = Paper()
        self._items: list[Item] = []
        self._cell: list[Item] = []
        self._row: list[DraftCell] = []
        self._table: DraftTable | None = None
        self._in_table = False

    def take(self, token: Token) -> None:
        """Read one more token."""
        if token.kind not in ("byte", "text"):
            self._flush()
        match token.kind:
            case "open":
                if len(self._stack) < _DEEPEST:
                    self._stack.append(self._state)
                self._optional = False
            case "close":
                self._close()
            case "byte":
                self._add_bytes(token.raw)
            case "text":
                self._add_bytes(token.raw)
            case "sign" if token.text == "*":
                self._optional = True
            case "sign":
                self._write(_SIGNS.get(token.text, ""))
            case _:
                self._word(token.text, token.number)

    def _close(self) -> None:
        before = self._state
        if before.fonts and before.font is not None and self._font_name:
            name, charset = self._fonts.get(before.font, ("", 0))
            self._fonts[before.font] = (name or self._font_name.strip(" ;"), charset)
            self._font_name = ""
        self._state = self._stack.pop() if self._stack else _State()
        if before.role != self._state.role:
            self._end_paragraph(before.role)

    def _word(self, word: str, number: int | None) -> None:
        optional, self._optional = self._optional, False
        state = self._state
        if word in _OUT or (optional and word not in _SHOWN):
            self._state = replace(state, out=True)
        elif word in _FRAMES:
            self._state = replace(state, role=_FRAMES[word])
        elif word == "u" and number is not None:
            self._unicode(number)
        elif word in _CHARACTERS:
            self._write(_CHARACTERS[word])
        elif word == "fcharset" and state.fonts and state.font is not None:
            self._fonts[state.font] = (self._fonts.get(state.font, ("", 0))[0], number or 0)
        else:
            self._state = _changed(state, word, number)
            self._layout(word)

    def _layout(self, word: str) -> None:
        """Words that end paragraphs, cells and rows."""
        if self._state.out:
            return
        match word:
            case "par" | "sect" | "page" | "column":
                self._end_paragraph(self._state.role)
            case "pard":
                self._centred = self._in_table = False
            case "qc":
                self._centred = True
            case "intbl":
                self._in_table = True
            case "cell" | "nestcell":
                self._end_paragraph("text")
                self._row.append(DraftCell(self._cell))
                self._cell = []
                self._in_table = True
            case "row" | "nestrow":
                self._table = self._table or DraftTable(None, None)
                self._table.rows.append(self._row)
                self._row = []

    def _unicode(self, number: int) -> None:
        code = number + 0x10000 if number < 0 else number
        high = 0xD800 <= code < 0xE000
        self._write("" if high or not 0 < code < 0x110000 else chr(code))
        self._left = self._state.skip

    def _add_bytes(self, raw: bytes) -> None:
        """Bytes in the code page of their font; those that stand for a character given by its number are passed over."""
        passed = min(self._left, len(raw))
        self._left -= passed
        self._bytes += raw[passed:]

    def _flush(self) -> None:
        raw, self._bytes = self._bytes, b""
        self._left = 0 if raw else self._left
        if raw and self._state.fonts:
            self._font_name += raw.decode("latin-1")
        elif raw:
            _, charset = self._fonts.get(self._state.font or 0, ("", 0))
            self._write(raw.decode(_CODEPAGES.get(charset, "cp1252"), "replace"))

    def _write(self, text: str) -> None:
        state = self._state
        if state.out or state.fonts or state.hidden or not text:
            return
        name, _ = self._fonts.get(state.font or 0, ("", 0))
        recode = self._recode
        if recode is None and name and not is_unicode(text):
            recode = recoder_of(name[:60])
        text = recode(text) if recode is not None else text
        text = text.upper() if state.caps else text
        pieces = self._pieces[state.role]
        last = pieces[-1] if pieces else None
        made = Piece(text, state.bold, state.italic, state.generated)
        if last is not None and replace(last, text=text) == made:
            pieces[-1] = replace(last, text=last.text + text)
        else:
            pieces.append(made)

    def _end_paragraph(self, role: BlockRole) -> None:
        pieces, self._pieces[role] = self._pieces[role], []
        self._paragraphs += 1
        inside = role == "text" and self._in_table
        if role == "text" and not inside:
            self._end_table()
        place, look = Place(paragraph=self._paragraphs), Look(self._centred, self._state.size)
        draft = self._paper.paragraph(pieces, Setting(role=role, place=place, look=look))
        if draft is not None:
            (self._cell if inside else self._items).append(draft)

    def _end_table(self) -> None:
        """The end of a table; what stands in a row that has not ended is kept."""
        if self._cell:
            self._row.append(DraftCell(self._cell))
        table = self._table
        if self._row:
            table = table or DraftTable(None, None)
            table.rows.append(self._row)
        self._table, self._row, self._cell = None, [], []
        if table is not None and table.items:
            self._items += table.items if table.is_layout() else [table]

    def finish(self) -> tuple[str, list[Block]]:
        """The text and its blocks."""
        self._flush()
        for role in ("text", "note", "furniture"):
            if self._pieces[role]:
                self._end_paragraph(role)
        self._end_table()
        return self._paper.finish(self._items)
