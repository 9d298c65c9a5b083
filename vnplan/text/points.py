"""The code points of a text as numbers, for what looks at each of its characters at once."""

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.uint32]


def code_points(text: str) -> Points:
    """The code points of a text, in order; lone surrogates too.

    >>> code_points("Sở").tolist()
    [83, 7903]
    """
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
