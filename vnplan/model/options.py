"""What a caller can choose."""

from typing import Literal

from vnplan.model.base import Model


class Options(Model):
    """How to parse. ``repair`` is the caution of the repairer, or ``off``; ``annotate`` looks for facts in the tree.

    >>> Options(repair="off")
    Options(repair='off', annotate=True)
    """

    repair: Literal["off", "cautious", "standard", "eager"] = "standard"
    annotate: bool = True
