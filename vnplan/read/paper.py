"""Text in the making for files that are no text: paragraph after paragraph, each with true offsets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vnplan.model.base import Span
from vnplan.model.clipping import Block, BlockKind, BlockRole, Look, Place
from vnplan.model.edit import Edit
from vnplan.read.drafts import Draft, DraftTable
from vnplan.rules.markers import bullet, readings
from vnplan.text import kept_re as re
from vnplan.text.letters import UPPER, is_blank

_GAP = re.compile(r"(?<=\S)[ \xa0]*\t\s*(?=\S)|(?<=\S)[ \xa0]{4,}(?=\S)|\t+")
_LETTER = re.compile(rf"[(“\"']?[{UPPER}]")
_LONGEST_COLUMN = 90
_MARKER = 12

Item = Draft | DraftTable


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one kind.

    What is ``generated`` the file counts; a ``mark`` (of a footnote) is shown but not read; ``score`` is how surely a word was
    recognised, from 0 to 1.
    """

    text: str
    bold: bool = False
    italic: bool = False
    generated: bool = False
    mark: bool = False
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a whole paragraph."""

    kind: BlockKind = "paragraph"
    level: int | None = None
    role: BlockRole = "text"
    place: Place | None = None
    look: Look | None = None


class Paper:
    """The text so far."""

    def __init__(self) -> None:
        """Begin with an empty sheet."""
        self._parts: list[str] = []
        self._length = 0
        self._aside: list[tuple[Sequence[Piece], Setting]] = []
        self.scores: list[tuple[Span, float]] = []

    def paragraph(self, pieces: Sequence[Piece], setting: Setting) -> Draft | None:
        """Add a paragraph; ``None`` where there is nothing to see in it. Furniture is kept for the end of the text."""
        if is_blank("".join(piece.text for piece in pieces)):
            return None
        if setting.role == "furniture":
            self._aside.append((pieces, setting))
            return None
        return self._add(pieces, setting)

    def _add(self, pieces: Sequence[Piece], setting: Setting) -> Draft:
        if self._length:
            self._write("\n")
        pieces = _trimmed(pieces)
        start = self._length
        draft = Draft(setting.kind, start, start, setting.level, None, None)
        draft.role, draft.place, draft.look = setting.role, setting.place or Place(), setting.look
        for piece in pieces:
            at = self._length
            self._write(piece.text)
            span = Span(at, self._length)
            if piece.mark:
                draft.edits.append(Edit(*span, "", "markup"))
            if piece.score is not None:
                self.scores.append((span, piece.score))
            if piece.generated:
                draft.generated.append(span)
            for spans in [draft.bold] * piece.bold + [draft.italic] * piece.italic:
                spans[-1:] = [Span(spans[-1].start, span.end)] if spans and spans[-1].end == at else [*spans[-1:], span]
        draft.end = self._length
        return draft

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def finish(self, items: Iterable[Item]) -> tuple[str, list[Block]]:
        """The text and its blocks, the furniture last."""
        items = [*items, *(self._add(pieces, setting) for pieces, setting in self._aside)]
        text = "".join(self._parts)
        return text, [block for item in items for block in item.finished(text, len(text))]


def _trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without white space at the ends, with single spaces and columns on lines of their own."""
    out: list[Piece] = []
    before = ""
    whole = "".join(piece.text for piece in pieces)
    at = 0
    for piece in pieces:
        text = _spaced(whole, at, at + len(piece.text))
        at += len(piece.text)
        if not before.strip() or before[-1:].isspace():
            text = text.lstrip()
        if text:
            out.append(replace(piece, text=text))
            before += text
    while out and not out[-1].text.rstrip():
        out.pop()
    if out:
        out[-1] = replace(out[-1], text=out[-1].text.rstrip())
    return out


def _spaced(whole: str, start: int, end: int) -> str:
    """A part of a paragraph: a wide gap between two columns is a line break, any other a space."""
    piece = whole[start:end]
    if "\t" not in piece and "    " not in piece.replace("\xa0", " "):
        return piece

    def gap(match: re.Match[str]) -> str:
        left = whole[: start + match.start()].rpartition("\n")[2].strip()
        right = whole[start + match.end() :].partition("\n")[0].strip()
        return "\n" if _are_columns(left, right) else " "

    return _GAP.sub(gap, piece)


def _are_columns(left: str, right: str) -> bool:
    """True if two stretches on one line, far apart, are two columns, as in a letterhead set with tabs.

    >>> _are_columns("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), _are_columns("1.", "Sở Y tế")
    (True, False)
    >>> _are_columns("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"), _are_columns("Hà Nội, ngày", "tháng 5 năm 2024")
    (True, False)
    """
    if len(left) < 3 or len(left) > _LONGEST_COLUMN or len(right) > _LONGEST_COLUMN or not _LETTER.match(right):
        return False
    if len(left) < _MARKER and (readings(f"{left} A") or bullet(f"{left} A")):
        return False
    if left.endswith(":"):
        return right.split(maxsplit=1)[0].strip(".").isupper() and not left.startswith("Kính gửi")
    return not left.endswith((",", "ngày", "tháng", "năm"))
