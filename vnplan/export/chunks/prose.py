"""Sentences of Vietnamese official prose, by their places in the text."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal

from vnplan.errors import MissingExtraError, way
from vnplan.text import kept_re as re
from vnplan.text.patterns import compiled

Splitter = Literal["auto", "own", "underthesea"]
Ranges = list[tuple[int, int]]
_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s)")
# What stands before a full stop that ends no sentence: abbreviations, an initial, the number of an item.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“/.])(?:[Tt]el|[Ff]ax|ĐT|đt|TM|KT|TL|TUQ|Q|T/M|K/T|TP|Tp|TX|TT|Tx|Tt|ThS|TS|PGS|GS|BS|KS|v\.v|đ/c|Đ/c|tr|Số|STT|[A-ZĐ])$"
    r"|(?:^|[.;:]\s+)\d{1,2}$"
)
# What stands in brackets of this length is part of the sentence around it.
_BRACKET = 60
_NEXT = compiled(r"\s+[\"“‘«(\[]*[^\Wa-zà-ỹđ_]|\s+[-+–•*]\s|\s*$")


def sentences(text: str, splitter: Splitter = "auto") -> Ranges:
    """The ranges of the sentences of a text, without the blanks between them; together they are all that is not blank.

    ``underthesea`` asks underthesea's ``sent_tokenize`` and joins again what it parts after an abbreviation; ``own`` needs
    nothing; ``auto`` takes the first where it is installed.

    Raises:
        MissingExtraError: underthesea is asked for and not installed.

    >>> text = "TM. UBND tỉnh, TP. Vinh họp ngày 05/6. Sau đó ban hành kế hoạch."
    >>> [text[a:b] for a, b in sentences(text, "own")]
    ['TM. UBND tỉnh, TP. Vinh họp ngày 05/6.', 'Sau đó ban hành kế hoạch.']
    """
    tokenize = None if splitter == "own" else _tokenizer()
    if splitter == "underthesea" and tokenize is None:
        raise MissingExtraError(f"underthesea is not installed: {way('words')}")
    ends = _own_ends(text) if tokenize is None else _foreign_ends(text, tokenize)
    out: Ranges = []
    start = 0
    for end in [*ends, len(text)]:
        piece = text[start:end]
        if piece.strip():
            out.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
        start = end
    return out


def words(text: str) -> str:
    """The text with the syllables of each word joined by underscores, as search engines for Vietnamese want it.

    Raises:
        MissingExtraError: underthesea is not installed.
    """
    try:
        from underthesea import word_tokenize
    except ImportError as error:
        raise MissingExtraError(f"word segmentation needs underthesea: {way('words')}") from error
    return str(word_tokenize(text, format="text"))


@cache
def _tokenizer() -> Callable[[str], list[str]] | None:
    try:
        from underthesea import sent_tokenize
    except ImportError:
        return None
    found: Callable[[str], list[str]] = sent_tokenize
    return found


def _own_ends(text: str) -> Iterator[int]:
    for found in _END.finditer(text):
        if _NEXT.match(text, found.end()) and not _abbreviated(text, found.start()):
            yield found.end()


def _foreign_ends(text: str, tokenize: Callable[[str], list[str]]) -> Iterator[int]:
    at = 0
    for sentence in tokenize(text):
        found = text.find(sentence, at)
        if found < 0:
            continue
        at = found + len(sentence)
        if not (text[at - 1 : at] == "." and _abbreviated(text, at - 1)):
            yield at


def _abbreviated(text: str, stop: int) -> bool:
    """True if a full stop ends no sentence: an abbreviation stands before it, or a short bracket is open."""
    if _ABBREVIATION.search(text[max(0, stop - 12) : stop]):
        return True
    opened = text.rfind("(", max(0, stop - _BRACKET), stop)
    return opened > text.rfind(")", 0, stop) and text.find(")", stop + 2, opened + _BRACKET) > 0
