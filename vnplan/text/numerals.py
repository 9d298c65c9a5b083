"""Numbers as Vietnamese writes them: points between thousands, a comma before decimals, Roman numerals, numbers in words."""

from decimal import Decimal

from vnplan.text import kept_re as re

_VIETNAMESE = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+|\d+\.\d{1,2}|\d+\.\d{4,}")
_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_UNITS = {word: value for value, word in enumerate(_DIGITS)} | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7}
_SCALES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000}
_ZEROS = frozenset({"linh", "lẻ"})
MAX_DIGITS = 30
"""A run of more digits than this is no amount: it is a code, or noise."""


def parse_number(text: str) -> Decimal | None:
    """The value of a number in digits, or ``None`` where it is not one.

    Points part thousands and a comma parts decimals; the English way round is taken where only it makes sense.

    >>> parse_number("1.573,1"), parse_number("59.835"), parse_number("47,5"), parse_number("05")
    (Decimal('1573.1'), Decimal('59835'), Decimal('47.5'), Decimal('5'))
    >>> parse_number("1,219,110"), parse_number("3.5"), parse_number("1.2.3")
    (Decimal('1219110'), Decimal('3.5'), None)
    """
    text = text.strip()
    if len(text) > 2 * MAX_DIGITS or not text.isascii():
        return None
    if _VIETNAMESE.fullmatch(text) and not _ENGLISH.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return None


def parse_roman(text: str) -> int | None:
    """The value of a Roman numeral in its canonical form, in either case; ``None`` otherwise.

    >>> parse_roman("IV"), parse_roman("iii"), parse_roman("IIII"), parse_roman("")
    (4, 3, None, None)
    """
    upper = text.upper()
    if not upper or len(upper) > 15 or not _ROMAN.fullmatch(upper):
        return None
    at = total = 0
    for value, letters in _ROMAN_VALUES:
        while upper.startswith(letters, at):
            total += value
            at += len(letters)
    return total


def format_roman(value: int) -> str:
    """The Roman numeral of 1 to 3999.

    Raises:
        ValueError: there is no Roman numeral for ``value``.

    >>> format_roman(14)
    'XIV'
    """
    if not 0 < value < 4000:
        raise ValueError(f"no Roman numeral for {value}: they go from 1 to 3999")
    out = []
    for each, letters in _ROMAN_VALUES:
        count, value = divmod(value, each)
        out.append(letters * count)
    return "".join(out)


def parse_words(text: str) -> int | None:
    """The value of a number in words, in the usual spellings; ``None`` where it is not one.

    >>> parse_words("mười lăm"), parse_words("Hai mươi mốt"), parse_words("một trăm linh năm"), parse_words("năm 2017")
    (15, 21, 105, None)
    >>> parse_words("hai tỷ ba trăm nghìn")
    2000300000
    """
    words = text.lower().split()
    if not words or len(words) > 40:
        return None
    total, group = 0, list[str]()
    last = 10**12
    for word in words:
        if word not in _SCALES:
            group.append(word)
            continue
        value = _below_thousand(group, after=total > 0)
        if value is None or _SCALES[word] >= last:
            return None
        total, group, last = total + value * _SCALES[word], [], _SCALES[word]
    if not group:
        return total
    value = _below_thousand(group, after=total > 0)
    return None if value is None else total + value


def _below_thousand(words: list[str], *, after: bool) -> int | None:
    """``hai trăm linh năm`` is 205; the words are those of one group of three digits, ``after`` a greater one."""
    hundreds = 0
    if words[1:2] == ["trăm"]:
        if words[0] not in _UNITS:
            return None
        hundreds, words, after = 100 * _UNITS[words[0]], words[2:], True
        if not words:
            return hundreds
    if words and words[0] in _ZEROS:
        rest = _UNITS.get(words[1]) if after and len(words) == 2 else None
    else:
        rest = _below_hundred(words)
    return None if rest is None else hundreds + rest


def _below_hundred(words: list[str]) -> int | None:
    """``hai mươi mốt`` and ``hai mốt`` are 21, ``mười lăm`` is 15."""
    tens = 0
    if words[:1] == ["mười"]:
        tens, words = 10, words[1:] or ["không"]
    elif len(words) > 1 and words[0] in _UNITS:
        tens, words = 10 * _UNITS[words[0]], words[1:]
        if words[0] in {"mươi", "chục"}:
            words = words[1:] or ["không"]
    unit = _UNITS.get(words[0]) if len(words) == 1 else None
    return None if unit is None else tens + unit


def format_words(value: int) -> str:
    """The number from 0 up to below a thousand billions in words; ``parse_words`` reads it back.

    Raises:
        ValueError: the number is negative or too great.

    >>> format_words(15), format_words(21), format_words(105), format_words(1_004)
    ('mười lăm', 'hai mươi mốt', 'một trăm linh năm', 'một nghìn không trăm linh tư')
    """
    if not 0 <= value < 10**12:
        raise ValueError(f"{value} is not spelled out: from 0 to 999,999,999,999")
    if value == 0:
        return _DIGITS[0]
    out: list[str] = []
    for scale, word in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group, value = divmod(value, scale)
        if group:
            out += [*_group_words(group, full=bool(out)), word]
    return " ".join(filter(None, out))


def _group_words(group: int, *, full: bool) -> list[str]:
    """The words of 1 to 999; ``full`` names the hundreds even where they are none, as after a greater group."""
    hundreds, rest = divmod(group, 100)
    tens, unit = divmod(rest, 10)
    out = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0 and unit and out:
        return [*out, "linh", "tư" if unit == 4 else _DIGITS[unit]]
    if tens == 1:
        out.append("mười")
    elif tens:
        out += [_DIGITS[tens], "mươi"]
    if unit:
        special = {1: "mốt", 4: "tư", 5: "lăm"} if tens > 1 else {5: "lăm"} if tens == 1 else {}
        out.append(special.get(unit, _DIGITS[unit]))
    return out
