"""The lines of a table whose columns are aligned, page by page, from below its header to where it ends."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vnplan.read.beside import NUMBER, Header, header_of, pieces, words_of
from vnplan.read.columns import on_new_page
from vnplan.read.lines import TextLine
from vnplan.read.unruled import heads_part, is_section
from vnplan.rules.reading import roman
from vnplan.text import kept_re as re

_PAGE_NUMBER = re.compile(r"[-– ]*\d{1,3}[-– ]*$")
_MARK = re.compile(r"(?:(?P<roman>[IVX]{1,5})|(?P<capital>[A-HĐ]))(?:[.)/ ]|$)")
# What takes so much of the width of the names without a gap is no cell.
_WIDE = 0.8
_CAPITALS = "ABCDĐEGH"
# The names stand so far beside the numbers below them where a page does not say them again.
_ASIDE = 8


@dataclass(slots=True)
class Page:
    """A table's lines on a page: furniture above it, the header that it says again, its rows.

    ``numbers`` are the lines of rows that have a number, ``sections`` those that head a part of the table.
    """

    above: list[TextLine] = field(default_factory=list)
    header: Header | None = None
    rows: list[TextLine] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)
    sections: set[int] = field(default_factory=set)


class TablePages:
    """Reads the pages of a table below a header; ``end`` is the line behind the last one."""

    def __init__(self, text: str, lines: Sequence[TextLine], header: Header, start: int) -> None:
        self._text, self._lines, self._header = text, lines, header
        self._said = [self._squeezed(line) for line in header.lines]
        self._above = next((part for one in reversed(lines[:start]) if (part := heads_part(text, one))), None)
        self._due = 1
        self._parts = {"roman": 0, "capital": 0}
        self._behind = header.names[0].stop
        self.pages = [Page(header=header)]
        self.end = self._read(start)
        self.pages = [page for page in self.pages if page.rows]

    def _squeezed(self, line: TextLine) -> str:
        return "".join(self._text[line.start : line.end].split())

    def _read(self, at: int) -> int:
        end, size = at, len(self._said)
        loose: list[TextLine] = []
        while at < len(self._lines):
            line = self._lines[at]
            if on_new_page(self._text, line):
                self.pages.append(Page(above=loose))
                loose = []
                self._behind = self._numbers_reach(at)
            page = self.pages[-1]
            if self._is_page_number(at, page):
                (loose if page.rows else page.above).append(line)
            elif not page.rows and [self._squeezed(one) for one in self._lines[at : at + size]] == self._said:
                self._say_again(page, self._lines[at : at + size])
                at += size - 1
            elif loose or not self._belongs(page, line):
                break
            else:
                end = at + 1
            at += 1
        return end

    def _say_again(self, page: Page, lines: Sequence[TextLine]) -> None:
        """Takes the header as a page says it again."""
        header = header_of(self._text, lines, numbered=self._header.numbered)
        if len(header.names) == len(self._header.names):
            page.header = header
        else:
            page.above += lines

    def _is_page_number(self, at: int, page: Page) -> bool:
        """True if a line holds the number of a page: at its head or its foot, and not below that of rows."""
        line = self._lines[at]
        if not _PAGE_NUMBER.match(self._text[line.start : line.end]):
            return False
        foot = at + 1 < len(self._lines) and on_new_page(self._text, self._lines[at + 1])
        beside = pieces(self._text, line)[0].place.start > self._behind
        return (foot or (not page.rows and len(self.pages) > 1)) and beside

    def _numbers_reach(self, at: int) -> int:
        """How far the numbers reach on a page, by the one that is due."""
        for index in range(at, len(self._lines)):
            line = self._lines[index]
            if index > at and on_new_page(self._text, line):
                break
            first = pieces(self._text, line)[0]
            found = NUMBER.match(words_of(self._text, first))
            if found and found["digits"] and int(found["digits"]) == self._due:
                return max(first.place.stop, self._header.names[0].stop - _ASIDE)
        return self._header.names[0].stop

    def _belongs(self, page: Page, line: TextLine) -> bool:
        """True if a line belongs to the table; it is one of the page's then."""
        text = self._text
        parts = pieces(text, line)
        first = parts[0]
        wide = len(parts) == 1 and (len(first.place) > self._header.width * _WIDE or self._ends_part(line))
        if not self._header.numbered:
            if wide:
                return False
            if line.gap or not page.rows:
                page.numbers.add(len(page.rows))
        elif first.place.start <= self._behind:
            number = self._number(words_of(text, first))
            section = not number and len(parts) == 1 and not self._ends_part(line) and self._is_section(line, page)
            if not (number or section) or (wide and not section):
                return False
            (page.numbers if number else page.sections).add(len(page.rows))
        elif wide or (len(parts) == 1 and on_new_page(text, line) and text[line.start : line.end].isupper()):
            return False
        page.rows.append(line)
        return True

    def _ends_part(self, line: TextLine) -> bool:
        """True if a line heads what follows the part of the document that the table stands in."""
        return self._above is not None and heads_part(self._text, line) == self._above + 1

    def _number(self, words: str) -> bool:
        """True if what stands in the column of numbers is the next one, or that of a part."""
        found = NUMBER.match(words) or NUMBER.match(words.split(maxsplit=1)[0])
        if found is None:
            return False
        if found["digits"]:
            number = int(found["digits"])
            if number == self._due or (number == 1 and found.end() == len(words)):
                self._due = number + 1
                return True
            return False
        if found["roman"] or found["capital"]:
            return found.end() == len(words) and self._next_part(words)
        return True

    def _next_part(self, words: str) -> bool:
        """True if words begin with the letter or the Roman number that the next part of the table has."""
        found = _MARK.match(words)
        if found is None:
            return False
        for kind, value in (("roman", roman(found["roman"] or "")), ("capital", _CAPITALS.find(words[0]) + 1)):
            if value and value == self._parts[kind] + 1:
                self._parts[kind] = value
                return True
        return False

    def _is_section(self, line: TextLine, page: Page) -> bool:
        """True if a line in no column heads a part of the table, or goes on such a heading."""
        words = self._text[line.start : line.end]
        if not is_section(self._text, line):
            return False
        return self._next_part(words) or (words.isupper() and (not page.rows or len(page.rows) - 1 in page.sections))
