"""Documents cited by number: which candidates are citations, and what belongs to each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vnplan.annotate.citations.context import Before, Meaning, before, issuer_before, title_after
from vnplan.annotate.citations.role import role
from vnplan.model.citation import CitationRole, Number
from vnplan.rules.phrases import Phrases
from vnplan.vocab.bodies.issuers import issuer_after
from vnplan.vocab.numbers import canonical, codes, embedded, form_of, goes_on, kind_of_number, parse_number, types
from vnplan.vocab.provisions import provision_before
from vnplan.vocab.time.issued import IssueDate, date_after, date_before

_PHRASES = Phrases("citations")
_STOPS = Phrases("stops")

_MOST_IN_LIST = 900
# How far before a body, or a document, the day of its act may begin.
_NEAR_DATE = 40
# A letter or a mark that a number hangs on, and no word.
_WRITTEN_ON = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]|[&_])$")
# "Dự án 2-KHCN", "Đề án 06": these words stand before other counts than document numbers.
_NAMED_BY_COUNT = frozenset({"project", "scheme", "programme"})
_ALWAYS_NUMBERED = frozenset({"resolution", "decree", "directive", "circular", "joint_circular", "conclusion", "telegram"})
_JOINT = frozenset({"TTLT", "TTLB", "NQLT", "KHLT"})


@dataclass(slots=True)
class Mention:
    """A citation by number while it is read: spans are pairs of offsets, ``core`` is where all but the title ends.

    ``list_role`` is the role of the next item of the list that the mention is in: a document in the title of another does
    not change it.
    """

    number: Number
    span: tuple[int, int]
    left: Before
    meaning: Meaning | None
    kind: str | None
    core: int
    date: IssueDate | None = None
    issuer: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    pinpoint: tuple[int, int] | None = None
    role: CitationRole = "mentions"
    list_role: CitationRole = "mentions"
    amending: bool = False

    def parts(self) -> dict[str, tuple[int, int]]:
        """The spans of the components that are there, by name."""
        date, left = self.date, self.left
        spans = (
            ("number", self.span),
            ("word", left.word),
            ("name", left.name),
            ("date", date and (date.start, date.end)),
            ("issuer", self.issuer),
            ("title", self.title),
            ("pinpoint", self.pinpoint),
        )
        return {name: span for name, span in spans if span}


def read_mentions(text: str, spans: Iterable[tuple[int, int]], *, listed: bool = False) -> list[Mention]:
    """All citations by number, in order; ``spans`` are the places where a number may stand.

    ``listed`` says that the text stands where numbers of documents do, without words.
    """
    out: list[Mention] = []
    rejected = -1
    for start, end in spans:
        last = out[-1] if out else None
        floor = max(last.core if last else 0, rejected if rejected <= start else 0)
        left = before(text, start, floor, law=_PHRASES["assembly"].search(text, start, end) is not None)
        after_reject = rejected > 0 and _PHRASES["glue"].fullmatch(text, rejected, start)
        if (left.meaning and left.meaning.rejected) or after_reject:
            rejected = end
        elif goes_on(text, end) or (_hangs_on(text, start, left) and embedded(text, start)):
            rejected = end if rejected > 0 else rejected
        else:
            mention = _read(text, (start, end), left, last, listed=listed)
            if mention:
                out.append(mention)
    return out


def _hangs_on(text: str, start: int, left: Before) -> bool:
    """True if what stands before a number may be a part of it: no word for a document, or more behind that word."""
    behind = text[left.word[1] if left.word else left.start : start]
    return left.start >= start or any(map(str.isdigit, behind)) or _WRITTEN_ON.search(behind) is not None


def _read(text: str, span: tuple[int, int], left: Before, last: Mention | None, *, listed: bool) -> Mention | None:
    start, end = span
    raw = canonical(text[start:end])
    meaning = left.meaning or _inherited(text, start, left, last)
    number = parse_number(raw)
    if number and number.type_code and meaning and _is_letter(number, meaning):
        number = parse_number(raw, letter=True) or number
    worded = listed or (meaning and (left.counted or meaning.kind not in _NAMED_BY_COUNT))
    if not number or (form_of(number).word and not worded):
        return None
    amending = left.name is not None and _PHRASES["amends_articles"].search(text, *left.name) is not None
    mention = Mention(
        number, span, left, meaning, kind_of_number(number, meaning.kind if meaning else None), end, amending=amending
    )
    _right(text, mention)
    _left(text, mention, last)
    if form_of(number).count and not _is_bare_mention(text, mention):
        return None
    if last and last.amending and _PHRASES["next_amended"].fullmatch(text, last.core, left.start):
        # The date behind a list of amended laws is that of the law which amends them.
        mention.date, mention.amending = None, True
    return mention


def _is_bare_mention(text: str, mention: Mention) -> bool:
    """True if a count alone is the number of a document: by its date or issuer, its year, or a kind that is always numbered."""
    left, number, kind = mention.left, mention.number, mention.meaning and mention.meaning.kind
    if not left.word or kind in _NAMED_BY_COUNT:
        return False
    if mention.date or (mention.issuer and (left.counted or text[left.word[0]].isupper())):
        return True
    if kind not in _ALWAYS_NUMBERED or not text[left.word[0]].isupper():
        return False
    if number.year:
        return True
    counted = left.counted or not 1900 < int(re.sub(r"\D", "", number.number or "0")) < 2100
    return counted and _PHRASES["no_name"].match(text, mention.span[1]) is not None


def _inherited(text: str, start: int, left: Before, last: Mention | None) -> Meaning | None:
    """The word of the list that the mention goes on with: "các Quyết định: số A ...; số B", "Luật số A, B"."""
    if not last or not last.meaning or start - last.core > _MOST_IN_LIST:
        return None
    if left.counted:
        return None if _sentence_ends(text, last.core, start) else last.meaning
    return last.meaning if _PHRASES["glue"].fullmatch(text, last.core, start) else None


def _sentence_ends(text: str, start: int, end: int) -> bool:
    """True if a sentence ends in ``text[start:end]``."""
    gap = text[start:end]
    return ("\n" in gap or ". " in gap or "?" in gap or "!" in gap) and _STOPS["sentence"].search(gap) is not None


def _is_letter(number: Number, meaning: Meaning) -> bool:
    """True if the first code is a body after all: "Công văn số 5317/CT-CS" is from Cục Thuế."""
    if number.type_code in codes("certain") or form_of(number).typed == "party" or not number.bodies:
        return False
    if meaning.letter:
        return True
    known = number.bodies[0] in codes("glued")
    mine = {row.kind for row in types("state").get(number.type_code or "", ())}
    return not known and (meaning.generic or meaning.kind not in mine)


def _right(text: str, mention: Mention) -> None:
    """Date, issuer and title, after the number."""
    word = text[slice(*mention.left.word)].lower() if mention.left.word else ""
    joint = mention.number.type_code in _JOINT or "liên" in word or mention.number.bodies[:1] in (("LS",), ("LN",))
    note = _PHRASES["note_mark"].match(text, mention.core)
    at = mention.core = note.end() if note else mention.core
    year = _PHRASES["year_behind_number"].match(text, at)
    mention.date = date_after(text, at)
    if mention.date:
        at = mention.date.end
        closing = _PHRASES["closing_bracket"].match(text, at)
        at = closing.end() if closing and "(" in text[mention.core : mention.date.start] else at
    at_issuer = at if mention.date or not year else year.end()
    mention.issuer = issuer_after(text, at_issuer, joint=joint, pair=len(mention.number.bodies) > 1)
    if mention.issuer and text[at_issuer : at_issuer + 1] == "," and _PHRASES["at_the_next"].match(text, mention.issuer[1]):
        mention.issuer = None
    if mention.issuer:
        at = mention.issuer[1]
        if not mention.date:
            mention.date = date_after(text, at)
            at = mention.date.end if mention.date else at
    mention.title = title_after(text, at if at > mention.core or not year else year.end())
    mention.core = at


def _left(text: str, mention: Mention, last: Mention | None) -> None:
    """Issuer before the word, pinpoint and role."""
    floor = last.core if last else 0
    start = mention.left.start
    mention.pinpoint = provision_before(text, start, floor)
    if mention.issuer is None:
        mention.issuer = mention.left.issuer
    if mention.issuer is None and mention.left.word:
        found = issuer_before(text, start, floor)
        if found:
            mention.issuer = found[:2]
            if found[2] and not mention.date:
                mention.date = _date_of_act(text, found[0], floor)
    if mention.date is None and mention.left.word:
        mention.date = _day_of_said(text, start, floor)
    start = mention.pinpoint[0] if mention.pinpoint else start
    cue, leads = role(text, start, floor)
    mention.role = mention.list_role = cue or "mentions"
    if last and not (cue and leads) and start - last.core < _MOST_IN_LIST and not _sentence_ends(text, last.core, start):
        mention.role, mention.list_role = cue or last.list_role, last.list_role


def _date_of_act(text: str, start: int, floor: int) -> IssueDate | None:
    """The date in "Ngày 22/12/2009, UBND thành phố đã ban hành ..."; ``start`` is where the body begins."""
    found = _near_before(text, start, floor)
    return found if found and not text[found.end : start].strip(" ,\n\xa0") else None


def _day_of_said(text: str, start: int, floor: int) -> IssueDate | None:
    """The date in "Ngày 22/12/2009, tại Công văn số ..."; ``start`` is where the word for the document begins."""
    found = _near_before(text, start, floor)
    if found is None or not _PHRASES["day_of_said"].fullmatch(text, found.end, start):
        return None
    # The day begins its sentence, or the text.
    return found if text[max(0, found.start - _NEAR_DATE) : found.start].rstrip(" ")[-1:] in ".;:\n" else None


def _near_before(text: str, start: int, floor: int) -> IssueDate | None:
    """The last date near before a place."""
    return date_before(text, max(floor, start - _NEAR_DATE), start)
