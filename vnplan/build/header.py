"""Which document this is: number, date, issuer, kind and title, from wherever the page gives them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from vnplan.build.ids import leaf
from vnplan.model.base import Found, Span
from vnplan.model.document import Header, HeaderLine
from vnplan.model.issue import Issue
from vnplan.model.line import Line, Mark, MarkedLine
from vnplan.model.mapped import MappedText
from vnplan.rules.load import DocumentType, load

_ROLES = {
    Mark.MOTTO: "motto", Mark.ISSUER: "issuer", Mark.NUMBER: "number", Mark.PLACE_DATE: "place_date", Mark.KIND: "kind",
    Mark.TITLE: "title", Mark.ADDRESSEE: "addressee", Mark.LEAD: "lead",
}  # fmt: skip
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "Ð": "Đ"})
_NUMBER_LINE = re.compile(
    r"(?i:số(?:\s+hiệu)?)\s*[:.]?\s*(?P<number>(?P<digits>\d*[a-zA-Z]?)\s*[-/.–]?\s*(?:\d{4}\s*/\s*)?[A-ZĐÐƯ\d][\wĐÐđ&./\s–—-]*?)\s*(?:[-–—_]{2,}.*)?$"
)
_DATE_LINE = re.compile(
    r"(?P<place>[^,]{2,40}?),\s*(?P<date>(?i:ngày)\s*(?P<day>\d{1,2}|[\s.…_]*)\s*tháng\s*(?P<month>\d{1,2}|[\s.…_]*)\s*năm\s*(?P<year>\d{4}))"
)
_NUMBER = r"(?P<number>\d{1,5}[a-zA-Z]?\s*(?:/\s*\d{4}\s*)?[-/–]\s*[A-ZĐÐ][\wĐÐđ&]*(?:\s?[-–./]\s?[A-ZĐÐ][\wĐÐđ&]*)*)"
_DAY = re.compile(
    r"(?i:ngày)\s*(?P<day>\d{1,2})(?:\s*tháng\s*|\s*[-/.]\s*)(?P<month>\d{1,2})(?:(?:\s*năm\s*|\s*[-/.]\s*)(?P<year>\d{4}))?"
)
_YEAR_IN_TITLE = re.compile(r"năm\s+(?P<year>(?:19|20)\d\d)\b")
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_STOP_WORDS = re.compile(
    r"\s(?:ban hành|về|ra|vừa|đã|có|yêu cầu|đề nghị|giao|triển khai|phát động|trình|quyết|tổ chức|thông báo)\b"
)
_BODY_START = re.compile(
    r"(?:(?:UBND|HĐND|(?:Ủy|Uỷ) ban nhân dân|Hội đồng nhân dân)\s(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường|Thành phố|Tỉnh)"
    r"(?:\s+[A-ZĐÀ-Ỹ]\w*(?:[\s-]+[A-ZĐÀ-Ỹ]\w*){0,5}))"
)
_BODY_ANY = re.compile(
    r"(?:UBND|HĐND|(?:Ủy|Uỷ) ban nhân dân|Hội đồng nhân dân|Chính phủ|Thủ tướng Chính phủ|Bộ [A-ZĐ]\w+|Sở [A-ZĐ]\w+)[^,.;:]*"
)


@dataclass(slots=True)
class Letterhead:
    """What ``build_header`` gives: the header, the kind, what is doubtful."""

    header: Header
    kind: str | None
    issues: list[Issue]


@cache
def _types() -> tuple[DocumentType, ...]:
    return load("doctypes", "type", DocumentType)


@cache
def _kind_words() -> re.Pattern[str]:
    names = sorted({row.name for row in _types()}, key=len, reverse=True)
    return re.compile(rf"(?P<kind>{'|'.join(re.escape(n) for n in names)})(?=$|[\s:.,\"“*(])", re.IGNORECASE)


def kind_of_name(name: str) -> str | None:
    """The kind that a name stands for, in any case.

    >>> kind_of_name("KẾ HOẠCH"), kind_of_name("Sở")
    ('plan', None)
    """
    wanted = " ".join(name.split()).lower()
    return next((row.kind for row in _types() if row.name.lower() == wanted), None)


def kind_of_number(number: str) -> str | None:
    """The kind that the code in a canonical number stands for; a body's code in its place makes an official letter.

    >>> kind_of_number("58/KH-UBND"), kind_of_number("917/LĐTBXH-BĐG"), kind_of_number("18-CTr/TU"), kind_of_number("12")
    ('plan', 'official_letter', 'programme', None)
    """
    parts = number.split("/")
    if len(parts) < 2:
        return None
    party = re.fullmatch(r"\d*[a-z]?-([^/]+)", parts[0])
    if party:
        return next((row.kind for row in _types() if party[1] in row.party_codes), None)
    tail = parts[2] if parts[1].isdigit() and len(parts) > 2 else parts[1]
    code = tail.split("-")[0]
    if re.match(r"QH\d|UBTVQH\d", code):
        return None
    found = next((row.kind for row in _types() if code in row.codes), None)
    return found or ("official_letter" if "-" in tail else None)


def canonical(number: str) -> str | None:
    """A number without spaces, with plain dashes and Đ; ``None`` where its digits are blank, as in drafts.

    >>> canonical("58/KH - UBND"), canonical("/KH-UBND")
    ('58/KH-UBND', None)
    """
    tight = re.sub(r"\s+", "", number.translate(_DASHES)).strip(".,-/_")
    tight = re.sub(r"-{2,}.*$", "", tight)
    return tight if tight[:1].isdigit() and not number.strip().startswith(("/", "-")) else None


def build_header(lines: Sequence[MarkedLine], body: Sequence[Line], published: str | None) -> Letterhead:
    """The header from its marked lines; ``body`` are the document's other lines, where what is missing is looked for."""
    header_lines = []
    for marked in lines:
        role = _ROLES.get(marked.mark)
        text = leaf(marked.line.text)
        if role and text:
            header_lines.append(HeaderLine.model_validate({"role": role, "text": text}))
    finder = _Finder(lines, body, published)
    kind, word, title = finder.kind_and_title()
    number, draft = finder.number()
    kind = _settled_kind(kind, number)
    if kind is None and number:
        kind = kind_of_number(number.value)
    header = Header(
        lines=tuple(header_lines),
        parent_body=finder.parent_body(),
        issuer=finder.issuer(),
        number=number,
        place=finder.place(),
        date=finder.date(number, title),
        kind=word,
        title=title,
        draft=draft,
    )
    return Letterhead(header, kind, finder.issues)


def _settled_kind(kind: str | None, number: Found | None) -> str | None:
    """Word and code together: an action programme is a programme by its code, a joint circular a circular by its word."""
    by_number = kind_of_number(number.value) if number else None
    if kind in ("programme", "circular") and by_number in ("action_programme", "joint_circular"):
        return by_number
    return kind


def found(text: MappedText, start: int, end: int, value: str | None = None) -> Found:
    """A stretch of a line as a value with its place."""
    written = text.text[start:end]
    return Found(text=written, value=value if value is not None else written, spans=text.spans(start, end))


class _Finder:
    """Looks for each value in the letterhead, then the lead, the title, the enacting sentence, the body."""

    def __init__(self, lines: Sequence[MarkedLine], body: Sequence[Line], published: str | None) -> None:
        self.lines = lines
        self.body = body
        self.published = published
        self.issues: list[Issue] = []

    def _marked(self, *marks: Mark) -> list[MappedText]:
        return [m.line.text for m in self.lines if m.mark in marks]

    def number(self) -> tuple[Found | None, bool]:
        """The document's own number; and whether it is blank, so that this is a draft."""
        draft = False
        for text in self._marked(Mark.NUMBER, Mark.ISSUER, Mark.MOTTO, Mark.PLACE_DATE):
            match = _NUMBER_LINE.search(text.text)
            if match:
                value = canonical(match["number"])
                if value and ("/" in value or "-" in value):
                    return found(text, *match.span("number"), value), False
                draft = draft or text in self._marked(Mark.NUMBER)
        if draft:
            self.issues.append(Issue(code="number.blank", message="the number is blank: this is a draft or a copy of one"))
            return None, True
        pattern = re.compile(rf"{_kind_words().pattern}\s+(?:số\s*:?\s*)?{_NUMBER}", re.IGNORECASE)
        for text in self._marked(Mark.LEAD, Mark.TITLE, Mark.KIND):
            match = pattern.search(text.text) if any(c.isdigit() for c in text.text) else None
            value = canonical(match["number"]) if match else None
            if match and value and text not in self._cited_titles():
                return found(text, *match.span("number"), value), False
        return None, False

    def _cited_titles(self) -> list[MappedText]:
        """Titles below a letterhead: a number in them is that of another document."""
        return self._marked(Mark.TITLE) if self._marked(Mark.KIND, Mark.MOTTO) or not self._marked(Mark.LEAD) else []

    def place(self) -> Found | None:
        for text in self._marked(Mark.PLACE_DATE, Mark.NUMBER, Mark.MOTTO):
            match = _DATE_LINE.search(text.text)
            if match:
                return found(text, *match.span("place"), match["place"].strip(" *_"))
        return None

    def date(self, number: Found | None, title: Found | None) -> Found | None:
        """The issue date: of the letterhead, else that of the lead, its year from the document or the page."""
        for text in self._marked(Mark.PLACE_DATE, Mark.NUMBER, Mark.MOTTO):
            match = _DATE_LINE.search(text.text)
            if match:
                iso = self._iso(match["day"], match["month"], match["year"], text, match.span("date"))
                return found(text, *match.span("date"), iso) if iso else None
        for text in self._marked(Mark.LEAD):
            match = _own_date(text.text, number)
            if match:
                year = match["year"] or self._year(title)
                iso = self._iso(match["day"], match["month"], year, text, match.span())
                return found(text, *match.span(), iso) if iso else None
        return None

    def _iso(self, day: str, month: str, year: str | None, text: MappedText, at: tuple[int, int]) -> str | None:
        d, m = (int(x) if x.strip().isdigit() else None for x in (day, month))
        spans = text.spans(*at)
        if year is None:
            self.issues.append(Issue(code="date.partial", message="the issue date has no year", spans=spans))
            return f"--{m:02}-{d:02}" if d and m else None
        if d is None or m is None:
            self.issues.append(Issue(code="date.blank", message="the issue date is blank", spans=spans))
            return f"{year}-{m:02}" if m else year
        if not _possible(int(year), m, d):
            self.issues.append(Issue(code="date.impossible", message=f"there is no {d}/{m}/{year}", spans=spans))
            return None
        return f"{year}-{m:02}-{d:02}"

    def _year(self, title: Found | None) -> str | None:
        """The year of a document whose date has none: its title's, the page's, the youngest it speaks of."""
        named = _YEAR_IN_TITLE.search(title.text) if title else None
        if named:
            return named["year"]
        if self.published:
            return self.published[:4]
        recitals = [m.line.text.text for m in self.lines if m.mark is Mark.RECITAL]
        years = [y for text in recitals for y in re.findall(r"\d{1,2}[/.-]\d{1,2}[/.-]((?:19|20)\d\d)", text)]
        return max(years, default=None)

    def kind_and_title(self) -> tuple[str | None, Found | None, Found | None]:
        """Kind, the word that names it, and the title."""
        kinds = self._marked(Mark.KIND)
        titles = self._marked(Mark.TITLE)
        if kinds:
            match = _kind_words().match(kinds[0].text.strip("* "))
            flat = "".join(kinds[0].text.split())
            name = match["kind"] if match else next((r.name for r in _types() if r.name.upper().replace(" ", "") == flat), None)
            end = match.end() if match else len(kinds[0].text)
            rest = kinds[0].text[end:].strip(" :.*")
            pieces = ([kinds[0].slice(end, len(kinds[0].text)).strip()] if rest else []) + titles
            return kind_of_name(name or ""), found(kinds[0], 0, end), _joined(pieces)
        if titles:
            match = _kind_words().match(titles[0].text)
            if match:
                rest = titles[0].slice(match.end(), len(titles[0].text)).strip()
                return kind_of_name(match["kind"]), found(titles[0], *match.span("kind")), _joined([rest, *titles[1:]])
            subject = re.match(r"(?i:v/v)\s*:?\s*", titles[0].text)
            heading = titles[0].slice(subject.end(), len(titles[0].text)) if subject else titles[0]
            return "official_letter" if subject else None, None, _joined([heading, *titles[1:]])
        return self._from_sentence()

    def _from_sentence(self) -> tuple[str | None, Found | None, Found | None]:
        """Kind and title from the lead or the enacting sentence: "ban hành Kế hoạch <title> với các nội dung sau:"."""
        pattern = re.compile(rf"{_kind_words().pattern}(?:\s+(?:số\s*:?\s*)?{_NUMBER})?(?:,?\s*ngày[\s\d/.-]+)?", re.IGNORECASE)
        for text in self._marked(Mark.LEAD, Mark.ENACTING, Mark.RECITAL):
            at = max(text.text.find("ban hành "), text.text.find("Ban hành "))
            lead = text in self._marked(Mark.LEAD)
            match = pattern.search(text.text, max(0, at)) if at >= 0 or lead else None
            if match and (match["number"] or not lead):
                end = _title_end(text.text, match.end())
                start = match.end() + len(text.text[match.end() : end]) - len(text.text[match.end() : end].lstrip(" ,:"))
                title = found(text, start, end) if end > start else None
                return kind_of_name(match["kind"]), found(text, *match.span("kind")), title
        return None, None, None

    def parent_body(self) -> Found | None:
        """The body that the issuer belongs to: the first of two issuer lines, where the second is a body of its own."""
        lines = self._issuer_lines()
        if len(lines) > 1 and not _goes_on(lines[0].text, lines[1].text):
            return found(lines[0], 0, len(lines[0].text))
        return None

    def _issuer_lines(self) -> list[MappedText]:
        out = []
        for text in self._marked(Mark.ISSUER):
            out.append(text)
            if len(out) >= 3:
                break
        kinds = [i for i, m in enumerate(self.lines) if m.mark is Mark.KIND]
        before = [m.line.text for i, m in enumerate(self.lines) if m.mark is Mark.ISSUER and (not kinds or i < kinds[0])]
        return before or out

    def issuer(self) -> Found | None:
        """The issuer, in the fullest form on the page."""
        lines = self._issuer_lines()
        if lines:
            pieces = [lines[0]]
            if len(lines) > 1:
                pieces = lines[:2] if _goes_on(lines[0].text, lines[1].text) else [lines[1]]
                if len(lines) > 2 and _goes_on(pieces[-1].text, lines[2].text):
                    pieces.append(lines[2])
            joined = _joined([_clean(p) for p in pieces])
            if joined and len(joined.text) > 2:
                return joined
        return self._issuer_in_text()

    def _issuer_in_text(self) -> Found | None:
        """The issuer of a page without letterhead: named in lead or recitals, filled out from the rest of the page."""
        short: tuple[MappedText, re.Match[str]] | None = None
        texts = [*self._marked(Mark.TITLE, Mark.LEAD, Mark.ENACTING, Mark.RECITAL), *(line.text for line in self.body)]
        for text in texts:
            full = _BODY_START.search(text.text)
            if full:
                end = _trimmed(full.group())
                return found(text, full.start(), full.start() + end)
            if short is None:
                some = _BODY_ANY.search(text.text)
                short = (text, some) if some else None
        if short is None:
            return None
        text, match = short
        stop = _STOP_WORDS.search(match.group())
        return found(text, match.start(), match.start() + (stop.start() if stop else len(match.group().rstrip())))


def _trimmed(name: str) -> int:
    stop = _STOP_WORDS.search(name)
    return stop.start() if stop else len(name)


def _clean(text: MappedText) -> MappedText:
    """An issuer line without the rule below it and the number that a flattened table put behind it."""
    cut = re.search(r"\s*(?:[-–—_*]{2,}|(?i:cộng h[oò][àa] xã hội)|\bSố\s*:).*$", text.text, re.DOTALL)
    return text.slice(0, cut.start()).strip() if cut else text


def _joined(pieces: Sequence[MappedText]) -> Found | None:
    """Several lines as one value."""
    kept = [p for p in pieces if p.text.strip()]
    if not kept:
        return None
    text = " ".join(p.text.strip(" *_") for p in kept).strip(" :")
    spans: list[Span] = []
    for piece in kept:
        spans += piece.spans()
    return Found(text=text, value=text, spans=tuple(spans))


_CONTINUES = re.compile(
    r"(?i:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|và|khóa|khoá|nhân dân|nước|trung ương|của|hồ chí minh|dân)\b|[-–(]"
)


def _goes_on(first: str, second: str) -> bool:
    """Whether the second issuer line is the rest of the first: a place behind "ỦY BAN NHÂN DÂN", a half of a name."""
    if _CONTINUES.match(second):
        return (
            not re.search(r"(?i:\b(?:tỉnh|thành phố|huyện|quận)\s+\w+)", first)
            or second[:1] in "-–("
            or second.lower().startswith("và")
        )
    return bool(
        re.search(r"(?i:\b(?:và|ủy ban|uỷ ban|hội đồng|nhân|thương binh|tỉnh|thành phố|huyện))\s*[-–]?$", first)
    ) or first.endswith(("-", ","))


def _own_date(text: str, number: Found | None) -> re.Match[str] | None:
    """The date in a lead that is the document's: the first one, or the one behind the number."""
    if number and number.text in text:
        behind = _DAY.search(text, text.index(number.text))
        if behind and behind.start() - text.index(number.text) - len(number.text) < 12:
            return behind
    return _DAY.search(text)


def _possible(year: int, month: int, day: int) -> bool:
    if not 1 <= month <= 12:
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    return 1 <= day <= days


_TITLE_END = re.compile(
    r"(?:\.\s+[A-ZĐ]|\.?\s*$|:|;|\s+(?:với (?:các |những )?nội dung|như sau|cụ thể như sau|gồm|trong đó|\(sau đây))"
)


def _title_end(text: str, start: int) -> int:
    """Where a title that begins at ``start`` of a sentence ends."""
    match = _TITLE_END.search(text, start)
    return match.start() if match else len(text)
