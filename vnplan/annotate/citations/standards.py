"""Standards and technical regulations, which are cited by a number of their own: "QCVN 08:2023/BTNMT", "TCVN ISO 9001:2015"."""

from collections.abc import Iterator
from dataclasses import dataclass

from vnplan.rules.load import Form
from vnplan.rules.phrases import patterns
from vnplan.text import kept_re as re
from vnplan.text.quick import holds

KIND = "standard"
# What every standard has one of.
_SIGNS = ("CVN", "TC", "QC", "ISO", "IEC", "TCXD")
_MARK = re.compile(r"\s*([:/-])\s*")


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard named at ``[start, end)``, with its number in normal form."""

    start: int
    end: int
    number: str


def standards(text: str) -> Iterator[Standard]:
    """The standards that a text names, in order.

    >>> [one.number for one in standards("theo QCVN 08 : 2023/BTNMT và TCVN ISO 9001:2015")]
    ['QCVN 08:2023/BTNMT', 'TCVN ISO 9001:2015']
    """
    if holds(text, _SIGNS):
        for _, pattern in patterns("citations", "standard", Form):
            for found in pattern.finditer(text):
                yield Standard(*found.span(), " ".join(_MARK.sub(r"\1", found[0]).split()))
