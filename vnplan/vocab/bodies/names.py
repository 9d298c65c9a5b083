"""How far the name of a body goes: fields of government, capitalised words, levels and places."""

from vnplan.text import kept_re as re
from vnplan.text.patterns import expanded
from vnplan.vocab.bodies.lexicon import UNIT, domains, entries, grammar, plain, provinces, word_list
from vnplan.vocab.bodies.persons import without_person
from vnplan.vocab.bodies.rows import Sort
from vnplan.vocab.bodies.work import work_inside
from vnplan.vocab.orders import LINKS, WEAK_LINKS, closing_verbs, ends, word_at

CAPITAL = expanded("[A-ZĐÀ-Ỹ]")
# A word of a proper name: "Drang", "M'Gar".
CAPITALISED = rf"{CAPITAL}\w*(?:['’]{CAPITAL}\w*)?"
GAP = re.compile(r"\s+")
BREAK = re.compile(r"\s*(?:[,;:.()/]|$|\n)|\s+(?:và|hoặc)\s")
LONGEST = 400
_WORD = re.compile(r"\w+")
TOKEN = re.compile(r"[^\s,;:.()/\"“”]+")
_PART = rf"(?:{CAPITAL}|\d)[\w&]*(?:['’]{CAPITAL}\w*)?"
_CAPITALS = re.compile(rf"(?:\s+|(?<=[A-Z]\.)){_PART}(?:(?:\s+|\s*[-–&]\s*){_PART}){{0,12}}")
_FROM_TO = re.compile(rf"\s+từ(?:\s+{CAPITAL}\w*){{1,4}}\s+đến(?:\s+{CAPITAL}\w*){{1,4}}")
_AND_UNIT = re.compile(rf"\s*(?:,|\s+và)\s*(?:và\s+)?{UNIT}(?=\s)(?!\s+(?:đoàn|ủy|hội)(?!\w))")
_ONE_MORE = re.compile(rf"\s*(?P<joint>,|\s+và)\s*(?P<name>\d+(?!\w)|{CAPITALISED}(?:\s+{CAPITALISED}){{0,3}})")
_SEVERAL = ("các", "những")
# A level or a number, behind which no name goes on in small letters.
_CLOSED = re.compile(r"(?<!\w)(?:tỉnh|huyện|thành phố|thị xã|thị trấn|quận|phường|xã|trung ương|trường|\d{1,3}|[ivx]{1,4})\s+$")
_RELATED = re.compile(r"\s+(?:có\s+)?liên quan(?!\w)")
_DUTY = re.compile(r"(?:có|chịu)\s+trách nhiệm|chủ trì|phối hợp(?!\w)")
_MANAGES = re.compile(r"quản lý\s+$")
_SUBJECT = re.compile(r"(?:Đề án|Chương trình)\s+$")
_NEXT_BREAK = re.compile(r"\s*[,;:()\n]|\s+(?:và|hoặc)\s|\s*/\s*|\s+(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ)(?!\w)")
_HALF = re.compile(rf"{CAPITAL}\w*(?:\s+(?!{CAPITAL})[^\W\d_]\w*){{1,6}}(?!\s+(?:{CAPITAL}|\d))(?!\w)")
# A city behind a name: "Viện A TP.HCM".
_TOWN = re.compile(rf"TP(?:\.|\s)\s*{CAPITAL}")
# What stands behind a verb, whatever it is, and the words that are none before it: "đo lại", "các đơn vị còn lại".
_AGAIN = (" lại ", " xong ", " gấp ", " ngay ")
_STAYS = ("còn", "trở", "để", "qua", "đi", "ngược")
LONGEST_SYLLABLE = 9
# A place's name may be two words of which the first is a family name too.
_SHORTEST_PERSON = 3
# How far back the words before a place are looked at: the longest name of a province.
_BACK = 24
# More words in small letters than this belong to no name.
MOST_SMALL = 9
# A level ends a name at most so many words behind a verb in it.
MOST_CHARGED = 7


class NameReader:
    """Finds the ends of names in a text. ``whole`` says that there is nothing but bodies in it, as in headings and cells."""

    def __init__(self, text: str, *, low: str | None = None, whole: bool = False) -> None:
        self.text = text
        self.low = plain(text) if low is None else low
        self.whole = whole
        self.in_capitals = text.isupper()

    def first(self, at: int) -> str:
        """The word at a place, in plain text; "" where there is none."""
        word = _WORD.match(self.low, at)
        return word[0] if word else ""

    def capital(self, at: int) -> bool:
        """True if a capital letter stands at a place."""
        return self.text[at : at + 1].isupper()

    def capital_in(self, start: int, end: int) -> bool:
        """True if a word behind the first one of a stretch begins with a capital."""
        return any(word[0].isupper() for word in self.text[start:end].split()[1:])

    def behind_gap(self, at: int) -> int:
        """The place behind the white space at a place."""
        gap = GAP.match(self.low, at)
        return gap.end() if gap else at

    def next_word(self, at: int) -> re.Match[str] | None:
        """The word behind the white space at a place, in plain form; ``None`` where a mark or no white space stands."""
        behind = self.behind_gap(at)
        return TOKEN.match(self.low, behind) if behind > at else None

    def ends_at(self, at: int) -> bool:
        """True if a verb, an adverb or a link begins here. Its last syllable has no capital: "Thường trực Ban Chỉ đạo"."""
        pattern = ends().of(self.first(at))
        found = pattern.match(self.low, at) if pattern else None
        if grammar("compound").match(self.low, at):
            return False
        if not found:
            return self._weakly_ends(at)
        words = self.text[at : found.end()].split()
        return not words[-1][0].isupper() or self.in_capitals

    def _weakly_ends(self, at: int) -> bool:
        """True if a word begins here that ends a name, but for the second syllable of a proper word: "không xử lý", "Trật tự"."""
        word = self.first(at)
        if word not in WEAK_LINKS:
            return False
        before = self.text[max(0, at - LONGEST_SYLLABLE) : at].split()
        if not before or not before[-1][0].isupper():
            return True
        behind = self.behind_gap(at + len(word))
        return any(" " in word_at(key, self.low, behind) for key in ("verb", "adverb"))

    def sort_at(self, at: int) -> Sort | None:
        """The sort of the name that begins here, by its first words, in letters of either case."""
        ways = entries().get(self.first(at))
        found = ways.any_of.match(self.low, at) if ways else None
        return ways.entries[(found.lastindex or 1) - 1].sort if ways and found else None

    def begins_body(self, at: int) -> bool:
        """True if a name of a body begins here with a capital, by its first words."""
        return self.capital(at) and self.sort_at(at) is not None

    def begins_name(self, at: int) -> bool:
        """True if a proper name of a body, or a position, begins here with a capital, by its first words."""
        named = self.capital(at) and self.sort_at(at) in ("name", "head", "position")
        return named and not word_list("no_body").match(self.low, at)

    def joins(self, at: int, *, dash: bool = False) -> bool:
        """True if what stands behind "và" or a dash is the second half of a name, not a body of its own.

        >>> reader = NameReader("Viện Quy hoạch và Thiết kế và Phân viện Miền Tây")
        >>> reader.joins(18), reader.joins(30)
        (True, False)
        """
        if self.begins_name(at) or self.first(at) in ("các", "những", "mọi"):
            return False
        return dash or bool(word_list("half").match(self.low, at)) or self._names_work(at)

    def _names_work(self, at: int) -> bool:
        """True if a common word with a capital stands at a place: "Công tác", "Trồng trọt"; places have one in each syllable."""
        if _HALF.match(self.text, at) is None:
            return False
        named = self.sort_at(at) or word_list("actor").match(self.low, at)
        return not named or word_list("no_body").match(self.low, at) is not None

    def to_break(self, at: int) -> int:
        """The end of the text up to a comma, a semicolon, "và" or a bracket."""
        found = _NEXT_BREAK.search(self.low, at)
        return found.start() if found else len(self.low.rstrip(" .:"))

    def domain(self, at: int) -> int:
        """The end of the field of government that is named after ``at`` and white space; ``at`` where there is none."""
        start = self.behind_gap(at)
        pattern = domains().of(self.first(start))
        found = pattern.match(self.low, start) if pattern else None
        return found.end() if found and (self.capital(start) or self.whole) else at

    def any_case_domain(self, at: int) -> int:
        """The end of a field of government in letters of either case, at ``at``; 0 where there is none."""
        pattern = domains().of(self.first(at))
        found = pattern.match(self.low, at) if pattern else None
        return found.end() if found else 0

    def capitals(self, at: int) -> int:
        """The end of a place's name: capitalised words, up to a verb ("... Thành phố Chỉ đạo") or to who holds the post."""
        found = _CAPITALS.match(self.text, at)
        if not found:
            return at
        for word in _WORD.finditer(self.low, self.province(at), found.end()):
            pattern = ends().of(word[0])
            verb = pattern.match(self.low, word.start()) if pattern else None
            if verb and " " in verb[0]:
                return at + len(self.low[at : word.start()].rstrip())
        return without_person(self.text, at, found.end(), shortest=_SHORTEST_PERSON)

    def province(self, at: int) -> int:
        """The end of the name of a province after ``at`` and white space; ``at`` where there is none."""
        words = list(_WORD.finditer(self.low, at, at + 40))[:5]
        if not words or words[0].start() > at + 1 or not self.capital(words[0].start()):
            return at
        names = (word.end() for word in reversed(words) if self.low[words[0].start() : word.end()] in provinces())
        return next(names, at)

    def behind_province(self, at: int) -> bool:
        """True if the words before a place are the name of a province, which ends most names: "Điện lực Đồng Nai cắt ..."."""
        words = self.low[max(0, at - _BACK) : at].split()
        return any(" ".join(words[-count:]) in provinces() for count in (2, 3))

    def behind_proper(self, at: int) -> bool:
        """True if the two words before a place are a proper name, with a capital in each: "Yok Đôn"."""
        words = self.text[max(0, at - _BACK) : at].split()[-2:]
        return len(words) > 1 and all(word[0].isupper() for word in words)

    def behind_closed(self, at: int, since: int) -> bool:
        """True if a predicate begins at a place, and what stands before it can only be the end of a name.

        A proper name stands behind ``since``, where the noun that heads the name ends: "Nhóm Nghiên" is half a word.
        """
        if not (word_at("verb", self.low, at) or self.first(at) in closing_verbs()):
            return False
        proper = self.behind_proper(at) and len(self.text[since:at].split()) > 1
        return proper or _CLOSED.search(self.low, max(0, at - _BACK), at) is not None

    # ---- names of capitalised and other words

    def name(self, at: int, *, trade: bool = False) -> int:
        """The end of a name of capitalised and other words; ``at`` where no capital letter or level follows.

        ``trade`` says that it is an enterprise, whose name says what it does before it says how it is called.
        """
        if self.in_capitals:
            return self.to_break(at) if self.whole else at
        end = at
        small = count = 0
        while end - at < LONGEST and (token := TOKEN.match(self.text, self.behind_gap(end))):
            start = token.start()
            if inner := grammar("inner").match(self.low, end):
                end, small = inner.end(), 0
                continue
            if end > at and _TOWN.match(self.text, start):
                break
            if stop := work_inside(self.text, self.low, start, trade=trade):
                end, small = stop, 0
                count += 1
                continue
            if self.capital(start) or token[0] == "&" or (end == at and token[0].isdigit() and len(token[0]) < 4):
                small = 0
            elif end == at:
                return self.place(end)
            elif self._stops(start, token.end(), at, small=small, count=count):
                break
            else:
                small = 0 if token[0] == "và" else small + 1
            count += 1
            end = token.end()
        return end

    def _stops(self, start: int, end: int, since: int, *, small: int, count: int) -> bool:
        """True if a word in small letters ends a name of ``count`` words, the last ``small`` of them in small letters."""
        if self.low.startswith(_AGAIN, end) and self.low[start:end] not in _STAYS:
            return True
        if count > 1 and self.behind_closed(start, since):
            return True
        return not (self._goes_on(start, end, small) or (count == 1 and self._completes(start, end)))

    def _joins_small(self, start: int, at: int) -> bool:
        """True if words in small letters behind "và" go on a name in small letters: "Ban Quản lý di tích và rừng quốc gia"."""
        last = self.text[max(0, start - _BACK) : start].split()[-1:]
        if not last or not last[0][0].islower() or not self.low[at : at + 1].isalpha():
            return False
        if half := word_list("half").match(self.low, at):
            closed = BREAK.match(self.low, half.end()) or self.ends_at(self.behind_gap(half.end()))
            return bool(closed) or not word_at("verb", self.low, at)
        if self.sort_at(at) or word_list("actor").match(self.low, at) or word_list("no_member").match(self.low, at):
            return False
        return not any(word_at(key, self.low, at) for key in ("verb", "adverb", "statement", "adverbial"))

    def _completes(self, start: int, end: int) -> bool:
        """True if a short verb is the second syllable of a name's only word: "Tiểu ban Hậu cần", "Tổ Thu gom"."""
        pattern = ends().of(self.first(start))
        found = pattern.match(self.low, start) if pattern else None
        hard = self.first(start) in LINKS or self.first(start) == "phải"
        return found is not None and found.end() == end and not hard and not self.whole

    def _goes_on(self, start: int, end: int, small: int) -> bool:
        """True if a word in small letters still belongs to the name."""
        word = self.low[start:end]
        if word in ("và", "-"):
            behind = self.behind_gap(end)
            if not self.capital(behind):
                return word == "và" and self._joins_small(start, behind)
            return self.joins(behind, dash=word == "-")
        if small >= MOST_SMALL or word in ("hoặc", "cùng", "của") or self.behind_province(start):
            return False
        if word == "các" and (level := grammar("level").match(self.low, start - 1)) and level["list"]:
            return False
        if (self.whole and not _DUTY.match(self.low, start)) or not self.ends_at(start):
            return True
        return self._names_a_field(start) or self._closes_later(start)

    def _closes_later(self, start: int) -> bool:
        """True if a verb stands inside a name that a level ends: "Văn phòng Điều phối xây dựng nông thôn mới tỉnh"."""
        charge = grammar("charge").match(self.low, start)
        at = charge.end() if charge else start
        for _ in range(MOST_CHARGED if charge else 0):
            if level := grammar("level").match(self.low, at):
                return bool(BREAK.match(self.low, level.end())) or self.ends_at(self.behind_gap(level.end()))
            token = self.next_word(at)
            if not token or self.capital(token.start()) or self.ends_at(token.start()) or token[0] in ("các", "những", "và"):
                return False
            at = token.end()
        return False

    def _names_a_field(self, start: int) -> bool:
        """True if a verb is a noun here: "Quản lý đấu thầu", "Bảo mật thông tin thuộc ..." with no object behind it."""
        if _MANAGES.search(self.low, max(0, start - 12), start) or _SUBJECT.search(self.text, max(0, start - 14), start):
            return not (word_list("predicate").match(self.low, start) or word_at("statement", self.low, start))
        field = word_list("field").match(self.low, start)
        if not field:
            return False
        return bool(BREAK.match(self.low, field.end())) or self.ends_at(self.behind_gap(field.end()))

    # ---- levels and places

    def place(self, end: int) -> int:
        """The end of the levels and places after a name."""
        level = grammar("level")
        while found := level.match(self.low, end):
            end = found.end()
            if found["list"]:
                end = self._places(end, several=found["list"].startswith(_SEVERAL))
            elif found[0].endswith("khu vực"):
                end = self.capitals(end)
        end = self.province(end)
        related = _RELATED.match(self.low, end)
        return related.end() if related else end

    def _places(self, end: int, *, several: bool) -> int:
        """The end of the names after a level: "thành phố Vinh, thị xã Cửa Lò", "các tỉnh từ Hà Tĩnh đến Lâm Đồng"."""
        start, end = end, self.capitals(end)
        end = self._more_places(end, several=several) if end > start else end
        while (more := _AND_UNIT.match(self.low, end)) and (named := self.capitals(more.end())) > more.end():
            end = named
        between = _FROM_TO.match(self.text, end)
        return between.end() if between else end

    def _more_places(self, end: int, *, several: bool) -> int:
        """The end of further names that share a level: "phường 1, 2 và 3"; a body that begins there is none of them.

        Where ``several`` are announced ("các huyện"), a name of two words counts whatever stands behind it.
        """
        while more := _ONE_MORE.match(self.text, end):
            long = " " in more["name"]
            stops = BREAK.match(self.low, more.end()) or self.ends_at(self.behind_gap(more.end()))
            other = self.begins_body(more.start("name")) and self.sort_at(more.start("name")) != "unit"
            if other or not (long or several) or not (stops or (several and long)):
                break
            end = more.end()
            if more["joint"] != ",":
                break
        return end

    def loose_place(self, end: int) -> int:
        """The end of the place after a known name, in whatever words: "Ban quản lý Khu kinh tế Đông Nam Nghệ An"."""
        stop = self.place(end)
        if stop > end or self.in_capitals or self.begins_body(self.behind_gap(stop)):
            return stop
        return self.place(self.capitals(stop))
