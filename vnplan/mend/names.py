"""Words that are treated by name, from the table ``repair_words``: doubled words that are meant; and names of people."""

from functools import cache

import numpy as np
import numpy.typing as npt

from vnplan.lm.spelling import Known
from vnplan.lm.tokens import Tokens, keys_of
from vnplan.rules.load import Rule, load
from vnplan.rules.words import lists


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
def _surnames() -> Known:
    return Known(keys_of(sorted(name.lower() for name in lists()["family_name"])))


def personal_names(tokens: Tokens) -> npt.NDArray[np.bool_]:
    """Tokens of names: a surname and at least two more words in capitals behind it, within a line that is not all capitals.

    >>> from vnplan.lm.tokens import tokenise
    >>> personal_names(tokenise("bà Phạm Thị Mỷ ở Lê Lợi")).tolist()
    [False, True, True, True, False, False, False]
    """
    capital = (tokens.uppers == 1) & tokens.letters & ~tokens.digits
    following = capital & (tokens.gap == 0)
    out = np.zeros(len(capital), np.bool_)
    # Of words in a row only those that are a surname begin a name: few are left after the second word behind it.
    at = capital.nonzero()[0]
    at = at[_surnames().places(tokens.key[at])]
    for step in (1, 2):
        at = at[at + step < len(out)]
        at = at[following[at + step]]
    for step in range(3):
        out[at + step] = True
    at = at[at + 3 < len(out)] + 3
    out[at[following[at]]] = True
    return out
