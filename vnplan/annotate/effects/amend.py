"""What an amending document does to the text of another, leaf after leaf: each order with its target and its new text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vnplan.annotate.citations.find import citations_of
from vnplan.annotate.effects.operations import Order, orders
from vnplan.annotate.effects.quoted import MARKS, Quotation, Said, is_hidden, parted
from vnplan.annotate.effects.statements import provision
from vnplan.annotate.effects.structure import Structure, shared, words_of
from vnplan.annotate.passages import Passage
from vnplan.model.base import Span
from vnplan.model.block import Block, Division
from vnplan.model.effect import Amendment, Provision
from vnplan.model.leaves import lies_in
from vnplan.model.part import spans_of
from vnplan.rules.phrases import Phrases
from vnplan.vocab.provisions import article_in, places, provision_at

_PHRASES = Phrases("effects")

WHOLE = (Said(0, None),)


@dataclass(slots=True)
class Amending:
    """What is known so far: the amended document, the provision around the orders, the new text that is being quoted."""

    title: Provision | None
    always: bool
    found: list[Amendment] = field(default_factory=list)
    _amended: Provision | None = None
    _article: str | None = None
    _around: str | None = None
    _around_at: str = ""
    _lead_at: str | None = None
    awaited: bool = False
    _ordered: int = 0
    _quotation: Quotation | None = None

    @property
    def is_open(self) -> bool:
        """True if a passage is to be read whatever it says: what is amended, or that something is, is known from above."""
        return self.always or self.awaited or self._amended is not None

    def quotes(self, passage: Passage) -> bool:
        """True if the leaf is part of the new text that is ``awaited`` since an order above; its last quotation mark ends it."""
        leaf = passage.leaf
        if self._quotation:
            if not self._quotation.goes_on(leaf) or self._is_own(passage):
                self.close()
                return False
        else:
            begun = self._begun(passage)
            # A marker does not say yet what its text begins with.
            self.awaited = begun is not None or leaf.role == "marker"
            if not begun:
                return False
            self._quotation = begun
        self._quotation.add(passage)
        if self._quotation.is_closed:
            self.close()
        return True

    def _begun(self, passage: Passage) -> Quotation | None:
        """The new text that a leaf begins: with a quotation mark, as the tree says, or with the number of what is amended."""
        leaf = passage.leaf
        marked = leaf.text.text.lstrip().startswith(MARKS)
        ordered = self.found[self._ordered :]
        named = {place.innermost for order in ordered for place in order.target.places}
        below = leaf.role == "marker" and isinstance(leaf.node, Division) and leaf.node.number in named
        below = below and any(leaf.at != order.at and lies_in(leaf.at, order.at) for order in ordered)
        if not leaf.text.spans or not (marked or below or is_hidden(leaf)):
            return None
        return Quotation(bare=not marked, below=below)

    def _is_own(self, passage: Passage) -> bool:
        """True if a leaf that the tree does not hold to be quoted, behind a quotation that is never closed, is none of it."""
        if is_hidden(passage.leaf):
            return False
        text, order = passage.leaf.text.text, self.found[-1].at if self.found else None
        if order and not lies_in(passage.at, order):
            return True
        return text.rstrip().endswith(":") and any(orders(text, passage.whole.cited))

    def close(self) -> None:
        """The quoted text becomes that of the orders which announced it."""
        quotation, announced = self._quotation, self.found[self._ordered :]
        self._quotation, self.awaited = None, False
        if not quotation or not announced:
            return
        named = tuple(place for one in announced for place in one.target.places)
        blocks = Structure(named).build(quotation.stripped())
        shares = shared(blocks, [one.target.places for one in announced])
        for at, share in enumerate(shares or (), self._ordered):
            self.found[at] = _with(self.found[at], words_of(share), share, [span for block in share for span in spans_of(block)])
        if not shares:
            self.found[-1] = _with(announced[-1], quotation.text, blocks, quotation.spans)

    def read(self, passage: Passage) -> Sequence[Said]:
        """Take the orders of a leaf; what the leaf says itself, without the new text that it quotes."""
        leaf, text = passage.leaf, passage.leaf.text.text
        article = (leaf.at or "").split(".")[0] if leaf.at else None
        if article != self._article:
            self._article, self._amended = article, None
        if not self.always and not _PHRASES["amending"].match(text.lstrip('“" ')):
            return WHOLE
        said = tuple(parted(text))
        for one in said:
            self._take(passage, one)
        return said

    def _take(self, passage: Passage, said: Said) -> None:
        text = passage.leaf.text.text[said.start : said.end]
        self._ordered = len(self.found)
        found = list(orders(text, passage.whole.cited))
        for index, order in enumerate(found):
            self._order(passage, said.start, order, found[index:])
        leads = text.rstrip().endswith(":")
        if found:
            self.awaited = leads
        else:
            named = citations_of(text, passage.whole.cited) if _PHRASES["amending"].match(text) else ()
            self._amended = _whole(provision(named[0])) if named else self._amended
        if said.quoted and found:
            self._quotation = Quotation()
            self._quotation.add(passage, said.quoted)
            if self._quotation.is_closed or said.quoted[1] < len(passage.leaf.text.text):
                self.close()
        elif leads:
            self._lead_at = passage.at if found else None
            self._surround(text, passage.at, found)

    def _surround(self, text: str, at: str | None, found: Sequence[Order]) -> None:
        """Take the provision in which the orders below stand: "3. Sửa đổi một số khoản của Điều 6 như sau:"."""
        lead = _PHRASES["order_around"].search(text)
        pin = provision_at(text, lead.end()) if lead else None
        around = pin.group() if pin else found[0].pinpoint if len(found) == 1 and found[0].operation == "amend" else None
        if article_in(around) and at:
            self._around, self._around_at = around, f"{at}."

    def _order(self, passage: Passage, start: int, order: Order, following: Sequence[Order]) -> None:
        if order.operation == "repeal" and order.pinpoint is None:
            return
        # "Bãi bỏ khoản 1 Điều 2; bãi bỏ Điều 3 của Nghị định A": the document is named behind the last of its provisions.
        cited = next((later.cited for later in following if later.cited), None)
        if cited:
            self._amended = _whole(provision(cited))
        # "Sửa đổi khoản 1 và bổ sung khoản 4 Điều 5": so is the article.
        article = next(filter(None, (article_in(later.pinpoint) for later in following)), None)
        target = self._target(order.pinpoint or "", article, passage.at)
        if target:
            self._drop_lead(passage.at)
            spans = (passage.back.origin(start + order.span[0], start + order.span[1]),)
            words = {"old": order.old, "new": order.new, "beside": order.beside}
            made = Amendment(operation=order.operation, target=target, spans=spans, at=passage.at, **words)
            self.found.append(made)

    def _target(self, pinpoint: str, article: str | None, at: str | None) -> Provision | None:
        """The provision that an order is about: of the document that it names, of that of its article, of that of the title."""
        amended = self._amended or self.title
        if not amended:
            return None
        if pinpoint and not article_in(pinpoint):
            if self._around and (at or "").startswith(self._around_at):
                pinpoint = f"{pinpoint} {self._around}"
            elif article:
                pinpoint = f"{pinpoint} {article}"
        return _whole(amended).model_copy(update={"pinpoint": pinpoint or None, "places": places(pinpoint)})

    def _drop_lead(self, at: str | None) -> None:
        """An order that only leads in to those below it has no new text of its own, and is none."""
        last = self.found[-1] if self.found else None
        if last and last.at == self._lead_at and last.new is None and at != last.at and lies_in(at, last.at):
            self.found.pop()
            self._ordered = len(self.found)


def _with(amendment: Amendment, new: str, blocks: tuple[Block, ...], spans: Sequence[Span]) -> Amendment:
    """The amendment with its new text, which stands at ``spans``."""
    where = (*amendment.spans, Span(spans[0].start, spans[-1].end))
    return amendment.model_copy(update={"new": new, "structure": blocks, "spans": where})


def _whole(amended: Provision) -> Provision:
    return amended.model_copy(update={"pinpoint": None, "places": ()})
