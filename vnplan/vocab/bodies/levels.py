"""A text whose words are read at a place, and how far levels and places go behind a name."""

from vnplan.text import kept_re as re
from vnplan.text.patterns import expanded
from vnplan.vocab.bodies.lexicon import UNIT, entries, grammar, plain, provinces
from vnplan.vocab.bodies.persons import without_person
from vnplan.vocab.bodies.rows import Sort
from vnplan.vocab.orders import WEAK_LINKS, ends, word_at

CAPITAL = expanded("[A-ZĐÀ-Ỹ]")
# A word of a proper name: "Drang", "M'Gar".
CAPITALISED = rf"{CAPITAL}\w*(?:['’]{CAPITAL}\w*)?"
GAP = re.compile(r"\s+")
BREAK = re.compile(r"\s*(?:[,;:.()/]|$|\n)|\s+(?:và|hoặc)\s")
_WORD = re.compile(r"\w+")
TOKEN = re.compile(r"[^\s,;:.()/\"“”]+")
_PART = rf"(?:{CAPITAL}|\d)[\w&]*(?:['’]{CAPITAL}\w*)?"
_CAPITALS = re.compile(rf"(?:\s+|(?<=[A-Z]\.)){_PART}(?:(?:\s+|\s*[-–&]\s*){_PART}){{0,12}}")
_FROM_TO = re.compile(rf"\s+từ(?:\s+{CAPITAL}\w*){{1,4}}\s+đến(?:\s+{CAPITAL}\w*){{1,4}}")
_AND_UNIT = re.compile(rf"\s*(?:,|\s+và)\s*(?:và\s+)?(?P<several>các\s+)?{UNIT}(?=\s)(?!\s+(?:đoàn|ủy|hội)(?!\w))")
_ONE_MORE = re.compile(rf"\s*(?P<joint>,|\s+và)\s*(?P<name>\d+(?!\w)|{CAPITALISED}(?:\s+{CAPITALISED}){{0,3}})")
_SEVERAL = ("các", "những")
# What a row of bodies may go on behind.
_JOINTS = (" và ", " cùng ", " hoặc ", " trong ", " theo ", " căn ", " tùy ")
_RELATED = re.compile(r"\s+(?:có\s+)?liên quan(?!\w)")
_LONGEST_SYLLABLE = 9
# A place's name may be two words of which the first is a family name too.
_SHORTEST_PERSON = 3
# How far back the words before a place are looked at: the longest name of a province.
BACK = 24


class PlaceReader:
    """Finds the ends of places in a text. ``whole`` says that there is nothing but bodies in it, as in headings and cells."""

    def __init__(self, text: str, *, low: str | None = None, whole: bool = False) -> None:
        self.text = text
        self.low = plain(text) if low is None else low
        self.whole = whole
        self.in_capitals = text.isupper()
        # The words that were asked for, by their places: the first of a name is asked for again and again.
        self._firsts: dict[int, str] = {}

    def first(self, at: int) -> str:
        """The word at a place, in plain text; "" where there is none."""
        word = self._firsts.get(at)
        if word is None:
            found = _WORD.match(self.low, at)
            word = self._firsts[at] = found[0] if found else ""
        return word

    def capital(self, at: int) -> bool:
        """True if a capital letter stands at a place."""
        return self.text[at : at + 1].isupper()

    def capital_in(self, start: int, end: int) -> bool:
        """True if a word behind the first one of a stretch begins with a capital."""
        return any(word[0].isupper() for word in self.text[start:end].split()[1:])

    def parted(self, at: int) -> bool:
        """True if white space stands at a place: what goes on a name begins so, and most names end before a mark."""
        return self.low[at : at + 1].isspace()

    def behind_gap(self, at: int) -> int:
        """The place behind the white space at a place."""
        gap = GAP.match(self.low, at)
        return gap.end() if gap else at

    def closes(self, end: int) -> bool:
        """True if a word in small letters that joins nothing stands behind a row, so that it ends there whoever may be in it."""
        return self.low[end : end + 1] == " " and self.text[end + 1 : end + 2].islower() and not self.low.startswith(_JOINTS, end)

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
        before = self.text[max(0, at - _LONGEST_SYLLABLE) : at].split()
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
        if not (self.capital(at) or self.capital(at + 1)):
            return at
        words = list(_WORD.finditer(self.low, at, at + 40))[:5]
        if not words or words[0].start() > at + 1 or not self.capital(words[0].start()):
            return at
        names = (word.end() for word in reversed(words) if self.low[words[0].start() : word.end()] in provinces())
        return next(names, at)

    def behind_province(self, at: int) -> bool:
        """True if the words before a place are the name of a province, which ends most names: "Điện lực Đồng Nai cắt ..."."""
        words = self.low[max(0, at - BACK) : at].split()
        return any(" ".join(words[-count:]) in provinces() for count in (2, 3))

    def place(self, end: int) -> int:
        """The end of the levels and places after a name."""
        if not (self.parted(end) or self.capital(end)):
            return end
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
        end = self.more_places(end, several=several) if end > start else end
        while (more := _AND_UNIT.match(self.low, end)) and (named := self.capitals(more.end())) > more.end():
            end = self.more_places(named, several=bool(more["several"]))
        between = _FROM_TO.match(self.text, end)
        return between.end() if between else end

    def more_places(self, end: int, *, several: bool) -> int:
        """The end of further names that share a level: "các phường 1, 2 và 3"; a body that begins there is none of them.

        Where ``several`` are announced ("các huyện"), a name of two words counts whatever stands behind it.
        """
        while more := _ONE_MORE.match(self.text, end):
            long = " " in more["name"]
            named = max(more.end(), self.province(more.start("name") - 1))
            stops = BREAK.match(self.low, named) or self.ends_at(self.behind_gap(named))
            other = self.begins_body(more.start("name")) and self.sort_at(more.start("name")) != "unit"
            if other or not (long or several) or not (stops or (several and long)):
                break
            end = named
            if more["joint"] != ",":
                break
        return end

    def loose_place(self, end: int) -> int:
        """The end of the place after a known name, in whatever words: "Ban quản lý Khu kinh tế Đông Nam Nghệ An"."""
        stop = self.place(end)
        if stop > end or self.in_capitals or self.begins_body(self.behind_gap(stop)):
            return stop
        return self.place(self.capitals(stop))
