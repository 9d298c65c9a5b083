"""How much evidence it takes to change a word: more, the more likely it is that the word was meant as it stands."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vnplan.lm import tokens as tk
from vnplan.lm.model import Model
from vnplan.mend.decode import Ints, Lattice
from vnplan.mend.page import Page
from vnplan.mend.ties import ties
from vnplan.text.letters import strip_marks
from vnplan.text.syllables import is_syllable

# Log odds. Measured on 600 articles of news, each edit read: a word that is none is wrong at 2 already, one that is built like a
# word was meant in every second case below 3.5; at 2.5 where the new word makes a compound that the old one does not.
WORD, COMPOUND_MADE, SELDOM = 3.5, 2.5, 2.2
FOREIGN, ATTESTED, NAME, OTHER_LETTERS, LITTLE_GAINED, COMPOUND, TWICE = 5.0, 5.0, 5.5, 5.5, 7.0, 9.0, 7.0
_TIES, _BINDS, _BOUND = 2.0, 5.5, 6.0
_GAINS, _MUCH = 1.5, 6.0
_RARE = -8.6
_DEAR = 7.0


class Ties(NamedTuple):
    """How much likelier than anywhere two words are beside the closer of their neighbours; and the gain beside both."""

    read: float
    new: float
    gain: float


def needed(model: Model, page: Page, lattice: Lattice, suspects: Ints, chosen: Ints) -> npt.NDArray[np.float64]:
    """For each place the log odds that its change needs, beside the bar of the setting; 0 where nothing speaks for the word."""
    out = np.zeros(len(suspects))
    changed = np.flatnonzero(chosen != lattice.first[:-1])
    if not len(changed):
        return out
    new = lattice.options[chosen].tolist()
    all_ties = _ties(model, lattice, chosen, changed)
    for place, tied in zip(changed.tolist(), all_ties, strict=True):
        at = int(suspects[place])
        word = page.text[int(page.tokens.start[at]) : int(page.tokens.end[at])]
        bars = [_of_word(word, None if page.ids[at] == tk.UNKNOWN else float(model.log_p1[page.ids[at]]), tied)]
        if bars[0] == WORD and word.isascii() and tied.new > _TIES * 2 and strip_marks(model.words[new[place]]) == word.lower():
            bars = [SELDOM]
        if bars[0]:
            bars += [LITTLE_GAINED] if tied.new < _GAINS else []
            bars += [OTHER_LETTERS] if lattice.costs[chosen[place]] > _DEAR else []
            bars += [NAME] if _in_name(page, at) else []
            bars += [TWICE] if _is_twice(page, at) else []
        out[place] = max(bars)
    return out


def _of_word(word: str, weight: float | None, tied: Ties) -> float:
    """What the word by itself, its weight in the model and its neighbours ask for."""
    if weight is None and not is_syllable(word):
        return FOREIGN if word[0].isupper() and word.isascii() and not word.isupper() else 0.0
    if weight is not None and tied.read > _BOUND:
        return COMPOUND
    if weight is not None and tied.read > _TIES and tied.gain < _MUCH:
        return ATTESTED
    if weight is not None and weight < _RARE:
        return SELDOM
    return COMPOUND_MADE if tied.new > _BINDS else WORD


def _ties(model: Model, lattice: Lattice, chosen: Ints, changed: Ints) -> list[Ties]:
    place, ids = lattice.places[changed] + 2, lattice.stream.ids
    before, read, after, new = ids[place - 1], ids[place], ids[place + 1], lattice.options[chosen[changed]]
    found = ties(model, np.concatenate((before, read, before, new)), np.concatenate((read, after, new, after)))[0]
    one, two, three, four = found.reshape(4, len(changed))
    gain = three + four - one - two
    return [Ties(*row) for row in np.stack((np.maximum(one, two), np.maximum(three, four), gain), axis=1).tolist()]


def _in_name(page: Page, at: int) -> bool:
    """True if a word in title case stands beside another one, as in names."""
    tokens = page.tokens

    def title(n: int) -> bool:
        return 0 <= n < len(tokens.start) and bool(tokens.uppers[n] == 1 and tokens.letters[n])

    if not title(at):
        return False
    behind = at + 1 < len(tokens.gap) and tokens.gap[at + 1] == 0 and title(at + 1)
    return bool(behind) or (tokens.gap[at] == 0 and title(at - 1))


def _is_twice(page: Page, at: int) -> bool:
    """True if the same word stands beside it: who writes a word twice means it."""
    keys = page.tokens.key
    return any(0 <= n < len(keys) and keys[n] == keys[at] for n in (at - 1, at + 1))
