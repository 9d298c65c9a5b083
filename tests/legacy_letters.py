"""Old Vietnamese encodings the other way round: what the letters look like in bytes, so that a test needs no decoder of ours."""

import re
import unicodedata

_TCVN3_LETTERS = (
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ"
)  # fmt: skip
_TCVN3_BYTES = bytes.fromhex(
    "B5B6B7B8B9A8BBBCBDBEC6A9C7C8C9CACBAECCCECFD0D1AAD2D3D4D5D6D7D8DCDDDEDFE1E2E3E4ABE5E6E7E8E9ACEAEBECEDEE"
    "EFF1F2F3F4ADF5F6F7F8F9FAFBFCFDFEA1A2A3A4A5A6A7"
)
_TONES = {"\u0301": "ùáé", "\u0300": "øàè", "\u0309": "ûåú", "\u0303": "õãü", "\u0323": "ïäë", "": "\0âê"}
_VNI_WHOLE = {"í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "đ": "ñ", "ỵ": "î"}
_HORNS = {"ơ": "ô", "ư": "ö"}
_HATS = {"â": "a", "ê": "e", "ô": "o"}


def from_tcvn3(page: bytes) -> str:
    """The text of TCVN3 (ABC) bytes; its capitals with a tone are small letters, which is how the encoding has them."""
    table = dict(zip(_TCVN3_BYTES, _TCVN3_LETTERS, strict=True))
    return "".join(table.get(byte, chr(byte)) for byte in page)


def from_vni(page: bytes) -> str:
    """The text of VNI bytes: a base letter, and a second character for its marks."""
    table = {_vni(letter): letter for letter in set(_TCVN3_LETTERS.lower())}
    table |= {code.upper(): letter.upper() for code, letter in table.items()}
    longest_first = re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
    return longest_first.sub(lambda m: table[m[0]], page.decode("cp1252"))


def _vni(letter: str) -> str:
    if letter in _VNI_WHOLE:
        return _VNI_WHOLE[letter]
    parts = unicodedata.normalize("NFD", letter)
    tone = next((c for c in parts if c in _TONES), "")
    base = unicodedata.normalize("NFC", "".join(c for c in parts if c != tone))
    if base == "ă":
        return "a" + _TONES[tone][2]
    if base in _HATS:
        return _HATS[base] + _TONES[tone][1]
    return _HORNS.get(base, base) + (_TONES[tone][0] if tone else "")
