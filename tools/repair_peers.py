"""Other tools that correct Vietnamese, where they are installed beside this one: what ``bench repair`` compares with."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

Fix = Callable[[str], str]
_WORD = re.compile(r"[^\W\d_]{2,}")
_DICTIONARIES = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling")


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool: the packages it needs, what to install, and how to make a function of it (None where data are missing)."""

    name: str
    packages: tuple[str, ...]
    needs: str
    make: Callable[[], Fix | None]


def _each_word(fix: Callable[[str], str]) -> Fix:
    known = cache(fix)
    return lambda text: _WORD.sub(lambda m: _cased(known(m.group().lower()), m.group()), text)


def _cased(word: str, pattern: str) -> str:
    if word == pattern.lower():
        return pattern
    return word.upper() if pattern.isupper() else word[:1].upper() + word[1:] if pattern[0].isupper() else word


def _hunspell() -> Fix | None:
    found = [Path(folder) / "vi_VN.aff" for folder in _DICTIONARIES if (Path(folder) / "vi_VN.aff").exists()]
    if not found:
        return None
    dictionary = import_module("spylls.hunspell").Dictionary.from_files(str(found[0].with_suffix("")))

    def fix(word: str) -> str:
        return word if dictionary.lookup(word) else next(iter(dictionary.suggest(word)), word)

    return _each_word(fix)


def _symspell() -> Fix:
    symspell = import_module("symspellpy")
    words = import_module("wordfreq").get_frequency_dict("vi")
    checker = symspell.SymSpell(max_dictionary_edit_distance=1)
    for word, share in words.items():
        if word.isalpha():
            checker.create_dictionary_entry(word, max(1, int(share * 1e9)))

    def fix(word: str) -> str:
        found = checker.lookup(word, symspell.Verbosity.TOP, max_edit_distance=1, include_unknown=True)
        return str(found[0].term)

    return _each_word(fix)


def _underthesea() -> Fix:
    normalize = import_module("underthesea").text_normalize
    return lambda text: "\n".join(str(normalize(line)) for line in text.split("\n"))


PEERS = (
    Peer("hunspell-vi by spylls", ("spylls",), "pip install spylls, and the dictionary hunspell-vi", _hunspell),
    Peer("symspellpy with wordfreq", ("symspellpy", "wordfreq"), "pip install symspellpy wordfreq", _symspell),
    Peer("underthesea text_normalize", ("underthesea",), "pip install underthesea", _underthesea),
)
