"""What a document is cited for: the role that a cue before it gives."""

from functools import cache

from vnplan.model.citation import CitationRole
from vnplan.rules.load import Rule, load
from vnplan.text import kept_re as re
from vnplan.text.patterns import longest_first

_MOST_LEADING = 40


class Role(Rule):
    """Cues before a mention, and what they make it."""

    role: CitationRole
    cues: tuple[str, ...]


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
