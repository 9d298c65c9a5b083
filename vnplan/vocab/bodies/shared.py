"""Heads that the names of a row share: "các Sở: Nội vụ, Y tế", "UBND các tỉnh: Gia Lai, Đắk Lắk"."""

from dataclasses import replace

from vnplan.model.task import BodyKind
from vnplan.text import kept_re as re
from vnplan.vocab.bodies.levels import BREAK, CAPITALISED
from vnplan.vocab.bodies.lexicon import grammar, provinces, word_list
from vnplan.vocab.bodies.piece import Name, Piece
from vnplan.vocab.bodies.places import OWN_LEVEL, PLACE_NAME
from vnplan.vocab.bodies.reader import Reader

# A position of all the bodies that follow: "Thủ trưởng các cơ quan: ...".
_OF_ALL = re.compile(r"(?P<position>\S[^:]*?\s)các\s")
_COLON = re.compile(r"\s*(?:\([^()]{0,300}\))?\s*:\s*(?:[-+•]\s*)?(?=\S)")
_DIVISION = r"(?:phòng|khoa|tổ|đội|bộ môn|ban|trung tâm|vụ|cục|chi cục|viện|tiểu ban|trạm)"
_HEAD_LAST = re.compile(rf"(?<!\w)(?i:sở|bộ|{_DIVISION})$")
# Divisions of one kind, and whoever is at the head of each, that fields of work tell apart: "Trưởng các phòng Đào tạo".
_DIVIDED = re.compile(rf"(?:(?P<post>\S[^,;:]{{1,40}}?\s)(?:các|những)\s)?(?P<head>(?:{_DIVISION}|sở)\s)(?=\S)")
_DIVISION_LAST = re.compile(rf"(?<!\w){_DIVISION}\s$")
_TWO_CAPITALS = re.compile(rf"{CAPITALISED}\s+{CAPITALISED}")
_UNIT = r"(?:tỉnh|thành phố|huyện|xã|phường|quận|thị xã|thị trấn|đặc khu|thôn|xóm|ấp|khóm|khối)"
# One level is handed on with the places, several are not: "UBND các huyện, thị xã: A, B" names "UBND A".
_SHARED_UNIT = re.compile(rf"(?:(?:các|những)\s+)?(?:\d+\s+)?(?:{_UNIT}(?:,\s+|\s+và\s+))*(?P<unit>{_UNIT})\s*$")
# By one of these it is more than one body: "các xã", "3 xã", "huyện, thị xã".
_DETERMINED, _JOINED = re.compile(r"(?:các|những|\d)"), re.compile(r",|\svà\s")


class SharedHeads:
    """The names of a row so far, the row of common nouns that is still open, the head words that names share."""

    def __init__(self, reader: Reader, *, slot: bool) -> None:
        self.reader = reader
        self.slot = slot
        self.names: list[Name] = []
        self.last: Piece | None = None
        self.shared = ""
        self.units = False
        self.level = ""
        self.headed = ""
        self.through = False
        self.end = 0
        # The name whose head the next ones share, and where what tells it from them begins.
        self.divided: tuple[int, int] | None = None
        # Fields of work that no table knows tell those apart that share a head.
        self.by_field = False

    def add(self, piece: Piece) -> None:
        """Take a piece for the next name."""
        raise NotImplementedError

    def divide(self, piece: Piece) -> Piece:
        """Let divisions that fields of work tell apart share their head, and end the first of them at its comma."""
        determined = piece.sort in ("head", "name") and piece.determined
        self.shared, self.divided, self.by_field = "", None, False
        if not determined and piece.sort != "position":
            return piece
        low, text = self.reader.low, self.reader.text
        found = _DIVIDED.match(low, piece.start, piece.end)
        if found is None or not self.reader.capital(found.end()) or determined == bool(found["post"]):
            return piece
        self.shared = text[found.start("post") : found.end("post")] + text[found.start("head") : found.end("head")]
        self.divided = (len(self.names), found.end())
        self.by_field = self._heads_divisions()
        comma = low.find(", ", found.end(), piece.end) + 2
        one = not self.by_field or comma < self.reader.domain(found.end() - 1)
        half = comma > 1 and not one and word_list("half").match(low, comma) and self._field(comma) > comma
        return replace(piece, end=comma - 2) if half else piece

    def _field(self, at: int) -> int:
        """The end of the field of work that tells a division from others; ``at`` where a proper name or none stands."""
        reader = self.reader
        if not reader.capital(at) or reader.in_capitals:
            return at
        end = reader.place(reader.name(at - 1))
        half = word_list("half").match(reader.low, reader.behind_gap(end))
        end = half.end() if half and BREAK.match(reader.low, half.end()) else end
        last = any(name.head == self.shared for name in self.names) and not reader.low.startswith(",", end)
        joint = reader.low.find(" và ", at, end) if last else -1
        end = joint if joint > 0 and not word_list("half").match(reader.low, joint + len(" và ")) else end
        behind = reader.behind_gap(end)
        ended = BREAK.match(reader.low, end) or reader.ends_at(behind) or reader.low.startswith("của ", behind)
        return end if ended and not _TWO_CAPITALS.search(reader.text, at, end) else at

    def _heads_divisions(self) -> bool:
        """True if the head that is shared is that of divisions."""
        return _DIVISION_LAST.search(self.shared.lower()) is not None

    def colon(self) -> bool:
        """Hand the head word to each name: "các Sở: Nội vụ, Y tế", "UBND các tỉnh: Gia Lai, Đắk Lắk"."""
        colon = _COLON.match(self.reader.low, self.end)
        if colon is None or self.last is None:
            return False
        if not (self.last.extendable or self.last.units):
            return self._named_one_by_one(colon.end())
        if self.last.alone:
            return self._headed(colon.end())
        name = self.names[-1]
        before = self.reader.text[name.start : self.end]
        unit = _SHARED_UNIT.search(self.reader.low, name.start, self.end) if self.last.units else None
        joined = _JOINED.search(unit[0]) if unit else None
        if unit and not joined and not _DETERMINED.match(unit[0]):
            return False  # "Công an tỉnh: Bảo đảm ..."
        if unit:
            self.shared = self.reader.text[name.start : unit.start()]
            self.level = "" if joined else unit["unit"] + " "
            self.units = True
        elif not self.shared and _HEAD_LAST.search(before):
            self.shared = before + " "
        self.names.pop()
        if self.last.sort == "position" and self.shared and not self.units:
            # What is at the head of the bodies that share a head word is at that of the others, too.
            self.headed = self.shared.rstrip().rpartition(" ")[0] + " "
        elif self.last.sort == "position" and (found := _OF_ALL.match(before)):
            self.headed, self.through = found["position"], True
        self.by_field = self._heads_divisions()
        if self.shares(colon.end()) or self._unlike(colon.end()):
            return True
        self.names.append(name._replace(end=name.start + len(before)))
        return False

    def _named_one_by_one(self, at: int) -> bool:
        """Several bodies by name in the place of a word for them all: "các cơ quan chức năng: Sở Y tế, Công an tỉnh"."""
        name = self.names[-1]
        if name.kind != "group" or not self.reader.low.startswith("các ", name.start):
            return False
        first = self.reader.piece(at)
        separator = grammar("separator").match(self.reader.low, first.end) if first else None
        if separator is None or not self.reader.begins_name(separator.end()):
            return False
        self.names.pop()
        if not self._unlike(at):
            self.names.append(name)
            return False
        return True

    def _headed(self, at: int) -> bool:
        """Hand the position to each body up to the semicolon: "Giám đốc: Sở Tài chính, Sở Y tế"."""
        name = self.names[-1]
        piece = self.reader.piece(at)
        if piece is None or piece.sort not in ("head", "name"):
            return False
        self.names.pop()
        self.headed = self.reader.text[name.start : name.end] + " "
        self.add(piece)
        return True

    def _unlike(self, at: int) -> bool:
        """A name after the colon that has a head word of its own: "các sở, ngành: Công an tỉnh, ..."."""
        shared, by_field = self.shared, self.by_field
        piece = self.reader.piece(at)
        if piece is None or piece.sort not in ("head", "name"):
            return False
        self.add(piece)
        self.shared, self.by_field = shared, by_field
        return True

    def shares(self, at: int) -> bool:
        """Take a name at a place that only has what tells it from others of a shared head."""
        if not self.shared:
            return False
        if self.units:
            return self._place(at)
        end = self.reader.domain(at)
        if end > at and self.reader.capital(self.reader.behind_gap(end)):
            end = max(end, self.reader.name(at - 1))
        end = max(end, self._field(at)) if self.by_field else end
        ministries = self.shared.lower().endswith("bộ ")
        other = self.reader.piece(at)
        if end == at or (other and not ministries and other.sort in ("head", "name", "position") and other.end >= end):
            if other and other.sort in ("head", "name") and self.last and not other.determined:
                shared = self.shared, self.divided, self.by_field
                self.add(other)
                self.shared, self.divided, self.by_field = shared
                return True
            return False
        self._share(at, end, "ministry" if ministries else "division" if self.by_field else "department")
        return True

    def _share(self, at: int, end: int, kind: BodyKind) -> None:
        """Take the name at ``[at, end)`` behind the head that it shares, which the first of its kind is told from too."""
        if self.divided and self.divided[0] < len(self.names):
            place, start = self.divided
            self.names[place] = self.names[place]._replace(start=start, head=self.shared)
            self.divided = None
        end = self._owned(end) if kind == "division" else end
        self.names.append(Name(at, end, kind, head=self.shared))
        self.last = None if self.last is None else replace(self.last, extendable=False, units=False, end=end)
        self.end = end

    def _owned(self, end: int) -> int:
        """The end of the body that a division belongs to: "Các phòng: Kế hoạch, Tài vụ của Công ty A"."""
        at = self.reader.behind_gap(end)
        body = self.reader.piece(at + len("của ")) if self.reader.low.startswith("của ", at) else None
        return body.end if body and body.sort in ("head", "name") else end

    def _place(self, at: int) -> bool:
        """A place after a shared level; a province is told from a province that goes on with a dash by the table."""
        named = OWN_LEVEL.match(self.reader.text, at)
        found = named or PLACE_NAME.match(self.reader.text, at)
        if found is None or (not named and self.reader.piece(at)):
            return False
        end = found.end()
        words = self.reader.low[at:end]
        known = next((k for k in range(len(words), 0, -1) if words[:k] in provinces()), len(words))
        self.names.append(Name(at, at + known, "committee", head=self.shared + ("" if named else self.level)))
        self.last = None if self.last is None else replace(self.last, extendable=False, units=False)
        self.end = at + known
        return True
