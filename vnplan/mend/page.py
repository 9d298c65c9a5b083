"""A text as the model sees it."""

from dataclasses import dataclass

import numpy as np

from vnplan.lm import tokens as tk
from vnplan.lm.model import Model
from vnplan.mend.decode import Ids, Ints
from vnplan.text import kept_re as re

_SOFT = re.compile(r"(?<=[^\s.;:!?…])[ \t]*\n(?=[ \t]*[^\W\d_]{2})")


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A text as the model sees it."""

    text: str
    tokens: tk.Tokens
    ids: Ids
    padded: Ids
    slot: Ints


def page_of(text: str, model: Model) -> Page:
    """Tokens, ids and the padded stream of a text."""
    tokens = tk.tokenise(text)
    ids = model.ids(tokens.key)
    stream, slot = tk.stream(tokens, ids)
    bounds = np.full(2, tk.BOUND, np.uint16)
    return Page(text, tokens, ids, np.concatenate((bounds, stream, bounds)), slot)


def soften(text: str) -> str:
    r"""The text, as long as before, with a space for each line break that only wraps a line.

    >>> soften("phối hợp với các\nsở, ngành;\n- Sở Y tế")
    'phối hợp với các sở, ngành;\n- Sở Y tế'
    """
    return _SOFT.sub(lambda m: " " * len(m.group()), text) if "\n" in text else text
