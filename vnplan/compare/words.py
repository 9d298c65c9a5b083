"""How the words of a text changed."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from vnplan.compare.model import Op, Segment
from vnplan.text import kept_re as re

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_SENTENCE = re.compile(r"[^.;\n]*(?:[.;\n]+\s*|$)")
# The work of the comparison grows with the product of the lengths: beyond this, whole sentences are compared.
_PRODUCT = 400_000


def changed_words(old: str, new: str) -> tuple[Segment, ...]:
    """The stretches that stayed, went and came, in order; empty where nothing changed.

    Those that stayed or came are the new text, those that stayed or went the old one.

    >>> [(s.op, s.text) for s in changed_words("trước ngày 10/6", "trước ngày 15/6")]
    [('same', 'trước ngày '), ('removed', '10'), ('added', '15'), ('same', '/6')]
    """
    if old == new:
        return ()
    left, right = _WORD.findall(old), _WORD.findall(new)
    if len(left) * len(right) > _PRODUCT:
        left, right = ([piece for piece in _SENTENCE.findall(text) if piece] for text in (old, new))
    if len(left) * len(right) > _PRODUCT:
        left, right = [old], [new]
    return tuple(_segments(left, right))


def _segments(left: Sequence[str], right: Sequence[str]) -> Iterator[Segment]:
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        pieces: tuple[tuple[Op, str], ...] = (("removed", "".join(left[a:b])), ("added", "".join(right[c:d])))
        if tag == "equal":
            pieces = (("same", "".join(left[a:b])),)
        for op, text in pieces:
            if text:
                yield Segment(op=op, text=text)
