"""Where the documents of a page begin, and by what that is known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vnplan.mark.lines import Hint, is_portal, kind_at_start, kind_line, kind_names, opens_with_kind
from vnplan.model.line import Line
from vnplan.rules.words import alternatives
from vnplan.vocab.bodies.office import core

By = Literal["letterhead", "number", "kind", "lead", "title", "recital"]
_REPUBLIC = re.compile(r"(?i)c[ộô]ng|đảng|ðảng")
_HEADER_REACH = 6


@dataclass(frozen=True, slots=True)
class Opening:
    """The index of a document's first line, and what shows it."""

    index: int
    by: By


@cache
def _lead() -> re.Pattern[str]:
    names = "|".join(name.capitalize() for name in kind_names())
    return re.compile(
        rf"(?:ban hành|ra|ký|có|phê duyệt|toàn văn|giới thiệu|đăng tải|nguyên văn|nội dung)\b[^.]{{0,80}}?"
        rf"(?P<kind>{names})(?:\s+(?:liên tịch|hành động))?\s+(?:số\s*:?\s*)?(?P<number>\d[\w/.–—\s-]*?[-/–]\s*[A-ZĐÐ]|\(?\s*số)"
    )


def is_lead(text: str) -> bool:
    """Whether a line says, as a journalist does, that a numbered document was issued.

    >>> is_lead("Ngày 5-3, UBND tỉnh ban hành Kế hoạch số 12/KH-UBND về giảm nghèo.")
    True
    >>> is_lead("Sở Nội vụ ban hành kế hoạch")
    False
    """
    return _lead().search(text[:600]) is not None


def openings(lines: Sequence[Line], hints: Sequence[Hint]) -> list[Opening]:
    """The beginnings of documents in order: all letterheads, else the first sign of a document without one."""
    found = _letterheads(lines, hints)
    if found:
        return [found[0], *(one for one in found[1:] if _is_sibling(lines, hints, one.index))]
    for way in (_by_number, _by_kind, _by_words, _by_recital):
        opening = way(lines, hints)
        if opening:
            return [opening]
    return []


def _by_words(lines: Sequence[Line], hints: Sequence[Hint]) -> Opening | None:
    """A journalist's lead, or a first line that names the document; both where they speak of one kind make it a lead."""
    lead, title = _by_lead(lines, hints), _by_title(lines, hints)
    if lead is None or title is None:
        return lead or title
    if title.index > lead.index:
        return lead
    if any(h.name in ("basis", "proposal", "enacting") for h in hints[title.index : lead.index]):
        return title
    said = _lead().search(lines[lead.index].text.text)
    named = kind_at_start(lines[title.index].text.text.lstrip("# "))
    alike = said is not None and named is not None and kind_names()[said["kind"].upper()] == named[0]
    return lead if alike else title


def _letterheads(lines: Sequence[Line], hints: Sequence[Hint]) -> list[Opening]:
    out: list[Opening] = []
    last = -100
    for i, h in enumerate(hints):
        if h.name == "motto" and _REPUBLIC.search(lines[i].text.text[:6]):
            if i - last > _HEADER_REACH:
                out.append(Opening(_back(lines, hints, i), "letterhead"))
            last = i
    return out


def _is_sibling(lines: Sequence[Line], hints: Sequence[Hint], index: int) -> bool:
    """Whether a later letterhead opens a document of its own: a number of its own, a kind, and no note that attaches it.

    Forms in annexes have letterheads too, with blank numbers or none; an attached plan says what it is attached to.
    """
    ahead = range(index, min(len(lines), index + 18))
    numbered = any(hints[i].name == "number" and any(c.isdigit() for c in lines[i].text.text[:12]) for i in ahead)
    named = any(opens_with_kind(lines[i].text.text) or hints[i].name == "subject" for i in ahead)
    return numbered and named and not any(hints[i].name == "attachment" for i in ahead)


def _back(lines: Sequence[Line], hints: Sequence[Hint], index: int) -> int:
    """The first line of the letterhead that ``index`` stands in: issuers in capitals, rules, the number before it."""
    first = index
    place = lines[index].cell
    for i in range(index - 1, max(-1, index - 8), -1):
        cell = lines[i].cell
        same_row = place is not None and cell is not None and (cell.table, cell.row) == (place.table, place.row)
        text = lines[i].text.text
        short = same_row and hints[i].name != "bullet" and len(text) < 50 and not text.endswith(".")
        # The headline of a page stands above the table of the letterhead, and is none of its lines.
        subject = hints[i].name == "subject" and (place is None or cell is not None)
        if short or subject or hints[i].name in ("rule", "stamp", "number", "place_date") or _is_issuer_line(text):
            first = i
        else:
            break
    while hints[first].name == "rule" and first < index:
        first += 1
    return first


def _is_issuer_line(text: str) -> bool:
    named = core(text) is not None or (_issuer_word().match(text) is not None and text[-1:].isalpha() and len(text) < 50)
    return len(text) < 90 and named and not kind_line(text)


@cache
def _issuer_word() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('central_issuer')}|Bộ|Sở|Tổng cục|Cục)\b")


def _by_number(lines: Sequence[Line], hints: Sequence[Hint]) -> Opening | None:
    for i, h in enumerate(hints):
        if h.name == "number" and _followed_by_title(lines, hints, i):
            return Opening(_back(lines, hints, i), "number")
    return None


def _followed_by_title(lines: Sequence[Line], hints: Sequence[Hint], index: int) -> bool:
    for i in range(index + 1, min(len(lines), index + 2 + _HEADER_REACH)):
        text = lines[i].text.text
        if kind_line(text) or hints[i].name in ("subject", "addressee") or opens_with_kind(text):
            return True
    return False


def _by_kind(lines: Sequence[Line], hints: Sequence[Hint]) -> Opening | None:
    for i, line in enumerate(lines):
        text = line.text.text
        if opens_with_kind(text):
            ahead = hints[i + 1 : i + 9]
            if any(h.name in ("basis", "proposal", "item", "place_date", "attachment") for h in ahead):
                return Opening(_back(lines, hints, i), "kind")
    return None


def _by_lead(lines: Sequence[Line], hints: Sequence[Hint]) -> Opening | None:
    for i, line in enumerate(lines):
        if hints[i].name not in ("basis", "proposal", "item", "bullet") and is_lead(line.text.text):
            return Opening(i, "lead")
    return None


def _by_title(lines: Sequence[Line], hints: Sequence[Hint]) -> Opening | None:
    """The first line names the document: "Chỉ thị về việc ...", as where a source took the letterhead away."""
    for i, line in enumerate(lines[:12]):
        text = line.text.text.lstrip("# ")
        if is_portal(text):
            continue
        kind = kind_at_start(text)
        rest = text[len(kind[1]) :].strip() if kind else ""
        ahead = hints[i + 1 : i + 60]
        if rest and not rest.startswith(":") and any(h.name in ("basis", "item", "proposal") for h in ahead):
            return Opening(i, "title")
    return None


def _by_recital(lines: Sequence[Line], hints: Sequence[Hint]) -> Opening | None:
    for i, h in enumerate(hints):
        if h.name == "basis" and lines[i].text.text.startswith("Căn cứ"):
            return Opening(i, "recital")
    return None
