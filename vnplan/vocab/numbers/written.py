"""All document numbers of a text, each with its span, its canonical spelling and its parts."""

from typing import Literal, NamedTuple

from vnplan.model.citation import Number
from vnplan.text import kept_re as re
from vnplan.vocab.numbers.forms import form_of, kind_of_number, parse_number
from vnplan.vocab.numbers.scan import goes_on, scan
from vnplan.vocab.numbers.spelling import canonical, level

_YEAR = r"(?:1[89]|20)\d\d"
_COUNT = r"(?<!\w)(?i:số)(?:[\s\xa0]+(?i:hiệu))?[\s\xa0]*[:.]?[\s\xa0]*"
_BARE = re.compile(
    rf"{_COUNT}(?P<number>\d{{1,5}}[a-zđ]?(?:/{_YEAR})?)"
    r"(?![\w%†‡§¢£¥€/-]|[.,]\d|[ \xa0]{1,2}\d{1,4}/[A-ZĐ]|[\s\xa0]*[-/][\s\xa0]*[A-ZĐ])"
)
_DRAFT = re.compile(
    rf"{_COUNT}(?P<number>(?:[.…_xX\d]*[.…_xX][.…_xX\d]*)?[\s\xa0]*[-/][\s\xa0]*(?:{_YEAR}/)?[A-ZĐƯ][\wĐƯ]{{1,6}}[\s\xa0]?[-/][\s\xa0]?[A-ZĐƯ][\wĐƯ&-]+)"
)
_PARTS_OF_WORDS = "/_=#&%@†‡°~^$<>{}|\\§¢£¥€©®¬¶¿¡¦¨¤¯`"
# A blank inside the figures of a number, which the word for a document, or "số", stands before: "Quyết định 22 5/QĐ-SYT".
_SPLIT = re.compile(
    r"(?:ố|uyết|ịnh|hị|uận|iện|ăn|oạch|áo|rình)[\s\xa0:]{1,3}(?P<figures>\d{1,4}(?:/(?:[12]\d{0,2})?)?)(?P<blank>[ \xa0]{1,2})$",
    re.IGNORECASE,
)
_WIDEST = 20
_FIGURES = re.compile(r"\d+")
_IS_YEAR = re.compile(_YEAR)
_MOST_FIGURES = 5


class Written(NamedTuple):
    """A document number as it stands in a text: ``text[start:end]``.

    ``number`` is the canonical spelling, ``None`` in a draft, whose digits are blank. ``form`` is ``full``, ``bare`` (the
    count alone, "số 98", or with its year) or ``draft``.
    """

    start: int
    end: int
    number: str | None
    parts: Number | None
    form: Literal["full", "bare", "draft"]

    @property
    def kind(self) -> str | None:
        """The kind of document that the code names."""
        return kind_of_number(self.parts)


def find_numbers(text: str) -> tuple[Written, ...]:
    """The document numbers that stand in a text, in order. Whether a count alone is one has to be judged by its neighbours.

    >>> text = "Số:45   /KH‑SYT; Nghị quyết số 98 ngày 26/12/2014; Số:    /QĐ-UBND"
    >>> [(found.number, found.form) for found in find_numbers(text)]
    [('45/KH-SYT', 'full'), ('98', 'bare'), (None, 'draft')]
    >>> find_numbers("4†40/QĐ-UBND"), find_numbers("mục 05/2019/TT-")
    ((), ())
    """
    out = [found for span in scan(text) if (found := _full(text, span))]
    plain = level(text)
    for form, pattern in (("bare", _BARE), ("draft", _DRAFT)):
        for match in pattern.finditer(plain):
            start, end = match.span("number")
            if not any(found.start < end and start < found.end for found in out):
                number = match["number"] if form == "bare" else None
                out.append(Written(start, end, number, parse_number(number) if number else None, form))  # type: ignore[arg-type]
    return tuple(sorted(out, key=lambda found: found.start))


def _full(text: str, span: tuple[int, int]) -> Written | None:
    start, end = span
    number = canonical(text[start:end])
    parts = None if embedded(text, start) or goes_on(text, end) else parse_number(number)
    return Written(start, end, number, parts, "bare" if form_of(parts).count else "full") if parts else None


def embedded(text: str, start: int) -> bool:
    """True if a number that begins at ``start`` is a piece of something longer: an address, a code, a decimal."""
    if start == 0:
        return False
    apart = _SPLIT.search(text, max(0, start - _WIDEST), start)
    if apart and not (_IS_YEAR.fullmatch(apart["figures"]) and not _IS_YEAR.match(text, start)):
        return True
    one, two = text[start - 1], text[start - 2 : start - 1]
    if one in "()[]{}.,:;-–\\'":
        return (two.isdigit() or two == "/" or (one in ".:-–,\\" and two.isalnum())) and text[start - 3 : start].lower() != "số:"
    return one.isalnum() or one in _PARTS_OF_WORDS


def split_before(text: str, start: int) -> int:
    """How wide the blank is that parts a number from figures of its own before it; 0 where nothing does.

    >>> split_before("Quyết định 22 5/QĐ-SYT", 14), split_before("năm 2017 15/QĐ-SYT", 9)
    (1, 0)
    """
    found = _SPLIT.search(text, max(0, start - _WIDEST), start)
    rest = _FIGURES.match(text, start)
    if found is None or rest is None:
        return 0
    last = found["figures"].rpartition("/")[2] + rest.group()
    whole = _IS_YEAR.fullmatch(last) is not None if "/" in found["figures"] else len(last) <= _MOST_FIGURES
    return len(found["blank"]) if whole else 0
