"""The documents of an article: what it says in several places of one document, put together and weighed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vnplan.recognise.reports.act import Act, is_earlier
from vnplan.recognise.reports.codes import code_names
from vnplan.recognise.reports.passages import Passage
from vnplan.recognise.reports.retold import orders, retold
from vnplan.recognise.reports.subjects import Place
from vnplan.recognise.reports.words import form, kind_word, kinds
from vnplan.text import kept_re as re
from vnplan.vocab.bodies.form import normal_form
from vnplan.vocab.bodies.lexicon import plain

# The headline, the lead and what follows: an article says there what it is about.
_EARLY = 5
_EARLY_SHARE = 0.3
_LEAD = 3
_HEADLINE = 4
_WORD = re.compile(r"\w+")
_NEAR, _FAR = 4, 12
_NEXT = 2
_LONG_NAME = 5
_MOST_ORDERS = 2
# What two orders that it gives weigh, and all of them together.
_RETOLD, _MOST_RETOLD = 1.0, 1.5
_CARRIED_OUT = 1.5
_WEIGHT = {"issued": 2.0, "passive": 2.0, "stated": 2.0, "told": 1.0, "named": 0.0, "background": 0.0}
_TELLING = frozenset(("issued", "passive", "stated"))
_ENOUGH = 3.0
# Of several that weigh about the same the first is the main one, as in a round-up.
_CLOSE = 1.0
_LAWS = frozenset(("law", "decree", "circular", "joint_circular", "ordinance", "constitution"))
_LETTERS = frozenset(("other", "official_letter", "telegram", "announcement", "directive"))


@dataclass(slots=True)
class Told:
    """A document of the article, by all that is said of it."""

    acts: list[Act] = field(default_factory=list)
    score: float = 0.0

    @property
    def key(self) -> str | None:
        """Its number, where one is given."""
        return next((act.citation.number for act in self.acts if act.citation), None)

    @property
    def count(self) -> str | None:
        """Its number without a code, where one is given."""
        return next((act.count for act in self.acts if act.count), None)

    @property
    def kind(self) -> str:
        """Its kind, by a number first."""
        numbered = next((act.kind for act in self.acts if act.citation), None)
        return numbered or next((act.kind for act in self.acts if act.kind != "other"), self.acts[0].kind)

    def issuer(self) -> str:
        """Its issuer in plain form, the longest name of it."""
        named = [act for act in self.acts if act.subject and not act.heard] or self.acts
        names = (act.passage.low[slice(*act.subject)] for act in named if act.subject)
        return max(names, key=len, default="")


def collect(passages: Sequence[Passage], acts: Iterable[Act]) -> list[Told]:
    """The documents in order of appearance, each with its weight; those that are background only are left out."""
    told: list[Told] = []
    for act in acts:
        known = next((one for one in reversed(told) if _same(one, act)), None)
        if known is None:
            known = Told()
            told.append(known)
        known.acts.append(act)
    told = [one for one in told if any(act.how not in ("named", "background") for act in one.acts)]
    first = next((passage.index for passage in passages if len(passage.low.split()) >= _HEADLINE), 0)
    given = orders(passages) if told else []
    for one, count in zip(told, retold(given, [one.acts for one in told]), strict=True):
        one.score = _score(one, first, len(passages)) + min(_MOST_RETOLD, _RETOLD * (count // _MOST_ORDERS))
    _take_carried_out(told)
    _add_follows(passages, told)
    _add_orders([passages[index] for index, _ in given], told)
    return told


def main_of(told: Sequence[Told]) -> Told | None:
    """What the article is about: the weightiest document, the first of several, where one weighs enough."""
    best = max((one.score for one in told), default=0.0)
    if best < _ENOUGH:
        return None
    first = next(one for one in told if one.score >= max(_ENOUGH, best - _CLOSE))
    return next((one for one in told if _names(one, first)), first)


def _names(one: Told, other: Told) -> bool:
    """True if a document that was issued is the one that the lead announces in a looser word: "ra quyết định", then a letter."""
    if other.key or other.count or not one.key or one.score < other.score or not one.issuer() or not other.issuer():
        return False
    near = 0 < one.acts[0].passage.index - other.acts[0].passage.index <= _NEXT
    return near and one.acts[0].how == "issued" and alike(one.issuer(), other.issuer())


def is_told(one: Told, main: Told) -> bool:
    """True if the article tells something of a document beside its main one.

    What a law is said to lay down, once and beside a document that is none, only tells what holds.
    """
    law, laws = one.kind in _LAWS, main.kind in _LAWS
    stated = () if law and not laws and len(one.acts) == 1 else ("stated", "told")
    said = [act for act in one.acts if act.how in stated]
    issued = any(act.how in ("issued", "passive") for act in one.acts)
    return issued or any(act.title or (act.how == "stated" and (laws or _is_early(act))) for act in said)


def _is_early(act: Act) -> bool:
    """True if an article tells of a document where it is at what it is about."""
    return act.retold or act.passage.index < _EARLY


def _same(one: Told, act: Act) -> bool:
    """True if a mention is of a document that is known already."""
    number = act.citation.number if act.citation else None
    if number and one.key:
        return number == one.key
    if act.count and (one.key or one.count):
        alike = one.count == act.count or (one.key is not None and one.key.split("/")[0] == act.count)
        return alike and one.kind == act.kind
    if number and not one.key and not one.count and _coded(one, act):
        return True
    if one.count and number:
        return number.split("/")[0] == one.count and one.kind == act.kind
    # A document is announced without its number first, and numbered soon after.
    if (
        act.how == "background"
        or is_earlier(act)
        or (number is not None and act.how == "told" and not act.opens)
        or act.passage.index - one.acts[-1].passage.index > _NEAR
        or (number is None and act.count is None and one.key is not None and not _follows(act))
    ):
        return False
    alike = one.kind == act.kind or ("other" in (one.kind, act.kind) and {one.kind, act.kind} <= _LETTERS)
    return alike and _one_issuer(one, act)


def _follows(act: Act) -> bool:
    """True if a known document is meant, whatever else is said: "Theo kế hoạch được Sở A ký ...", "Kế hoạch do Sở A ký ..."."""
    ahead = act.passage.low[act.clause : act.start]
    if act.how == "told" or act.fresh or act.title:
        return act.how == "told"
    return form("told").fullmatch(ahead) is not None or (act.how == "passive" and not ahead.strip())


def _coded(one: Told, act: Act) -> bool:
    """True if a number's code names the issuer of a letter that was announced without a number, and not too far above."""
    parts = act.citation.number_parts if act.citation else None
    near = act.passage.index - one.acts[0].passage.index <= _FAR
    letters = one.kind == act.kind or {one.kind, act.kind} <= _LETTERS
    if not near or not letters or act.how not in ("stated", "passive") or is_earlier(act):
        return False
    return bool(parts and parts.bodies and code_names(parts.bodies[0], one.issuer()))


def _one_issuer(one: Told, act: Act) -> bool:
    """True if two mentions may name one issuer."""
    parts = act.citation.number_parts if act.citation else None
    if not act.subject or not one.issuer() or (parts and parts.bodies and code_names(parts.bodies[0], one.issuer())):
        return True
    return alike(one.issuer(), act.passage.low[slice(*act.subject)])


def alike(one: str, two: str) -> bool:
    """True if two names may be of one body: the words of the shorter one stand in the longer one."""
    shorter, longer = sorted((_words(one), _words(two)), key=len)
    return len(shorter & longer) >= len(shorter) - (len(shorter) >= _LONG_NAME)


def _words(name: str) -> set[str]:
    """The words of a body's name."""
    return set(plain(normal_form(name)).replace("ủy ban nhân dân", "ubnd").replace("tp.", "").split())


def _score(one: Told, first: int, count: int) -> float:
    """What is said of a document, more where the article opens with it, at its ``first`` passage that may be a headline."""
    early = first + max(_EARLY, int(count * _EARLY_SHARE) if count < 40 else _EARLY)
    best = max(
        _WEIGHT[act.how] + (act.how in _TELLING or act.how == "told") * (act.identified or act.passage.index < early)
        for act in one.acts
    )
    headline = any(act.passage.index <= first and act.how not in ("background", "named") for act in one.acts)
    numbered = [act for act in one.acts if act.citation and act.how != "background"]
    retold = any(act.retold and act.citation for act in one.acts)
    return best + headline + retold + min(1.0, 0.5 * max(0, len(numbered) - 1))


def _take_carried_out(told: Sequence[Told]) -> None:
    """Weight away from what another carries out: "Triển khai công điện này, Bộ A đã có văn bản ..."."""
    for index, one in enumerate(told):
        act = next((act for act in one.acts if act.how in ("issued", "passive")), None)
        said = form("carried_on").search(act.passage.low, act.clause, act.start) if act else None
        kind = kinds().get(" ".join(said["kind"].split())) if said else None
        before = [other for other in told[:index] if other.kind == kind]
        if before:
            before[-1].score -= _CARRIED_OUT


def _add_follows(passages: Sequence[Passage], told: Sequence[Told]) -> None:
    """Weight for "Kế hoạch nêu ...", "theo chỉ thị này": the document of that kind that was spoken of last."""
    for passage in passages:
        for word in kind_word().finditer(passage.low):
            if passage.citation(word.start()) or not form("follows").match(passage.low, word.end()):
                continue
            kind = kinds()[" ".join(word["kind"].split())]
            before = [one for one in told if one.kind == kind and one.acts[0].passage.index <= passage.index]
            if before:
                before[-1].score += 0.5


def _add_orders(given: Sequence[Passage], told: Sequence[Told]) -> None:
    """Weight for what an article follows in its lead, where it goes on with orders ``given`` to bodies: it tells them."""
    for one in told if len(given) >= _MOST_ORDERS else ():
        followed = any(act.how == "told" and act.passage.index < _EARLY for act in one.acts)
        if followed or (one.key and _orders_early(one, given)):
            one.score += 1.0


def _orders_early(one: Told, given: Sequence[Passage]) -> bool:
    """True if who issued a document is said to order something in the headline or the lead."""
    issued = any(act.how == "issued" for act in one.acts) and one.issuer()
    names = (_words(one.issuer()), set(one.issuer().split()))
    lead = [set(_WORD.findall(passage.low)) for passage in given if passage.index < _LEAD]
    return bool(issued) and any(name <= words for name in names for words in lead)


def place_of(one: Told) -> tuple[Act, Place] | None:
    """The fullest name of the issuer, and the act that gives it."""
    every = [(act, act.subject) for act in one.acts if act.subject]
    # Who speaks in a document issued it, but may be called by another name there.
    named = [(act, place) for act, place in every if not act.heard] or every
    return max(named, key=lambda pair: pair[1][1] - pair[1][0], default=None)
