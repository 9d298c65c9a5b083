"""Reading a row of bodies: what parts two names, what belongs to one."""

from collections.abc import Sequence
from dataclasses import replace

from vnplan.text import kept_re as re
from vnplan.text.quick import Quick
from vnplan.vocab.bodies.alike import namesake, own_name, several_named
from vnplan.vocab.bodies.lexicon import grammar
from vnplan.vocab.bodies.members import may_begin, open_piece
from vnplan.vocab.bodies.phrase import Phrase
from vnplan.vocab.bodies.piece import Name, Piece, Row
from vnplan.vocab.bodies.places import places_apart
from vnplan.vocab.bodies.reader import Reader
from vnplan.vocab.bodies.shared import SharedHeads

_BLANK_SEPARATOR = re.compile(r"\s*(?:\([^()]{0,300}\))?\s*(?:[-+•*]\s*)?(?=\S)")
_SHARED = Quick(r"(?:các|những)\s+(?=(?P<word>sở|bộ|ban|hội|phòng|khoa|trung tâm|vụ|cục|chi cục)(?!\w))")
# Divisions of one kind that a dash or a plus sign parts: "Phòng Kỹ thuật - Phòng Vật tư".
_DASHES = (" - ", " + ", "+ ")
_DASH = re.compile(r"\s*[-–+]\s+(?=(?P<head>\w+)\s)")
# Staff close a row ("và cán bộ, công chức của Bộ"); at its beginning they are more often whom something is done for.
_STAFF = re.compile(r"(?:cán bộ|công chức|viên chức)(?!\w)")
_HEADS_ONE = re.compile(
    r"(?:(?:phó\s+)?(?:tổng\s+)?giám đốc|bộ trưởng|hiệu trưởng|(?:chi )?cục trưởng|viện trưởng)\s+(?P<head>\w+)\s"
)
_SCHOOLS = ("trường ", "tiểu học ", "thcs ", "thpt ", "mầm non ", "mẫu giáo ", "trung học ")
_HEADS_SCHOOLS = re.compile(r"(?P<post>(?:phó )?hiệu trưởng )các (?P<school>trường )")
_SCHOOLS_HEADED = re.compile(r"(?:phó )?hiệu trưởng trường ")
_LEVEL_OF_SCHOOL = re.compile(r"(?:trường )?(?:tiểu học|thcs|thpt|mầm non|mẫu giáo|trung học (?:cơ sở|phổ thông))\s+")
# Bodies that a place may have several of.
_OF_MANY = ("group", "enterprise", "school", "generic")
MOST = 200


def read_row(reader: Reader, at: int, *, slot: bool = False) -> Row | None:
    """The row of bodies that begins at ``at``, ``None`` where no body does.

    ``slot`` says that only bodies can stand there, whatever they are called: behind "Giao", "phối hợp với" and the like.

    >>> text = "các Sở: Nội vụ, Y tế và UBND các xã, phường triển khai"
    >>> [(n.head, text[n.start:n.end]) for n in read_row(Reader(text), 0).names]
    [('Sở ', 'Nội vụ'), ('Sở ', 'Y tế'), ('', 'UBND các xã, phường')]
    """
    if not (may_begin(reader, at) if slot else reader.piece(at)):
        return None
    return _RowReader(reader, slot=slot).read(at)


class _RowReader(SharedHeads):
    """One reading of a row, name by name."""

    def _piece(self, at: int) -> Piece | None:
        known = self.reader.piece(at)
        if known is None and self.names:
            known = self.reader.piece(at, member=True)
        if not self.slot:
            return known
        piece = open_piece(self.reader, at, known, first=not self.names)
        # "Yêu cầu tỉnh An Bình rà soát": a place by its name for those who govern it.
        named = piece and piece.sort == "unit" and not piece.determined and self.reader.capital_in(piece.start, piece.end)
        return replace(piece, sort="name", kind="committee") if piece and named else piece

    def read(self, at: int) -> Row | None:
        first = self._piece(at)
        if first is None or (
            not first.determined and (first.sort == "unit" or (not self.slot and _STAFF.match(self.reader.low, first.start)))
        ):
            return None
        self.add(first)
        while len(self.names) < MOST and self._step():
            pass
        names: list[Name] = []
        for name in self.names:
            names += self._apart(name)
        return Row(tuple(names), self.end, unqualified=bool(self.last and self.last.extendable))

    def _apart(self, name: Name) -> Sequence[Name]:
        """One name for each place where one head stands before several."""
        found = places_apart(self.reader.text[name.start : name.end]) if name.kind not in _OF_MANY and not name.head else ()
        return [name._replace(start=name.start + a, end=name.start + b, head=head) for head, a, b in found] or (name,)

    def _step(self) -> bool:
        if not self.reader.whole and self.reader.closes(self.end):
            return False
        if self.colon():
            return True
        if (within := grammar("within").match(self.reader.low, self.end)) and self.last:
            separator = grammar("separator").match(self.reader.low, within.end())
        else:
            separator = grammar("separator").match(self.reader.low, self.end)
        if separator:
            return self._after(separator)
        dash = _DASH.match(self.reader.low, self.end) if self.reader.low.startswith(_DASHES, self.end) else None
        if dash and self.last and self.last.sort in ("head", "name") and self.reader.first(self.last.head) == dash["head"]:
            return self._next(dash.end())
        blank = _BLANK_SEPARATOR.match(self.reader.low, self.end) if self.reader.whole else None
        return bool(blank and blank.end() > self.end and self._next(blank.end()))

    def _next(self, at: int) -> bool:
        """A body that stands in a cell behind another with mere space between them."""
        piece = self.reader.piece(at)
        if piece is None or (piece.sort not in ("head", "name") and not piece.determined):
            return False
        self.add(piece)
        return True

    def _after(self, separator: re.Match[str]) -> bool:
        at = separator.end()
        if ";" in separator[0] and not self.through:
            self.headed = ""
        if self.shares(at):
            return True
        piece = self._piece(at)
        if piece and self.reader.low.startswith(_SCHOOLS, at) and self._school(at, piece):
            return True
        if piece is None or not piece.known:
            alike = self._named_alike(at) or self._one_of_several(at)
            return alike or (self._unknown(at) if piece is None else self._taken(separator, piece))
        return self._taken(separator, piece)

    def _named_alike(self, at: int) -> bool:
        """A ministry or department that the head word of the last one serves: "Bộ Công an, Tài chính và Y tế"."""
        last, end = self.last, self.reader.domain(at - 1)
        if last is None or last.sort != "head" or last.kind not in ("ministry", "department") or end <= at:
            return False
        head = self.reader.text[last.head :].split(maxsplit=1)[0] + " "
        self.names.append(Name(at, end, last.kind, head=head))
        self.last, self.end = replace(last, end=end), end
        return True

    def _school(self, at: int, piece: Piece) -> bool:
        """A school of another level behind the head of several: "Hiệu trưởng các trường Tiểu học A, THCS B"."""
        level = _LEVEL_OF_SCHOOL.match(self.reader.low, at)
        name, text = self.names[-1], self.reader.text
        post = _HEADS_SCHOOLS.match(self.reader.low, name.start, name.end)
        shared = _SCHOOLS_HEADED.match(name.head.lower())
        if level is None or not (post or shared) or not self.reader.capital(level.end()):
            return False
        head = name.head[: shared.end()] if shared else ""
        if post:
            head = text[name.start : post.end("post")] + text[post.start("school") : post.end()]
            self.names[-1] = name._replace(start=post.end(), head=head)
        self.names.append(Name(at, piece.end, name.kind, head=head, known=piece.known))
        self.last, self.end = replace(piece, sort="position"), piece.end
        return True

    def _one_of_several(self, at: int) -> bool:
        """What its proper name or number alone tells from the last: "các Điện lực Hải Hậu, Nghĩa Hưng", "các Tổ số 1, số 3"."""
        name, text = self.names[-1], self.reader.text
        shared = (name.head, name.start) if name.head else several_named(text[: name.end], name.start)
        shared = shared or namesake(text, name.start, name.end, at)
        if shared is None or self.units:
            return False
        head, own = shared
        end = own_name(text, at, text[own : name.end])
        if end <= at:
            return False
        self.names[-1] = name._replace(start=own, head=head)
        self.names.append(Name(at, end, name.kind, head=head, known=name.known))
        self.end = end
        return True

    def _taken(self, separator: re.Match[str], piece: Piece) -> bool:
        if self._goes_on(separator[0], piece):
            self._join(piece)
        elif piece.sort == "unit" and not piece.determined:
            return False
        else:
            self.add(piece)
        return True

    # ---- one name after another

    def add(self, piece: Piece) -> None:
        """Take a piece for the next name."""
        collective = piece.determined or piece.sort in ("plain", "unit", "full") or piece.units
        start = piece.start
        low = self.reader.low
        self.units = False
        piece = self.divide(piece)
        if self.divided:
            pass
        elif shared := _SHARED.search(low, piece.start, piece.end):
            word = self.reader.text[shared.end("word") - len(shared["word"]) : shared.end("word")]
            self.shared = self.reader.text[piece.start : shared.start()] + word + " "
        elif piece.sort == "head" and piece.determined and piece.kind in ("department", "ministry"):
            self.shared = self.reader.text[piece.head :].split(maxsplit=1)[0] + " "
        if piece.sort == "position" and piece.kind in ("department", "ministry"):
            collective = False
        if piece.sort in ("head", "name") and not piece.determined:
            self.headed = self.headed or self._position_before(piece)
        head = self.headed if piece.sort in ("head", "name") else ""
        self.names.append(Name(start, piece.end, piece.kind, collective, head, known=piece.known))
        self.last = piece
        self.end = piece.end

    def _position_before(self, piece: Piece) -> str:
        """The position that the last name hands on to another body of its kind: "Giám đốc Sở A, Sở B"."""
        if self.last is None or self.last.sort != "position" or not self.names:
            return ""
        name = self.names[-1]
        found = _HEADS_ONE.match(self.reader.low, name.start, name.end)
        same = found and not name.head and self.reader.first(piece.start) == found["head"]
        return self.reader.text[name.start : found.start("head")] if found and same else ""

    def _join(self, piece: Piece) -> None:
        last = self.names[-1]
        self.names[-1] = last._replace(end=piece.end, collective=True)
        self.last = piece
        self.end = piece.end

    def _goes_on(self, separator: str, piece: Piece) -> bool:
        """True if a piece goes on the phrase of the last name."""
        if self.last is None or (piece.sort == "unit" and self.reader.capital_in(piece.start, piece.end)):
            return False
        phrase = Phrase(self.reader.low, self.names[-1].start, self.end, self.last, first=len(self.names) == 1)
        return phrase.takes(separator, piece)

    def _unknown(self, at: int) -> bool:
        """In a heading or cell, words that are in no table go on with a row of common nouns."""
        reader = self.reader
        if not reader.whole or self.last is None or self.last.sort in ("head", "name", "position"):
            return False
        end = reader.to_break(at)
        if end <= at:
            return False
        self.names[-1] = self.names[-1]._replace(end=end)
        self.end = end
        return True
