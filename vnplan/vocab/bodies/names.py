"""How far the name of a body goes: fields of government, capitalised and other words."""

from vnplan.text import kept_re as re
from vnplan.vocab.bodies.levels import BACK, BREAK, CAPITAL, TOKEN, PlaceReader
from vnplan.vocab.bodies.lexicon import domains, grammar, word_list
from vnplan.vocab.bodies.work import work_inside
from vnplan.vocab.orders import LINKS, closing_verbs, ends, word_at

LONGEST = 400
# A level or a number, behind which no name goes on in small letters.
_CLOSED = re.compile(r"(?<!\w)(?:tỉnh|huyện|thành phố|thị xã|thị trấn|quận|phường|xã|trung ương|trường|\d{1,3}|[ivx]{1,4})\s+$")
# What no name holds, so that a verb some words before it may stand in one; a verb that a number makes a name.
_SURE_DUTY = re.compile(r"(?:(?:có|chịu)\s+trách nhiệm|chủ trì|phối hợp với|rà soát|là (?:đầu mối|cơ quan|đơn vị))(?!\w)")
_ROMAN = (" I", " V", " X")
_NUMBERED = re.compile(r"\w+(?:\s\w+)?\s[IVX]{1,4}(?!\w)")
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
# More words in small letters than this belong to no name.
MOST_SMALL = 9
# A level ends a name at most so many words behind a verb in it.
MOST_CHARGED = 7
# Words in no table that a common noun may be qualified by.
MOST_UNKNOWN = 8
_HALVES = re.compile(r",\s+")


class NameReader(PlaceReader):
    """Finds the ends of names in a text."""

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

    def behind_proper(self, at: int) -> bool:
        """True if the two words before a place are a proper name, with a capital in each: "Yok Đôn"."""
        words = self.text[max(0, at - BACK) : at].split()[-2:]
        return len(words) > 1 and all(word[0].isupper() for word in words)

    def behind_closed(self, at: int, since: int) -> bool:
        """True if a predicate begins at a place, and what stands before it can only be the end of a name.

        A proper name stands behind ``since``, where the noun that heads the name ends: "Nhóm Nghiên" is half a word.
        """
        if not (word_at("verb", self.low, at) or self.first(at) in closing_verbs()):
            return False
        proper = self.behind_proper(at) and len(self.text[since:at].split()) > 1
        return proper or _CLOSED.search(self.low, max(0, at - BACK), at) is not None

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
        if (count > 1 or self.text[since:start].strip().isdigit()) and self.behind_closed(start, since):
            return True
        return not (self._goes_on(start, end, small) or (count == 1 and self._completes(start, end)))

    def _joins_small(self, start: int, at: int) -> bool:
        """True if words in small letters behind "và" go on a name in small letters: "Ban Quản lý di tích và rừng quốc gia"."""
        last = self.text[max(0, start - BACK) : start].split()[-1:]
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
        """True if a verb stands inside a name that a level, or the word for its duty, ends.

        "Văn phòng Điều phối xây dựng nông thôn mới tỉnh", "Ban Hỗ trợ phụ nữ phát triển kinh tế chủ trì".
        """
        charge = grammar("charge").match(self.low, start)
        at = charge.end() if charge else start
        for _ in range(MOST_CHARGED if charge else 0):
            if level := grammar("level").match(self.low, at):
                return bool(BREAK.match(self.low, level.end())) or self.ends_at(self.behind_gap(level.end()))
            token = self.next_word(at)
            if not token or self.capital(token.start()) or token[0] in ("các", "những", "và"):
                return False
            if self.ends_at(token.start()):
                return charge is not None and at > charge.end() and bool(_SURE_DUTY.match(self.low, token.start()))
            at = token.end()
        return False

    def _names_a_field(self, start: int) -> bool:
        """True if a verb is a noun here: "Quản lý đấu thầu", "Bảo mật thông tin thuộc ..." with no object behind it."""
        if _MANAGES.search(self.low, max(0, start - 12), start) or _SUBJECT.search(self.text, max(0, start - 14), start):
            return not (word_list("predicate").match(self.low, start) or word_at("statement", self.low, start))
        if any(mark in self.text[start : start + BACK] for mark in _ROMAN) and _NUMBERED.match(self.text, start):
            return True
        field = word_list("field").match(self.low, start)
        if not field:
            return False
        return bool(BREAK.match(self.low, field.end())) or self.ends_at(self.behind_gap(field.end()))

    def halves(self, stop: int) -> int:
        """The end of a name that goes on behind a comma: "Trung tâm Truyền thông, Giáo dục sức khỏe"."""
        comma = _HALVES.match(self.low, stop)
        if comma and not self.capital(comma.end()) and word_list("half").match(self.low, comma.end()):
            rest = grammar("halves").match(self.low, comma.end())
            return rest.end() if rest and self.text[comma.end() : rest.end()].islower() else stop
        if not comma or not self.capital(comma.end()) or self.begins_name(comma.end()):
            return stop
        return self.name(comma.end() - 1) if word_list("half").match(self.low, comma.end()) else stop

    def levelled(self, end: int) -> int:
        """The end of a few words in small letters that a level follows: "Hội đồng phổ biến pháp luật cấp xã"."""
        at = end
        for count in range(MOST_UNKNOWN):
            token = self.next_word(at)
            if not token or self.capital(token.start()):
                return end
            if self.ends_at(token.start()) and (count > 1 or token[0] in LINKS):
                return end
            at = token.end()
            if grammar("level").match(self.low, at):
                return at
        return end
