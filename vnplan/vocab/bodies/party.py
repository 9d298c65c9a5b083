"""Bodies in a text: names, normal forms, successors, provinces."""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache

from vnplan.model.base import Span
from vnplan.model.task import Party
from vnplan.text import kept_re as re
from vnplan.vocab.bodies.form import fields_in, normal_form
from vnplan.vocab.bodies.lexicon import entries, plain, provinces
from vnplan.vocab.bodies.lists import read_row
from vnplan.vocab.bodies.piece import Name
from vnplan.vocab.bodies.reader import Reader
from vnplan.vocab.bodies.rows import Province

# The share of names that no table explains which were right, of 27 in documents that nobody had tuned on.
UNKNOWN = 0.67
_START = re.compile(r"(?<![\w&])\w+")
_SEVERAL = ("các ", "những ")
_BRACKETED = re.compile(r"\s*\([^()]*\)")
_PROVINCE = re.compile(r"(?<!\w)(?:tỉnh|thành phố|tp\.?)\s+(?=\w)")


def find_bodies(text: str) -> tuple[Party, ...]:
    """The bodies that a text names, in order; ``spans`` are offsets into ``text``.

    Common nouns alone ("đơn vị") name no body; with "các" they name a group.

    >>> [p.value for p in find_bodies("UBND tỉnh báo cáo Bộ NN&PTNT và Sở Văn hoá, Thể thao và Du lịch")]
    ['Ủy ban nhân dân tỉnh', 'Bộ Nông nghiệp và Phát triển nông thôn', 'Sở Văn hóa, Thể thao và Du lịch']
    """
    return tuple(_party_at(text, name) for name in _named(text))


def first_body(text: str) -> Party | None:
    """The first of the bodies that a text names; what stands behind it is not read."""
    name = next(_named(text), None)
    return _party_at(text, name) if name else None


def last_body(text: str) -> Party | None:
    """The last of the bodies that a text names, if its name ends the text.

    >>> last_body("Bộ Y tế và Sở Nội vụ").value, last_body("Sở Nội vụ rà soát")
    ('Sở Nội vụ', None)
    """
    name = deque(_named(text), maxlen=1)
    return _party_at(text, name[0]) if name and name[0].end == len(text) else None


def _party_at(text: str, name: Name) -> Party:
    return party(text, name, (Span(name.start, name.end),))


def _named(text: str) -> Iterator[Name]:
    """The names of the bodies in a text, in order."""
    reader = Reader(text)
    done = 0
    for word in _START.finditer(reader.low):
        if word.start() < done or (word[0] not in entries() and word[0] not in ("các", "những")):
            continue
        row = read_row(reader, word.start())
        if row is None:
            continue
        for name in row.names:
            if name.kind != "group" or reader.low.startswith(_SEVERAL, name.start):
                yield name
        done = row.end


def party(text: str, name: Name, spans: Iterable[Span]) -> Party:
    """The body named at a place of a text; ``spans`` are the source ranges behind it."""
    written = " ".join(_BRACKETED.sub("", name.head + text[name.start : name.end]).split())
    value, successor, province, today = _normal(written)
    return Party.made(
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


@lru_cache(maxsize=1 << 14)
def _normal(written: str) -> tuple[str, str | None, str | None, str | None]:
    """The normal form of a body's name, its successor, its province, the unit of today."""
    value = normal_form(written)
    province = province_of(value)
    return value, _successor(value), province.name if province else None, province.today if province else None


def _successor(value: str) -> str | None:
    """The body of today that took over a department or ministry."""
    for head, domain, _ in fields_in(plain(value)):
        if domain.successor:
            return value[: head.end()] + domain.successor.split(" ", 1)[1]
    return None


def province_of(value: str) -> Province | None:
    """The province that a name in its normal form names."""
    low = plain(value)
    for level in _PROVINCE.finditer(low):
        words = low[level.end() :].split()
        for count in range(min(len(words), 6), 0, -1):
            if found := provinces().get(" ".join(words[:count])):
                return found
    return None
