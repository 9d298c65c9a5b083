"""Reading one body at a place in running text, a heading or a cell."""

from vnplan.model.task import BodyKind
from vnplan.text import kept_re as re
from vnplan.text.patterns import compiled
from vnplan.vocab.bodies.extents import ExtentReader
from vnplan.vocab.bodies.levels import BREAK
from vnplan.vocab.bodies.lexicon import Entry, entries, grammar, word_list
from vnplan.vocab.bodies.persons import is_family_name
from vnplan.vocab.bodies.piece import COMMON, Piece
from vnplan.vocab.bodies.work import works

_ORGANISATION = re.compile(r"tổ chức(?!\w)\s*")
_COMMON_WORD = re.compile(r"(?:đơn vị|cơ quan|tổ chức|bộ phận)\s+")
_COMMA = re.compile(r",\s+")
_OFFICE_OF = re.compile(r"(?:của|bộ|sở|tỉnh|huyện|thành phố|nhà nước|chính phủ|quốc phòng)(?!\w)")
# The inspectors of the ministry or the department that a paper is about, in small letters.
_ITS_OWN = re.compile(r"\s+(?:bộ|sở)(?!\w)")
_DASHES = (" -", " –")
_EVENT = re.compile(r"hội\s+(?:nghị|thảo|thi|chợ|diễn|đàm|thu|trại|họp|xuân|thao|khỏe)")
_OF = re.compile(r"\s+của\s+(?=(?:Bộ|Sở|UBND|HĐND|Ủy ban|Uỷ ban|Hội đồng|Tỉnh|Thành|Chính phủ|Đảng|Quốc hội)\b)")
_BELONGS = re.compile(r"\s+[-–]\s+(?=(?:Bộ|Sở|UBND|(?:Ủy|Uỷ) ban nhân dân|Công an|Văn phòng UBND|(?:Trường )?Đại học)\s)")
_OFFICE = re.compile(r"\s+(?:cơ quan|khối)\s+(?=[A-ZĐỦV])")
_MEMBERS = compiled(r"[Tt]hành viên(?:\s+(?:của|trong))?(?=\s+[A-ZĐÀ-Ỹ])")
_UNITS_LAST = re.compile(r"(?:tỉnh|phố|tp|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu|thôn|xóm|ấp|khóm|khối)\s*$")
_AS_NOUN = re.compile(r"\s*(?:[,;:.)]|$|(?:có|chịu)\s+trách nhiệm|chủ động)")
_OF_OFFICE = compiled(r"\s+(?=(?:Bộ|Sở|Công an|Cục|Tổng cục|Ban Chỉ (?:đạo|huy))\s+[A-ZĐÀ-Ỹa-zà-ỹđ])")
_BRANCH = compiled(r"\s+[-–]\s+(?:Chi nhánh|Đại diện|Văn phòng đại diện|Phân hiệu|Cơ sở)(?=\s+[A-ZĐÀ-Ỹ\d])")
# Common nouns that a name follows: "phòng Kế hoạch - Tài chính".
_UNITS_OF_WORK = ("phòng ", "khoa ", "tổ ", "đội ", "ban ", "bộ phận ", "trung tâm ")
# Bodies that are parts of others.
PARTS = frozenset(("agency", "division", "centre", "office", "inspection", "institute", "school", "board"))
# Common nouns whose commas were left out: "các phòng, ban đơn vị".
_RUN = re.compile(r"(?:\s+(?:ngành|đoàn thể|cơ quan|đơn vị|địa phương))+(?!\w)")
_LOOSE = frozenset(("board", "centre", "press", "bank", "insurance", "institute", "enterprise"))
# The first words of what may stand before a name, besides figures: honorifics and determiners.
_LEADING = frozenset(
    ("ông", "bà", "cô", "thầy", "đồng", "đ", "tất", "toàn", "các", "những", "mọi", "từng", "mỗi", "cả", "hai", "ba", "một")
)
# "Chánh Văn phòng" of a committee of a district of a province: no real name is deeper.
DEEPEST = 6


def may_lead(word: str) -> bool:
    """True for a word in plain text with which an honorific or a determiner may begin: "các", "đồng chí", "03 xã"."""
    return word in _LEADING or word[:1].isdigit()


class Reader(ExtentReader):
    """Reads bodies in a text, each once: whoever asks may not change what it gives."""

    def __init__(self, text: str, *, low: str | None = None, whole: bool = False) -> None:
        """Take the text, and its plain form where it is known."""
        super().__init__(text, low=low, whole=whole)
        self.depth = 0
        self._pieces: dict[tuple[int, bool, bool, int], Piece | None] = {}

    def piece(self, at: int, *, after_position: bool = False, member: bool = False) -> Piece | None:
        """The body, or the part of a row, that begins at ``at``. Bodies inside bodies are followed to a depth of six.

        It stands behind a position, or is the next ``member`` of a row, where a post needs no capital.
        """
        if self.depth >= DEEPEST:
            return None
        key = (at, after_position, member, self.depth)
        pieces = self._pieces
        if key not in pieces:
            self.depth += 1
            pieces[key] = self._piece(at, after_position=after_position, member=member)
            self.depth -= 1
        return pieces[key]

    def _piece(self, at: int, *, after_position: bool, member: bool) -> Piece | None:
        word, name = self.first(at), at
        if leads := may_lead(word):
            if honorific := grammar("honorific").match(self.low, at):
                at = honorific.end()
            found = grammar("determiner").match(self.low, at)
            name = found.end() if found else at
            word = self.first(name)
        determined = leads and found is not None
        ways = entries().get(word)
        if ways is None or word_list("no_body").match(self.low, name):
            return None
        if determined and (inner := self._named_apart(name)):
            return inner
        for entry, end in ways.at(self.low, name):
            if entry.sort == "position":
                piece = self.position(name, end, free=determined or member)
            else:
                piece = self._fitting(entry, name, end, determined=determined, after=after_position)
            if piece:
                piece.start = at if piece.extendable or piece.sort in COMMON else name
                piece.determined = determined
                return piece
        return None

    def _named_apart(self, at: int) -> Piece | None:
        """The first of several bodies that stand behind a word for all of them: "các đơn vị Trung tâm A, Bệnh viện B"."""
        common = _COMMON_WORD.match(self.low, at)
        inner = self.piece(common.end()) if common and self.capital(common.end()) else None
        if inner is None or inner.sort not in ("head", "name") or inner.kind in ("police", "army", "force"):
            return None
        behind = grammar("separator").match(self.low, inner.end)
        return inner if behind and self.begins_name(behind.end()) else None

    def _fitting(self, entry: Entry, start: int, end: int, *, determined: bool, after: bool) -> Piece | None:
        proper = self.capital(start) or after or entry.kind in ("committee", "council")
        # Papers write "bộ Tài chính", "sở GTVT": the name behind the head word is what is proper.
        proper = proper or (entry.sort == "head" and self.capital(self.behind_gap(end)))
        match entry.sort:
            case "name":
                stop = self.loose_place(end) if entry.kind in _LOOSE else self.place(end)
                if stop == end and entry.kind == "board":
                    stop = self.place(self.levelled(works(self.low, self.of_what(end))))
                stop = self.worded(self.zones(entry.kind, start, stop))
                if entry.kind in PARTS and proper:
                    stop = self.other_half(stop)
                return Piece(start, self._part_of(self.owner(stop), entry.kind), "name", entry.kind, start) if proper else None
            case "head":
                return self._head(entry, start, end) if proper and not self.schools(start) else None
            case _:
                return None if not determined and self.organises(start) else self._noun(entry, start, end, determined=determined)

    def owner(self, end: int) -> int:
        """The end of the body that the one before belongs to: "các Ban của Hội đồng nhân dân tỉnh"."""
        owner = _OF.match(self.text, end)
        body = self.piece(owner.end()) if owner else None
        return body.end if body else end

    def _part_of(self, end: int, kind: str) -> int:
        """The end of the body that the one before is a part of: "Phòng Tham mưu - Công an tỉnh", "Thanh tra Sở Xây dựng"."""
        owner = None
        own = _ITS_OWN.match(self.text, end) if kind == "inspection" else None
        if own and (BREAK.match(self.low, own.end()) or self.ends_at(self.behind_gap(own.end()))):
            return own.end()
        if self.low.startswith(_DASHES, end):
            if branch := _BRANCH.match(self.text, end):
                return self.place(self.capitals(branch.end()))
            owner = _BELONGS.match(self.text, end) if kind in PARTS else None
        elif kind in PARTS and not self.whole and self.capital(end + 1):
            owner = _OF_OFFICE.match(self.text, end)
        body = self.piece(owner.end()) if owner else None
        return body.end if body and body.sort in ("name", "head") else end

    # ---- names

    def _head(self, entry: Entry, start: int, end: int) -> Piece | None:
        match entry.tail:
            case "domain":
                stop = self.domain(end)
                if stop == end and entry.kind != "ministry" and not self.in_capitals:
                    stop = self.name(end)
                elif entry.kind == "division":
                    stop = self.other_half(stop)
            case "place":
                stop = self.place(end)
                if stop == end and not self.whole and self._is_work(entry.kind, end):
                    return None
                if entry.kind == "party" and stop == end and self.capital(end + 1) and not self._names_no_place(end):
                    stop = self.loose_place(end)
                if entry.kind == "party" and (office := _OFFICE.match(self.text, stop)) and (body := self.piece(office.end())):
                    stop = body.end
                units = bool(_UNITS_LAST.search(self.low, start, stop))
                stop = self._part_of(stop, entry.kind) if entry.kind == "inspection" else stop
                owned = self.owner(self.which(stop) if units else stop)
                return Piece(start, owned, "head", entry.kind, start, units=units and owned == stop)
            case _:
                stop = self.charged(start, end) or self.halves(self.name(end, trade=entry.kind == "enterprise"))
                if self.low.endswith(" hội đồng", start, stop):
                    stop = self.charged(stop - len("hội đồng"), stop) or stop
                if stop == end and entry.kind == "board":
                    stop = self.levelled(self.of_what(end))
        if stop == end:
            return None
        stop = self.place(stop)
        stop = self.zones(entry.kind, start, stop)
        if entry.kind == "board" and (topic := grammar("inner").match(self.low, stop)):
            stop = self.place(topic.end())
        return Piece(start, self._part_of(self.owner(stop), entry.kind), "head", entry.kind, start)

    def _is_work(self, kind: BodyKind, end: int) -> bool:
        """True if a head is a part of another word, or a verb with its object: "Thanh tra chuyên ngành giao thông"."""
        if kind != "inspection" or BREAK.match(self.low, end):
            return self.low.startswith((" trung", " cùng"), end)
        behind = self.behind_gap(end)
        return not (self.capital(behind) or self.ends_at(behind) or _OFFICE_OF.match(self.low, behind))

    def _names_no_place(self, at: int) -> bool:
        """True if a person, or offices together, are named behind a party body: "Tỉnh ủy Lê Văn An", "Đảng ủy Khối"."""
        word = self.next_word(at)
        return word is not None and (word[0] == "khối" or is_family_name(self.text[word.start() : word.end()]))

    # ---- common nouns

    def organises(self, at: int) -> bool:
        """True if "tổ chức" is a verb here, to judge by what follows."""
        noun = _ORGANISATION.match(self.low, at) if self.low.startswith("tổ chức", at) else None
        if not noun or noun.end() == len(self.low) or not self.low[noun.end()].isalnum():
            return False
        # "Tổ chức quản lý trực tiếp có trách nhiệm ...": whoever manages, not an order to organise it.
        if (stop := self.told(noun.end() - 1)) and self.low.startswith((" có trách nhiệm", " chịu trách nhiệm"), stop):
            return False
        return bool(_EVENT.match(self.low, noun.end())) or not word_list("after_organisation").match(self.low, noun.end())

    def _noun(self, entry: Entry, start: int, end: int, *, determined: bool) -> Piece | None:
        if not determined and ((entry.sort == "unit" and not self._ends_a_unit(end)) or self.low[start:end] == "cấp"):
            return None
        if self.low.endswith("phối hợp", start, end) and not _AS_NOUN.match(self.low, end):
            return None
        if self.low.startswith("ban ", start) and (what := self.of_what(end)) > end:
            return Piece(start, self.place(what), entry.sort, "group", start)
        if run := _RUN.match(self.low, end) if entry.sort == "plain" else None:
            end = run.end()
        if schools := self.schools(start):
            end = schools
        elif stop := self._named(start, end):
            return Piece(start, stop, "name", "force", start)
        if self.low.startswith("thành viên", start) and (stop := self._members(start)):
            return Piece(start, stop, entry.sort, "group", start)
        where = self.which(end) if self.low.startswith("địa phương", start) else end
        stop, owner = self.qualified(self.owner(where)) if where == end else (where, False)
        extendable = owner or (stop == end and entry.sort != "full")
        owned = stop if extendable and stop == end else self.owner(stop)
        return Piece(start, owned, entry.sort, "group", start, extendable=extendable, units=extendable and entry.sort == "unit")

    def _members(self, start: int) -> int:
        """The end of the members of a group: "thành viên ban tổ chức", "thành viên Hội đồng A"; 0 where none is named."""
        members = grammar("member").match(self.low, start)
        if members and not self.capital(self.behind_gap(members.end())) and not self.capital(members.end() - 1):
            return self.charged(members.start("of"), members.end()) or self.place(members.end())
        members = _MEMBERS.match(self.text, start)
        stop = self.name(members.end()) if members else 0
        return self.place(stop) if members and stop > members.end() else 0

    def _ends_a_unit(self, end: int) -> bool:
        behind = self.behind_gap(end)
        ended = (
            bool(BREAK.match(self.low, end))
            or self.low.startswith(" còn lại", end)
            or (behind > end and (self.ends_at(behind) or self.capital(behind)))
        )
        return ended or self.told(end) > 0

    def _named(self, start: int, end: int) -> int:
        """The end of a name behind a common noun: "lực lượng Thanh tra giao thông", "ngành y tế"; 0 where there is none."""
        behind = self.behind_gap(end)
        if behind == end:
            return 0
        if self.low.startswith("ngành", start) and (stop := self.any_case_domain(behind)):
            return self.place(stop)
        if self.low.startswith("cơ quan", start) and (stop := self.domain(end)) > end:
            return self.place(stop)
        if not self.capital(behind) or self.in_capitals or self.text[start:end].istitle():
            return 0
        body = self.piece(behind)
        if body and body.sort in ("name", "head"):
            return body.end
        stop = self.name(end) if self.low.startswith(_UNITS_OF_WORK, start) else end
        return self.place(stop) if stop > end else 0
