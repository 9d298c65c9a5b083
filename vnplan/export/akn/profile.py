"""The words of the profile: namespaces, how our levels and roles are called in Akoma Ntoso, how its ids are made."""

from collections import Counter
from functools import cache
from types import MappingProxyType

from vnplan.text import kept_re as re
from vnplan.text.letters import storable

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
VNP = "urn:vnplan:akn:1.0"
NSMAP = MappingProxyType({None: AKN, "vnp": VNP})
UNKNOWN_DATE = "0001-01-01"

LEVELS = MappingProxyType({
    "part": "part", "chapter": "chapter", "section": "section", "subsection": "subsection", "article": "article",
    "clause": "paragraph", "point": "point", "letter": "part", "roman": "section", "number": "paragraph", "step": "paragraph",
})  # fmt: skip
# Akoma Ntoso Naming Convention 1.0, section 5.3: the short forms of element names in ids.
_SHORT = MappingProxyType({
    "article": "art", "attachment": "att", "chapter": "chp", "citation": "cit", "citations": "cits", "component": "cmp",
    "paragraph": "para", "recital": "rec", "recitals": "recs", "section": "sec", "subsection": "subsec",
})  # fmt: skip
ACTS = frozenset({"constitution", "law", "ordinance", "decree", "circular", "joint_circular", "consolidated"})
NORMATIVE_WITH_YEAR = frozenset({"resolution", "decision", "directive", "order"})

_NOT_IN_ID = re.compile(r"[^\w.-]+|_+")


@cache
def akn(name: str) -> str:
    """The full name of an element of Akoma Ntoso.

    >>> akn("act")
    '{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}act'
    """
    return f"{{{AKN}}}{name}"


@cache
def vnp(name: str) -> str:
    """The full name of an element or attribute of our own namespace.

    >>> vnp("spans")
    '{urn:vnplan:akn:1.0}spans'
    """
    return f"{{{VNP}}}{name}"


def is_legal(text: str) -> bool:
    """True if XML can hold the text."""
    return storable(text) == text


class EIds:
    """Hands out ids by the naming convention: ``art_3__para_2``; a taken one gets a further number.

    >>> ids = EIds()
    >>> ids.take("chapter", "Chương I"), ids.take("article", "Điều 3", "chp_I"), ids.take("article", "Điều 3", "chp_I")
    ('chp_I', 'chp_I__art_3', 'chp_I__art_3_2')
    """

    def __init__(self) -> None:
        """Begin with none taken."""
        self._taken: set[str] = set()
        self._counts: Counter[str] = Counter()

    def take(self, element: str, number: str | None = None, prefix: str = "") -> str:
        """The id of an element with this number, or with its place among those of its name where it has none."""
        stem = f"{prefix}__{_SHORT.get(element, element)}" if prefix else _SHORT.get(element, element)
        own = _NOT_IN_ID.sub("-", number.split()[-1]).strip("-.") if number and number.split() else ""
        wanted = f"{stem}_{own}" if own else stem
        if own and wanted not in self._taken:
            self._taken.add(wanted)
            return wanted
        while True:
            self._counts[wanted] += 1
            count = self._counts[wanted] + (1 if own else 0)
            if f"{wanted}_{count}" not in self._taken:
                self._taken.add(f"{wanted}_{count}")
                return f"{wanted}_{count}"
