"""Bodies in a text: names, normal forms, successors, provinces."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from vnplan.model.base import Span
from vnplan.model.task import Party
from vnplan.vocab.bodies.lexicon import Province, domain_names, domains, entries, plain, provinces
from vnplan.vocab.bodies.lists import Name, read_row
from vnplan.vocab.bodies.reader import Reader

# How sure it is that a name which no table explains is a body's: the share of them that a reader confirms.
UNKNOWN = 0.7
_START = re.compile(r"(?<![\w&])\w+")
_BRACKETED = re.compile(r"\s*\([^()]*\)")
_SHORT = (
    (re.compile(r"\bUBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bHĐND\b"), "Hội đồng nhân dân"),
    (re.compile(r"\bMTTQ(?: ?VN)?\b"), "Mặt trận Tổ quốc Việt Nam"),
    (re.compile(r"\bBHXH\b"), "Bảo hiểm xã hội"),
    (re.compile(r"\bNHNN\b"), "Ngân hàng Nhà nước"),
    (re.compile(r"\bKBNN\b"), "Kho bạc Nhà nước"),
    (re.compile(r"\bTAND\b"), "Tòa án nhân dân"),
    (re.compile(r"\bVKSND\b"), "Viện kiểm sát nhân dân"),
    (re.compile(r"\bTNCS\b"), "Thanh niên Cộng sản"),
    (re.compile(r"\bBĐBP\b"), "Bộ đội Biên phòng"),
    (re.compile(r"\bCHQS\b"), "Chỉ huy Quân sự"),
    (re.compile(r"\bTW\b"), "Trung ương"),
)
_FIELD = re.compile(r"(?<!\w)(sở|bộ|phòng)\s+(?=\w)")
_PROVINCE = re.compile(r"(?<!\w)(?:tỉnh|thành phố|tp\.?)\s+(?=\w)")
_DETERMINER = re.compile(r"^(?:tất cả\s+)?(?:các|những|toàn thể)\s+", re.IGNORECASE)


def find_bodies(text: str) -> tuple[Party, ...]:
    """The bodies that a text names, in order; ``spans`` are offsets into ``text``.

    Common nouns alone ("đơn vị") name no body; with "các" they name a group.

    >>> [p.value for p in find_bodies("UBND tỉnh báo cáo Bộ NN&PTNT và Sở Văn hoá, Thể thao và Du lịch")]
    ['Ủy ban nhân dân tỉnh', 'Bộ Nông nghiệp và Phát triển nông thôn', 'Sở Văn hóa, Thể thao và Du lịch']
    """
    return tuple(_parties(text))


def _parties(text: str) -> Iterator[Party]:
    reader = Reader(text)
    done = 0
    for word in _START.finditer(reader.low):
        if word.start() < done or (word[0] not in entries() and word[0] not in ("các", "những")):
            continue
        row = read_row(reader, word.start())
        if row is None:
            continue
        for name in row.names:
            if name.kind != "group" or plain(text[name.start : name.end]).startswith(("các ", "những ")):
                yield party(text, name, (Span(name.start, name.end),))
        done = row.end


def party(text: str, name: Name, spans: Iterable[Span]) -> Party:
    """The body named at a place of a text; ``spans`` are the source ranges behind it."""
    written = " ".join(_BRACKETED.sub("", name.head + text[name.start : name.end]).split())
    value, successor, province, today = _normal(written)
    return Party(
        text=written,
        spans=tuple(spans),
        value=value,
        kind=name.kind,
        collective=name.collective,
        known=name.known,
        confidence=1.0 if name.known else UNKNOWN,
        successor=successor,
        province=province,
        today=today,
    )


def normal_name(written: str) -> str:
    """The normal form of a body's name: abbreviations in full, one spelling.

    >>> normal_name("UBND tỉnh Hoà Bình")
    'Ủy ban nhân dân tỉnh Hòa Bình'
    """
    return _normal(written)[0]


@cache
def _style() -> re.Pattern[str]:
    return re.compile(r"(?:[Uu]ỷ|[Oo][áà])(?!\w)")


@cache
def _normal(written: str) -> tuple[str, str | None, str | None, str | None]:
    """The normal form of a body's name, its successor, its province, the unit of today."""
    value = _DETERMINER.sub("", written.replace("–", "-"))
    value = value[:1].upper() + value[1:]
    for pattern, full in _SHORT:
        value = pattern.sub(full, value)
    value = _style().sub(lambda m: m[0].replace("uỷ", "ủy").replace("Uỷ", "Ủy").replace("oá", "óa").replace("oà", "òa"), value)
    value, successor = _field(value)
    province = _province(value)
    return value, successor, province.name if province else None, province.today if province else None


def _field(value: str) -> tuple[str, str | None]:
    """The name with its field of government in full, and the body that has that field today."""
    low = plain(value)
    head = _FIELD.search(low)
    word = re.match(r"\w+", low[head.end() :]) if head else None
    pattern = domains().get(word[0]) if word else None
    found = pattern.match(low, head.end()) if pattern and head else None
    if not found or not head:
        return value, None
    domain = domain_names().get(re.sub(r"\s*-\s*", " - ", found[0]), domain_names().get(found[0]))
    if domain is None:
        return value, None
    successor = domain.successor
    if successor:
        successor = value[: head.start()] + value[head.start() : head.end()].strip() + " " + successor.split(" ", 1)[1]
    return value[: head.end()] + domain.name + value[found.end() :], successor


def _province(value: str) -> Province | None:
    low = plain(value)
    for level in _PROVINCE.finditer(low):
        words = low[level.end() :].split()
        for count in range(min(len(words), 6), 0, -1):
            if found := provinces().get(" ".join(words[:count])):
                return found
    return None
