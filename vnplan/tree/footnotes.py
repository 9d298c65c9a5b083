"""Notes at the end of a body: paragraphs that begin with the mark of a note to which the text above refers."""

import re
from collections.abc import Sequence

from vnplan.model.line import Mark, MarkedLine
from vnplan.rules.phrases import Phrases

_PHRASES = Phrases("closing")

_REFERENCES = {
    "square": r"(?<=\S)\s?\[\^?{}\]",
    "sup": r"<sup>\W?{}\W?</sup>",
    "raised": r"(?<=\S){}",
    "plain": r"(?<=[a-zà-ỹđ)”]){}(?!\w)",
}


def notes_start(lines: Sequence[MarkedLine]) -> int:
    """Where the notes at the end of a body begin; the number of lines where there are none.

    The first has its mark in the text above it, and nothing but paragraphs stands behind it.
    """
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].mark is not Mark.PARAGRAPH), -1)
    texts = [marked.line.text.text for marked in lines]
    return next((i for i in range(last + 1, len(lines)) if i and _is_note(texts, i)), len(lines))


def _is_note(texts: Sequence[str], at: int) -> bool:
    """True if a paragraph begins with a mark to which a text above it refers."""
    found = _PHRASES["note"].match(texts[at])
    if found is None or found.lastgroup is None:
        return False
    reference = re.compile(_REFERENCES[found.lastgroup].format(re.escape(found[found.lastgroup])))
    return any(reference.search(one) for one in texts[:at])
