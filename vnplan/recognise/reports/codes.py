"""The codes of numbers as witnesses of who issued: "BYT" stands for Bộ Y tế, "UBND" for whatever committee a page names."""

from collections.abc import Sequence
from functools import cache

from vnplan.recognise.reports.passages import Passage
from vnplan.rules.load import Rule, load
from vnplan.text.letters import strip_marks
from vnplan.text.patterns import compiled
from vnplan.vocab.bodies.form import normal_form
from vnplan.vocab.bodies.lexicon import plain

Place = tuple[int, int]
Bodies = dict[tuple[str, str], tuple[Passage, Place]]

_CAPITAL = compiled(r"(?<!\w)[A-ZĐÀ-Ỹ]")
# One letter is the code of too many.
_LEAST = 2


class Code(Rule):
    """A body's code in a number and the words by which the page names that body."""

    code: str
    words: tuple[str, ...]


@cache
def codes_of() -> dict[str, tuple[str, ...]]:
    """The words by which pages name the body of a code."""
    return {row.code: tuple(plain(word) for word in row.words) for row in load("reports", "code", Code)}


def bodies_named(passages: Sequence[Passage]) -> Bodies:
    """The bodies that a page names with a capital: by its letter and their name in plain form, where each stands first."""
    found: Bodies = {}
    for passage in passages:
        for word in _CAPITAL.finditer(passage.text):
            if piece := passage.reader.piece(word.start()):
                name = plain(normal_form(passage.text[piece.start : piece.end]))
                found.setdefault((strip_marks(word[0]), name), (passage, (piece.start, piece.end)))
    return found


def named_by_code(bodies: Bodies, code: str) -> tuple[Passage, Place] | None:
    """The body that the code of a number stands for, by its fullest name on the page; ``None`` if several may be meant."""
    words, letters = codes_of().get(code, ()), strip_marks(code).upper()
    if len(letters) < _LEAST:
        return None
    found = {
        name: place for (letter, name), place in bodies.items() if letter == letters[0] and _stands_for(name, words, letters)
    }
    longest = max(found, key=len, default="")
    return found.get(longest) if all(longest.startswith(name) for name in found) else None


def _stands_for(name: str, words: tuple[str, ...], letters: str) -> bool:
    """True if a name is more than one of the words of a code, and begins with it; without words, with its letters."""
    return name not in words and (name.startswith(words) if words else _initials(name).startswith(letters))


def _initials(name: str) -> str:
    return strip_marks("".join(word[0] for word in name.split() if word != "và")).upper()


def code_names(code: str, name: str) -> bool:
    """True if the code of a number may stand for a body: the letters that its words begin with ("BYT", Bộ Y tế)."""
    words = codes_of().get(code, ())
    return strip_marks(code).upper() in _initials(normal_form(name)) or any(word in plain(name) for word in words)
