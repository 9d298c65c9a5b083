"""Automatic numbers: what Word draws before a paragraph, counted as Word counts."""

from dataclasses import dataclass, replace

from lxml import etree

from vnplan.read.docx.names import number, toggle, value, w, whole
from vnplan.read.docx.styles import Styles
from vnplan.text import kept_re as re
from vnplan.text.numerals import format_roman, format_words

_LEVELS = 9
_PART = re.compile(r"%([1-9])")
_BULLETS = frozenset("-–—+*•▪●○➢❖")
_SYMBOLS = {0xF000 + ord(sign): sign for sign in "+-*"}
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and looks."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class _Counter:
    """Where the counting of an abstract list stands: the numbers reached, ``None`` where a level has not begun."""

    reached: list[int | None]
    begun: set[int]


class Numbering:
    """The lists of a document, and where each stands."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        """Take the lists as the file has them."""
        self._styles = styles
        abstracts = () if root is None else root.iterfind(w("abstractNum"))
        self._abstract = {element.get(w("abstractNumId")): element for element in abstracts}
        nums = () if root is None else root.iterfind(w("num"))
        self._nums = {whole(element.get(w("numId"))): element for element in nums}
        self._levels: dict[int, tuple[str | None, dict[int, Level], dict[int, int]]] = {}
        self._counters: dict[str | None, _Counter] = {}

    def next(self, numbered: int, level: int) -> str:
        """The number of the next paragraph of a list at a level, as it is shown; empty where it has none."""
        key, levels, starts = self._list(numbered)
        level = min(max(level, 0), _LEVELS - 1)
        rule = levels.get(level)
        if rule is None or key is None:
            return ""
        counter = self._counters.setdefault(key, _Counter([None] * _LEVELS, set()))
        if numbered not in counter.begun:
            counter.begun.add(numbered)
            for index in starts:
                counter.reached[index] = None
        reached = counter.reached[level]
        counter.reached[level] = starts.get(level, rule.start) if reached is None else min(reached + 1, _LARGEST)
        for below in range(level + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            # "Restart after level N" names a higher one; 0 never restarts.
            if restart is None or (restart and level < restart):
                counter.reached[below] = None
        return self._shown(rule, levels, counter, starts)

    @staticmethod
    def _shown(rule: Level, levels: dict[int, Level], counter: _Counter, starts: dict[int, int]) -> str:
        if rule.form == "bullet":
            sign = rule.text.strip()[:1]
            return sign if sign in _BULLETS else "•" * bool(rule.text.strip())

        def part(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            each = levels.get(index, Level())
            reached = counter.reached[index]
            shown = starts.get(index, each.start) if reached is None else reached
            return drawn(shown, "decimal" if rule.legal and each.form not in ("bullet", "none") else each.form)

        return _PART.sub(part, rule.text).strip()

    def _list(self, numbered: int) -> tuple[str | None, dict[int, Level], dict[int, int]]:
        """The abstract list of a list, its levels, and where its own levels start anew."""
        if numbered not in self._levels:
            num = self._nums.get(numbered)
            key = value(num, "abstractNumId")
            levels = dict(self._resolved(key))
            starts: dict[int, int] = {}
            for over in () if num is None else num.iterfind(w("lvlOverride")):
                index = whole(over.get(w("ilvl"))) or 0
                own = over.find(w("lvl"))
                if own is not None:
                    levels[index] = _level(own)
                start = number(over, "startOverride")
                if start is not None:
                    starts[index] = start
                    levels[index] = replace(levels.get(index, Level()), start=start)
            self._levels[numbered] = (key, levels, starts)
        return self._levels[numbered]

    def _resolved(self, key: str | None) -> list[tuple[int, Level]]:
        """The levels of an abstract list, or of the one that its style stands for."""
        abstract = self._abstract.get(key)
        link = value(abstract, "numStyleLink")
        if link is not None:
            num = self._nums.get(self._styles.list_of(link))
            linked = self._abstract.get(value(num, "abstractNumId"))
            abstract = linked if linked is not None else abstract
        if abstract is None:
            return []
        return [(whole(element.get(w("ilvl"))) or 0, _level(element)) for element in abstract.iterfind(w("lvl"))]


def _level(element: etree._Element) -> Level:
    start = number(element, "start")
    text = value(element, "lvlText") or ""
    fonts = element.find(f"{w('rPr')}/{w('rFonts')}")
    if fonts is not None and fonts.get(w("ascii")) == "Symbol":
        # Word keeps the signs of this font in an area of its own; dash, plus and star stand there where they do in ASCII.
        text = text.translate(_SYMBOLS)
    return Level(
        1 if start is None else start,
        value(element, "numFmt") or "decimal",
        text,
        number(element, "lvlRestart"),
        bool(toggle(element, "isLgl")),
    )


def drawn(number: int, form: str) -> str:
    """A number in a format of Word. Its letters are the Latin ones (no đ), doubled after z.

    >>> [drawn(n, "lowerLetter") for n in (1, 5, 27)], drawn(4, "upperRoman"), drawn(3, "decimalZero"), drawn(2, "none")
    (['a', 'e', 'aa'], 'IV', '03', '')
    """
    match form:
        case "none":
            return ""
        case "lowerLetter" | "upperLetter" if number > 0:
            letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 10)
            return letter.upper() if form == "upperLetter" else letter
        case "lowerRoman" | "upperRoman" if 0 < number < 4000:
            return format_roman(number) if form == "upperRoman" else format_roman(number).lower()
        case "decimalZero":
            return f"{number:02}"
        case "cardinalText" | "vietnameseCounting" if number >= 0:
            return format_words(number)
    return str(number)
