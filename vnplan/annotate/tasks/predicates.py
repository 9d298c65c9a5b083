"""What the subject of a clause is to do: the verb behind it, nothing where it is no order."""

from vnplan.annotate.tasks.paragraph import ParagraphText
from vnplan.rules.phrases import Phrases
from vnplan.vocab.bodies.piece import Row
from vnplan.vocab.orders import ADJUNCTS, forms, verb_at, word_at
from vnplan.vocab.sections import action_at

_PHRASES = Phrases("roles")
# Behind the colon stands who they are: "Các thành viên: đại diện Sở A, ...".
_MEMBERS = ("thành viên", "ủy viên")


class Predicates:
    """Reads the predicates of a paragraph."""

    def __init__(self, paragraph: ParagraphText) -> None:
        self.paragraph = paragraph
        self.low = paragraph.low

    def predicate(self, row: Row, *, first: bool) -> str | None:
        """What the bodies of a row are to do: the verb after them, "" after a colon, ``None`` where it is no order."""
        between = forms("sentence")["between"].match(self.low, row.end)
        at = between.end() if between else row.end
        if self.low[at : at + 1] == ":":
            return self._behind_colon(row, at + 1, first=first)
        comma = self.low[at : at + 1] == ","
        if comma:
            at += 2
        adverb = word_at("adverb", self.low, at)
        verb = "" if comma else word_at("verb", self.low, at)
        if comma and not forms("sentence")["adjunct"].fullmatch(adverb):
            return None
        statement = word_at("statement", self.low, at)
        if statement == "sẽ" and not self.paragraph.told and (will := word_at("verb", self.low, at + len("sẽ "))):
            return will
        if statement and len(statement) >= max(len(adverb), len(verb)):
            # Where work is handed out a body is to do what it elsewhere is reported to have done: "các bộ ban hành tiêu chuẩn".
            set_out = first and self.paragraph.duty and self._is_set_out(at, statement)
            return statement if set_out else None
        if any(forms("sentence")[form].match(self.low, at) for form in ("reported", "liable", "entitled")) or self._states(at):
            return None
        passive = adverb and not adverb.startswith(ADJUNCTS) and self.low.startswith((" được", " bị"), at + len(adverb))
        if passive or (adverb == "giúp" and row.names[0].kind == "position"):
            return None
        order = forms("order")["order"].match(self.low, at)
        if order and not _PHRASES["gives_to_people"].match(self.low, at) and self.paragraph.row(order.end() + 1):
            return None
        return verb_at(self.low, at) or (None if comma else self._other_verb(row, at))

    def _is_set_out(self, at: int, statement: str) -> bool:
        """True if what elsewhere is a statement is an action where work is handed out."""
        return action_at(self.low, at).startswith(statement) or bool(_PHRASES["decides"].match(self.low, at))

    def _behind_colon(self, row: Row, at: int, *, first: bool) -> str | None:
        """What the bodies before a colon are to do; nothing, where persons follow or common nouns stand before it."""
        name = row.names[0]
        if self.low[name.start : name.end].removeprefix("các ") in _MEMBERS:
            return None
        named = name.kind != "group" or self.paragraph.is_common(name)
        if _PHRASES["persons_listed"].match(self.low, at) or _PHRASES["figures_alone"].match(self.low, at):
            return None
        if named and not first:
            return verb_at(self.low, at) or None
        return "" if named else None

    def _states(self, at: int) -> bool:
        """True if an article says at a place what somebody said or signed."""
        return self.paragraph.told and bool(forms("sentence")["told_statement"].match(self.low, at))

    def _other_verb(self, row: Row, at: int) -> str | None:
        """What begins an item elsewhere, or any word that is in no table, behind a proper name: it is known to end there."""
        action = action_at(self.low, at) if row.names[-1].kind not in ("group", "position") else ""
        if action or self.paragraph.told:
            return action or None
        word = _PHRASES["small_word"].match(self.paragraph.text, at)
        known = row.names[-1].kind != "group" and at > row.end and not self.paragraph.reader.ends_at(at)
        return word[0] if word and known and not word_at("no_verb", self.low, at) else None
