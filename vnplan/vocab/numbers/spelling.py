"""The canonical spelling of a document number, from any that typesetters, OCR and portals leave behind."""

from collections.abc import Iterable
from functools import lru_cache

from vnplan.text import kept_re as re
from vnplan.vocab.numbers.codes import codes, known_code, types

_DASHES = "‐‑‒–—―−﹘﹣－⁃˗_"
_SLASHES = "⁄∕／"
_CYRILLIC = "АВЕКМНОРСТХУІЅЈДр"
_GREEK = "ΑΒΕΗΙΚΜΝΟΡΤΥΧ"
# Characters that are read as others, and those others.
SAME = dict(
    zip(
        f"{_DASHES}{_SLASHES}ÐƉ{_CYRILLIC}{_GREEK}",
        "-" * len(_DASHES) + "/" * len(_SLASHES) + "ĐĐ" + "ABEKMHOPCTXYISJДr" + "ABEHIKMNOPTYX",
        strict=True,
    )
)
_ODD = re.compile(f"[{re.escape(''.join(SAME))}]")
_PAGE_BETWEEN = re.compile(r"(?<=[-/])[ \t]*\r?\n[ \t]*\d{1,3}[ \t]*\r?\n[ \t]*")
_SPACE = str.maketrans("", "", " \t\r\n\xa0\u202f\xad")
_DIGITS = str.maketrans("lIO", "110")
_NUMBER = r"(?=[lIO]*\d)[\dlIO]{1,7}"
_PARTS = re.compile(
    rf"(?P<number>{_NUMBER}(?:[.-]\d{{1,6}})?)(?P<letter>[a-zđA-EĐ]?)(?P<first>[/-])"
    rf"(?:(?P<year>(?:1[89]|2[0O])[\dlIO]{{2}}|\d{{4}}(?=[/-]))[/-]?(?=[A-ZĐƯ]))?(?P<symbol>[^\W\da-z].*)"
)
_SPACED = re.compile(rf"(?P<number>{_NUMBER}[a-zđ]?)\s+(?P<rest>[A-ZĐƯ]{{1,5}}(?P<parting>[/-])[A-ZĐƯ][\wĐƯđ&.-]*)")
_DEPARTMENT = "S"
_JOINT = frozenset({"TTLT", "TTLB", "NQLT", "KHLT", "KHPH", "CTPH", "QCPH", "HDLN"})


def level(text: str) -> str:
    """The text with plain dashes and slashes and Latin letters for those that look like them, each character where it was.

    >>> level("58∕KH‑UВND")
    '58/KH-UBND'
    """
    # A page holds one or two of them, many times: to look up each of its letters would cost more.
    return levelled(text, set(_ODD.findall(text)))


def levelled(text: str, odd: Iterable[str]) -> str:
    """The same of a text whose characters are known that may be ``odd``."""
    for character in odd:
        text = text.replace(character, SAME.get(character, character))
    return text


@lru_cache(4096)
def canonical(raw: str) -> str:
    r"""A number as written, in its canonical spelling: no spaces, plain hyphens and slashes where they belong.

    >>> [canonical(raw) for raw in ("1464/QĐ- TTg", "09/2026NQ-HÐND", "72-NQ-TW", "92/2017/NĐCP", "77/2006/QĐ.UBND", "8/TTrSYT")]
    ['1464/QĐ-TTg', '09/2026/NQ-HĐND', '72-NQ/TW', '92/2017/NĐ-CP', '77/2006/QĐ-UBND', '8/TTr-SYT']
    >>> [canonical(raw) for raw in ("1696/QD-Ttg", "11-NỌ/TW", "l5/KH-ƯBND", "05/2019/TT-\n7\nBNV", "12 NQ/HĐA")]
    ['1696/QĐ-TTg', '11-NQ/TW', '15/KH-UBND', '05/2019/TT-BNV', '12-NQ/HĐA']
    """
    clean = _PAGE_BETWEEN.sub("", level(raw)).strip()
    spaced = _SPACED.fullmatch(clean)
    if spaced:
        clean = f"{spaced['number']}{'-' if spaced['parting'] == '/' else '/'}{spaced['rest']}"
    clean = clean.translate(_SPACE)
    clean = clean.upper() if clean.islower() else clean
    match = _PARTS.fullmatch(clean)
    if not match:
        return clean
    number, first, year, symbol = match.group("number", "first", "year", "symbol")
    number = number.translate(_DIGITS) + match["letter"]
    tokens = re.split(r"([-/.])", symbol)
    tokens[0] = known_code(tokens[0], "type")
    tokens[2:] = [known_code(code, "body") for code in tokens[2:]]
    if tokens[0] in types("state") or tokens[0] in types("party"):
        first = _separators(tokens, first, year)
    elif len(tokens) == 1:
        tokens = _unglued(tokens[0])
    year = year and year.translate(_DIGITS)
    return f"{number}/{year}/{''.join(tokens)}" if year else f"{number}{first}{''.join(tokens)}"


def _separators(tokens: list[str], first: str, year: str | None) -> str:
    """Put right, in place, what parts a type code and its body; give what parts it from the number."""
    if len(tokens) < 3:
        return first
    if tokens[2] in codes("party") and tokens[0] in types("party") and not year:
        tokens[1] = "/"
        return "-"
    slashed = first == "/" and tokens[1] == "/" and tokens[0] not in _JOINT and not tokens[2].isdigit() and tokens[2][:2] != "L."
    if tokens[1] == "." or (slashed and not (tokens[0] == "SL" and tokens[2] == "L")):
        tokens[1] = "-"
    return first


def _unglued(token: str) -> list[str]:
    """A type and a body that are written as one ("NĐCP", "TTrSGTVT"), parted; departments are known by their first letter."""
    for cut in range(2, min(5, len(token) - 1)):
        head, tail = known_code(token[:cut], "type"), known_code(token[cut:], "body")
        known = tail in codes("glued") or (tail in codes("local") and tail.startswith(_DEPARTMENT))
        if head in types("state") and known:
            return [head, "-", tail]
    return [known_code(token, "body")]
