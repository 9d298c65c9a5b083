"""Standards and technical regulations, which are cited by a number of their own: "QCVN 08:2023/BTNMT", "TCVN ISO 9001:2015"."""

from dataclasses import dataclass
from operator import attrgetter

from vnplan.rules.load import Form
from vnplan.rules.phrases import patterns
from vnplan.text import kept_re as re

KIND = "standard"
_MARK = re.compile(r"\s*([:/-])\s*")


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard named at ``[start, end)``, with its number in normal form."""

    start: int
    end: int
    number: str


def standards(text: str) -> list[Standard]:
    """The standards that a text names, in order.

    >>> [one.number for one in standards("theo QCVN 08 : 2023/BTNMT và TCVN ISO 9001:2015")]
    ['QCVN 08:2023/BTNMT', 'TCVN ISO 9001:2015']
    """
    found = [one for _, pattern in patterns("citations", "standard", Form) for one in pattern.finditer(text)]
    return sorted(map(_standard, found), key=attrgetter("start"))


def _standard(found: re.Match[str]) -> Standard:
    return Standard(*found.span(), " ".join(_MARK.sub(r"\1", found[0]).split()))
