"""Who issues a document: from the letterhead, else from what the lead, the enacting words and the signature say."""

import re
from collections.abc import Sequence
from functools import cache

from vnplan.model.base import Found
from vnplan.model.line import Line, Mark, MarkedLine
from vnplan.model.mapped import MappedText
from vnplan.rules.words import alternatives
from vnplan.text.patterns import compiled
from vnplan.tree.pieces import found, joined, marked

_LOCAL = compiled(
    r"(?i:UBND|HĐND|(?:Ủy|Uỷ) ban nhân dân|Hội đồng nhân dân)\s(?i:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường)"
    r"(?:\s+[A-ZĐÀ-Ỹ]\w*(?:[\s-]+[A-ZĐÀ-Ỹ]\w*){0,5})"
)
_RULE_BELOW = re.compile(
    r"\s*(?:[-–—_*]{2,}|(?i:cộng h[oò][àa] xã hội)|(?i:đảng cộng sản việt nam)"
    r"|(?i:\b(?:luật |nghị quyết |pháp lệnh )?số\s*:)|\S+(?:\s\S+){0,3},\s*(?:hồi [\w\s]{1,20})?(?i:ngày)\s).*$",
    re.DOTALL,
)
_BARE_BODY = re.compile(r"(?i:UBND|HĐND|(?:Ủy|Uỷ) ban nhân dân|Hội đồng nhân dân)(?:\s\w+)?(?:\s\w+)?")


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternatives('issuing')}|{alternatives('behind_issuer')})\b|\s*\(")


@cache
def _issues() -> re.Pattern[str]:
    office = "(?:Chủ tịch |Bộ trưởng |Giám đốc |Thường trực |Ban |Tổng )?"
    return compiled(rf"(?P<issuer>{office}[A-ZĐÀ-Ỹ][^,;:.]{{2,90}}?)\s+{alternatives('issuing')}\s")


@cache
def _any() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('central_issuer')}|(?:Bộ trưởng )?Bộ [A-ZĐ]\w+|Sở [A-ZĐ]\w+)[^,.;:]*")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"(?i:{alternatives('body_head')})\b")


def find_issuer(lines: Sequence[MarkedLine], body: Sequence[Line], *, joint: bool = False) -> Found | None:
    """The issuer in the fullest form on the page; all the bodies of the letterhead where they issue it jointly."""
    letterhead = issuer_lines(lines)
    if letterhead:
        pieces = [letterhead[0]]
        rest = letterhead[1:]
        if rest and not joint and not _goes_on(pieces[0].text, rest[0].text):
            pieces, rest = [rest[0]], rest[1:]
        while rest and (joint or _goes_on(pieces[-1].text, rest[0].text)):
            pieces.append(rest.pop(0))
        whole = joined([_clean(p) for p in pieces])
        if whole and len(whole.text) > 2:
            return whole
    return _in_text(lines, body)


def parent_body(lines: Sequence[MarkedLine]) -> Found | None:
    """The body that the issuer belongs to: the first of two issuer lines, where the second is a body of its own."""
    letterhead = issuer_lines(lines)
    if len(letterhead) > 1 and not _goes_on(letterhead[0].text, letterhead[1].text):
        return found(letterhead[0], 0, len(letterhead[0].text))
    return None


def issuer_lines(lines: Sequence[MarkedLine]) -> list[MappedText]:
    """The issuer's lines above the kind; where there are none, those between the title and the legal bases."""
    kind = next((i for i, m in enumerate(lines) if m.mark is Mark.KIND), len(lines))
    above = [text for text in marked(lines[:kind], Mark.ISSUER) if not text.text.startswith(("-", "+"))]
    return above or marked(lines, Mark.ISSUER)


def _goes_on(first: str, second: str) -> bool:
    """Whether the second issuer line is the rest of the first: a place behind "ỦY BAN NHÂN DÂN", a half of a name."""
    return _head().match(second) is None or first.rstrip().endswith(("VÀ", "và", "-", "–", ","))


def _clean(text: MappedText) -> MappedText:
    """An issuer line without the rule below it and the number that a flattened table put behind it."""
    cut = _RULE_BELOW.search(text.text)
    return text.slice(0, cut.start()).strip() if cut else text


def _in_text(lines: Sequence[MarkedLine], body: Sequence[Line]) -> Found | None:
    """The issuer of a page without letterhead."""
    subject = _subject(lines)
    if subject and not _BARE_BODY.fullmatch(subject.text):
        return subject
    texts = [*marked(lines, Mark.TITLE, Mark.LEAD, Mark.ENACTING, Mark.RECITAL), *(line.text for line in body)]
    for text in texts:
        full = _LOCAL.search(text.text)
        if full:
            return found(text, full.start(), full.start() + _stopped(full.group()))
    if subject:
        return subject
    for text in texts:
        some = _any().search(text.text)
        if some:
            return found(text, some.start(), some.start() + _stopped(some.group()))
    return None


def _subject(lines: Sequence[MarkedLine]) -> Found | None:
    """Who "ban hành" in the enacting sentence or the lead."""
    enacting = [t for t in marked(lines, Mark.RECITAL) if t.text.rstrip().endswith(("sau:", "dung:", ":", "."))]
    for text in [*marked(lines, Mark.ENACTING), *reversed(enacting), *marked(lines, Mark.LEAD)]:
        for match in _issues().finditer(text.text):
            some = _any().match(match["issuer"]) or re.match(r"(?:Chủ tịch|Bộ trưởng|Giám đốc) ", match["issuer"])
            if some:
                return found(text, match.start("issuer"), match.start("issuer") + _stopped(match["issuer"]))
    return None


def _stopped(name: str) -> int:
    stop = _stop().search(name)
    return stop.start() if stop else len(name.rstrip())
