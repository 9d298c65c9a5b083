"""The encodings of Vietnamese from before Unicode: which letters stand for which."""

from functools import cache

from vnplan.rules.load import Rule, load
from vnplan.text import kept_re as re


class LegacyEncoding(Rule):
    """An encoding: the letters, the hexadecimal codes of each in the same order, and the fonts that imply it."""

    name: str
    aliases: tuple[str, ...]
    fonts: str
    lower: str
    lower_codes: str
    upper: str
    upper_codes: str


@cache
def encodings() -> dict[str, LegacyEncoding]:
    """The legacy encodings by name."""
    return {rule.name: rule for rule in load("legacy", "encoding", LegacyEncoding)}


@cache
def table(name: str) -> tuple[dict[str, str], re.Pattern[str] | None]:
    """What stands for what, for text whose bytes were read as Latin-1 or windows-1252; a pattern where two stand for one."""
    rule = encodings()[name]
    out: dict[str, str] = {}
    for letters, codes in ((rule.lower, rule.lower_codes), (rule.upper, rule.upper_codes)):
        for letter, code in zip(letters, codes.split(), strict=True):
            raw = bytes.fromhex(code)
            out[raw.decode("latin-1")] = letter
            out.setdefault(raw.decode("cp1252", "replace"), letter)
    out.pop("\ufffd", None)
    if all(len(surface) == 1 for surface in out):
        return out, None
    # The mark of a vowel in small letters is told by its vowel, not by its own case.
    for surface, letter in list(out.items()):
        if len(surface) == 2:
            out.setdefault(surface[0] + surface[1].swapcase(), letter)
    return out, re.compile("|".join(map(re.escape, sorted(out, key=len, reverse=True))))
