"""Reading one body at a place in running text, a heading or a cell."""

import re
from dataclasses import dataclass, replace

from vnplan.annotate.assign_rules import ends
from vnplan.annotate.parties_rules import Entry, Sort, domains, entries, phrases, plain, provinces

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"[^\s,;:.()/\"“”]+")
_GAP = re.compile(r"\s+")
_HONORIFIC = re.compile(r"(?:(?:các\s+)?(?:ông(?:\s*\(bà\)|,\s*bà|/bà)?|đồng chí|đ/c)\s*:?\s+)(?=\S)")
_DETERMINER = re.compile(r"(?:tất cả\s+|toàn thể\s+)?(?:các|những|mọi|từng|mỗi|toàn thể)(?:\s+các)?(?:\s+\d+)?\s+")
_UNIT = "tỉnh|thành phố|tp\\.?|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu|thôn|bản"
_LEVEL = re.compile(
    rf"\s+(?:(?:của\s+|ở\s+)?(?:cấp\s+(?:tỉnh|huyện|xã|cơ sở|thành phố|phường|cao|trên|dưới)(?:\s*,\s*cấp\s+(?:huyện|xã))*|các cấp|cùng cấp|có liên quan|liên quan"
    r"|trực thuộc trung ương|trung ương|việt nam|tối cao|khu vực(?:\s+[ivx]+)?|địa phương|nhà nước|thủ đô|cơ sở|chi nhánh\s+(?:khu vực(?:\s+\d+)?|tỉnh|thành phố)|khu vực\s+\d+)(?!\w)"
    rf"|(?:của\s+|thuộc\s+|tại\s+|trên địa bàn\s+(?:toàn\s+)?)?(?P<list>(?:(?:các|những)\s+)?(?:\d+\s+)?(?:{_UNIT})(?:(?:\s*[,/-]\s*|\s+và\s+|\s*,\s*và\s+)(?:{_UNIT}))*)(?!\w))"
)
_POST = re.compile(
    r"\s+(?:(?:có\s+)?liên quan(?:\s+khác)?|khác(?:\s+có\s+liên quan)?|chức năng|hữu quan|chuyên môn|trực thuộc(?:\s+(?:trung ương|tỉnh|thành phố))?|trên địa bàn|ở địa phương|tại địa phương"
    r"|trung ương|ở trung ương|ngành dọc|đóng chân|trong tỉnh|có thẩm quyền|có chức năng|có trụ sở"
    rf"|thuộc\s+(?:{_UNIT})(?:\s*,\s*(?:{_UNIT}))*|thuộc|của\s+(?:{_UNIT}|trung ương|đảng|nhà nước)|thành viên"
    r"|cấp\s+(?:tỉnh|huyện|xã|cơ sở)|các cấp|việt nam|nêu trên|nói trên|sau|trong và ngoài (?:nước|tỉnh)|trong nước|ngoài nước)(?!\w)"
)
_OWNER = re.compile(r"\s+(?:thuộc|trực thuộc|của|trên địa bàn)\s+$")
_RELATIVE = re.compile(
    r"\s+(?:được\s+(?:giao|phân công|ủy quyền|chỉ định|lựa chọn)|(?:tham gia\s+)?hoạt động\s+(?:trong|tại|trên|ở)|tham gia\s+(?:trong|vào)|(?:trong|tại|ở)\s+các\s+(?:khu|cụm|trường|cơ sở)|có\s+(?:hoạt động|vốn|dự án|nhu cầu|tên)|(?:có\s+)?liên quan\s+(?:đến|tới))(?!\w)"
    r"[^.;:()]{0,300}?(?=\s+(?:có trách nhiệm|chịu trách nhiệm|phải|cần|chủ động|tiếp tục|khẩn trương|nghiêm túc|thực hiện nghiêm|thực hiện tốt|căn cứ|tổ chức triển khai|tổ chức thực hiện|triển khai|để|nhằm|trong việc|và\s+(?:các|ủy ban|ubnd|sở))(?!\w)|[.;:()]|$)"
)
_CAPITALS = re.compile(r"\s+(?:[A-ZÀ-ÝĐĂÂÊÔƠƯẠ-Ỹ0-9][\w&]*)(?:(?:\s+|\s*[-–&]\s*)[A-ZÀ-ÝĐĂÂÊÔƠƯẠ-Ỹ0-9][\w&]*)*")
_NO_NAME = re.compile(
    phrases(
        [
            "bộ luật",
            "bộ phận",
            "bộ tiêu chí",
            "sở hữu",
            "sở giao dịch",
            "ban hành",
            "hội nghị",
            "báo cáo",
            "phòng, chống",
            "phòng chống",
            "phòng cháy",
            "trường hợp",
            "đoàn kiểm tra",
            "quỹ đất",
        ]
    )
)
_ORGANISES = re.compile(
    r"tổ chức(?!\w)(?!\s*(?:[,;:.)/]|$|\s(?:và|hoặc|hội(?!\s+(?:nghị|thảo|thi|chợ|diễn|đàm))|đảng|đoàn|đoàn thể|cá nhân|chính trị|xã hội|thành viên|quần chúng|kinh tế|tín dụng|khoa học|quốc tế|nước ngoài|phi chính phủ|sự nghiệp|hành nghề|pháp chế|công đoàn|cung cấp|có|liên quan|khác|được|trong|ngoài|trực thuộc|thuộc)(?!\w)))"
)
_OF = re.compile(r"\s+của\s+(?=(?:Bộ|Sở|UBND|HĐND|Ủy ban|Uỷ ban|Hội đồng|Tỉnh|Thành|Chính phủ|Đảng|Quốc hội)\b)")
_FROM_TO = re.compile(r"\s+từ(?:\s+[A-ZÀ-ÝĐĂÂÊÔƠƯẠ-Ỹ]\w*){1,4}\s+đến(?:\s+[A-ZÀ-ÝĐĂÂÊÔƠƯẠ-Ỹ]\w*){1,4}")
_DUTY = re.compile(r"(?:có|chịu)\s+trách nhiệm|chủ trì|phối hợp(?!\w)")
_FIELD = re.compile(
    r"(?:thông tin|giáo dục|thống kê|quản lý|đăng ký|điều tra|nghiên cứu|đào tạo|dự báo|tư vấn|khai thác|phát triển|bồi dưỡng|đầu tư|hợp tác|truyền thông)(?!\w)"
)
_PLACED = frozenset(("board", "centre", "press", "bank", "insurance", "institute", "enterprise"))
_MANAGES = re.compile(r"quản lý\s+$")
_AND_UNIT = re.compile(rf"\s*(?:,|\s+và)\s*(?:và\s+)?(?:{_UNIT})(?=\s)")
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """A body, or a part of a row of bodies, at ``[start, end)``.

    ``open`` says that a common noun ends it, so that a row may go on; ``units`` that a row of levels may. ``head`` is where
    the name after a determiner begins. ``bare`` is a position without a body.
    """

    start: int
    end: int
    sort: Sort
    kind: str
    head: int
    determined: bool = False
    open: bool = False
    units: bool = False
    bare: bool = False


class Reader:
    """Reads bodies in a text. ``whole`` says that there is nothing but bodies in it, as in headings and cells."""

    def __init__(self, text: str, *, low: str | None = None, whole: bool = False) -> None:
        self.text = text
        self.low = plain(text) if low is None else low
        self.whole = whole
        self.shouted = text.isupper()

    def piece(self, at: int, *, after_position: bool = False) -> Piece | None:
        """The body, or the part of a row, that begins at ``at``."""
        if honorific := _HONORIFIC.match(self.low, at):
            at = honorific.end()
        found = _DETERMINER.match(self.low, at)
        name = found.end() if found else at
        word = _WORD.match(self.low, name)
        if not word or _NO_NAME.match(self.low, name):
            return None
        for entry in entries().get(word[0], ()):
            match = entry.pattern.match(self.low, name)
            if match and (piece := self._fitting(entry, match, determined=bool(found), after=after_position)):
                return replace(
                    piece,
                    start=at if piece.open or piece.sort in ("plain", "unit", "full", "position") else name,
                    determined=bool(found),
                )
        return None

    def _capital(self, at: int) -> bool:
        return self.text[at].isupper()

    def _fitting(self, entry: Entry, match: re.Match[str], *, determined: bool, after: bool) -> Piece | None:
        start, end = match.span()
        proper = self._capital(start) or after or entry.kind in ("committee", "council")
        match entry.sort:
            case "name":
                return Piece(start, self._named_place(end, entry.kind), "name", entry.kind, start) if proper else None
            case "head":
                return self._head(entry, start, end) if proper else None
            case "position":
                return self._position(start, end)
            case _:
                if not determined and _ORGANISES.match(self.low, start):
                    return None
                return self._noun(entry, start, end, determined=determined)

    # ---- names

    def _head(self, entry: Entry, start: int, end: int) -> Piece | None:
        stop = end
        match entry.tail:
            case "domain":
                stop = self.domain(end)
                if stop == end and entry.kind == "department" and not self.shouted:
                    stop = self._name(end)
            case "place":
                stop = self._place(end)
                if stop == end and entry.kind in ("committee", "council", "inspection") and not self.whole:
                    stop = self._alone(end)
                return Piece(start, stop, "head", entry.kind, start, units=self._ends_in_units(start, stop)) if stop else None
            case "name":
                stop = self._name(end)
        if stop == end:
            return None
        return Piece(start, self._place(stop), "head", entry.kind, start)

    def _alone(self, end: int) -> int:
        """A committee without its place ("Ủy ban nhân dân có trách nhiệm") stands, if no name begins there."""
        return end if not self.low.startswith((" trung", " cùng"), end) else 0

    def domain(self, at: int) -> int:
        """The end of the field of government that is named after ``at`` and white space; ``at`` where there is none."""
        gap = _GAP.match(self.low, at)
        start = gap.end() if gap else at
        word = _WORD.match(self.low, start)
        pattern = domains().get(word[0]) if word else None
        found = pattern.match(self.low, start) if pattern else None
        return found.end() if found and (self._capital(start) or self.whole) else at

    def _capitals(self, at: int) -> int:
        """The end of a place's name: capitalised words, up to one that begins a verb ("... Thành phố Chỉ đạo")."""
        found = _CAPITALS.match(self.text, at)
        if not found:
            return at
        end = found.end()
        known = self._province(at)
        for word in _WORD.finditer(self.low, max(at, known), end):
            if self.ends_at(word.start()):
                return at + len(self.low[at : word.start()].rstrip())
        return end

    def _province(self, at: int) -> int:
        """The end of the name of a province after ``at`` and white space; ``at`` where there is none."""
        words = list(_WORD.finditer(self.low, at, at + 40))[:5]
        for last in reversed(words):
            if self.low[words[0].start() : last.end()] in provinces():
                return last.end() if self._capital(words[0].start()) and words[0].start() <= at + 1 else at
        return at

    def _name(self, at: int) -> int:
        """The end of a name of capitalised and other words; ``at`` where no capital letter or level follows."""
        if self.shouted:
            return self.to_break(at) if self.whole else at
        end = at
        capital = False
        small = 0
        while token := _TOKEN.match(self.text, gap.end() if (gap := _GAP.match(self.text, end)) else end):
            start = token.start()
            if self._capital(start) or token[0] == "&":
                capital, small = True, 0
            elif not capital:
                return self._place(end) if _LEVEL.match(self.low, end) else at
            elif not self._goes_on(start, token.end(), small):
                break
            else:
                small += 1
            end = token.end()
        return end

    def _goes_on(self, start: int, end: int, small: int) -> bool:
        """Whether a word in small letters still belongs to the name."""
        word = self.low[start:end]
        if word in ("và", "-"):
            gap = _GAP.match(self.text, end)
            at = gap.end() if gap else end
            return at < len(self.text) and self._capital(at) and self.piece(at) is None
        if small >= 7 or word in ("hoặc", "cùng", "của"):
            return False
        return (self.whole and not _DUTY.match(self.low, start)) or not self.ends_at(start) or self._names_a_field(start)

    def _names_a_field(self, start: int) -> bool:
        """Whether a verb is a noun here: "Quản lý đấu thầu", "Bảo mật thông tin thuộc ..." with no object behind it."""
        if _MANAGES.search(self.low, 0, start):
            return True
        field = _FIELD.match(self.low, start)
        if not field:
            return False
        gap = _GAP.match(self.low, field.end())
        return bool(_BREAK.match(self.low, field.end())) or bool(gap and self.ends_at(gap.end()))

    def ends_at(self, at: int) -> bool:
        """Whether a verb, an adverb or a link begins here."""
        word = _WORD.match(self.low, at)
        pattern = ends().get(word[0]) if word else None
        return bool(pattern and pattern.match(self.low, at))

    def _place(self, end: int) -> int:
        """The end of the levels and places after a name."""
        while found := _LEVEL.match(self.low, end):
            end = found.end()
            if found["list"]:
                end = self._capitals(end)
                while (more := _AND_UNIT.match(self.low, end)) and (named := self._capitals(more.end())) > more.end():
                    end = named
                if between := _FROM_TO.match(self.text, end):
                    end = between.end()
        end = self._province(end)
        if found := _RELATED.match(self.low, end):
            end = found.end()
        if (owner := _OF.match(self.text, end)) and (body := self.piece(owner.end())):
            end = body.end
        return end

    def _named_place(self, end: int, kind: str) -> int:
        """The end of the place after a known name, in whatever words: "Ban quản lý Khu kinh tế Đông Nam Nghệ An"."""
        stop = self._place(end)
        gap = _GAP.match(self.low, stop)
        if stop > end or kind not in _PLACED or not gap or self.shouted or self.piece(gap.end()):
            return stop
        return self._place(self._capitals(stop))

    def _ends_in_units(self, start: int, end: int) -> bool:
        return bool(_UNITS_LAST.search(self.low, start, end))

    # ---- positions and common nouns

    def _position(self, start: int, end: int) -> Piece | None:
        gap = _GAP.match(self.low, end)
        if gap and (inner := self.piece(gap.end(), after_position=True)) and inner.sort != "position":
            return replace(inner, start=start, sort="position", kind="position", head=start)
        if gap and self.text[gap.end() :][:1].isupper():
            stop = self._name(end)
            if stop > end:
                return Piece(start, self._place(stop), "position", "position", start)
        if _BREAK.match(self.low, end) and self._capital(start):
            return Piece(start, end, "position", "position", start, open=True, bare=True)
        return None

    def _noun(self, entry: Entry, start: int, end: int, *, determined: bool) -> Piece | None:
        if entry.sort == "unit" and not (determined or self._ends_a_unit(end)):
            return None
        if not determined and self.low[start:end] == "cấp":
            return None
        if self.low.endswith("phối hợp", start, end) and not _AS_NOUN.match(self.low, end):
            return None
        if stop := self._named(start, end):
            return Piece(start, stop, "name", "force", start)
        stop, owner = self._modifiers(end)
        opened = owner or (stop == end and entry.sort != "full")
        return Piece(start, stop, entry.sort, "group", start, open=opened, units=opened and entry.sort == "unit")

    def _ends_a_unit(self, end: int) -> bool:
        gap = _GAP.match(self.low, end)
        return bool(_BREAK.match(self.low, end)) or bool(gap and (self.ends_at(gap.end()) or self._capital(gap.end())))

    def _named(self, start: int, end: int) -> int:
        """The end of a name behind a common noun: "lực lượng Thanh tra giao thông", "ngành y tế"; 0 where there is none."""
        gap = _GAP.match(self.low, end)
        if not gap:
            return 0
        if self.low.startswith("ngành", start) and (word := _WORD.match(self.low, gap.end())):
            pattern = domains().get(word[0])
            if pattern and (found := pattern.match(self.low, gap.end())):
                return self._place(found.end())
        if not self._capital(gap.end()) or self.shouted or self.text[start:end].istitle():
            return 0
        body = self.piece(gap.end())
        return body.end if body and body.sort in ("name", "head") else 0

    def _modifiers(self, end: int) -> tuple[int, bool]:
        """The end of what qualifies a common noun, and whether a row of common nouns may go on there."""
        start = end
        opened = False
        while end - start < LONGEST:
            relative = _RELATIVE.match(self.low, end)
            found = relative or _POST.match(self.low, end) or _LEVEL.match(self.low, end)
            owned = (found.end(), False) if found and relative else self._owner(found) if found else None
            if owned is None:
                break
            end, opened = owned
        if end > start and not self.whole:
            return end, opened
        if self.whole:
            return self.to_break(end), opened
        end = self._unknown(end)
        relative = _RELATIVE.match(self.low, end)
        return relative.end() if relative else end, False

    def _owner(self, found: re.Match[str]) -> tuple[int, bool] | None:
        """The end of the place or the body after "trên địa bàn", "thuộc", "của tỉnh", and whether a row may go on."""
        end = found.end()
        owned = found[0].endswith("thuộc")
        if not owned and not found[0].endswith(("địa bàn", "tỉnh", "phố", "xã", "phường", "khu", "huyện")):
            return end, False
        gap = _GAP.match(self.low, end)
        named = self._capitals(end)
        body = self.piece(gap.end()) if gap and (named > end or owned) else None
        if body:
            return body.end, body.open
        return None if found[0].strip() == "thuộc" and named == end else (named, False)

    def _unknown(self, end: int) -> int:
        """Up to six words that are in no table, if a verb, a link or a comma ends them; else none of them."""
        at = end
        for _ in range(7):
            gap = _GAP.match(self.low, at)
            token = _TOKEN.match(self.low, gap.end()) if gap else None
            if not gap or not token:
                return at
            if self.ends_at(gap.end()) or token[0] in ("và", "-", "hoặc", "cùng"):
                return at
            at = token.end()
            if found := _POST.match(self.low, at) or _LEVEL.match(self.low, at):
                return found.end()
        return end

    def to_break(self, at: int) -> int:
        """The end of the text up to a comma, a semicolon, "và" or a bracket."""
        found = _NEXT_BREAK.search(self.low, at)
        return found.start() if found else len(self.low.rstrip(" .:"))


_AS_NOUN = re.compile(r"\s*(?:[,;:.)]|$|(?:có|chịu)\s+trách nhiệm|chủ động)")
_RELATED = re.compile(r"\s+(?:có\s+)?liên quan(?!\w)")
_UNITS_LAST = re.compile(rf"(?:{_UNIT})\s*$")
_BREAK = re.compile(r"\s*(?:[,;:.()/]|$|\n)|\s+(?:và|hoặc)\s")
_NEXT_BREAK = re.compile(r"\s*[,;:()\n]|\s+(?:và|hoặc)\s|\s*/\s*|\s+(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ)(?!\w)")
