"""The words of task sentences, compiled on first use from ``roles.toml``."""

from functools import cache
from typing import Literal

from vnplan.rules.load import Form, load
from vnplan.rules.phrases import patterns
from vnplan.text import kept_re as re
from vnplan.text.patterns import Later
from vnplan.text.quick import Quick
from vnplan.vocab.bodies.lexicon import by_first_word, phrases, plain
from vnplan.vocab.bodies.rows import WordList

Words = Literal["verb", "adverb", "statement", "adverbial", "no_verb"]
Forms = Literal["order", "stock", "sentence"]
Last = Literal["noun_before", "report_before", "told_before"]
# What else ends the name of a body in running text: what introduces a purpose, a place, a time, a manner.
LINKS = (
    "trong",
    "để",
    "nhằm",
    "tại",
    "về",
    "khi",
    "từ",
    "đến",
    "với",
    "theo",
    "do",
    "vì",
    "nếu",
    "qua",
    "bằng",
    "đối với",
    "mà",
    "cho",
    "trên",
    "như",
    "nơi",
    "này",
    "trước",
    "sau",
    "biết",
    "đã",
    "đang",
    "sẽ",
    "bị",
    "được",
    "muốn",
)


# What ends it only before a verb: elsewhere they are syllables of names ("Đội Trật tự", "Cảng hàng không").
WEAK_LINKS = ("không", "chưa", "vẫn", "cũng", "đều", "luôn", "thì", "là", "gồm", "tự", "vừa")
_WORD = re.compile(r"\w+")
# Adverbials that begin like this are longer than their first words: no verb is to be looked for right behind those.
ADJUNCTS = ("theo ", "căn cứ", "trong ", "trên ", "dựa ", "tùy ", "bằng ", "khi ", "trước ", "chậm ")


class CoordinateForm(Form):
    """Words before partners.

    Behind ``common`` ones a group of common nouns is one only where "các" or the like stands before it, behind ``about`` ones
    bodies are partners only where "trong" or "về" follows.
    """

    common: bool = False
    about: bool = False


@cache
def words(key: str) -> tuple[str, ...]:
    """The words of a list of ``roles.toml``."""
    return tuple(word for row in load("roles", key, WordList) for word in row.words)


@cache
def lookup(key: Words) -> Later:
    """The words of a list, by first word, to be tried at a place in plain text; short verbs are verbs."""
    return by_first_word((*words(key), *(words("short_verb") if key == "verb" else ())))


@cache
def ends() -> Later:
    """What ends the name of a body in running text: verbs, adverbs, statements, links.

    Verbs of one syllable are parts of longer words too often ("công lập"), so those that end a name have a list of their own.
    """
    found = (*words("verb"), *words("adverb"), *words("statement"))
    return by_first_word((*(word for word in found if " " in word), *words("short_verb"), *LINKS))


@cache
def closing_verbs() -> frozenset[str]:
    """Syllables that begin a predicate behind a name that can go no further."""
    return frozenset(words("closing_verb"))


def word_at(key: Words, low: str, at: int) -> str:
    """The word of a list that begins at a place in plain text, "" where none does."""
    word = _WORD.match(low, at)
    pattern = lookup(key).of(word[0]) if word else None
    found = pattern.match(low, at) if pattern else None
    return found[0] if found else ""


def verb_at(low: str, at: int) -> str | None:
    """The verb at a place in plain text, behind any adverbs; the last adverb where no verb follows, ``None`` where neither does.

    >>> verb_at("tiếp tục chủ động triển khai kế hoạch", 0)
    'triển khai'
    """
    found = None
    for _ in range(4):
        at += len(low[at : at + 9]) - len(low[at : at + 9].lstrip(" ,:"))
        verb = word_at("verb", low, at)
        adverb = word_at("adverb", low, at)
        if verb and len(verb) >= len(adverb):
            return verb
        if not adverb:
            break
        found = adverb
        at += len(adverb)
        if adverb.startswith(ADJUNCTS):
            break
    return found


def stands_last(key: Last, low: str) -> bool:
    """True if a word of a list ends a text in plain form.

    >>> stands_last("noun_before", "theo quy chế "), stands_last("noun_before", "sở")
    (True, False)
    """
    # To look for their ends costs a tenth of what the pattern does, which is tried at every character.
    return low.rstrip().endswith(_last_syllables(key)) and _last(key).search(low) is not None


@cache
def _last(key: Last) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\W)){phrases(words(key))}\s*$")


@cache
def _last_syllables(key: Last) -> tuple[str, ...]:
    return tuple({plain(word).split()[-1] for word in words(key)})


@cache
def forms(key: Forms) -> dict[str, Quick]:
    """The forms of a table, by name, in order."""
    return {row.name: pattern for row, pattern in patterns("roles", key, Form)}
