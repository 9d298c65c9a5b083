"""Provisions of documents: where a text names one ("khoản 2 Điều 5"), and each that it names by itself, of lists and ranges."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from vnplan.model.place import Place, PlaceLevel
from vnplan.rules.phrases import Phrases
from vnplan.text import kept_re as re

_PHRASES = Phrases("citations")

_RANK = {level: rank for rank, level in enumerate(get_args(PlaceLevel))}
_LEVELS: dict[str, PlaceLevel] = {
    "phụ lục": "annex", "phần": "part", "chương": "chapter", "mục": "section", "tiểu mục": "subsection", "điều": "article",
    "khoản": "clause", "điểm": "point", "tiết": "item", "đoạn": "passage", "gạch đầu dòng": "dash",
}  # fmt: skip
# How far before a mention its pinpoint may begin: lists of articles are long.
_FARTHEST = 600
_LINKS = frozenset({"của", "tại", "thuộc", "theo", "các"})
_ORDINALS = {"nhất": "1", "hai": "2", "ba": "3"}


def provision_at(text: str, at: int) -> re.Match[str] | None:
    """The provision that is named at a place: "khoản 2 Điều 5"."""
    return _PHRASES["pinpoint"].match(text, at)


def article_in(pinpoint: str | None) -> str | None:
    """The article that a pinpoint names, to its end; ``None`` where it names only what stands in one.

    >>> article_in("khoản 4 Điều 9"), article_in("khoản 4"), article_in(None)
    ('Điều 9', None, None)
    """
    at = pinpoint.find("iều") if pinpoint else -1
    return pinpoint[at - 1 :] if pinpoint and at > 0 else None


def provision_before(text: str, start: int, floor: int) -> tuple[int, int] | None:
    """The span of "điểm a khoản 2 Điều 5" where it stands before the mention that begins at ``start``.

    >>> text = "theo điểm a khoản 2 Điều 5 của Nghị định"
    >>> text[slice(*provision_before(text, 31, 0))]
    'điểm a khoản 2 Điều 5'
    """
    low = max(floor, start - _FARTHEST)
    last = text[max(low, start - 9) : start].split()[-1:]
    if not last or not (
        last[0] in _LINKS
        or last[0][-1] in "0123456789,)"
        or _PHRASES["inserted"].fullmatch(last[0])
        or len(last[0]) == 1
        or last[0].isupper()
    ):
        return None
    window = text[low:start]
    if not (
        "iều " in window or "hoản " in window or "ục " in window or "iểm " in window or "hương " in window or "hần " in window
    ):
        return None
    for match in _PHRASES["pinpoint"].finditer(text, low, start):
        if _PHRASES["to_document"].match(text, match.end(), start):
            return match.span()
    return None


class _Group(NamedTuple):
    """The numbers of one level, a range as first and last; ``joint`` is what stands before: "", "," or "và"."""

    level: PlaceLevel
    numbers: list[tuple[str, str | None]]
    joint: str

    @property
    def rank(self) -> int:
        return _RANK[self.level]


def places(pinpoint: str | None) -> tuple[Place, ...]:
    """Every provision that a pinpoint names, in order; none where it is no pinpoint.

    >>> [place.label for place in places("điểm a, b khoản 2 và khoản 3 Điều 7")]
    ['Điều 7.2.a', 'Điều 7.2.b', 'Điều 7.3']
    >>> [place.label for place in places("điểm a khoản 2; khoản 4 Điều 9")]
    ['Điều 9.2.a', 'Điều 9.4']
    >>> [(place.label, place.to) for place in places("Điều 5 đến Điều 8")]
    [('Điều 5', '8')]
    """
    groups = _outward(list(_groups(pinpoint or "")))
    found: list[Place] = []
    around: dict[str, str] = {}
    for index in range(len(groups) - 1, -1, -1):
        group = groups[index]
        around = {level: number for level, number in around.items() if _RANK[level] < group.rank}
        if not index or not _has(group, groups[index - 1]):
            found += [Place.made(**around, **{group.level: first}, to=last) for first, last in reversed(group.numbers)]
        around[group.level] = group.numbers[0][0]
    return tuple(reversed(found))


def _has(outer: _Group, inner: _Group) -> bool:
    """True if a group only says where the one before it stands: "khoản 2 Điều 5"."""
    return inner.rank > outer.rank and outer.joint != "và"


def _groups(pinpoint: str) -> Iterator[_Group]:
    group: _Group | None = None
    joint = ""
    for part in _PHRASES["pinpoint_part"].finditer(pinpoint):
        if part["joint"]:
            joint = "," if part["joint"] == "," and joint != "và" else part["joint"]
        elif part["level"]:
            level = _LEVELS[" ".join(part["level"].lower().split())]
            if group is None or level != group.level or joint != "đến":
                if group and group.numbers:
                    yield group
                group, joint = _Group(level, [], "và" if joint in ("hoặc", ";") else joint), ""
        elif group is not None:
            number = _ORDINALS.get(part["number"], part["number"])
            if group.level == "item":
                # "tiết a.1 điểm a": the number begins with that of the point.
                number = number.rpartition(".")[2]
            if joint == "đến" and group.numbers:
                group.numbers[-1] = (group.numbers[-1][0], number)
            else:
                group.numbers.append((number, None))
            joint = ""
    if group and group.numbers:
        yield group


def _outward(groups: Sequence[_Group]) -> list[_Group]:
    """The groups from the innermost out: what is written from the outermost in, "Điều 5 khoản 2 điểm a", is turned round."""
    out: list[_Group] = []
    at = 0
    while at < len(groups):
        end = at + 1
        while end < len(groups) and groups[end].rank > groups[end - 1].rank and groups[end].joint != "và":
            end += 1
        run = groups[at:end]
        if _inward(run, groups[end:]):
            joints = [run[0].joint, *("" for _ in run[1:])]
            out += [group._replace(joint=joint) for group, joint in zip(reversed(run), joints, strict=True)]
        else:
            out += run
        at = end
    return out


def _inward(run: Sequence[_Group], rest: Sequence[_Group]) -> bool:
    """True if groups that go inward are one path, and not provisions side by side: "Điều 3, khoản 1 Điều 4"."""
    if all(group.joint == "" for group in run[1:]):
        return len(run) > 1 and not (rest and rest[0].joint == "" and rest[0].rank < run[-1].rank)
    return not any(group.rank < run[-1].rank for group in rest)
