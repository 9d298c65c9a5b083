"""What a cell holds, by its words: how well it stands in a column of a role, where no markup says which column it is in."""

from functools import lru_cache
from itertools import pairwise

from vnplan.text import kept_re as re
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.bodies.office import begins_body
from vnplan.vocab.bodies.party import first_body
from vnplan.vocab.fields import BODIES, Role
from vnplan.vocab.sections import orders
from vnplan.vocab.time.grammar import expressions

# The longest text that can be a time and nothing else.
_LONGEST_TIME = 80
# Times of one cell stand near one another: "Tháng 3, tháng 8 và quý IV".
_FARTHEST = 12
_FIGURE = re.compile(r"[\d.,%/ –-]*\d[\d.,%/ –-]*$")
# A body may have a name that no table knows, but none that orders something.
_UNKNOWN = 0.4
# What a cell shows that begins as its column should and then says more.
_PARTLY = 0.7


@lru_cache(maxsize=1 << 12)
def fits(role: Role | None, words: str) -> float:
    """How well words stand in a column of a role, from 0 to 1; a half where the role says nothing of its words.

    >>> fits("period", "Quý II/2028"), fits("lead", "Sở Y tế"), fits("lead", "2.000"), fits("note", "Sở Y tế")
    (1.0, 1.0, 0.0, 0.5)
    """
    if role == "period":
        return _time(words.strip(" .;").lower())
    if role in BODIES:
        return _body(words.strip(" -–+.;"))
    if role == "content":
        return 0.0 if _FIGURE.match(words) else 0.5
    return 0.5


def times_in(words: str) -> list[tuple[int, int]]:
    """Where times stand in words that may hold several cells, each as the cell that it would be: it begins as a text does.

    >>> times_in("Sở Y tế Quý I/2028 Báo cáo trước ngày 5/6/2028")
    [(8, 18)]
    """
    found = [(one.start, one.end) for one in expressions(words.lower(), every=True)]
    return [(start, end) for start, end in found if words[start].isupper() or (words[start].isdigit() and end == len(words))]


def _time(low: str) -> float:
    found = expressions(low, every=True) if 0 < len(low) <= _LONGEST_TIME else []
    if not found or found[0].start > 0:
        return 0.0
    apart = any(two.start - one.end > _FARTHEST for one, two in pairwise(found))
    return 1.0 if found[-1].end == len(low) and not apart else _PARTLY


def _body(words: str) -> float:
    if not words or words[0].isdigit():
        return 0.0
    if begins_body(words):
        return 1.0
    found = first_body(words)
    if found and words.startswith(found.text):
        return 1.0
    return 0.0 if orders(plain(words)) else _UNKNOWN
