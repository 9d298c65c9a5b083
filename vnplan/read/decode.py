"""Bytes to text, whatever the page says of its encoding."""

import codecs
import re
import unicodedata
from itertools import islice
from typing import NamedTuple

from vnplan.model.base import Span
from vnplan.model.issue import Issue
from vnplan.read.legacy import canonical_name, marked_words, recode_bytes, share_of_syllables
from vnplan.rules.legacy import encodings

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
# What browsers take these declarations for.
_SAME = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "us-ascii": "windows-1252", "ascii": "windows-1252"}
_SAMPLE = 65_536
_MOST_SPANS = 20
INVALID = "decode.invalid"
# Fewer marked words than this tell nothing.
_FEW_WORDS = 3


class Decoded(NamedTuple):
    """Text, the encoding that it was read with, and what was wrong with it."""

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read bytes: a byte order mark decides, then valid UTF-8, then what makes the words Vietnamese.

    ``declared`` is what the transport said; what the page itself declares is found. Declarations count where the content
    does not speak against them. Bytes that no encoding explains become U+FFFD, with an issue ``decode.invalid``.

    >>> decode("Kế hoạch".encode("utf-16")).text
    'Kế hoạch'
    >>> decode(bytes.fromhex("43A86E 20 63F8 20 4E6768DE 20 AEDE6E68 20 63F161 20 4368DD6E68 20 7068F1"))
    Decoded(text='Căn cứ Nghị định của Chính phủ', encoding='tcvn3', issues=())
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strict_or_lossy(data[len(mark) :], name)
    wide = _wide(data)
    if wide:
        return _strict_or_lossy(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    found = _DECLARED.search(data, 0, 4096)
    page = (found[1] or found[2]).decode("ascii") if found else None
    return _likeliest(data, [name for name in (declared, page) if name])


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is one of the few high bytes of Vietnamese."""
    head = data[:4096]
    if len(head) < 4 or b"\x00" not in head:
        return None
    half = len(head) // 2
    for name, high, low in (("utf-16-le", head[1::2], head[0::2]), ("utf-16-be", head[0::2], head[1::2])):
        if sum(high.count(byte) for byte in (0x00, 0x01, 0x03, 0x1E, 0x20)) >= 0.95 * half and low.count(0) < 0.05 * half:
            return name
    return None


def _likeliest(data: bytes, declared: list[str]) -> Decoded:
    """The encoding that makes the most of the marked words syllables; a declared one if none does much better."""
    sample = data[:_SAMPLE] if len(data) <= _SAMPLE else data[: data.rfind(b" ", 0, _SAMPLE) + 1 or _SAMPLE]
    names = ["utf-8", "windows-1258", *encodings()]
    wished = [known for known in map(_known, declared) if known]
    if wished and len(marked_words(_read(sample, wished[0]))) < _FEW_WORDS and _fits(sample, wished[0]):
        return _strict_or_lossy(data, wished[0])
    shares = {}
    for name in dict.fromkeys([*wished, *names]):
        words = marked_words(unicodedata.normalize("NFC", _read(sample, name)))
        shares[name] = share_of_syllables(words) + (0.05 if name in wished else 0.0)
    best = max(shares, key=shares.__getitem__)
    if shares[best] < 0.5:
        best = wished[0] if wished else "utf-8" if _is_mostly_utf8(sample) else "windows-1252"
    return _strict_or_lossy(data, best)


def _fits(data: bytes, name: str) -> bool:
    """True if an encoding has all the bytes, save perhaps the last few, where a character may have been cut."""
    return "\ufffd" not in _read(data, name)[:-1]


def _known(name: str) -> str | None:
    """The name of a declared encoding as we use it; ``None`` for what is no encoding of text, or not ours to trust."""
    legacy = canonical_name(name)
    if legacy:
        return legacy
    try:
        codec = codecs.lookup(name)
        b"a".decode(codec.name)
    except (LookupError, ValueError):
        return None
    if codec.name in ("utf-7", "idna", "punycode", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape", "undefined"):
        return None
    known = _SAME.get(codec.name, codec.name)
    return {"cp1258": "windows-1258", "cp1252": "windows-1252", "iso8859-1": "windows-1252"}.get(known, known)


def _read(data: bytes, name: str) -> str:
    """Bytes in an encoding, with U+FFFD for those that it does not have."""
    return recode_bytes(data, name) if name in encodings() else data.decode(name, "replace")


def _is_mostly_utf8(sample: bytes) -> bool:
    """True if bytes are UTF-8 save a few."""
    text = sample.decode("utf-8", "replace")
    marked = sum(1 for c in text if c > "\x7f")
    return text.count("\ufffd") * 4 <= marked


def _strict_or_lossy(data: bytes, name: str) -> Decoded:
    """Text in the encoding that was chosen; an issue tells where bytes did not fit."""
    if name in encodings():
        return Decoded(recode_bytes(data, name), name)
    try:
        return Decoded(data.decode(name), name)
    except UnicodeDecodeError:
        text = data.decode(name, "replace")
    count = text.count("\ufffd")
    message = f"{count} characters could not be read as {name} and stand as U+FFFD."
    return Decoded(text, name, (Issue(code=INVALID, message=message, spans=unread(text)),))


def unread(text: str) -> tuple[Span, ...]:
    """Where the first characters stand that no encoding explains."""
    return tuple(Span(*found.span()) for found in islice(re.finditer("\ufffd", text), _MOST_SPANS))
