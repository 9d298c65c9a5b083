"""Who is told to do what in running text: orders, subjects with their verbs, "phối hợp với", labelled lines."""

from collections.abc import Collection, Iterator
from itertools import pairwise

from vnplan.annotate.tasks.addressed import addressed, asks_upward
from vnplan.annotate.tasks.clauses import clauses, may_begin
from vnplan.annotate.tasks.executing import executing
from vnplan.annotate.tasks.headings import body_heading
from vnplan.annotate.tasks.paragraph import Claim, ParagraphText, Role
from vnplan.annotate.tasks.partners import coordinating
from vnplan.annotate.tasks.subjects import Subjects
from vnplan.rules.phrases import Phrases
from vnplan.text import kept_re as re
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.bodies.piece import Row
from vnplan.vocab.fields import BODIES, label_at
from vnplan.vocab.orders import forms, stands_last, verb_at

_PHRASES = Phrases("roles")
_STOPS = Phrases("stops")

_ISSUER_FIRST = ("ubnd", "ủy ban", "trên đây")
# Behind "chỉ đạo" in an article a body is told; a word in small letters may be what is to be done ("chỉ đạo thanh tra").
_COMMON = (" các ", " ubnd", " sở ", " bộ ", " công an", " tổng cục", " cục ", " phòng ", " chi cục")
# No report of an order is so polite.
_POLITE = ("kính đề nghị", "trân trọng đề nghị", "kính mong")
_WITH = re.compile(r"[^.;]{0,40}?\sphối hợp\s(?:\w+\s)?(?:với|cùng)(?!\w)")
_NAMING = re.compile(r"(?<!\w)(?:như|gồm)\s*:\s*$")
# What tells by a noun who does something, and what each needs in the text.
_CUES = (
    ("done_by", "do "),
    ("report_of", " gửi "),
    ("done_passively", "được "),
    ("given_to", "giao cho "),
    ("given_to", " thuộc "),
    ("joined", "tham gia"),
)
# How many characters before a cue are looked at: for a word, for the name of an issuer.
NEAR = 30
ISSUER = 100


def claims(
    text: str, low: str | None = None, *, told: bool = False, duty: bool = False, issuers: Collection[str] = ()
) -> list[Claim]:
    """The claims of a paragraph or an item, in order; ``low`` is its plain form where that is known.

    ``told`` says that an article tells what others ordered, the ``issuers`` of what it is about (in plain text) before all;
    ``duty`` says that the text stands where work is handed out.

    >>> text = "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh và các đơn vị liên quan triển khai Kế hoạch."
    >>> [(c.role, [text[n.start:n.end] for n in c.names]) for c in claims(text)]
    [('lead', ['Sở Y tế']), ('coordinating', ['Công an tỉnh', 'các đơn vị liên quan'])]
    """
    low = plain(text) if low is None else low
    if not (
        may_begin(low, told=told, duty=duty)
        or _PHRASES["cue"].search(low)
        or (told and any(cue.search(low) for cue in (forms("order")["told"], _PHRASES["states_that"], _PHRASES["sent_to"])))
    ):
        return []
    if told and (_PHRASES["caption"].search(low) or (low.startswith(("“", '"')) and _PHRASES["tells_nobody"].search(low))):
        return []
    return _Sentences(ParagraphText(text, low, told=told, duty=duty), issuers).read()


def partner_claims(text: str, low: str | None = None) -> list[Claim]:
    """The claims of an item below "Chủ trì, phối hợp với:", where the bodies that begin it are partners.

    >>> text = "Sở Y tế, Công an tỉnh tham mưu kế hoạch;"
    >>> [(c.role, [text[n.start:n.end] for n in c.names]) for c in partner_claims(text)]
    [('coordinating', ['Sở Y tế', 'Công an tỉnh'])]
    """
    found = [claim._replace(role="coordinating", subject=False) if claim.subject else claim for claim in claims(text, low)]
    names = () if found else body_heading(text, duty=True, whole=False, low=low)
    return found or ([Claim("coordinating", names, names[-1].end)] if names else [])


class _Sentences:
    """One reading of a paragraph, sentence by sentence, clause by clause."""

    def __init__(self, paragraph: ParagraphText, issuers: Collection[str]) -> None:
        self.paragraph = paragraph
        self.issuers = issuers
        self.low = paragraph.low
        self.subjects = Subjects(paragraph)
        self.by_whom = [
            form for form, words in _CUES if words in self.low and (form != "given_to" or paragraph.duty or paragraph.told)
        ]
        # A letter lays down below what somebody is to do: "Bộ hướng dẫn các sở lập dự toán như sau:".
        self.lays_down = not paragraph.told and self.low.rstrip(" :\n\t").endswith("như sau")
        # What most paragraphs hold nothing of is asked of the whole once, and then of none of its parts.
        self.has_colon = ":" in self.low
        self.may_order = paragraph.told or self.lays_down or _PHRASES["order_word"].possible(self.low)
        self.may_inform = forms("sentence")["known_and_done"].possible(self.low)

    def read(self) -> list[Claim]:
        text = self.paragraph.text
        bounds = [0, *(stop.end() for stop in _STOPS["sentence"].finditer(text)), len(text)]
        for start, end in pairwise(bounds):
            if self.paragraph.told:
                idle = _PHRASES["tells_nobody"].search(self.low[start:end])
            else:
                idle = forms("sentence")["form_line"].search(self.low, start, end)
            if start < end and not idle:
                self.subjects.pending = ()
                self._sentence(start, end)
        if not self.paragraph.found:
            return []
        found = sorted(self.paragraph.found, key=lambda claim: claim.names[0].start)
        out: list[Claim] = []
        led = chaired = False
        for claim in found:
            out.append(self._as_partner(claim, led=led, chaired=chaired))
            led = led or claim.role == "lead"
            chaired = chaired or (claim.role == "lead" and claim.verb == "chủ trì")
        return out

    def _as_partner(self, claim: Claim, *, led: bool, chaired: bool) -> Claim:
        """The claim, of partners where another is said to chair: "do Sở A chủ trì xây dựng, Sở B phối hợp về chuyên môn"."""
        joins = claim.subject and (claim.verb or "").startswith("phối hợp") and not _WITH.match(self.low, claim.end)
        helps = claim.subject and forms("sentence")["helps"].match(self.low, claim.end)
        partner = (helps and led) or (joins and chaired)
        return claim._replace(role="coordinating", subject=False) if partner else claim

    def _sentence(self, start: int, end: int) -> None:
        coordinating(self.paragraph, start, end)
        executing(self.paragraph, start, end)
        if self.paragraph.told:
            addressed(self.paragraph, start, end)
        shared = "%" in self.low and _PHRASES["share"].match(self.low, start, end)
        for at, until in pairwise((*self._clauses(start, end), end)):
            if at < self.paragraph.read_to or (self.has_colon and (self._names(at) or self._label(at, start))):
                continue
            adverbial = self.paragraph.begins_adverbial(at)
            towards = adverbial and self.subjects.towards(start, at, until)
            ordered = self.may_order and self._orders(start, at, until)
            if not (ordered or towards or shared):
                self.subjects.clause(start, at, until, adverbial=adverbial)
        if self.by_whom:
            self._by_whom(start, end)
        if self.may_inform:
            self._informed(start, end)

    def _names(self, at: int) -> bool:
        """True if a clause stands behind words that name who is meant: "các phòng chức năng như: ...", "gồm: ..."."""
        near = max(0, at - NEAR)
        return self.low.find(":", near, at) >= 0 and _NAMING.search(self.low, near, at) is not None

    def _clauses(self, start: int, end: int) -> tuple[int, ...]:
        """Where the clauses of a sentence begin, behind their marks."""
        opened, starts = clauses(self.low, start, end)
        return starts if opened else (start + len(self.low[start:end]) - len(self.low[start:end].lstrip()), *starts)

    # ---- labelled lines

    def _label(self, start: int, sentence: int) -> bool:
        """Claim the bodies behind a label: "Cơ quan chủ trì: ..."."""
        label = label_at(self.low, start)
        row = self.paragraph.row(label.end, slot=True) if label and label.role in BODIES else None
        if label is None or row is None:
            return False
        role: Role = "coordinating" if label.role == "coordinating" else "lead"
        self.paragraph.keep(Claim(role, row.names, row.end, verb_at(self.low, row.end)), sentence)
        self.paragraph.read_to = row.end
        return True

    # ---- orders

    def _orders(self, sentence: int, start: int, end: int) -> bool:
        """Claim the bodies of orders: "Giao ...", "UBND tỉnh yêu cầu ..."."""
        guides = forms("order")["guides"].finditer(self.low, start, end) if self.lays_down else ()
        found = False
        cues = [*forms("order")["order"].finditer(self.low, start, end), *guides, *self._told(sentence, start, end)]
        for cue in cues:
            if (cue.start() > start and self.low[cue.start() - 1].isalnum()) or self._hands_on(sentence, start, cue.start()):
                continue
            row = self.paragraph.row(cue.end() + 1, slot=":" not in cue[0]) if self._commands(start, cue.start()) else None
            if row and self.paragraph.told:
                row = None if asks_upward(self.paragraph, sentence, row.names[0].start, cue["verb"]) else self._lengthened(row)
            if row and (cue[0] != "hướng dẫn" or verb_at(self.low, row.end)):
                heads = self.paragraph.heads(row.end)
                self.paragraph.keep(Claim("lead", row.names, row.end, verb_at(self.low, row.end), heads), sentence)
                found = True
        return found

    def _lengthened(self, row: Row) -> Row:
        """The row with a group's qualifiers up to a word of duty: "các hộ trồng đào, mai ở ven sông phải ..."."""
        last = next((at for at, name in enumerate(row.names) if self.paragraph.is_common(name)), None)
        more = _PHRASES["who_must"].match(self.low, row.end)
        if last is None or more is None or self._acts(row.end, more[0]):
            return row
        return row._replace(names=(*row.names[:last], row.names[last]._replace(end=more.end())), end=more.end())

    def _acts(self, at: int, words: str) -> bool:
        """True if the words behind a group, up to a word of duty, say what it is to do, and not which group is meant."""
        verb = verb_at(self.low, at)
        return verb is not None and (" " in verb or bool(_PHRASES["others"].search(words)))

    def _hands_on(self, sentence: int, start: int, cue: int) -> bool:
        """True if somebody whom the sentence tells something gives it to people: "..., phân công cán bộ trực"."""
        if not _PHRASES["gives_to_people"].match(self.low, cue):
            return False
        if any(one.role == "lead" and one.names[0].start >= sentence for one in self.paragraph.found):
            return True
        row = self.paragraph.row(start) if self.paragraph.begins_body(start) else None
        return row is not None and self.low[row.end : cue].isspace()

    def _told(self, sentence: int, start: int, end: int) -> Iterator[re.Match[str]]:
        """The cues of orders in an article: "UBND tỉnh chỉ đạo Sở A ...", where nobody else is told to direct."""
        if self.paragraph.told:
            for cue in forms("order")["told"].finditer(self.low, start, end):
                told = self.low.startswith(_COMMON, cue.end()) or self.paragraph.text[cue.end() + 1 : cue.end() + 2].isupper()
                ordered = _PHRASES["order_word"].search(self.low, sentence, cue.start())
                if told and cue.start() > start and not ordered and not self._is_own_work(start, cue):
                    yield cue

    def _is_own_work(self, start: int, cue: re.Match[str]) -> bool:
        """True if whoever directs others is told to, by a paper of somebody else: "Sở Y tế chỉ đạo các bệnh viện ..."."""
        row = self.paragraph.row(start) if cue["verb"] == "chỉ đạo" and self.paragraph.begins_body(start) else None
        if row is None or self.low[row.end : cue.start()].strip():
            return False
        who = self.low[row.names[0].start : row.end]
        if _PHRASES["directs_all"].match(who):
            return False
        if not self.issuers:
            return not _PHRASES["governs"].match(who)
        head = _PHRASES["head_of"].match(who)
        body = who[head.end() :] if head else who
        return not any(f" {body}" in f" {issuer}" for issuer in self.issuers)

    def _commands(self, start: int, cue: int) -> bool:
        """True if what stands before the cue makes it an order of the issuer, not a report of one."""
        ahead = self.low[max(start, cue - ISSUER) : cue].rstrip()
        if not ahead or self._opens_in_capitals(cue) or self.low.startswith(_POLITE, cue):
            return True
        if self.paragraph.told:
            return not stands_last("told_before", ahead[-NEAR:])
        if stands_last("report_before", ahead[-NEAR:]):
            return False
        if ahead.endswith((",", ":", " này")):
            return self.paragraph.begins_adverbial(start) or self.low.startswith(_ISSUER_FIRST, start)
        last_words = self.paragraph.text[max(start, cue - NEAR) : cue].split()
        if last_words and last_words[-1][0].isupper():
            return "đã" not in ahead.split()[-6:]
        return bool(forms("sentence")["issuer_ahead"].search(ahead))

    def _opens_in_capitals(self, cue: int) -> bool:
        """True if an order begins with a capital where the mark before it was lost: "... chậm nộp Đề nghị Thuế tỉnh A"."""
        text = self.paragraph.text
        return text[cue].isupper() and self.low.startswith(("đề nghị", "yêu cầu"), cue) and text[:cue].rstrip()[-1:].islower()

    def _by_whom(self, start: int, end: int) -> None:
        """Claim who does it by the words of a noun, or joins in it: "việc này do ... chủ trì", "có ... tham gia"."""
        for form in self.by_whom:
            cues = _PHRASES["joined"] if form == "joined" else forms("sentence")[form]
            behind = forms("sentence")[form + "_end"]
            for cue in cues.finditer(self.low, start, end):
                if not behind.possible_behind(self.low, cue.end()):
                    break
                row = None if self.paragraph.claimed(cue.end()) else self.paragraph.row(cue.end(), slot=True)
                if row and behind.match(self.low, row.end) and not self._holds_event(start, cue.start()):
                    role: Role = "coordinating" if form == "joined" else "lead"
                    self.paragraph.keep(Claim(role, row.names, row.end, verb_at(self.low, row.end)), start)
                    self.subjects.further(start, row.end, end)

    def _holds_event(self, start: int, at: int) -> bool:
        """True if the name of a meeting or a project stands shortly before a place."""
        return _PHRASES["event_before"].search(self.low, max(start, at - NEAR), at) is not None

    # ---- notices

    def _informed(self, start: int, end: int) -> None:
        """Claim those who are told: "thông báo để ... biết, thực hiện"."""
        cue = forms("sentence")["informs"].search(self.low, start, end)
        row = self.paragraph.row(cue.end()) if cue else None
        if row and forms("sentence")["known_and_done"].match(self.low, row.end):
            self.paragraph.keep(Claim("lead", row.names, row.end, "thực hiện", informed=True), start)
