"""Articles and clauses that an item words anew without quotation marks: their labels are not the document's own."""

from collections.abc import Sequence

from vnplan.rules.markers import readings
from vnplan.rules.phrases import Phrases
from vnplan.rules.reading import Reading

_PHRASES = Phrases("headings")
_ORDERS = "như sau:"


def amended(texts: Sequence[str]) -> list[bool]:
    """For each line whether it is part of a provision worded anew: from the label named above it to the next amendment.

    >>> text = "Điều 1. A|1. Sửa đổi Điều 5 như sau:|Điều 5. Ký số|1. Một.|2. Hai.|2. Bãi bỏ Điều 7.|Điều 2. B"
    >>> lines = text.split("|")
    >>> [line for line, new in zip(lines, amended(lines)) if new]
    ['Điều 5. Ký số', '1. Một.', '2. Hai.']
    """
    out = [False] * len(texts)
    if not any(text.endswith(_ORDERS) for text in texts):
        return out
    article = 0.0
    at = 0
    while at < len(texts):
        order = texts[at]
        own = _first(order)
        article = own.value if own and own.style == "article" else article
        at += 1
        if order.endswith(_ORDERS) and at < len(texts) and _is_worded(order, texts[at]):
            end = _end(texts, at + 1, own, article)
            out[at:end] = [True] * (end - at)
            at = end
    return out


def _is_worded(order: str, text: str) -> bool:
    """True if a line begins what the item above it words anew: the article, or the clause, that it names."""
    new = _first(text)
    if new is None or _PHRASES["next_amendment"].match(text, new.end):
        return False
    found = _PHRASES["words_anew"].search(order)
    if found is None:
        return False
    clause = found["clause"] or found["named_clause"]
    return new.number == (clause or " ".join((found["article"] or found["named"]).split()))


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
