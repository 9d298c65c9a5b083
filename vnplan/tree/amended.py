"""Articles that an amending item words anew without quotation marks: their labels are not the document's own."""

from collections.abc import Sequence

from vnplan.rules.markers import Reading, readings
from vnplan.rules.phrases import Phrases

_PHRASES = Phrases("headings")


def amended(texts: Sequence[str]) -> list[bool]:
    """For each line whether it is part of an article worded anew: from the article named above it to the next amendment.

    >>> text = "Điều 1. A|1. Sửa đổi Điều 5 như sau:|Điều 5. Ký số|1. Một.|2. Hai.|2. Bãi bỏ Điều 7.|Điều 2. B"
    >>> lines = text.split("|")
    >>> [line for line, new in zip(lines, amended(lines)) if new]
    ['Điều 5. Ký số', '1. Một.', '2. Hai.']
    """
    out = [False] * len(texts)
    article = 0.0
    at = 0
    while at < len(texts):
        found = _PHRASES["amends_article"].search(texts[at]) if texts[at].endswith("như sau:") else None
        own = _first(texts[at])
        article = own.value if own and own.style == "article" else article
        at += 1
        if found and at < len(texts) and (new := _first(texts[at])) and new.number == " ".join(found["article"].split()):
            end = _end(texts, at + 1, own, article)
            out[at:end] = [True] * (end - at)
            at = end
    return out


def _first(text: str) -> Reading | None:
    found = readings(text)
    return found[0] if found else None


def _end(texts: Sequence[str], start: int, own: Reading | None, article: float) -> int:
    """Where the document's own numbering goes on; ``start - 1``, so that nothing is hidden, where it never does."""
    inner = False
    for at in range(start, len(texts)):
        for reading in readings(texts[at]):
            if reading.style == "article" and int(reading.value) == int(article) + 1:
                return at
            if own and own.style != "article" and reading.style == own.style and reading.value == own.value + 1:
                if inner or _PHRASES["next_amendment"].match(texts[at], reading.end):
                    return at
                inner = True
    return start - 1
