"""Who is told to do what in running text: orders, subjects with their verbs, "phối hợp với", labelled lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from vnplan.annotate.assign_rules import before, forms, lookup, verb_at, word_at
from vnplan.annotate.parties_list import Name, Row, read_row
from vnplan.annotate.parties_names import LONGEST
from vnplan.annotate.parties_read import Reader
from vnplan.annotate.parties_rules import entries, phrases, plain

Role = Literal["lead", "coordinating"]

_CLAUSE = re.compile(
    r"(?:^|[.;:!?…]\s+|\n)\s*[\"“(]?\s*(?:[-–+•*]\s+|\(?\d{1,2}[.)]\s+|[a-zđ]\)\s*|\((?:[ivx]{1,4}|\d)\)\s*)*(?=\w)"
)
_SENTENCE = re.compile(r"[.!?…]\s+(?=[A-ZÀ-ÝĐĂÂÊÔƠƯẠ-Ỹ\d“\"-])|\n")
_WORD = re.compile(r"\w+")
_ADJUNCT = re.compile("theo|căn cứ|trong|trên|dựa|tùy|bằng|định kỳ|hằng|hàng|trước|chậm|có|chịu|khi|phải|cần")
_SEMICOLON = re.compile(r"[^;.:]{0,80};")
_WEAK = re.compile(
    r"\w+|(?:thuế|hải quan|quân sự|biên phòng|quân đội|thanh tra|báo|đài|cá nhân|cấp|thành viên|bộ|ban|vụ|cục|khoa|phòng|viện|lực lượng|cơ sở (?:dữ|vật|hạ|pháp|lý|để))(?!\w)[^,;]*"
)
_COMMON = ("các ", "những ", "mọi ", "toàn thể ")
_COMMA = re.compile(r"(?:,|\bnày|hiệu lực)\s+(?=\w)")
_DETERMINERS = ("các", "những", "tất", "toàn", "mọi", "từng", "mỗi", "ông", "đồng", "đ")
_BETWEEN = re.compile(
    r"(?:\s*\([^()]{0,300}\))?(?:\s+và\s+(?:mọi\s+)?(?:người dân|nhân dân|gia đình|cộng đồng|các tầng lớp nhân dân|hộ dân)|\s+và\s+[^,.;:]{3,120}?(?=\s+(?:chịu trách nhiệm|có trách nhiệm|căn cứ)\s))?\s*(?:-\s+cơ quan thường trực[^,.;:]{0,60}?(?=\s+(?:đôn đốc|chủ trì|phối hợp|tổng hợp|theo dõi|có trách nhiệm)))?\s*"
)
_DUTY = re.compile(r"\s+(?:có|chịu) trách nhiệm(?!\w)")
_INFORMS = re.compile(
    r"(?:thông báo|trả lời|gửi)(?:\s+[^.,;]{0,60}?)?\s+(?:để|đến|tới)\s+(?=[^.;]{3,400}?biết,?\s+(?:và\s+)?(?:tổ chức\s+|triển khai\s+)?thực hiện)"
)
_FORM_LINE = re.compile(r"^\s*(?:[-+]\s*)?bước\s+\d|\.{4,}|…{2,}|(?<!\w)tôi(?!\w)")
_ISSUER = re.compile(
    r"(?:^|[\s,;:.])(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|chủ tịch|bộ|sở|ban|cục|tổng cục|chính phủ|thủ tướng|tỉnh ủy|thành ủy|văn phòng)(?![^,.;:]*(?<!\w)(?:đã|được|của|về|theo|tại|ban hành|quyết định|thông báo)(?!\w))[^,.;:]{0,60}$"
)
_CHAIRS = re.compile(r"(?:cơ quan|đơn vị) (?:được giao )?chủ trì(?!\w)")
_COORDINATES = re.compile(r"(?:cơ quan|đơn vị)(?: được giao)? phối hợp(?!\w)")
_ORDER_WORD = re.compile(r"đề nghị|yêu cầu|giao|phân công|ủy\s")
_CUES = re.compile(r"ph[ốổ]i |cùng|(?:đề nghị|yêu cầu|giao|phân công|ủy)\s|trách nhiệm|\sbiết")
COMMAS = 6
FAR = 800
LABEL = 100


@dataclass(frozen=True, slots=True)
class Claim:
    """Bodies that a text names as leading or coordinating; ``verb`` is what they are to do, at ``[end, ...)``.

    ``heads`` says that the words end in a colon, so that what hangs below is theirs too; ``subject`` that the bodies are
    the subject of their sentence, not the object of an order.
    """

    role: Role
    names: tuple[Name, ...]
    end: int
    verb: str | None = None
    heads: bool = False
    subject: bool = False


def claims(text: str) -> list[Claim]:
    """The claims of a paragraph or an item, in order.

    >>> text = "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh và các đơn vị liên quan triển khai Kế hoạch."
    >>> [(c.role, [text[n.start:n.end] for n in c.names]) for c in claims(text)]
    [('lead', ['Sở Y tế']), ('coordinating', ['Công an tỉnh', 'các đơn vị liên quan'])]
    """
    low = plain(text)
    if not (_CUES.search(low) or _may_begin(low)):
        return []
    return _Sentences(text, low).read()


def _may_begin(low: str) -> bool:
    return any(_begins_body(low, clause.end()) or _adverbial(low, clause.end()) for clause in _CLAUSE.finditer(low))


def _begins_body(low: str, at: int) -> bool:
    word = _WORD.match(low, at)
    return bool(word and (word[0] in _DETERMINERS or word[0] in entries()))


def _adverbial(low: str, at: int) -> bool:
    word = _WORD.match(low, at)
    pattern = lookup("adverbial").get(word[0]) if word else None
    return bool(pattern and pattern.match(low, at))


class _Sentences:
    """One paragraph: its sentences, their clauses, what is claimed so far."""

    def __init__(self, text: str, low: str) -> None:
        self.text = text
        self.reader = Reader(text, low=low)
        self.low = low
        self.found: list[Claim] = []
        self.labelled = 0
        self.pending: tuple[Name, ...] = ()

    def read(self) -> list[Claim]:
        bounds = [0, *(m.end() for m in _SENTENCE.finditer(self.text)), len(self.text)]
        for start, end in zip(bounds, bounds[1:], strict=False):
            if start < end and not _FORM_LINE.search(self.low, start, end):
                self.pending = ()
                self._sentence(start, end)
        return sorted(self.found, key=lambda c: c.names[0].start)

    def _sentence(self, start: int, end: int) -> None:
        self._coordinating(start, end)
        starts = [m.end() for m in _CLAUSE.finditer(self.low, start, end)]
        if not starts or starts[0] > start:
            starts.insert(0, start + len(self.low[start:end]) - len(self.low[start:end].lstrip()))
        for at, until in zip(starts, [*starts[1:], end], strict=True):
            self._clause(start, at, until)
        self._informed(start, end)

    def _clause(self, sentence: int, start: int, end: int) -> None:
        if start < self.labelled or self._label(start):
            return
        if self._orders(sentence, start, end):
            return
        if _begins_body(self.low, start):
            if claim := self._subject(start):
                self._claim(replace(claim, names=self.pending + claim.names), sentence)
                self._further(sentence, claim.end, end)
                self.pending = ()
            else:
                self._wait(start, end)
        elif _adverbial(self.low, start):
            for count, comma in enumerate(_COMMA.finditer(self.low, start, end)):
                if count == COMMAS:
                    return
                claim = self._subject(comma.end()) if _begins_body(self.low, comma.end()) else None
                if claim and (claim.names[0].kind != "group" or self.low.startswith(_COMMON, claim.names[0].start)):
                    self._claim(claim, sentence)
                    return

    def _wait(self, start: int, end: int) -> None:
        """Bodies up to a semicolon, whose verb may follow the next ones: "Chánh Văn phòng ...; Giám đốc ... chịu trách nhiệm"."""
        row = read_row(self.reader, start)
        waits = row and not row.bare and _SEMICOLON.match(self.low, row.end, end + LONGEST)
        self.pending = self.pending + row.names if row and waits else ()
        if row and waits:
            self.labelled = row.end

    def _claim(self, claim: Claim, sentence: int) -> None:
        """Keep a claim, unless its sentence only asks for questions to be sent."""
        start = claim.names[0].start
        if not forms("stock")["difficulties"].search(self.low, max(sentence, start - FAR), start):
            self.found.append(claim)

    # ---- "Cơ quan chủ trì: ..."

    def _label(self, start: int) -> bool:
        if self.low.find(":", start, start + LABEL) < 0:
            return False
        for role, pattern in forms("label").items():
            label = pattern.match(self.low, start)
            row = read_row(self.reader, label.end()) if label else None
            if row:
                self.found.append(
                    Claim("coordinating" if role == "coordinating" else "lead", row.names, row.end, self._verb(row.end))
                )
                self.labelled = row.end
                return True
        return False

    # ---- "Giao ...", "UBND tỉnh yêu cầu ..."

    def _orders(self, sentence: int, start: int, end: int) -> bool:
        found = False
        if not _ORDER_WORD.search(self.low, start, end):
            return False
        for cue in forms("order")["order"].finditer(self.low, start, end):
            if cue.start() > start and self.low[cue.start() - 1].isalnum():
                continue
            at = cue.end() + 1
            row = read_row(self.reader, at) if self._commands(start, cue.start()) else None
            if row:
                heads = self.low[row.end :].strip(" ") == ":" or self.low.rstrip().endswith(":")
                self._claim(Claim("lead", row.names, row.end, self._verb(row.end), heads), sentence)
                found = True
        return found

    def _commands(self, start: int, cue: int) -> bool:
        """Whether what stands before the cue makes it an order of the issuer, not a report of one."""
        ahead = self.low[max(start, cue - FAR) : cue].rstrip()
        if not ahead:
            return True
        if before("report_before").search(ahead[-30:]):
            return False
        if ahead.endswith((",", ":")):
            return _adverbial(self.low, start) or ahead.startswith(("ubnd", "ủy ban", "trên đây"))
        if self.text[start:cue].rstrip().rsplit(maxsplit=1)[-1][:1].isupper():
            return "đã" not in ahead.split()[-6:]
        return bool(_ISSUER.search(ahead))

    # ---- "Sở Y tế chủ trì ..."

    def _subject(self, at: int) -> Claim | None:
        row = read_row(self.reader, at)
        if row is None or not row.names or self._claimed(at):
            return None
        first = row.names[0]
        if first.kind == "group" and len(row.names) == 1 and self._is_vague(first, row):
            return None
        verb = self._predicate(row, first=at == self._first())
        if verb is None:
            return None
        named = self.low[row.names[0].start : row.end]
        role: Role = "coordinating" if _COORDINATES.search(named) or self._helps(row, verb) else "lead"
        heads = verb == "" or self.low.rstrip().endswith(":")
        return Claim(role, row.names, row.end, verb or None, heads, subject=True)

    def _claimed(self, at: int) -> bool:
        """Whether a place stands inside a row of bodies that is claimed already."""
        return any(c.names[0].start <= at < c.end for c in self.found)

    def _is_vague(self, name: Name, row: Row) -> bool:
        """Common nouns that name nobody: "Cơ quan, tổ chức gửi hồ sơ", "Thuế sử dụng đất"."""
        if self.low.startswith(_COMMON, name.start):
            return False
        return row.bare or bool(_WEAK.fullmatch(self.low, name.start, name.end))

    def _first(self) -> int:
        found = _CLAUSE.match(self.low)
        return found.end() if found else 0

    def _helps(self, row: Row, verb: str) -> bool:
        """ "A chủ trì, B phối hợp": B coordinates."""
        return (
            verb.startswith("phối hợp")
            and any(c.role == "lead" and c.verb == "chủ trì" for c in self.found)
            and not re.match(r"\s+phối hợp(?:\s+chặt chẽ)?\s+với", self.low[row.end : row.end + 40])
        )

    def _predicate(self, row: Row, *, first: bool) -> str | None:
        """What the bodies of a row are to do: the verb after them, "" after a colon, ``None`` where it is no order."""
        between = _BETWEEN.match(self.low, row.end)
        at = between.end() if between else row.end
        if self.low[at : at + 1] == ":":
            return (
                ""
                if first
                and row.names[0].kind != "group"
                or (first and row.names[0].collective and self.low.startswith(("các", "những"), row.names[0].start))
                else None
            )
        comma = self.low[at : at + 1] == ","
        if comma:
            at += 1 + len(self.low[at + 1 :]) - len(self.low[at + 1 :].lstrip())
        statement = word_at("statement", self.low, at)
        adverb = word_at("adverb", self.low, at)
        if comma and not _ADJUNCT.match(adverb):
            return None
        if adverb and self.low.startswith((" được", " bị"), at + len(adverb)):
            return None
        verb = "" if comma else word_at("verb", self.low, at)
        if not (adverb or verb) or len(statement) > max(len(adverb), len(verb)):
            return None
        if statement and len(statement) == max(len(adverb), len(verb)):
            return None
        order = forms("order")["order"].match(self.low, at)
        if order and read_row(self.reader, order.end() + 1):
            return None
        return verb_at(self.low, at)

    def _verb(self, at: int) -> str | None:
        return verb_at(self.low, at)

    def _further(self, sentence: int, start: int, end: int) -> None:
        """A second subject in the sentence: ", các cơ quan phối hợp có trách nhiệm ..."."""
        duties = [m.start() for m in _DUTY.finditer(self.low, start, end)]
        if not duties:
            return
        done = start
        for comma in _COMMA.finditer(self.low, start, end):
            if comma.end() < done or not _begins_body(self.low, comma.end()) or self._claimed(comma.end()):
                continue
            row = read_row(self.reader, comma.end())
            done = row.end if row else done
            if row and row.end in duties:
                self._claim(
                    Claim(
                        "coordinating" if _COORDINATES.search(self.low, row.names[0].start, row.end) else "lead",
                        row.names,
                        row.end,
                        "có trách nhiệm",
                    ),
                    sentence,
                )

    # ---- "thông báo để ... biết, thực hiện"

    def _informed(self, start: int, end: int) -> None:
        if cue := _INFORMS.search(self.low, start, end):
            row = read_row(self.reader, cue.end())
            if row:
                self.found.append(Claim("lead", row.names, row.end, "thực hiện"))

    # ---- "phối hợp với ..."

    def _coordinating(self, start: int, end: int) -> None:
        for name, pattern in forms("coordinate").items():
            for cue in pattern.finditer(self.low, start, end):
                if (cue.start() and self.low[cue.start() - 1].isalnum()) or before("noun_before").search(
                    self.low[max(0, cue.start() - 24) : cue.start()]
                ):
                    continue
                row = read_row(self.reader, cue.end())
                if row and (row := self._partners(name, row)) and not self._known(row):
                    self._claim(Claim("coordinating", row.names, row.end, self._verb(row.end)), start)

    def _partners(self, form: str, row: Row) -> Row | None:
        first = row.names[0]
        if form == "bare" and (first.kind == "group" and not self.low.startswith(("các ", "những "), first.start)):
            return None
        if form == "help" and not re.match(r"\s+(?:trong|về)\s", self.low[row.end : row.end + 10]):
            return None
        names = tuple(n for n in row.names if not _CHAIRS.search(self.low, n.start, n.end))
        return replace(row, names=names) if names else None

    def _known(self, row: Row) -> bool:
        return any(c.role == "coordinating" and c.names[0].start == row.names[0].start for c in self.found)
