"""Headings that name bodies: "1. Sở Tài chính", "2. Đề nghị các cấp ủy Đảng, ...", "Điều 5. Trách nhiệm của Sở Y tế"."""

from vnplan.annotate.passages import Passage
from vnplan.rules.phrases import Phrases
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.bodies.lists import read_row
from vnplan.vocab.bodies.members import names_actor
from vnplan.vocab.bodies.names import LONGEST
from vnplan.vocab.bodies.piece import Name, Row
from vnplan.vocab.bodies.reader import Reader
from vnplan.vocab.orders import forms
from vnplan.vocab.sections import orders

_PHRASES = Phrases("roles")
# A name of more words is none if it holds a word of duty.
LONGEST_NAME = 12
# A heading among those of bodies names one in so many words; so many of those say it does.
MOST_WORDS = 7
FEWEST = 2


def body_heading(text: str, *, duty: bool, whole: bool = True, low: str | None = None) -> tuple[Name, ...]:
    """The bodies of a heading that names nothing else, else none.

    ``duty`` says that it stands in a section that hands out work; ``whole`` that the text is a heading by its form, so that
    words in no table belong to the names; ``low`` is its plain form where that is known.

    >>> text = "Đề nghị Hội Nông dân tỉnh, các đoàn thể:"
    >>> [text[name.start : name.end] for name in body_heading(text, duty=False)]
    ['Hội Nông dân tỉnh', 'các đoàn thể']
    >>> body_heading("Tổ chức thực hiện", duty=True)
    ()
    """
    low = plain(text) if low is None else low
    start = len(low) - len(low.lstrip(" \t\n-–"))
    label = low[start + 1 : start + 5]
    if ("." in label or ")" in label) and (numbered := _PHRASES["numbered"].match(text, start)):
        start = numbered.end()
    duty_of = _PHRASES["duty_of"].match(low, start)
    cue = forms("order")["order"].match(low, start) or duty_of
    towards = _PHRASES["towards"].match(low, start) if duty and not cue else None
    lead = cue or towards
    at = lead.end() if lead else start
    at += len(low[at:]) - len(low[at:].lstrip())
    reader = Reader(text, low=low, whole=whole)
    row = read_row(reader, at, slot=(duty or lead is not None) and names_actor(reader, at))
    if row is None or not _PHRASES["behind_heading"].fullmatch(low, row.end):
        purpose = _by_purpose(low, at, row) if lead and row else ()
        return purpose or (_as_called(low, at) if duty_of and whole else ())
    if any(_is_sentence(low[name.start : name.end]) for name in row.names):
        return ()
    first = row.names[0]
    if first.kind == "position" and not (duty or cue) and _PHRASES["member"].match(low, first.start):
        return ()
    if first.kind == "group" and not (duty or cue or _PHRASES["many"].match(low, first.start)):
        return ()
    return row.names


def among_bodies(passage: Passage) -> tuple[Name, ...]:
    """Whoever a heading without any word for a body names among headings of bodies, where work is handed out: "3. Liên đội"."""
    low = passage.low.strip(" :")
    if passage.above is None or passage.says is not None or len(low.split()) > MOST_WORDS:
        return ()
    if orders(low) is not None or _PHRASES["no_body"].match(low):
        return ()
    others = [one for one in passage.above.below if one is not passage and one.leaf.role == "heading"]
    bodies = sum(bool(body_heading(one.leaf.text.text, duty=True, low=one.low)) for one in others)
    if bodies < FEWEST or 2 * bodies < len(others):
        return ()
    start = passage.low.index(low)
    return (Name(start, start + len(low), "group", known=False),)


def _by_purpose(low: str, at: int, row: Row) -> tuple[Name, ...]:
    """The body that a heading ends with, if it is called by what it is for: "Ban Chỉ đạo phòng, chống A và cứu hộ, cứu nạn B"."""
    named = _PHRASES["by_purpose"].match(low, at)
    if named is None or not _PHRASES["behind_heading"].fullmatch(low, named.end()) or _PHRASES["duty_within"].search(named[0]):
        return ()
    return (row.names[0]._replace(start=at, end=named.end()),)


def _as_called(low: str, at: int) -> tuple[Name, ...]:
    """Whoever a heading says the duties of, in whatever words: "Trách nhiệm của văn thư cơ quan"."""
    name = _PHRASES["called"].match(low, at)
    return (Name(at, name.end(), "group", collective=True, known=False),) if name else ()


def _is_sentence(name: str) -> bool:
    """True if what was read as a name is a sentence: longer than names are, with a word of duty in it."""
    return len(name.split()) > LONGEST_NAME and bool(_PHRASES["duty_within"].search(name))


def says_duty(low: str) -> bool:
    """True if a heading in plain text is itself a sentence that hands out work, and not a name for what is below."""
    return bool(_PHRASES["says_duty"].search(low))


def is_partners(low: str) -> bool:
    """True if a text in plain form only says that the bodies listed below are partners: "b) chủ trì, phối hợp với:"."""
    return bool(forms("sentence")["partners"].fullmatch(low, 0, LONGEST))
