"""The bodies that head what stands below a label, and where that ends: at the next line that heads, at an outer item."""

from vnplan.annotate.passages import Passage
from vnplan.model.block import Bullet
from vnplan.model.task import Party
from vnplan.rules.phrases import Phrases

_PHRASES = Phrases("roles")

Parties = dict[str, Party]


class Heads(dict[str, Parties]):
    """The bodies that head each label now.

    A line that heads others though nothing marks it hands out until the next such line, an item among items until one that
    stands further out, or beside it behind its own items; what headed the label before them heads it again. ``nested`` are
    the items that head now. Where an article gives a list whose items bear their numbers in their text, its head hands out
    to that list.
    """

    def __init__(self) -> None:
        super().__init__()
        self._before: dict[str, Parties | None] = {}
        self.nested: dict[str, tuple[Passage, Parties | None]] = {}
        self._list: tuple[str, ...] | None = None

    def forget(self, label: str) -> None:
        """Forget what headed an earlier division of the same label."""
        for kept in (self, self._before, self.nested):
            if label in kept:
                del kept[label]

    def hand(self, label: str, passage: Passage, parties: Parties) -> None:
        """Let bodies head what follows a passage below a label."""
        if isinstance(passage.leaf.node, Bullet) and label:
            own = self.nested[label][1] if label in self.nested else self.get(label)
            self.nested[label] = passage, own
        if not label:
            self._list = (_form(passage),)
        self[label] = parties

    def enter(self, passage: Passage) -> None:
        """End what a passage ends."""
        label = passage.at
        if not label and "" in self:
            self._go_on(_form(passage))
        if label and passage.is_title:
            self.nested.pop(label, None)
            self._restore(label, self._before.setdefault(label, self.get(label)))
        elif label in self.nested:
            item, own = self.nested[label]
            beside = passage.above is item.above
            inside = item.above is None or item.above in passage.ancestors()
            if (beside and item.below) or not (beside or inside):
                del self.nested[label]
                self._restore(label, own)

    def _go_on(self, form: str) -> None:
        """Go on in the list of an article, or end it: before the item beside its head, and before text that is no item."""
        head, *items = self._list or ("",)
        if (form and form == head) or (items and items[0] and not form):
            del self[""]
        elif not items:
            self._list = (head, form)

    def _restore(self, label: str, parties: Parties | None) -> None:
        self.pop(label, None)
        if parties:
            self[label] = parties


def _form(passage: Passage) -> str:
    """What marks an item of an article: "1", "a" or "I" for a number of that kind, "-" for a dash, nothing for plain text."""
    if isinstance(passage.leaf.node, Bullet):
        return "-"
    number = _PHRASES["numbered"].match(passage.leaf.text.text)
    sign = number[0].strip()[0] if number else ""
    return "1" if sign.isdigit() else "a" if sign.islower() else "I" if sign else ""
