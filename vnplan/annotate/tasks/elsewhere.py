"""What an article tells that is no duty under its documents: earlier orders, and what persons without an office ask for."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from vnplan.annotate.passages import Passage
from vnplan.annotate.tasks.paragraph import Claim
from vnplan.model.document import Document
from vnplan.rules.load import load
from vnplan.rules.phrases import Phrases
from vnplan.text.lazy import Lazy
from vnplan.vocab.bodies.lexicon import phrases, plain
from vnplan.vocab.bodies.rows import Positions
from vnplan.vocab.time.issued import last_year

_PHRASES = Phrases("roles")
_STOPS = Phrases("stops")


@cache
def _office() -> str:
    return phrases([word for row in load("bodies", "position", Positions) for word in row.words])


class Elsewhere:
    """Tells the orders of an article that belong to none of the documents it is about."""

    def __init__(self, document: Document, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._told = [span for one in document.reported for span in (*one.spans, *one.mentions)]
        self._published = document.page.date
        self._holders: dict[str, bool] = {}

    @Lazy
    def _year(self) -> int | None:
        """The year of the article: that of its page, else the last one that it names a day of."""
        return self._published.year if self._published else last_year(one.low for one in self._passages)

    def tells(self, passage: Passage, claim: Claim) -> bool:
        """True if what somebody is told was told in an earlier year, or is only asked for by a person without an office."""
        text, at = passage.leaf.text.text, claim.names[0].start
        start, end = self._sentence(text, at)
        asked = None if claim.subject else _PHRASES["person_asks"].search(text, start, at)
        who = (asked["name"] or self._last_person(passage, asked.start())) if asked else None
        if who and not self._holds_office(who.split()[-1]):
            return True
        back = _PHRASES["looks_back"].match(passage.low, start, end)
        if back is None or (back["year"] and not (self._year and int(back["year"]) < self._year)):
            return False
        here = passage.back.spans(start, end)
        return not any(span.start < part.end and part.start < span.end for part in here for span in self._told)

    def _sentence(self, text: str, at: int) -> tuple[int, int]:
        """The sentence of a text that holds a place."""
        stops = [0, *(stop.end() for stop in _STOPS["sentence"].finditer(text)), len(text)]
        return next(((start, end) for start, end in pairwise(stops) if start <= at < end), (0, len(text)))

    def _last_person(self, passage: Passage, at: int) -> str | None:
        """The person whom "Ông" or "Bà" at a place stands for: the last one who is named before."""
        before = self._passages[: self._passages.index(passage)]
        for one in (passage.leaf.text.text[:at], *(other.leaf.text.text for other in reversed(before))):
            if names := [found["name"] for found in _PHRASES["person_named"].finditer(one)]:
                return names[-1]
        return None

    def _holds_office(self, given: str) -> bool:
        """True if an office stands beside a person of this given name anywhere in the article."""
        if given not in self._holders:
            name = rf"(?:[a-zà-ỹđ]+\s+){{0,3}}{re.escape(plain(given))}(?!\w)"
            before = rf"{_office()}[^,.;:()]{{0,60}}?\s(?:(?:ông|bà|đồng chí)\s+)?{name}"
            behind = rf"{name}\s*[,(–-]+\s*(?:là\s+)?(?:nguyên\s+|phó\s+|quyền\s+)?{_office()}"
            self._holders[given] = any(re.search(f"{before}|{behind}", one.low) for one in self._passages)
        return self._holders[given]
