"""What the name of a body goes on with by its kind: zones, kinds of schools, what a group is charged with, a second half."""

from vnplan.model.task import BodyKind
from vnplan.text import kept_re as re
from vnplan.vocab.bodies.levels import BREAK
from vnplan.vocab.bodies.lexicon import grammar
from vnplan.vocab.bodies.positions import PositionReader
from vnplan.vocab.bodies.qualifiers import MOST_LAST

_AND = re.compile(r"\s+(?:và|[-–])\s+")
_JOINTS = (" và", " -", " –")
# Groups that are named by what they are charged with.
_CHARGED = ("đoàn", "tổ", "ban", "hội đồng", "tiểu ban", "nhóm")


class ExtentReader(PositionReader):
    """Reads on behind the words that begin the name of a body."""

    def other_half(self, stop: int) -> int:
        """The end of a known name that goes on behind "và": "Chi cục Thủy lợi và Phòng chống thiên tai"."""
        joint = _AND.match(self.low, stop) if self.low.startswith(_JOINTS, stop) else None
        if joint is None or not self.capital(joint.end()):
            return stop
        inner = grammar("inner").match(self.low, joint.end() - 1)
        end = inner.end() if inner else self.name(joint.end() - 1) if self.joins(joint.end()) else stop
        return self.place(end) if end > joint.end() else stop

    def zones(self, kind: BodyKind, start: int, end: int) -> int:
        """The end of a board's name that goes on with zones: "Ban Quản lý các khu công nghiệp, khu kinh tế"."""
        named = kind == "board" and "khu " in self.low[start:end]
        zones = grammar("zones").match(self.low, end) if named else None
        return self.place(zones.end()) if zones else end

    def schools(self, start: int) -> int:
        """The end of several kinds of schools: "trường mầm non, tiểu học"; 0 where there are not several."""
        found = grammar("schools").match(self.low, start) if self.low.startswith("trường", start) else None
        return found.end() if found else 0

    def of_what(self, end: int) -> int:
        """The end of the noun for what a board looks after: "Ban Quản lý chợ"; ``end`` where none stands."""
        found = grammar("of_what").match(self.low, end)
        return end if found is None or self.low.startswith(" và ", found.end()) else self.capitals(found.end())

    def charged(self, start: int, end: int) -> int:
        """The end of what a group is charged with: "Đoàn kiểm tra, đánh giá", "Tổ thẩm định"; 0 where it is its verb."""
        if not self.low.startswith(_CHARGED, start) or not (charge := grammar("charged").match(self.low, end)):
            return 0
        behind = self.behind_gap(charge.end())
        ended = BREAK.match(self.low, charge.end()) or self.ends_at(behind) or grammar("level").match(self.low, charge.end())
        return charge.end() if ended else 0

    def worded(self, stop: int) -> int:
        """The end of a known name that goes on in words which a level or the end of a heading closes."""
        at = stop
        for _ in range(MOST_LAST + 1):
            token = self.next_word(at)
            if not token or self.capital(token.start()) or self.ends_at(token.start()):
                break
            if token[0] in ("và", "-", "hoặc", "cùng", "của"):
                break
            at = token.end()
            if (level := grammar("level").match(self.low, at)) and not level["list"]:
                return level.end()
            if level or (self.whole and BREAK.match(self.low, at)):
                return self.place(at)
        return stop
