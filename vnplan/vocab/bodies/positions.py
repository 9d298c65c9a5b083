"""Positions: the post, the body or the few words behind it that say of what, what it is in charge of."""

from dataclasses import replace

from vnplan.text.patterns import compiled
from vnplan.vocab.bodies.levels import BREAK, CAPITALISED
from vnplan.vocab.bodies.lexicon import grammar
from vnplan.vocab.bodies.persons import is_family_name
from vnplan.vocab.bodies.piece import Piece
from vnplan.vocab.bodies.qualifiers import QualifierReader
from vnplan.vocab.orders import closing_verbs, word_at

_PERSON = compiled(rf"\s+(?P<family>{CAPITALISED})(?:\s+{CAPITALISED}){{1,3}}(?!\w)")
_STAFF = ("cán bộ", "công chức", "viên chức", "người")
_CHARGES = (" phụ trách", " được", " đã", " theo")
# Whom a post may be of, in small letters and without a name.
_COUNCILS = ("của tiểu ban ", "của hội đồng ", "của đoàn ", "của tổ ", "tiểu ban ")
# What is led, not who leads: "Lãnh đạo việc xem xét ...".
_WORK = ("việc ", "công tác ")
# More words in small letters than this say no more of what somebody is at the head of, or in charge of.
MOST_OF = 3
MOST_CHARGE = 8


class PositionReader(QualifierReader):
    """Reads on behind the word for a post."""

    def owner(self, end: int) -> int:
        """The end of the body that the one before belongs to."""
        raise NotImplementedError

    def position(self, start: int, end: int, *, free: bool) -> Piece | None:
        """The position whose word stands at ``[start, end)``; a ``free`` one needs no capital."""
        found = self._post(start, end, free=free)
        charged = found is not None and self.low.startswith(_CHARGES, found.end)
        return replace(found, end=self._charge(found.end)) if found and charged else found

    def _post(self, start: int, end: int, *, free: bool) -> Piece | None:
        behind = self.behind_gap(end)
        if self.low.startswith("của ", behind):
            behind = self.behind_gap(behind + 4)
        inner = self.piece(behind, after_position=True) if behind > end else None
        if inner and inner.sort != "position":
            end = self._holder(inner.end) if inner.kind == "party" else inner.end
            return replace(inner, start=start, end=end, sort="position", kind="position", head=start)
        if behind > end and self.capital(behind):
            stop = self.name(end)
            if stop > end:
                return Piece(start, self.owner(self.place(stop)), "position", "position", start)
        if self.low.startswith(_STAFF, start) and (stop := self.told(end)):
            return Piece(start, stop, "position", "position", start)
        if not (self.capital(start) or free):
            return None
        if self.low.startswith("các ", behind) and (stop := self._of_several(behind)):
            return Piece(start, stop, "position", "position", start)
        if BREAK.match(self.low, end) or (behind > end and self._acts(behind)):
            return Piece(start, end, "position", "position", start, extendable=True, alone=True)
        stop = self._of(end)
        return Piece(start, stop, "position", "position", start) if stop > end else None

    def _holder(self, end: int) -> int:
        """The end of the name of whoever holds a post of the Party: "Phó Bí thư Tỉnh ủy Lê Văn An"."""
        found = _PERSON.match(self.text, end)
        return found.end() if found and is_family_name(found["family"]) else end

    def _of_several(self, at: int) -> int:
        """The end of several whom the holder of a post is at the head of: "các khối A, B"; 0 where they are not named."""
        noun = self.next_word(at + len("các"))
        if noun is None:
            return 0
        named = self.capitals(noun.end())
        return self.more_places(named, several=True) if named > noun.end() else 0

    def _acts(self, at: int) -> bool:
        """True if what the holder of a post does begins at a place."""
        if self.capital(at):
            return False
        return self.first(at) in closing_verbs() or bool(word_at("verb", self.low, at)) or self.ends_at(at)

    def _of(self, end: int) -> int:
        """The end of a few words that say of what, up to what is to be done: "Tổ trưởng chuyên môn duyệt"."""
        at = end
        several = self.low.startswith("các ", self.behind_gap(end))
        owned = self.low.startswith(_COUNCILS, self.behind_gap(end))
        for _ in range(MOST_OF):
            token = self.next_word(at)
            named = token and (self.capital(token.start()) or (self.sort_at(token.start()) and not owned))
            if token is None or (named and not several) or self.low.startswith(_WORK, token.start()):
                return end
            at = token.end()
            if self._acts(self.behind_gap(at)):
                return at
        return end

    def _charge(self, end: int) -> int:
        """The end of what somebody is in charge of, up to what is to be done: "phụ trách nội chính chủ trì"."""
        found = grammar("charge_of").match(self.low, end)
        first = self.next_word(found.end() - 1) if found else None
        if first is None or word_at("verb", self.low, first.start()):
            return end
        at = first.end()
        for _ in range(MOST_CHARGE):
            comma = self.low.startswith(",", at)
            token = self.next_word(at + comma)
            if token is None or self._acts(token.start()):
                return end if comma else at
            at = token.end()
        return end
