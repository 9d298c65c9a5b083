"""What goes on a name of common nouns: "các sở, ban, ngành" is one phrase, "các huyện, thị xã" another."""

from typing import NamedTuple

from vnplan.text import kept_re as re
from vnplan.vocab.bodies.names import LONGEST
from vnplan.vocab.bodies.piece import Piece

_JOINED_BY_AND = re.compile(r"(?:đoàn thể|cá nhân|tổ chức|ngành|đơn vị|chính quyền)(?!\w)")
_DETERMINED = re.compile(r"(?<!\w)(?:các|những) ")
_JOINS_FULL = re.compile("lực lượng|cơ quan|đơn vị|cơ sở|doanh nghiệp")
_MORE = (", địa phương", ", đơn vị", ", đoàn thể")
_RELATED = re.compile(r"liên quan\s*$")
# "các bộ ngành", "các bộ, cơ quan trung ương": bodies of all kinds, to which "địa phương" belongs.
_LOOSE_ROW = re.compile(r"(?:các|những)\s+(?:bộ|ban|sở|ngành|cơ quan|đơn vị)(?:,?\s+(?:bộ|ban|ngành|cơ quan|đơn vị|trung ương))*")
# "y tế các bộ, ngành": the row is cut by what stands before it.
_CUT_ROW = re.compile(r"(?<!\w)các\s+(?:bộ|sở|cấp|ban)$")
# One "các" stands before all that somebody is at the head of.
_HEAD_OF_MANY = re.compile(r"(?:thủ trưởng|giám đốc|lãnh đạo|người đứng đầu)(?:, (?:thủ trưởng|phó giám đốc))? các\s")
# "bí thư tỉnh ủy, thành ủy": one of each.
_PARTY = re.compile(r"(?:tỉnh|thành|huyện|thị|quận|đảng) ủy(?!\w)")
_PARTY_LAST = re.compile(r"(?<!\w)(?:tỉnh|thành|huyện|thị|quận) ủy$")
_HEADS = re.compile(r"(?:các\s+)?bộ trưởng, thủ trưởng (?:các )?cơ quan ngang bộ")


class Phrase(NamedTuple):
    """A name at ``[start, end)`` of a text in plain form, and its last piece; ``first`` says that it is the first of its row."""

    low: str
    start: int
    end: int
    last: Piece
    first: bool

    def takes(self, separator: str, piece: Piece) -> bool:
        """True if a piece behind a separator goes on with the name: "ban" after "các sở", "thị xã" after "UBND các huyện"."""
        last = self.last
        if ";" in separator or "\n" in separator:
            return False
        if piece.determined:
            return self._every_level(piece)
        low = self.low
        conjunction = "và" in separator or "hoặc" in separator
        if not conjunction and (self._goes_on(piece) or self._has_the_same_head(piece)):
            return True
        match piece.sort:
            case "position":
                return last.alone and not conjunction and self._same_heads(piece)
            case "unit":
                return last.units or (last.extendable and (not conjunction or self._row_is_determined()))
            case "plain":
                alike = self._row_is_determined() or not low.startswith("sở", piece.head)
                return last.extendable and alike and (not conjunction or self._one_phrase(piece))
            case "full":
                return last.extendable and not conjunction and self._row_is_determined() and self._alike(piece)
            case _:
                return False

    def _has_the_same_head(self, piece: Piece) -> bool:
        """True for more offices behind whoever is at the head of several: "thủ trưởng các tổ chức khác, đơn vị sự nghiệp"."""
        return piece.sort in ("plain", "full") and _HEAD_OF_MANY.match(self.low, self.start) is not None

    def _same_heads(self, piece: Piece) -> bool:
        """True if two positions are at the head of the same: "Giám đốc, Thủ trưởng các sở", "các Vụ trưởng, Cục trưởng"."""
        low = self.low
        if low.startswith("các ", self.start):
            return piece.alone
        if low.startswith("thủ trưởng các", piece.start):
            return low.startswith("giám đốc", self.start)
        return not self.first and low.endswith("bộ trưởng", 0, self.end)

    def _goes_on(self, piece: Piece) -> bool:
        """True if a phrase of several kinds goes on: "các bộ, cơ quan trung ương, địa phương", "..., cơ quan thuộc Chính phủ"."""
        low, start = self.low, self.start
        last = max(start, self.end - LONGEST)
        if low.startswith("địa phương", piece.start):
            return bool(_LOOSE_ROW.fullmatch(low, start, self.end))
        party = _PARTY.match(low, piece.start)
        if party and party.end() == piece.end and _PARTY_LAST.search(low, last, self.end):
            return True
        if low.startswith(("ngành", "ban"), piece.start) and _CUT_ROW.search(low, last, self.end):
            return True
        return low.startswith(("thủ trưởng cơ quan", "cơ quan"), piece.start) and bool(_HEADS.fullmatch(low, start, self.end))

    def _alike(self, piece: Piece) -> bool:
        """True if nouns are of a kind: "cơ quan, lực lượng chức năng", "đoàn thể, tổ chức xã hội"."""
        low = self.low
        return bool(_JOINS_FULL.match(low, piece.head)) or (
            low.endswith("đoàn thể", 0, self.end) and low.startswith("tổ chức", piece.head)
        )

    def _row_is_determined(self) -> bool:
        """True if "các" or "những" stands before the first names."""
        return bool(_DETERMINED.search(self.low, self.start, min(self.end, self.start + LONGEST)))

    def _every_level(self, piece: Piece) -> bool:
        """True if this is one phrase: "các cấp, các ngành", and no more of the kind behind: "các ngành, địa phương"."""
        low = self.low
        every = {low[self.start : self.end], low[piece.start : piece.end]} == {"các cấp", "các ngành"}
        return every and not low.startswith(_MORE, piece.end)

    def _one_phrase(self, piece: Piece) -> bool:
        low = self.low
        return bool(_JOINED_BY_AND.match(low, piece.head) or _RELATED.search(low, piece.head, piece.end))
