"""Bodies as the subject of a sentence, and what they are to do: "Sở Y tế chủ trì ...", "A: ...", "A và B có trách nhiệm ..."."""

from vnplan.annotate.tasks.actors import bound_by_term
from vnplan.annotate.tasks.paragraph import Claim, ParagraphText, Role
from vnplan.annotate.tasks.predicates import Predicates
from vnplan.annotate.tasks.towards import towards
from vnplan.rules.phrases import Phrases
from vnplan.text.lazy import Lazy
from vnplan.vocab.bodies.members import begins_actor, may_lengthen, names_actor
from vnplan.vocab.bodies.names import LONGEST
from vnplan.vocab.bodies.piece import Name, Row
from vnplan.vocab.orders import forms, verb_at, word_at

_PHRASES = Phrases("roles")

# An adverbial at the head of a sentence has few commas of its own.
COMMAS = 10
# No name is longer.
LONGEST_NAME = 60
# Adverbials of time, behind which a sentence may go on without a subject.
_TIMES = ("định kỳ", "hằng", "hàng")


class Subjects(Predicates):
    """Reads the subjects of a paragraph, clause by clause; ``pending`` are bodies whose verb may follow the next ones."""

    def __init__(self, paragraph: ParagraphText) -> None:
        super().__init__(paragraph)
        self.pending: tuple[Name, ...] = ()
        # The end of the last row that was read for members that no table knows: none of them is read again.
        self.members_read = 0

    @Lazy
    def _binds(self) -> bool:
        """True if a word of duty may stand anywhere in the paragraph."""
        return _PHRASES["ought"].possible(self.low)

    def clause(self, sentence: int, start: int, end: int, *, adverbial: bool) -> None:
        """Claim the subject of a clause, if it is told to do something; ``adverbial`` says that one begins it."""
        if self.paragraph.told and forms("sentence")["told_past"].match(self.low, sentence):
            return
        row = self._subject(start)
        claim = self._known(row, start, end) if row else None
        claim = claim or self._plain(start)
        # As far as the tables know it this subject is told nothing: only a longer one may be.
        if not claim and (row is None or may_lengthen(self.paragraph.reader, row.end)):
            claim = self._open(start, row)
        claim = claim or self._unit(start)
        if self.paragraph.told and not claim:
            claim = bound_by_term(self.paragraph, start, end)
        if claim or row:
            if claim:
                self.paragraph.keep(claim._replace(names=self.pending + claim.names), sentence)
                self.pending = ()
                self.further(sentence, claim.end, end)
            elif row:
                self._wait(row, end)
        elif adverbial:
            self._behind_adverbial(sentence, start, end)
        if self.paragraph.told and not claim:
            self._stated(sentence, start, end)

    def _known(self, row: Row, at: int, end: int) -> Claim | None:
        """Claim a subject that begins with bodies that the tables know."""
        if claim := self._claim(self._called_by_work(row) or self._up_to_duty(row, at), at):
            return claim
        longer = self._drawn_out(row, end)
        return self._claim(longer, at) if longer else None

    def _up_to_duty(self, row: Row, at: int) -> Row:
        """A row with the members behind it that no table knows, where a word of duty says that they are some."""
        if not _PHRASES["next_member"].match(self.paragraph.text, row.end):
            return row
        whole = self.paragraph.row(at, slot=True)
        longer = whole and whole.end > row.end and not self._says_of_it(whole) and _PHRASES["ought"].match(self.low, whole.end)
        return whole if whole and longer else row

    def _subject(self, at: int) -> Row | None:
        """The bodies that may be told something at a place."""
        row = self.paragraph.row(at) if self.paragraph.begins_body(at) else None
        return None if row and self._says_of_it(row) else row

    def _says_of_it(self, row: Row) -> bool:
        """True if a row of an article holds a word by which something is said of whoever it begins with."""
        return self.paragraph.told and bool(_PHRASES["says_of_it"].search(self.low, row.names[0].start, row.end))

    def _called_by_work(self, row: Row) -> Row | None:
        """A row whose first member is called by what it does: "Các chuyên gia phản biện, các thư ký có trách nhiệm"."""
        duty = row.names[-1].kind == "group" and self.low.find(" trách nhiệm", row.end, row.end + LONGEST) >= 0
        verb = word_at("verb", self.low, row.end + 1) if duty else ""
        end = row.end + 1 + len(verb)
        more = _PHRASES["next_member"].match(self.paragraph.text, end) if verb else None
        rest = self.paragraph.row(more.end(), slot=True) if more else None
        if rest is None or not _PHRASES["ought"].match(self.low, rest.end):
            return None
        return rest._replace(names=(*row.names[:-1], row.names[-1]._replace(end=end), *rest.names))

    def _drawn_out(self, row: Row, end: int) -> Row | None:
        """A row with the words behind it, up to a word of duty, that say who is meant: "các sở nêu tại Điều 7 có trách nhiệm"."""
        more = _PHRASES["words_to_duty"].match(self.low, row.end, end)
        if more is None or self.paragraph.told or word_at("adverb", self.low, row.end + 1):
            return None
        last = row.names[-1]._replace(end=more.end())
        return row._replace(names=(*row.names[:-1], last), end=more.end(), unqualified=False)

    def towards(self, sentence: int, start: int, end: int) -> bool:
        """Claim whom an adverbial names as those who act: "Đối với các xã: rà soát ...", "..., tỉnh yêu cầu rà soát"."""
        if claim := towards(self.paragraph, start, end):
            self.paragraph.keep(claim, sentence)
        return claim is not None

    def _stated(self, sentence: int, start: int, end: int) -> None:
        """The subject behind what a paper says in an article: "Kế hoạch nêu rõ chủ nuôi chó phải ..."."""
        for said in _PHRASES["states_that"].finditer(self.low, start, end):
            if claim := self._plain(said.end()) or self._bound(said.end()):
                self.paragraph.keep(claim, sentence)
            elif self.paragraph.begins_adverbial(said.end()):
                self._behind_adverbial(sentence, said.end(), end)

    def _bound(self, at: int) -> Claim | None:
        """Claim bodies that a word of duty behind them binds: "... nêu rõ Sở Y tế phải ..."; things only "must"."""
        known = self._subject(at)
        row = self._up_to_duty(known, at) if known else self.paragraph.row(at, slot=True)
        ought = _PHRASES["ought"].match(self.low, row.end) if row else None
        return self._claim(row, at) if ought and (known or not ought[0].endswith("phải")) else None

    def _behind_adverbial(self, sentence: int, start: int, end: int) -> None:
        """The subject after an adverbial and its comma: "Trên cơ sở ... này, các sở, ngành ..."."""
        for count, comma in enumerate(_PHRASES["behind_adverbial"].finditer(self.low, start, end)):
            at = comma.end()
            if count == COMMAS:
                return
            row = self._subject(at)
            claim = self._claim(row, at) or self._open(at, row, small=True)
            if claim and self._goes_on_objects(start, comma.start(), claim):
                return
            if claim and claim.names[0].kind == "group" and not self._is_meant(claim):
                claim = None
            claim = claim or self._plain(at) or self._unit(at)
            if self.paragraph.told and not claim:
                claim = bound_by_term(self.paragraph, at, end)
            if claim:
                self.paragraph.keep(claim, sentence)
                return

    def _goes_on_objects(self, start: int, comma: int, claim: Claim) -> bool:
        """True if a comma parts those whom a sentence without a subject has told: "Hằng năm báo cáo Sở A, Sở B kết quả"."""
        if not self.low.startswith(_TIMES, start) or _PHRASES["ought"].match(self.low, claim.end):
            return False
        given = _PHRASES["given_before"].search(self.low, start, comma)
        row = self.paragraph.row(given.start("who")) if given else None
        return row is not None and row.end >= comma

    def _is_meant(self, claim: Claim) -> bool:
        """True if nouns behind an adverbial are whom the sentence tells: "các đơn vị", "đơn vị phải ...", "ngành Thuế"."""
        name = claim.names[0]
        if self.paragraph.is_common(name) or self._is_proper(name) or _PHRASES["ought"].match(self.low, claim.end):
            return True
        if self.low.startswith(" sẽ ", claim.end) or (self.paragraph.duty and self.low.startswith("nhà trường ", name.start)):
            return True
        return self.paragraph.duty and bool(_PHRASES["of_every_level"].search(self.low, name.start, name.end))

    def _wait(self, row: Row, end: int) -> None:
        """Bodies up to a semicolon: "Chánh Văn phòng ...; Giám đốc ... chịu trách nhiệm". None of them is read again."""
        told = self.paragraph.claimed(row.names[0].start)
        waits = not (row.unqualified or told) and _PHRASES["to_semicolon"].match(self.low, row.end, end + LONGEST)
        self.pending = self.pending + row.names if waits else ()
        self.paragraph.read_to = max(self.paragraph.read_to, row.end)

    def _claim(self, row: Row | None, at: int) -> Claim | None:
        if row is None or not row.names or self.paragraph.claimed(at) or self._is_vague(row):
            return None
        verb = self.predicate(row, first=at == self.paragraph.first)
        if verb is None:
            return None
        role: Role = "coordinating" if self._coordinates(row) else "lead"
        each = len(row.names) > 1 and self.low.startswith(("mỗi đơn vị", "mỗi cơ quan"), row.names[-1].start)
        return Claim(
            role,
            row.names[:-1] if each else row.names,
            row.end,
            verb or None,
            heads=verb == "" or self.paragraph.opens_list,
            subject=True,
            promises=self.low.startswith(" sẽ ", row.end),
        )

    def _coordinates(self, row: Row) -> bool:
        """True if bodies are called by what they do: "các cơ quan phối hợp"."""
        return _PHRASES["who_coordinates"].search(self.low, row.names[0].start, row.end) is not None

    def _plain(self, at: int) -> Claim | None:
        """Claim in an article whom common nouns name and a word of duty tells: "Người nộp hồ sơ phải ..."."""
        found = forms("sentence")["told_actor"].match(self.low, at) if self.paragraph.told else None
        if found is None or self.paragraph.claimed(at):
            return None
        verb = verb_at(self.low, found.end()) or found["duty"]
        name = Name(*found.span("who"), kind="group", collective=True)
        return Claim("lead", (name,), found.end("who"), verb, heads=self.paragraph.opens_list, subject=True)

    def _unit(self, at: int) -> Claim | None:
        """Claim the province or the district that a paper is sent to, by the word alone: "Tỉnh rà soát quy hoạch"."""
        found = None if self.paragraph.told else _PHRASES["unit_alone"].match(self.paragraph.text, at)
        if found is None or self.paragraph.claimed(at):
            return None
        return self._claim(Row((Name(at, found.end(), "unit"),), found.end()), at)

    def _open(self, at: int, known: Row | None, *, small: bool = False) -> Claim | None:
        """Claim a subject that the tables do not know, or not all of: a duty or a proper name tells that it is one.

        ``known`` are the bodies that the tables know there. A ``small`` one may be a noun for actors in small letters.
        """
        begins = self.paragraph.reader.capital(at) or self.low.startswith("các ", at)
        # In a document things must be so and so, too: "100% cụm công nghiệp phải ...".
        duties = (" trách nhiệm", " phải ") if self.paragraph.told else (" trách nhiệm",)
        duty = small and not begins and any(self.low.find(word, at, at + LONGEST) >= 0 for word in duties)
        if not begins and not (duty and begins_actor(self.paragraph.reader, at)):
            return None
        bound = names_actor(self.paragraph.reader, at) or (self._binds and _PHRASES["ought"].search(self.low, at, at + LONGEST))
        if not bound and not self._lists_names(at):
            return None
        row = self._members(at, known) if at >= self.members_read else None
        row = (self._called_by_work(row) or row) if row else None
        row = None if row and self._says_of_it(row) else row
        self.members_read = row.end if row else self.members_read
        if row is None or (all(name.known for name in row.names) and not self._may_be_told(row, at)):
            return None
        claim = self._claim(row, at)
        if claim and not begins and not _PHRASES["ought_behind"].match(self.low, claim.end):
            return None
        return claim if claim and claim.verb and all(name.known or self._is_told(name, row.end) for name in row.names) else None

    def _members(self, at: int, known: Row | None) -> Row | None:
        """The bodies at a place where only bodies can stand: those that the tables know, where no other can follow."""
        return self.paragraph.row(at, slot=True) if known is None or may_lengthen(self.paragraph.reader, known.end) else known

    def _lists_names(self, at: int) -> bool:
        """True if a proper name that no table knows begins a list whose next member they know: "Nông trại Đồi Gió, Sở Y tế"."""
        text = self.paragraph.text
        cut = max(text.find(", ", at, at + LONGEST_NAME), text.find(" và ", at, at + LONGEST_NAME))
        name = _PHRASES["proper_name"].match(text, at) if cut > 0 else None
        return name is not None and self.paragraph.reader.begins_name(name.end())

    def _may_be_told(self, row: Row, at: int) -> bool:
        """True if bodies that the tables know are told something where they would not be a subject else: places by name."""
        if _PHRASES["ought"].match(self.low, row.end):
            return True
        return self.paragraph.duty and row.names[0].kind == "committee" and self.paragraph.reader.sort_at(at) == "unit"

    def _is_told(self, name: Name, end: int) -> bool:
        """True if a subject that is in no table is one: by a word of duty behind it, or by its own name."""
        sort = self.paragraph.reader.sort_at(name.start)
        if ought := _PHRASES["ought"].match(self.low, end):
            # Papers and things "must" too.
            return not ought[0].endswith("phải") or bool(sort or begins_actor(self.paragraph.reader, name.start))
        if (name.kind == "group" and not self.paragraph.duty) or sort == "position":
            return False
        if not (sort or begins_actor(self.paragraph.reader, name.start) or self._lists_names(name.start)):
            return False
        return self.paragraph.duty or self._is_proper(name) or bool(_PHRASES["told"].match(self.low, end))

    def _is_proper(self, name: Name) -> bool:
        """True if a capital or a number stands in a name behind its first word."""
        return any(not word[0].islower() for word in self.paragraph.text[name.start : name.end].split()[1:])

    def _is_vague(self, row: Row) -> bool:
        """True if these are common nouns that name nobody: "Cơ quan, tổ chức gửi hồ sơ", "Thuế sử dụng đất"."""
        name = row.names[0]
        if name.kind != "group" or len(row.names) > 1 or self.paragraph.is_common(name):
            return False
        ought = _PHRASES["ought"].match(self.low, row.end)
        if _PHRASES["competent"].fullmatch(self.low, name.start, name.end) and not ought:
            return True
        sure = ought and (row.unqualified or not ought[0].endswith("phải"))
        if ought and sure and not ought[0].endswith("chủ trì") and " " in self.low[name.start : name.end]:
            return False
        if not row.unqualified and _PHRASES["told"].match(self.low, row.end):
            return False
        return row.unqualified or bool(forms("sentence")["vague"].fullmatch(self.low, name.start, name.end))

    def further(self, sentence: int, start: int, end: int) -> None:
        """A second subject in the sentence: ", các cơ quan phối hợp có trách nhiệm ..."."""
        duties = {duty.start() for duty in _PHRASES["duty"].finditer(self.low, start, end)}
        helps = {help_.start() for help_ in forms("sentence")["helps"].finditer(self.low, start, end)}
        if not (duties or helps):
            return
        done = start
        for comma in _PHRASES["behind_adverbial"].finditer(self.low, start, end):
            at = comma.end()
            if at < done or not self.paragraph.begins_body(at) or self.paragraph.claimed(at):
                continue
            row = self.paragraph.row(at)
            done = row.end if row else done
            if row and row.end in duties | helps:
                role: Role = "coordinating" if row.end in helps or self._coordinates(row) else "lead"
                self.paragraph.keep(Claim(role, row.names, row.end, verb_at(self.low, row.end), subject=True), sentence)
