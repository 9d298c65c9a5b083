"""Text to syllables for the language model: arrays instead of objects, so that a page costs a few vector operations.

A word's key is a sum over its letters, blind to case and to where the tone mark stands, so that ``hoà``, ``hòa`` and
``HÒA`` have one key.
"""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from functools import cache

import numpy as np
import numpy.typing as npt

from vnplan.text.kept import Code, kept
from vnplan.text.points import Points, code_points

Keys = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]

UNKNOWN, BOUND, COMMA, BRACKET, NUMBER, CODE, DASH = range(7)
FIRST_WORD = 8
TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_FACTOR = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1
_TABLE = 0x3000
_REACH = 64
_ASCII = 127
_AT_ONCE = 1 << 14
# What a character is, a bit for each.
IS_SPACE, IS_LETTER, IS_DIGIT, IS_UPPER, IS_STOP, IS_COMMA, IS_BRACKET, IS_JOIN = (1 << n for n in range(8))
_STOPS = ".;:!?…\n\r\f\v\u2028\u2029"
_BRACKETS = "()[]{}\"'“”‘’«»<>|*_#"
_JOINS = "/-._,–—&‐‑"


def constants(*values: int) -> tuple[Keys, ...]:
    """Numbers as arrays without dimensions: what numpy makes of a number, anew at each step, if it is none yet."""
    return tuple(np.array(value, np.uint64) for value in values)


_SHIFTS = constants(30, 27, 31)
_FACTORS = constants(0xBF58476D1CE4E5B9, 0x94D049BB133111EB)


def mix(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Spread 64-bit keys evenly (the finaliser of splitmix64)."""
    out = values >> _SHIFTS[0]
    out ^= values
    out *= _FACTORS[0]
    out ^= out >> _SHIFTS[1]
    out *= _FACTORS[1]
    out ^= out >> _SHIFTS[2]
    return out


def mix_one(value: int) -> int:
    """One key, mixed.

    >>> mix_one(5) == int(mix(np.array([5], np.uint64))[0])
    True
    """
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9 & _MASK
    value = (value ^ value >> 27) * 0x94D049BB133111EB & _MASK
    return value ^ value >> 31


@cache
def _tables() -> tuple[npt.NDArray[np.uint8], Keys, Keys]:
    """For each code point below the table's end: its bits, its key without tone, its tone's share of the key."""
    key = f"letters {unicodedata.unidata_version} {_STOPS}{_BRACKETS}{_JOINS}"
    found = kept().get(key)
    if found is None:
        bits, base, tone = _made_tables()
        found = Code(base.tobytes() + tone.tobytes() + bits.tobytes(), [])
        kept().put(key, found)
    size = _TABLE + 1
    keys = np.frombuffer(found.numbers, np.uint64, 2 * size)
    return np.frombuffer(found.numbers, np.uint8, size, 16 * size), keys[:size], keys[size:]


def _made_tables() -> tuple[npt.NDArray[np.uint8], Keys, Keys]:
    bits = np.zeros(_TABLE + 1, np.uint8)
    base = np.arange(_TABLE + 1, dtype=np.uint64)
    tone = np.zeros(_TABLE + 1, np.uint64)
    for point in range(_TABLE):
        char = chr(point)
        category = unicodedata.category(char)
        if category[0] in "LM":
            bits[point] = IS_LETTER | (IS_UPPER if category == "Lu" else 0)
            lower = unicodedata.normalize("NFD", char.lower())
            plain = unicodedata.normalize("NFC", "".join(c for c in lower if c not in TONES))
            base[point] = ord(plain[0]) if plain else 0
            marks = sum(TONES.index(c) + 1 for c in lower if c in TONES)
            tone[point] = (marks * _TONE_FACTOR) & _MASK
        elif category[0] == "N":
            bits[point] = IS_DIGIT
        elif category[0] == "Z" or char in "\t\n\r\f\v":
            bits[point] = IS_SPACE
    for chars, bit in ((_STOPS, IS_STOP), (",", IS_COMMA), (_BRACKETS, IS_BRACKET), (_JOINS, IS_JOIN)):
        for char in chars:
            bits[ord(char)] |= bit
    bits[_TABLE] = IS_LETTER
    return bits, np.where(base > 0, mix(base * np.uint64(2) + np.uint64(1)), np.uint64(0)), tone


@cache
def _places() -> Keys:
    return mix(np.arange(1, _REACH + 1, dtype=np.uint64)) | np.uint64(1)


Bits = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]
# All bits of a character; a bit above them.
_ALL, _BEYOND = np.array(0xFF, np.uint16), np.array(0x100, np.uint16)


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The runs of letters and digits of a text, and what stands before each of them.

    ``gap`` holds the class of what stands before a token (0 where it is only white space), ``joined`` whether the token
    continues a number or a code ("58/KH-UBND"), ``digits`` and ``letters`` which of the two it has, ``uppers`` how many
    capitals, ``marked`` whether any letter is beyond ASCII.
    """

    start: Ints
    end: Ints
    key: Keys
    gap: npt.NDArray[np.uint8]
    joined: npt.NDArray[np.bool_]
    digits: npt.NDArray[np.bool_]
    letters: npt.NDArray[np.bool_]
    uppers: npt.NDArray[np.int64]
    marked: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.start)

    def part(self, low: int, high: int, moved: int) -> "Tokens":
        """Some tokens of a text that stands ``moved`` characters further on."""
        row = {one.name: getattr(self, one.name)[low:high] for one in fields(self)}
        return Tokens(**(row | {"start": row["start"] + moved, "end": row["end"] + moved}))


def end_to_end(parts: Sequence[Tokens]) -> Tokens:
    """The tokens of several texts that stand behind each other, line by line."""
    return Tokens(*(np.concatenate([getattr(part, one.name) for part in parts]) for one in fields(Tokens)))


def points(text: str) -> Points:
    """The code points of ``text``, those beyond the table clipped."""
    return np.minimum(code_points(text), np.uint32(_TABLE))


def classes(at: Points) -> Bits:
    """What each of some code points is."""
    return _tables()[0].take(at)


def tone_places(at: Points, start: Ints) -> Ints:
    """Which letter of each token of a text bears its tone, from 1; 0 where none does.

    >>> text = "hoà, hòa, hoa"
    >>> tone_places(points(text), tokenise(text).start).tolist()
    [3, 2, 0]
    """
    toned = _tables()[2].take(at) != 0
    place = np.add.reduceat(np.arange(1, len(at) + 1) * toned, start)
    return np.where(place > 0, place - start, place)


def tokenise(text: str) -> Tokens:
    """Cut ``text`` into runs of letters and digits.

    >>> t = tokenise("Số: 58/KH-UBND, hoà")
    >>> [("Số: 58/KH-UBND, hoà"[a:b], int(g), bool(j)) for a, b, g, j in zip(t.start, t.end, t.gap, t.joined)]
    [('Số', 1, False), ('58', 1, False), ('KH', 0, True), ('UBND', 0, True), ('hoà', 2, False)]
    >>> bool(tokenise("HÒA").key[0] == tokenise("hoà").key[0])
    True
    """
    at = points(text)
    bits = classes(at)
    inside = np.zeros(len(bits) + 2, np.bool_)
    np.not_equal(bits & (IS_LETTER | IS_DIGIT), 0, out=inside[1:-1])
    edge = (inside[1:] != inside[:-1]).nonzero()[0]
    start, end = edge[0::2], edge[1::2]
    if not len(start):
        none = np.zeros(0, np.bool_)
        return Tokens(start, end, np.zeros(0, np.uint64), np.zeros(0, np.uint8), none, none, none, start, none)
    length = end - start
    gap, tight, of_all = _marks(at, bits, start, end)
    digits, letters, marked = (of_all & IS_DIGIT) != 0, (of_all & IS_LETTER) != 0, of_all > _ALL
    # A long text some thousand tokens at a time: what is worked out for each of its characters is ten times its size.
    parts = [_read(at, bits, start[n : n + _AT_ONCE], end[n : n + _AT_ONCE]) for n in range(0, len(start), _AT_ONCE)]
    key, uppers = parts[0] if len(parts) == 1 else map(np.concatenate, zip(*parts, strict=True))
    cryptic = digits | ((uppers >= 2) & (uppers >= length - 1))
    joined = tight.copy()
    joined[0] = False
    joined[1:] &= (cryptic[1:] & cryptic[:-1]) | ((digits[1:] | digits[:-1]) & (cryptic[1:] | cryptic[:-1]))
    gap[joined] = 0
    return Tokens(start, end, key, gap, joined, digits, letters, uppers, marked)


def _read(at: Points, bits: Bits, start: Ints, end: Ints) -> tuple[Keys, Ints]:
    """Of each of some tokens that follow each other its key and its capitals."""
    low, high = int(start[0]), int(end[-1])
    bits, first = bits[low:high], start - low
    # What stands between two tokens counts as nothing behind the first of them.
    letters = np.multiply(at[low:high], (bits & (IS_LETTER | IS_DIGIT)) != 0, dtype=np.int64)
    return _keys(letters, first), np.add.reduceat((bits & IS_UPPER) != 0, first, dtype=np.int64)


def _keys(at: Ints, first: Ints) -> Keys:
    """The keys of words whose letters stand end to end, and where each of them begins."""
    _, base_of, tone_of = _tables()
    place = np.arange(len(at)) - first.repeat(to_next(first, len(at)))
    place &= _REACH - 1
    value = base_of.take(at)
    value *= _places().take(place)
    value += tone_of.take(at)
    return np.add.reduceat(value, first)


def keys_of(words: Collection[str]) -> Keys:
    """The keys of some words of letters and figures, at least one: what ``tokenise`` gives them, without all else it tells.

    >>> bool((keys_of(["hoà", "bình"]) == tokenise("hoà bình").key).all())
    True
    """
    size = np.array([len(word) for word in words])
    return _keys(points("".join(words)).astype(np.int64), size.cumsum() - size)


def to_next(begin: Ints, end: int) -> Ints:
    """How far it is from each of some places, at least one, to the next; from the last one to the end.

    >>> to_next(np.array([0, 2, 7]), 8).tolist()
    [2, 5, 1]
    """
    out = np.empty_like(begin)
    out[:-1] = begin[1:]
    out[-1] = end
    out -= begin
    return out


def _marks(at: Points, bits: Bits, start: Ints, end: Ints) -> tuple[Bits, Flags, npt.NDArray[np.uint16]]:
    """The class of what stands before each token, whether that is a single joining mark; all bits of the token's characters.

    Above those, whether any is beyond ASCII.
    """
    edges = np.zeros(2 * len(start), np.int64)
    edges[1::2], edges[2::2] = start, end[:-1]
    width = edges[1::2] - edges[0::2]
    last = int(end[-1])
    of_all = np.bitwise_or.reduceat(bits[:last] | (at[:last] > _ASCII) * _BEYOND, edges)
    marks = of_all[0::2] & _ALL
    marks[width == 0] = 0
    gap = _gap_classes()[marks]
    gap[0] = BOUND
    return gap, (width == 1) & ((marks & IS_JOIN) != 0), of_all[1::2]


@cache
def _gap_classes() -> npt.NDArray[np.uint8]:
    """The class of what stands between two tokens, by the bits of its characters."""
    marks = np.arange(1 << 8)
    out = np.zeros(len(marks), np.uint8)
    for bit, kind in ((IS_JOIN, DASH), (IS_BRACKET, BRACKET), (IS_COMMA, COMMA), (IS_STOP, BOUND)):
        out[(marks & bit) != 0] = kind
    return out


def stream(tokens: Tokens, ids: npt.NDArray[np.uint16]) -> tuple[npt.NDArray[np.uint16], Ints]:
    """The model's view: ids with punctuation classes between, numbers and codes as one; and each token's place in it.

    A token that continues a number has the place of the number's first token.
    """
    kind = np.where(tokens.digits, np.where(tokens.letters, CODE, NUMBER), ids).astype(np.uint16)
    head = (~tokens.joined).nonzero()[0]
    if not len(head):
        return kind, head
    size = to_next(head, len(kind))
    own, gap = kind[head], tokens.gap[head]
    own[np.bitwise_or.reduceat(tokens.letters, head) & (size > 1)] = CODE
    apart = gap > 0
    slot = (apart + 1).cumsum() - 1
    out = np.empty(int(slot[-1]) + 1, np.uint16)
    out[slot[apart] - 1] = gap[apart]
    out[slot] = own
    return out, slot.repeat(size)
