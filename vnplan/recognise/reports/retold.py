"""What an article retells of a document: the orders to bodies behind its mention, up to the mention of another."""

from bisect import bisect_right
from collections.abc import Sequence

from vnplan.recognise.reports.act import Act, is_earlier
from vnplan.recognise.reports.passages import Passage
from vnplan.recognise.reports.words import form
from vnplan.text import kept_re as re

_LABELLED = re.compile(r"[\s*_–+•-]*(?=\w)")
_COLON = re.compile(r"[\s*_]*:[\s*_]*\w")
# A body with its colon ends within so many letters.
_LABEL = 120
# A document stands between others where its own orders are told: a mention of another that only rests there ends nothing.
_TELLING = frozenset(("issued", "passive", "stated", "told"))

_UPWARD = frozenset(("submission", "report"))

Mark = tuple[int, int]


def retold(given: Sequence[Mark], documents: Sequence[Sequence[Act]]) -> list[int]:
    """How many of the orders to bodies stand under each document: behind a mention that tells of it, or in its sentence."""
    mentions = sorted(
        ((act.passage.index, act.clause), number)
        for number, acts in enumerate(documents)
        for act in acts
        # What was before is told in passing, and orders go on behind it; who submits or reports something orders nothing.
        if act.how in _TELLING and act.kind not in _UPWARD and not is_earlier(act)
    )
    counts = [0] * len(documents)
    places = [place for place, _ in mentions]
    for place in given:
        if at := bisect_right(places, place):
            counts[mentions[at - 1][1]] += 1
    return counts


def orders(passages: Sequence[Passage]) -> list[Mark]:
    """Where bodies are told what to do, in order: each as a passage and a place in it."""
    found: list[Mark] = []
    listed = False
    for passage in passages:
        said = [(passage.index, match.start()) for match in form("orders").finditer(passage.low) if _to_body(passage, match)]
        at = _addressed(passage, listed=listed)
        found += said or ([] if at is None else [(passage.index, at)])
        listed = at is not None or passage.low.rstrip(" *_").endswith(":")
    return sorted(found)


def _to_body(passage: Passage, match: re.Match[str]) -> bool:
    """True if what a verb of ordering is followed by is a body; words of duty stand alone."""
    return match["verb"] is None or passage.reader.piece(match.end()) is not None


def _addressed(passage: Passage, *, listed: bool) -> int | None:
    """Where a passage begins with a body and a colon: "- Công an xã: xử lý ..."; with a body alone where a list is ``listed``."""
    if not listed and ":" not in passage.low[:_LABEL]:
        return None
    lead = _LABELLED.match(passage.low)
    piece = passage.reader.piece(lead.end()) if lead else None
    return piece.start if piece and (listed or _COLON.match(passage.low, piece.end)) else None
