"""What qualifies a common noun for bodies: owners, levels, relative clauses, a few words that no table knows."""

from vnplan.text import kept_re as re
from vnplan.vocab.bodies.lexicon import grammar
from vnplan.vocab.bodies.names import LONGEST, MOST_UNKNOWN, NameReader
from vnplan.vocab.bodies.piece import Piece
from vnplan.vocab.orders import WEAK_LINKS, verb_at, word_at

_COMMA = re.compile(",")
_OWNED = ("địa bàn", "tỉnh", "phố", "xã", "phường", "khu", "huyện", "công nghiệp")
MOST_LAST = 2
# More words behind a comma go on nothing.
MOST_BEHIND = 4
# A relative clause of more words belongs to no name.
MOST_RELATIVE = 40
# Nor do more words say which places are meant.
MOST_WHICH = 16


class QualifierReader(NameReader):
    """Reads on behind a common noun; a qualifier may hold a body, which ``piece`` reads."""

    def piece(self, at: int, *, after_position: bool = False, member: bool = False) -> Piece | None:
        """The body that begins at ``at``."""
        raise NotImplementedError

    def qualified(self, end: int) -> tuple[int, bool]:
        """The end of what qualifies a common noun, and whether a row of common nouns may go on there."""
        stop, extendable = self._qualifiers(end)
        if self.whole:
            return self.to_break(stop), extendable
        if stop > end:
            return stop, extendable
        return self._qualifiers(self.unknown(end))[0], False

    def _qualifiers(self, end: int) -> tuple[int, bool]:
        """The end of all qualifiers that stand behind a place, and whether a row may go on behind the last."""
        start = end
        extendable = False
        while end - start < LONGEST and (step := self.qualifier(end)):
            end, extendable = step
        return end, extendable

    def relative(self, end: int) -> int:
        """The end of a relative clause; 0 where none stands, or one that is too long for a name."""
        found = grammar("relative").match(self.low, end)
        if found is None or len(found[0].split()) > MOST_RELATIVE:
            return 0
        commas = (comma.start() for comma in _COMMA.finditer(self.low, end, found.end()))
        return next((comma for comma in commas if self._names_next(comma)), found.end())

    def _names_next(self, comma: int) -> bool:
        """True if behind a comma the next body of a row begins."""
        at = self.behind_gap(comma + 1)
        return self.capital(at) and self.piece(at) is not None

    def told(self, end: int) -> int:
        """The end of a relative clause, whatever it says, behind which the body is told something; 0 where none stands."""
        told = grammar("relative_told")
        found = told.match(self.low, end) if told.possible_behind(self.low, end) else None
        found = found or grammar("relative_ordered").match(self.low, end)
        return found.start(found.lastgroup or 0) if found and len(found[0].split()) <= MOST_RELATIVE else 0

    def qualifier(self, end: int) -> tuple[int, bool] | None:
        """One more qualifier: a relative clause, a level, an owner."""
        if not self.parted(end):
            return None
        if stop := self.relative(end):
            return stop, False
        found = grammar("qualifier").match(self.low, end) or grammar("level").match(self.low, end)
        if not found or (found[0].strip() == "sau" and self.capital(self.behind_gap(end))):
            return (stop, False) if (stop := self.told(end)) else None
        end = found.end()
        if found[0].lstrip().startswith("cung cấp"):
            return self._to_verb(end), False
        owned = found[0].endswith(("thuộc", "quản lý", "quản lý của"))
        if not owned and not found[0].endswith(_OWNED):
            return end, False
        named = self.capitals(end)
        body = self.piece(self.behind_gap(end)) if named > end or owned else None
        if body:
            return body.end, body.extendable
        return None if found[0].strip() == "thuộc" and named == end else (named, False)

    def which(self, end: int) -> int:
        """The end of words behind "các tỉnh" that say which of them, up to what they are to do: "ven biển từ A đến B"."""
        opening = grammar("which").match(self.low, end)
        at = opening.end() if opening else end
        for _ in range(MOST_WHICH if opening else 0):
            token = self.next_word(at) or self._behind_comma(at)
            if token is None or token[0] in WEAK_LINKS or verb_at(self.low, at):
                return at
            if word_at("adverb", self.low, at) or word_at("statement", self.low, at):
                return at
            at = token.end()
        return end

    def _to_verb(self, end: int) -> int:
        """The end of what somebody provides, up to what is to be done; ``end`` where no verb follows soon."""
        at = end
        for _ in range(MOST_UNKNOWN):
            token = self.next_word(at)
            if token is None or self.ends_at(token.start()) or verb_at(self.low, token.start()):
                return at
            at = token.end()
        return end

    def _behind_comma(self, at: int) -> re.Match[str] | None:
        """The word behind a comma in what says which are meant, if a verb follows soon: "của bão, mưa lũ triển khai"."""
        if not self.low.startswith(", ", at) or self.capital(at + 2):
            return None
        end = at + 1
        for _ in range(MOST_BEHIND):
            token = self.next_word(end)
            if token is None or verb_at(self.low, token.start()):
                return self.next_word(at + 1) if token and end > at + 1 else None
            end = token.end()
        return None

    def unknown(self, end: int) -> int:
        """Up to six words that are in no table, if a verb, a link or a comma ends them; two, where the sentence ends there."""
        at = end
        for count in range(MOST_UNKNOWN):
            token = self.next_word(at)
            if not token:
                return at if count <= MOST_LAST or self.low.startswith((",", ";", "("), self.behind_gap(at)) else end
            if token[0] in ("và", "-", "hoặc", "cùng", "chỉ", *WEAK_LINKS) or self.ends_at(token.start()):
                return at
            if token[0] in ("các", "những", "mọi"):
                return end
            at = token.end()
            if found := grammar("qualifier").match(self.low, at) or grammar("level").match(self.low, at):
                return found.end()
        return end
