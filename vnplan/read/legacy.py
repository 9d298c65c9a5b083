"""Vietnamese from before Unicode: TCVN3 (ABC), VNI, VPS, VISCII, as bytes or as the Latin letters they are mistaken for."""

from collections.abc import Callable
from itertools import accumulate

from vnplan.read import mojibake
from vnplan.rules.legacy import encodings, table
from vnplan.text import kept_re as re
from vnplan.text.letters import MARKED
from vnplan.text.syllables import is_syllable

Recoder = Callable[[str], str]

_LATIN = re.compile("[\x02-\x06\x10-\x1f\x80-\xff\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
TWICE = "utf-8"
ESCAPED = "references escaped twice"
_MISREAD: dict[str, Recoder] = {
    TWICE: mojibake.once,
    "utf-8 read wrongly twice": mojibake.twice,
    "windows-1258": mojibake.from_1258,
    ESCAPED: mojibake.unescaped,
}
_WORD = re.compile("[^\\s!-/:-@\\[-`{-~\xa0“”‘’…–—•]+")
_UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
# Those of them that are met most, which are counted fast.
_FREQUENT = "đưệếộạịủốảấựậềờăơứớợ"
_SAMPLE_WORDS = 1500
_SAMPLE = 200_000
# Text is taken for legacy where nearly all its marked words become syllables, and few were before.
_RIGHT = 0.8
_WRONG = 0.5


def canonical_name(name: str) -> str | None:
    """The legacy encoding that a declaration names.

    >>> canonical_name("x-viet-vps"), canonical_name("VISCII"), canonical_name("latin-1")
    ('vps', 'viscii', None)
    """
    low = name.strip().lower().replace("_", "-")
    return next((rule.name for rule in encodings().values() if low in rule.aliases), None)


def recoder(name: str) -> Recoder:
    """A function from Latin letters, as which the text was read, to Vietnamese; ``utf-8`` undoes a second encoding.

    >>> recoder("tcvn3")("KÕ ho¹ch"), recoder("vni")("Keá hoaïch"), recoder("utf-8")("Káº¿ hoáº¡ch")
    ('Kế hoạch', 'Kế hoạch', 'Kế hoạch')
    """
    if name in _MISREAD:
        return _MISREAD[name]
    letters, pattern = table(name)
    if pattern is not None:
        return lambda text: pattern.sub(lambda m: letters[m.group()], _windows(text))
    translation = str.maketrans(letters)
    if name == "tcvn3":
        return lambda text: _capitals(_windows(text.translate(translation)))
    return lambda text: text.translate(translation)


def recode_bytes(data: bytes, name: str) -> str:
    """Bytes in a legacy encoding as text."""
    return recoder(name)(data.decode("latin-1"))


_C1 = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}


def _windows(text: str) -> str:
    """The punctuation of windows-1252 where its bytes are left."""
    return text.translate(_C1)


_LETTERS = re.compile(f"[A-Za-z{MARKED}]+")
_BEFORE = re.compile(f"([A-Za-z{MARKED}]+)[ ,-]{{1,3}}$")
_AFTER = re.compile(f"[ ,-]{{1,3}}([A-Za-z{MARKED}]+)")


def _capitals(text: str) -> str:
    """The text with capitals where a capital font showed them: in words, and between words, whose plain letters are capitals."""

    def repaired(match: re.Match[str]) -> str:
        word = match.group()
        plain = [c for c in word if c.isascii()]
        if len(plain) == len(word) or any(c.islower() for c in plain) or (not plain and word.isupper()):
            return word
        if len(plain) >= 2 or (plain and plain[0] != word[0]):
            return word.upper()
        return word.upper() if _stands_in_capitals(text, match.start(), match.end()) else word

    return _LETTERS.sub(repaired, text)


def _stands_in_capitals(text: str, start: int, end: int) -> bool:
    """True if the words beside it are capitals."""
    before = _BEFORE.search(text, max(0, start - 20), start)
    after = _AFTER.match(text, end, end + 20)
    near = [match[1] for match in (before, after) if match and len(match[1]) > 1]
    return bool(near) and all(_is_capital(word) for word in near)


def _is_capital(word: str) -> bool:
    plain = [c for c in word if c.isascii() or c.isupper()]
    return bool(plain) and all(c.isupper() for c in plain) and (len(plain) > 1 or plain[0] != word[0])


def is_unicode(text: str) -> bool:
    """True if a text holds letters that only Unicode has, whatever its font says.

    >>> is_unicode("Kế hoạch"), is_unicode("KÕ ho¹ch")
    (True, False)
    """
    return _UNICODE_ONLY.search(text) is not None


def detect(text: str) -> str | None:
    """The legacy encoding of text that was read as Latin letters; ``None`` where it is none.

    >>> detect("C¸n cø NghÞ ®Þnh cña ChÝnh phñ vÒ c«ng t¸c v¨n th-")
    'tcvn3'
    >>> detect("Căn cứ Nghị định của Chính phủ về công tác văn thư")
    """
    if mojibake.is_escaped(text):
        return ESCAPED
    sample = text[:_SAMPLE]
    if _is_surely_unicode(sample):
        return None
    words = marked_words(sample)
    if len(words) < 4:
        return None
    before = share_of_syllables(words)
    if before > _WRONG:
        return None
    joined = "\n".join(words)
    shares = {name: share_of_syllables(recoder(name)(joined).split("\n")) for name in encodings()}
    # Straightened quotes and dropped bytes part words: these are tried on the text as it stands.
    shares |= {name: share_of_syllables(marked_words(recode(sample))) for name, recode in _MISREAD.items() if name != ESCAPED}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] >= _RIGHT and shares[best] > before + 0.3 else None


def _is_surely_unicode(text: str) -> bool:
    """True if so many letters of a text are of Unicode alone as no text in a legacy encoding has."""
    # Of Vietnamese text every fifth letter or so is: where one in twenty is, there is no need to count more.
    enough = len(text) // 20
    for letters in accumulate(map(text.count, _FREQUENT)):
        if letters > enough:
            return True
    many = len(_UNICODE_ONLY.findall(text))
    return many > enough or many * 20 > len(_LATIN.findall(text))


def marked_words(text: str) -> list[str]:
    """The first words of a text that hold other than ASCII letters."""
    out = []
    for match in _WORD.finditer(text):
        word = match.group()
        if not word.isascii() or not word.isprintable():
            out.append(word)
            if len(out) == _SAMPLE_WORDS:
                break
    return out


def share_of_syllables(words: list[str]) -> float:
    """How many of the words are Vietnamese syllables, from 0 to 1; abbreviations do not count."""
    good = bad = 0
    for word in words:
        if is_syllable(word):
            good += 1
        elif not (word.isupper() and word.isalpha()):
            bad += 1
    return good / max(1, good + bad)
