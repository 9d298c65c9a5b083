"""What a document is cited for: the provision that its pinpoint names, and the role that a cue before it gives."""

from functools import cache

from vnplan.model.citation import CitationRole
from vnplan.rules.load import Rule, load
from vnplan.rules.phrases import Phrases
from vnplan.text import kept_re as re
from vnplan.text.patterns import longest_first

_PHRASES = Phrases("citations")

_MOST_LEADING = 40
# How far before a mention its pinpoint may begin: lists of articles are long.
_FARTHEST = 600
_LINKS = frozenset({"của", "tại", "thuộc", "theo", "các"})


class Role(Rule):
    """Cues before a mention, and what they make it."""

    role: CitationRole
    cues: tuple[str, ...]


def provision_at(text: str, at: int) -> re.Match[str] | None:
    """The provision that is named at a place: "khoản 2 Điều 5"."""
    return _PHRASES["pinpoint"].match(text, at)


def article_in(pinpoint: str | None) -> str | None:
    """The article that a pinpoint names, to its end; ``None`` where it names only what stands in one.

    >>> article_in("khoản 4 Điều 9"), article_in("khoản 4"), article_in(None)
    ('Điều 9', None, None)
    """
    at = pinpoint.find("iều") if pinpoint else -1
    return pinpoint[at - 1 :] if pinpoint and at > 0 else None


def pinpoint(text: str, start: int, floor: int) -> tuple[int, int] | None:
    """The span of "điểm a khoản 2 Điều 5" where it stands before the mention that begins at ``start``.

    >>> text = "theo điểm a khoản 2 Điều 5 của Nghị định"
    >>> text[slice(*pinpoint(text, 31, 0))]
    'điểm a khoản 2 Điều 5'
    """
    low = max(floor, start - _FARTHEST)
    last = text[max(low, start - 9) : start].split()[-1:]
    if not last or not (
        last[0] in _LINKS
        or last[0][-1] in "0123456789,)"
        or _PHRASES["inserted"].fullmatch(last[0])
        or len(last[0]) == 1
        or last[0].isupper()
    ):
        return None
    window = text[low:start]
    if not (
        "iều " in window or "hoản " in window or "ục " in window or "iểm " in window or "hương " in window or "hần " in window
    ):
        return None
    for match in _PHRASES["pinpoint"].finditer(text, low, start):
        if _PHRASES["to_document"].match(text, match.end(), start):
            return match.span()
    return None


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, CitationRole], frozenset[str]]:
    roles = {cue: row.role for row in load("citations", "role", Role) for cue in row.cues}
    pattern = "|".join(longest_first(roles))
    # A cue of one or two syllables that ends in no other role's cue is certain without a search.
    ends = {cue: {roles[other] for other in roles if f" {other}".endswith(f" {cue}")} for cue in roles if cue.count(" ") < 2}
    return re.compile(rf"(?:{pattern})(?!\w)"), roles, frozenset(cue for cue, found in ends.items() if len(found) == 1)


def role(text: str, start: int, floor: int) -> tuple[CitationRole | None, bool]:
    """The role that the nearest cue in the same clause before ``start`` gives, and whether the mention leads that clause."""
    near = text[max(floor, start - _MOST_LEADING) : start]
    leads = start < _MOST_LEADING or ";" in near or "\n" in near or ". " in near or ": " in near
    cues, roles, certain = _cues()
    words = near.lower().split()[-2:]
    for nearest in (words[-1] if words else "", " ".join(words)):
        if nearest in certain:
            return roles[nearest], leads
    low = max(floor, start - 140)
    clause = max(low, text.rfind(";", low, start) + 1, text.rfind(". ", low, start) + 1, text.rfind("\n", low, start) + 1)
    found = cues.findall(text[clause:start].lower())
    return (roles[" ".join(found[-1].split())] if found else None), leads
