"""Words that are treated by name, from the table ``repair_words``: doubled words that are meant; and names of people."""

from functools import cache

import numpy as np
import numpy.typing as npt

from vnplan.lm.spelling import among, keys_of
from vnplan.lm.tokens import Keys, Tokens
from vnplan.rules.load import Rule, load
from vnplan.rules.words import lists

_LONGEST_NAME = 4


class WordList(Rule):
    """Words under a name."""

    name: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    rejects: tuple[str, ...]


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list of the table, in lower case."""
    return frozenset(word for row in load("repair_words", "list", WordList) if row.name == name for word in row.words)


@cache
def _surnames() -> Keys:
    return np.sort(keys_of(sorted(name.lower() for name in lists()["family_name"])))


def personal_names(tokens: Tokens) -> npt.NDArray[np.bool_]:
    """Tokens of names: a surname and at least two more words in capitals behind it, within a line that is not all capitals.

    >>> from vnplan.lm.tokens import tokenise
    >>> personal_names(tokenise("bà Phạm Thị Mỷ ở Lê Lợi")).tolist()
    [False, True, True, True, False, False, False]
    """
    capital = (tokens.uppers == 1) & tokens.letters & ~tokens.digits
    following = capital & (tokens.gap == 0)
    surname = capital & among(tokens.key, _surnames())
    chain, chains = surname, [surname]
    for _ in range(1, _LONGEST_NAME):
        chain = np.concatenate((np.zeros(1, np.bool_), chain[:-1])) & following
        chains.append(chain)
    behind = np.zeros(_LONGEST_NAME, np.bool_)
    out = chains[2] | chains[3]
    for step in (1, 2):
        later = np.concatenate((chains[2], behind))[step : len(out) + step]
        out |= chains[2 - step] & later
    return np.asarray(out)
