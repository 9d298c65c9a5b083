"""Which body a name means in a document: one value for each, however it is written."""

from collections.abc import Iterable, Iterator, Sequence

from vnplan.annotate.passages import Passage, joined_texts
from vnplan.model.document import Document
from vnplan.model.mapped import MappedText
from vnplan.model.task import Party
from vnplan.rules.phrases import Phrases
from vnplan.vocab.bodies.form import normal_form
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.bodies.party import last_body, party, province_of
from vnplan.vocab.bodies.piece import Name

_PHRASES = Phrases("roles")

_BEFORE = 160
# Heads that alone mean the one that the document comes from, or that of its place.
_GENERIC = frozenset(
    {"bộ", "sở", "cục", "tổng cục", "tỉnh", "thành phố", "huyện", "quận", "thị xã", "ủy ban nhân dân", "hội đồng nhân dân"}
)
_OWN_KINDS = frozenset({"department", "police", "committee", "council", "party", "office", "inspection", "front"})
_LEVELS = ("tỉnh", "thành phố")


class Registry:
    """The bodies of one document by what tells them apart; the first value of each stands for all of its names."""

    def __init__(self, document: Document, found: Sequence[Passage]) -> None:
        issuer = document.header.issuer or (document.reported[0].issuer if document.reported else None)
        self.issuer = normal_form(issuer.text) if issuer else ""
        self.province = province_of(self.issuer)
        self.values: dict[str, str] = {}
        joined = joined_texts(found)
        defining = joined.matching(_PHRASES["short_name"].finditer(joined.text))
        self.defined = dict(defined_names(found[index].leaf.text.text for index in sorted(defining)))

    def located(self, text: str, names: Iterable[Name], back: MappedText) -> Iterator[Party]:
        """The bodies that names of a text stand for, with their places in the source."""
        return (self.settled(party(text, name, back.spans(name.start, name.end))) for name in names)

    def settled(self, one: Party) -> Party:
        """The body with the value that it has in this document, its own province where it is one of the issuer's."""
        value = self.defined.get(one.text, one.value or one.text)
        update: dict[str, object] = {"known": True, "confidence": 1.0} if one.text in self.defined else {}
        low = plain(value)
        if low in _GENERIC:
            value = self._meant(value)
            low = plain(value)
            update["kind"] = "generic" if low in _GENERIC else one.kind
        value = self.values.setdefault(low, value)
        if self.province and one.province is None and self._is_own(one):
            update |= {"province": self.province.name, "today": self.province.today}
        if value != one.value:
            update["value"] = value
        return one.model_copy(update=update) if update else one

    def _meant(self, value: str) -> str:
        """The body that a head alone means: the issuer, if it has that head."""
        low = plain(value)
        if plain(self.issuer).startswith(low + " "):
            return self.issuer
        if self.province and low in _LEVELS and f" {low} " in plain(self.issuer):
            return f"Ủy ban nhân dân {low} {self.province.name}"
        return value

    def _is_own(self, one: Party) -> bool:
        """True if a body is one of the issuer's province: a department, or a body of its level without a name."""
        if one.kind == "department":
            return True
        return one.kind in _OWN_KINDS and not one.collective and plain(one.value or "").endswith(_LEVELS)


def keyed(parties: Iterable[Party]) -> dict[str, Party]:
    """Parties by what tells them apart, the first of each."""
    out: dict[str, Party] = {}
    for one in parties:
        out.setdefault(plain(one.value or one.text), one)
    return out


def defined_names(texts: Iterable[str]) -> Iterable[tuple[str, str]]:
    """The abbreviations that texts give to bodies, with the bodies' normal forms.

    >>> list(defined_names(["Giao Bộ Y tế (BYT) và Hội Nông dân tỉnh (sau đây gọi tắt là HND) rà soát (lần 2)"]))
    [('BYT', 'Bộ Y tế'), ('HND', 'Hội Nông dân tỉnh')]
    """
    for text in texts:
        for found in _PHRASES["short_name"].finditer(text):
            short = found["short"]
            if not short.isupper():
                continue
            end = len(text[: found.start()].rstrip())
            body = last_body(text[max(0, end - _BEFORE) : end])
            if body and body.value:
                yield short, body.value
