"""How closely words belong together: what they are beside each other against what they are anywhere."""

import numpy as np

from vnplan.lm import tokens as tk
from vnplan.lm.model import Model
from vnplan.mend.decode import Floats, Ids

# Log odds of a pair that the model has not seen.
UNSEEN = -2.0


def ties(model: Model, first: Ids, second: Ids) -> tuple[Floats, Floats]:
    """How much likelier than anywhere each second word is behind the first; and how likely, minus infinity for unseen pairs."""
    p, _, seen = model.bigrams(first, second)
    inside = seen & (first >= tk.FIRST_WORD) & (second >= tk.FIRST_WORD)
    return np.where(inside, p - model.log_p1[second], np.float32(UNSEEN)), np.where(inside, p, np.float32(-np.inf))
