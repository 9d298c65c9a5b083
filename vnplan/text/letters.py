"""Vietnamese letters: what they are, how they are brought to one form, how they are stripped and compared."""

import codecs
import string
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Any

from vnplan.model.edit import Edit
from vnplan.text import kept_re as re
from vnplan.text import kept_regex as regex
from vnplan.text.quick import holds

VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0309\u0303\u0323"
LOWER = "abcdefghijklmnopqrstuvwxyzđ" + "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in ("", *TONES) if vowel + tone not in "aeiouy"
)
UPPER = LOWER.upper()
LETTERS = frozenset(LOWER + UPPER)
MARKED = "".join(sorted(c for c in LETTERS if not c.isascii()))
# What else Vietnamese text is written with, and what stands for no character in a table of bytes.
_SIGNS, _UNUSED = "–—−“”‘’«»…•·§°²³", "\ufffe"

# Letters that no other language's usual text holds: ă, đ, ơ, ư and the letters of two marks (Latin Extended Additional).
_VIETNAMESE = re.compile("[ĂăĐđƠơƯư\u1ea0-\u1ef9]|[\u0302\u0306\u031b][\u0300\u0301\u0303\u0309\u0323]|\u0323[\u0302\u0306]")
_FOREIGN = re.compile("[þÞæÆöÖ]")
_APART = re.compile("[\u0300-\u036f]")

_CONTROLS = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"
# The last two are no characters at all, and no XML file can hold them.
_INVISIBLE = (
    f"{_CONTROLS}\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
)
_BREAK = "\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_SPACE = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
# What Word's Symbol and Wingdings fonts show for a bullet, left behind in the private area, and its hyphen that does not break.
_SYMBOLS = {
    "\u2010": "-",
    "\u2011": "-",
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf02d": "-",
    "\uf02b": "+",
    "\uf02a": "*",
    "\uf0d8": "➢",
    "\uf076": "❖",
}  # fmt: skip
_ETHS = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}
# Characters that are one letter for the eye and have another canonical form, beside those with combining marks.
_SINGLES = "\u0340\u0341\u0343\u0374\u037e\u0387\u1f71-\u1ffd\u2126\u212a\u212b\u2329\u232a\uf900-\ufaff\U0002f800-\U0002fa1f"

# No typesetter leaves a wider gap in a line; what looks for words tries at each blank.
_WIDEST = 16
_WIDER = " " * (_WIDEST + 1)
_BLANK = f" \\t{_SPACE}{_INVISIBLE}"
# Each by itself: what looks for one set of characters is five times as fast as what looks for either.
_PLAIN_ODDITY = re.compile(f"[{_INVISIBLE}{_BREAK}{_SPACE}{''.join(_SYMBOLS)}{''.join(_ETHS)}]")
_SEEN = ("\u2010", "\u2011", "\u034f", *_ETHS)
_GAP = re.compile(f"[ \\t]{{{_WIDEST + 1}}}")
_ODDITY = regex.compile(
    rf"(?P<gap>(?<=[{_BLANK}]{{{_WIDEST}}})[{_BLANK}]+)"
    rf"|(?P<cluster>[^\p{{M}}\s{_INVISIBLE}](?:[{_INVISIBLE}]*\p{{M}})+|[{_SINGLES}]|[\u1100-\u11ff]+)"
    f"|(?P<invisible>[{_INVISIBLE}]+)|(?P<space>[{_SPACE}])|(?P<break>[{_BREAK}])"
    f"|(?P<symbol>[{''.join(_SYMBOLS)}])|(?P<eth>[{''.join(_ETHS)}])"
)
_HIDDEN = re.compile(f"[{_INVISIBLE}]+")
_NOT_STORABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WINDOW = 4000


def form_edits(text: str, start: int = 0, end: int | None = None) -> list[Edit]:
    r"""Edits (coordinates of ``text``, in order, apart) that bring ``text[start:end]`` to the normal form.

    The rules are ``form.nfc`` (one code point a letter, as far as there is one), ``form.eth`` (the look-alikes of Đ, only in
    Vietnamese text), ``form.space`` (a plain space for each odd one, a line feed for each odd line break), ``form.invisible``
    (zero-width characters, soft hyphens, byte order marks and control characters go), ``form.gap`` (of blanks in a row the
    first sixteen are left) and ``form.symbol`` (a bullet for what Word's symbol fonts leave in the private area, a plain
    hyphen for those of Unicode). Text that needs nothing costs two scans in C.

    >>> [(e.start, e.new, e.rule) for e in form_edits("Quyê\u0301t\xa0Ðịnh")]
    [(3, 'ế', 'form.nfc'), (6, ' ', 'form.space'), (7, 'Đ', 'form.eth')]
    """
    end = len(text) if end is None else end
    piece = text[start:end]
    if piece.isascii() and piece.isprintable() and _WIDER not in piece:
        return []
    if unicodedata.is_normalized("NFC", piece) and not (_is_odd(piece) or _has_gap(piece)):
        return []
    out: list[Edit] = []
    eths: bool | None = None
    for match in _ODDITY.finditer(piece):
        kind, old = match.lastgroup, match.group()
        at, until = start + match.start(), start + match.end()
        if kind == "eth" or old[0] in _ETHS:
            eths = _is_vietnamese_around(text, at) if eths is None else eths
        new = _normal(kind or "", old, eth=bool(eths))
        if new != old:
            at_break = kind == "break" and "\n" in (text[at - 1 : at], text[until : until + 1])
            out.append(Edit(at, until, "" if at_break else new, _RULES[kind or ""]))
    return out


def odd_places(text: str) -> list[int] | None:
    r"""Where in a text stands what ``form_edits`` may change, in order; ``None`` where that may be anywhere.

    For whoever asks for the edits of many pieces of one text: a piece in which none of these places lies needs nothing.

    >>> odd_places("Kế\xa0hoạch"), odd_places("Kế hoạch"), odd_places("Quyê\u0301t")
    ([2], [], None)
    """
    if not unicodedata.is_normalized("NFC", text):
        return None
    places = {odd.start() for odd in _PLAIN_ODDITY.finditer(text)}
    if _has_gap(text):
        places.update(at for gap in _GAP.finditer(text) for at in range(*gap.span()))
    return sorted(places)


def _is_odd(piece: str) -> bool:
    """True if a text has one of the plain oddities: of what can be printed there are few."""
    return holds(piece, _SEEN) if piece.isprintable() else _PLAIN_ODDITY.search(piece) is not None


def _has_gap(piece: str) -> bool:
    # A string is found faster than a pattern, and tabs are rare.
    return _WIDER in piece or ("\t" in piece and _GAP.search(piece) is not None)


_RULES = {
    "gap": "form.gap",
    "cluster": "form.nfc",
    "invisible": "form.invisible",
    "space": "form.space",
    "break": "form.space",
    "symbol": "form.symbol",
    "eth": "form.eth",
}


def _normal(kind: str, old: str, *, eth: bool) -> str:
    """The normal form of one oddity."""
    match kind:
        case "cluster":
            new = _composed(_HIDDEN.sub("", old))
            return _ETHS[new[0]] + new[1:] if eth and new[0] in _ETHS else new
        case "eth":
            return _ETHS[old] if eth else old
        case "symbol":
            return _SYMBOLS[old]
        case "space":
            return " "
        case "break":
            return "\n"
    return ""


def _composed(cluster: str) -> str:
    """NFC; where a tone was typed before the mark of its vowel, the marks are put in the order that composes."""
    new = unicodedata.normalize("NFC", cluster)
    if len(new) == 1:
        return new
    apart = unicodedata.normalize("NFD", cluster)
    ordered = unicodedata.normalize("NFC", apart[0] + "".join(sorted(apart[1:], key=TONES.__contains__)))
    return ordered if len(ordered) < len(new) else new


def _is_vietnamese_around(text: str, at: int) -> bool:
    """True if the text around an offset is Vietnamese, misread letters here or there, and no language that has the eth."""
    window = text[max(0, at - _WINDOW) : at + _WINDOW]
    if _APART.search(window):
        # Letters whose marks stand apart count as they are read once they are one, or a second look would see another language.
        window = " ".join(_as_one(word) if _APART.search(word) else word for word in window.split(" "))
    return len(_VIETNAMESE.findall(window)) > len(_FOREIGN.findall(window))


def is_blank(text: str) -> bool:
    r"""True if a text shows nothing: white space and invisible characters at most.

    >>> is_blank(" \xa0\u200b\n"), is_blank("-")
    (True, False)
    """
    text = text.strip()
    return not text or (not text.isprintable() and not _HIDDEN.sub("", text).strip())


def _as_one(word: str) -> str:
    """A word with each letter and its marks as one."""
    return _ODDITY.sub(lambda odd: _normal(odd.lastgroup or "", odd[0], eth=False), word)


@cache
def _bare() -> dict[int, str]:
    """For ``str.translate``: each marked letter without its marks."""
    bare = {ord(c): unicodedata.normalize("NFD", c)[0] for c in MARKED}
    return bare | {ord("đ"): "d", ord("Đ"): "D", ord("ð"): "d", ord("Ð"): "D"} | dict.fromkeys(range(0x300, 0x370), "")


@cache
def _bytes() -> tuple[Any, str]:
    """A byte for each character of Vietnamese text, and the bytes' characters without marks: a dictionary is a tenth as fast."""
    characters = f"\0{string.printable}{MARKED}ðÐ{_SIGNS}".ljust(256, _UNUSED)
    return codecs.charmap_build(characters), characters.translate(_bare())


def lowered(text: str) -> str:
    """The text in lower case, each character where it was: one whose small form is longer stays as it is.

    >>> lowered("SỞ Y TẾ"), len(lowered("İ"))
    ('sở y tế', 1)
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def strip_marks(text: str) -> str:
    """The text without tones and marks, đ as d.

    >>> strip_marks("Ủy ban nhân dân tỉnh Đắk Lắk")
    'Uy ban nhan dan tinh Dak Lak'
    """
    if text.isascii():
        return text
    marked, unmarked = _bytes()
    try:
        written = codecs.charmap_encode(text, "strict", marked)[0]
    except UnicodeEncodeError:
        return _stripped(text)
    return codecs.charmap_decode(written, "strict", unmarked)[0]


def _stripped(text: str) -> str:
    """The same of a text with characters of other languages."""
    bare = text.translate(_bare())
    if bare.isascii():
        return bare
    return unicodedata.normalize("NFD", bare).translate(_UNCOMBINED)


class _Uncombined(dict[int, int | None]):
    """For ``str.translate``: combining marks go, each looked up once."""

    def __missing__(self, point: int) -> int | None:
        found = self[point] = None if unicodedata.combining(chr(point)) else point
        return found


_UNCOMBINED = _Uncombined()


def _pairs() -> Sequence[tuple[str, str]]:
    """The endings whose tone is written on either letter: on the second as the newer spelling has it, on the first."""
    out = []
    for first, second in ("oa", "oe", "uy"):
        for tone in TONES:
            new = unicodedata.normalize("NFC", first + second + tone)
            old = unicodedata.normalize("NFC", first + tone + second)
            out += [(new, old), (new.upper(), old.upper()), (new.capitalize(), old.capitalize())]
    return out


@cache
def _tone_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """Pattern of the endings in the newer spelling and what the older has for each."""
    pairs = dict(_pairs())
    return re.compile(rf"(?<![qQ])(?:{'|'.join(pairs)})(?!\w)"), pairs


@cache
def _qu_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """After q, where the u belongs to the consonant, the tone belongs on the y."""
    pairs = {old: new for new, old in _pairs() if old[1] in "yY"}
    return re.compile(rf"(?<=[qQ])(?:{'|'.join(pairs)})(?!\w)"), pairs


def fold_tone(text: str) -> str:
    """The text with tone marks where the older spelling has them: hoà and hòa, uỷ and ủy become one.

    The text must be NFC. Only open syllables differ; ``qu`` is a consonant.

    >>> fold_tone("Uỷ ban, hoà bình, thuý, quý, HOÀ, hoàn")
    'Ủy ban, hòa bình, thúy, quý, HÒA, hoàn'
    """
    if text.isascii():
        return text
    pattern, pairs = _tone_pattern()
    folded = pattern.sub(lambda m: pairs[m.group()], text)
    pattern, pairs = _qu_pattern()
    return pattern.sub(lambda m: pairs[m.group()], folded)


def is_capitals(text: str) -> bool:
    """True if the text has letters and all of them are capitals.

    >>> is_capitals("KẾ HOẠCH 58"), is_capitals("Kế hoạch"), is_capitals("58/2017")
    (True, False, False)
    """
    return text.isupper()


def storable(text: str) -> str:
    r"""The text with U+FFFD for what XML, or any file, cannot hold: control characters, halves of surrogate pairs.

    >>> storable("Kế\x00 hoạch") == "Kế\ufffd hoạch"
    True
    """
    return _NOT_STORABLE.sub("\ufffd", text)
