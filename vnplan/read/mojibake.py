"""Text that was read in the wrong way: UTF-8 as windows-1252, once or twice, windows-1258 as Latin, references escaped twice."""

import html
import unicodedata

from vnplan.text import kept_re as re

_BYTES = {chr(code): code for code in range(0x80, 0x100)}
_BYTES |= {bytes([code]).decode("cp1252"): code for code in range(0x80, 0x100) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
# A byte that windows-1252 does not have was dropped: most often that of "Đ".
_DROPPED = 0x90
_STRAIGHT = {"\u2018": 0x91, "\u2019": 0x92, "'": 0x91, '"': 0x93, " ": 0xA0}
_REFERENCE = re.compile(
    r"&(?:#(?:19[2-9]|2\d\d|[3-9]\d\d|[78]\d{3})|#x(?:[c-f][\da-f]|1[\da-f]{2}|1e[\da-f]{2})|[aeiouyd](?:grave|acute|circ|tilde));",
    re.IGNORECASE,
)
_CAPITALS = re.compile("[ ]?[A-Z]{2}")
_FEW = 3
_TO_1258 = {code: bytes([code]).decode("cp1258", "ignore") or chr(code) for code in range(0xC0, 0x100)} | {0x152: "\u0152"}


def once(text: str) -> str:
    r"""Letters that are the bytes of UTF-8, as what they were; quotes that were straightened, bytes that were dropped come back.

    >>> once("Káº¿ hoáº¡ch sá»' 5 ngÃ y Äá»™c láº­p Tá»\" CHá»¨C")
    'Kế hoạch số 5 ngày Độc lập TỔ CHỨC'
    """
    out: list[str] = []
    at = 0
    while at < len(text):
        lead = _BYTES.get(text[at], 0)
        more = 1 if 0xC2 <= lead <= 0xDF else 2 if 0xE0 <= lead <= 0xEF else 0
        end, raw = at + 1, bytes([lead])
        while more and len(raw) <= more:
            code, taken = _continuation(text, end, raw, last=len(raw) == more)
            if code is None:
                break
            raw += bytes([code])
            end += taken
        letter = raw.decode("utf-8", "ignore") if more and len(raw) == more + 1 else ""
        out.append(letter or text[at])
        at = end if letter else at + 1
    return "".join(out)


def _continuation(text: str, at: int, raw: bytes, *, last: bool) -> tuple[int | None, int]:
    """The byte that goes on a letter, and how many characters hold it."""
    char = text[at : at + 1]
    code = _BYTES.get(char, 0)
    if 0x80 <= code <= 0xBF:
        return code, 1
    if not last:
        return None, 0
    if char in _STRAIGHT and char:
        return _straightened(text, at, raw, _STRAIGHT[char]), 1
    return (_DROPPED, 0) if raw[0] < 0xE0 else (None, 0)


def _straightened(text: str, at: int, raw: bytes, code: int) -> int:
    """The byte of a quote: of the two that it may have been, the one that gives a letter in the case of the words around it."""
    capital = _CAPITALS.match(text, at + 1) is not None
    if raw[0] == 0xC3 and code == 0x91:
        return 0x92
    return code + 1 if code in (0x91, 0x93) and raw[0] == 0xE1 and capital else code


def twice(text: str) -> str:
    """What was taken for windows-1252 two times."""
    return once(once(text))


def from_1258(text: str) -> str:
    """What was in windows-1258 and was read as windows-1252.

    >>> from_1258("Kêì hoaòch sôì 5 cuÒa ThuÒ týõìng")
    'Kế hoạch số 5 của Thủ tướng'
    """
    return unicodedata.normalize("NFC", text.translate(_TO_1258))


def is_escaped(text: str) -> bool:
    """True if references to Vietnamese letters are left in a text that should have none: they were escaped twice."""
    return "&" in text and sum(1 for _, _ in zip(_REFERENCE.finditer(text), range(_FEW), strict=False)) == _FEW


def unescaped(text: str) -> str:
    """The text with its references resolved."""
    return html.unescape(text)
