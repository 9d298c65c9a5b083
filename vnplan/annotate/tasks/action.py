"""Where the words of a task begin: behind whom they name, what only says that it is an order, and the partners."""

import re
from collections.abc import Iterable

from vnplan.annotate.tasks.paragraph import Claim
from vnplan.rules.phrases import Phrases
from vnplan.vocab.orders import LINKS, verb_at, word_at
from vnplan.vocab.sections import orders

_PHRASES = Phrases("roles")

_GAP = re.compile(r"(?:\s*\([^()]{0,300}\))?[\s,:–-]*")
_SENTENCE = re.compile(r"[.;!?…]\s+(?=\w)")
_MARKER = re.compile(r"[\s\"“(*_~–—+•.-]*")
_WORD = re.compile(r"\w+")
_NEXT = re.compile(r"\s+([^\W\d_]+)")
# How far what says within which duties somebody acts may reach, how far partners stand behind "phối hợp"; no action is shorter.
REACH = 120
FAR = 40
FEWEST = 2


def action_start(low: str, start: int, end: int, lead: Claim | None, partners: Iterable[Claim]) -> int:
    """Where the action begins in ``low[start:end]``, the plain text of a task; ``start`` where nothing is to be left out.

    ``lead`` is the claim of who is told, ``partners`` those of the same part of the text.

    >>> from vnplan.annotate.tasks.sentences import claims
    >>> text = "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh rà soát các trạm."
    >>> first, *others = claims(text)
    >>> text[action_start(text.lower(), 0, len(text), first, others):]
    'rà soát các trạm.'
    """
    if lead and stands_apart(low, start, lead.names[0].start):
        return start
    partners = tuple(partners)
    at = min(lead.end, end) if lead else start + len(_MARKER.match(low, start, end)[0])  # type: ignore[index]
    at = _within(low, behind_duty(low, at, end) if lead else at, end)
    together = _PHRASES["begins_with_partners"].match(low, at, end)
    together = together if lead or low.startswith("chủ trì", at) else None
    partner = next((one for one in partners if together and at <= one.names[0].start <= together.end() + FAR), None)
    if partner and partner.end < end and (verb_at(low, partner.end) or (lead and _acts(low, partner.end))):
        at = behind_duty(low, partner.end, end)
    elif lead and not together and (chairs := _PHRASES["chairs"].match(low, at, end)) and verb_at(low, chairs.end()):
        at = chairs.end()
    return at if _says_what(low, at, end, partners) else start


def _acts(low: str, at: int) -> bool:
    """True if words stand right behind partners that begin no adjunct: what is to be done, whatever its verb is."""
    word = _NEXT.match(low, at)
    return word is not None and word[1] not in LINKS and not word_at("no_verb", low, word.start(1))


def _says_what(low: str, at: int, end: int, partners: Iterable[Claim]) -> bool:
    """True if words say what is to be done, and not only who does it: "Sửa đê, do Sở A chủ trì, Sở B phối hợp"."""
    rest = list(low[at:end])
    for name in (name for partner in partners for name in partner.names if at <= name.start < name.end <= end):
        rest[name.start - at : name.end - at] = " " * (name.end - name.start)
    return len(_WORD.findall(_PHRASES["only_roles"].sub(" ", "".join(rest)))) >= FEWEST


def stands_apart(low: str, start: int, lead: int) -> bool:
    """True if what is to be done stands before the lead: an owner, in brackets, in a sentence behind another order."""
    in_brackets = low.count("(", start, lead) > low.count(")", start, lead)
    return in_brackets or low.endswith(("của ", " do ", " được "), start, lead) or _orders_before(low, start, lead)


def _orders_before(low: str, start: int, lead: int) -> bool:
    """True if a sentence before that of the lead orders something itself."""
    stops = [stop.end() for stop in _SENTENCE.finditer(low, start, lead + 1)]
    return bool(stops) and orders(low[start : stops[-1]]) is True and not word_at("adverbial", low, start)


def behind_duty(low: str, at: int, end: int) -> int:
    """The place behind marks and a word of duty."""
    at = _GAP.match(low, at, end).end()  # type: ignore[union-attr]
    ought = _PHRASES["only_ordered"].match(low, at, end)
    return ought.end() if ought else at


def _within(low: str, at: int, end: int) -> int:
    """The place behind "theo chức năng, nhiệm vụ được giao": the first verb that is not part of it."""
    within = _PHRASES["by_duties"].match(low, at, end)
    if not within:
        return at
    for word in _WORD.finditer(low, within.end(), min(end, at + REACH)):
        found = word_at("verb", low, word.start()) or word_at("adverb", low, word.start())
        if " " in found and not found.startswith(("theo ", "được ")) and not low.endswith("được ", 0, word.start()):
            return behind_duty(low, word.start(), end)
    return at
