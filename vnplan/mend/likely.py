"""How likely words are beside each other, and which stand apart by mere white space."""

import numpy as np

from vnplan.lm.model import Model
from vnplan.mend.decode import Ints
from vnplan.mend.page import Page


def spaced(page: Page) -> Ints:
    """Tokens with nothing but white space between them and the one before."""
    tokens = page.tokens
    free = (tokens.gap == 0) & ~tokens.joined & tokens.letters & ~tokens.digits
    return np.flatnonzero(free[1:] & tokens.letters[:-1] & ~tokens.digits[:-1]) + 1


def total(model: Model, stream: list[int]) -> float:
    """The log probability of all words of a stream of ids behind the first two."""
    return float(np.array([model.after(*three) for three in zip(stream, stream[1:], stream[2:], strict=False)], np.float32).sum())


def around(page: Page, at: int) -> tuple[list[int], list[int]]:
    """The two ids before a token's place, and the two behind."""
    slot = int(page.slot[at]) + 2
    return page.stream.ids[slot - 2 : slot].tolist(), page.stream.ids[slot + 1 : slot + 3].tolist()


def score(odds: float) -> float:
    """The confidence of an edit from its log odds."""
    return round(float(1 / (1 + np.exp(-min(odds, 12.0) / 2))), 4)
