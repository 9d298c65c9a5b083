"""Where the documents of a page begin, and by what that is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from vnplan.mark.lines import Hint, kind_at_start, kind_line, names_kind, opens_with_kind
from vnplan.mark.preamble import enacts, issuer_below
from vnplan.mark.said import annexes, articles, leads, recitals, titles
from vnplan.model.line import Line
from vnplan.rules.phrases import Phrases
from vnplan.text.syllables import is_syllable
from vnplan.vocab.bodies.office import begins_body, core
from vnplan.vocab.bodies.reader import Reader
from vnplan.vocab.letterhead import reprinted

_PHRASES = Phrases("marks")

By = Literal["letterhead", "number", "kind", "lead", "title", "recital", "annex", "article"]
_HEADER_REACH = 6
_MOST = 4
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Opening:
    """The index of a document's first line, and what shows it."""

    index: int
    by: By


def openings(lines: Sequence[Line], hints: Sequence[Hint]) -> Iterator[list[Opening]]:
    """Where the documents of a page may begin, likelier ways first: all letterheads, else one sign of a document without one."""
    found = _letterheads(lines, hints)
    if found:
        yield [found[0], *(one for one in found[1:] if _is_sibling(lines, hints, one.index))]
    for one in (_by_number(lines, hints), _by_kind(lines, hints)):
        if one:
            yield [one]
    yield from ([one] for one in _by_words(lines, hints))
    ways: tuple[tuple[By, Iterator[int]], ...] = (
        ("recital", (i - 1 if i and issuer_below(lines, hints, i - 1, len(lines)) else i for i in recitals(lines, hints))),
        ("annex", annexes(hints)),
        ("article", articles(lines, hints)),
    )
    for by, indices in ways:
        yield from ([Opening(i, by)] for i in islice(indices, 1))


def _by_words(lines: Sequence[Line], hints: Sequence[Hint]) -> list[Opening]:
    """Journalists' leads and lines that name the document; a lead that speaks of the headline's kind comes before it."""
    said = [Opening(i, "lead") for i in islice(leads(lines, hints), _MOST)]
    named = [Opening(i, "title") for i in islice(titles(lines, hints), _MOST)]
    if not said or not named:
        return said or named
    lead, title = said[0], named[0]
    if title.index > lead.index:
        return [*said, *named]
    recited = any(h.name in ("basis", "proposal", "enacting") for h in hints[title.index : lead.index + 1])
    return [*said, *named] if not recited and _alike(lines, lead, title) else [*named, *said]


def _alike(lines: Sequence[Line], lead: Opening, title: Opening) -> bool:
    """True if a lead speaks of a document of the kind that the headline names."""
    text = lines[title.index].text.text.lstrip("# ")
    named = kind_at_start(text[reprinted(text) :])
    return named is not None and named[1].lower() in lines[lead.index].text.text.lower()


def _letterheads(lines: Sequence[Line], hints: Sequence[Hint]) -> list[Opening]:
    out: list[Opening] = []
    last = -100
    for i, h in enumerate(hints):
        if begins_letterhead(lines[i], h):
            if i - last > _HEADER_REACH:
                out.append(Opening(letterhead_start(lines, hints, i), "letterhead"))
            last = i
    return out


def begins_letterhead(line: Line, found: Hint) -> bool:
    """True if a line is the first of a motto's: the name of the Republic, of the Party."""
    return found.name == "motto" and _PHRASES["national_motto"].search(line.text.text[:6]) is not None


def _is_sibling(lines: Sequence[Line], hints: Sequence[Hint], index: int) -> bool:
    """True if a later letterhead opens a document of its own: a number of its own, a kind, and no note that attaches it.

    Forms in annexes have letterheads too, with blank numbers or none; an attached plan says what it is attached to.
    """
    ahead = range(index, min(len(lines), index + 18))
    numbered = any(hints[i].name == "number" and any(c.isdigit() for c in lines[i].text.text[:12]) for i in ahead)
    named = any(opens_with_kind(lines[i].text.text) or hints[i].name == "subject" for i in ahead)
    return numbered and named and not any(hints[i].name == "attachment" for i in ahead)


def letterhead_start(lines: Sequence[Line], hints: Sequence[Hint], index: int) -> int:
    """The first line of the letterhead that ``index`` stands in: issuers in capitals, rules, the number before it."""
    first = index
    place = lines[index].cell
    for i in range(index - 1, max(-1, index - 8), -1):
        cell = lines[i].cell
        same_row = place is not None and cell is not None and (cell.table, cell.row) == (place.table, place.row)
        text = lines[i].text.text
        short = same_row and hints[i].name != "bullet" and len(text) < 50 and not text.endswith(".")
        # The headline of a page stands above the table of the letterhead, and is none of its lines.
        subject = hints[i].name == "subject" and (place is None or cell is not None)
        if short or subject or hints[i].name in ("rule", "stamp", "number", "place_date") or _is_issuer_line(text):
            first = i
        elif not _is_remark(text):
            break
    while hints[first].name == "rule" and first < index:
        first += 1
    # Old documents name the kind first, then whose it is.
    owned = first > 0 and lines[first].text.text.startswith("CỦA ") and kind_line(lines[first - 1].text.text)
    return first - 1 if owned else first


def _is_remark(text: str) -> bool:
    """True if a line is a remark in brackets, as stands below an issuer's name."""
    return text[:1] == "(" and text[-1:] == ")" and len(text) < _LONGEST


def _is_issuer_line(text: str) -> bool:
    named = (
        core(text) is not None
        or (text.isupper() and is_syllable(text))
        or (_PHRASES["issuer_word"].match(text) is not None and text[-1:].isalpha() and len(text) < 50)
        or _is_body(text)
    )
    return len(text) < _LONGEST and named and not opens_with_kind(text)


def _is_body(text: str) -> bool:
    """True if a line is the name of a body and no more, in letters of any case."""
    body = Reader(text).piece(0) if len(text) < _LONGEST and begins_body(text) else None
    return body is not None and body.end == len(text)


def _by_number(lines: Sequence[Line], hints: Sequence[Hint]) -> Opening | None:
    for i, h in enumerate(hints):
        if h.name == "number" and _followed_by_title(lines, hints, i):
            return Opening(letterhead_start(lines, hints, i), "number")
    return None


def _followed_by_title(lines: Sequence[Line], hints: Sequence[Hint], index: int) -> bool:
    for i in range(index + 1, min(len(lines), index + 2 + _HEADER_REACH)):
        text = lines[i].text.text
        if kind_line(text) or hints[i].name in ("subject", "addressee") or opens_with_kind(text) or names_kind(lines, hints, i):
            return True
    return False


def _by_kind(lines: Sequence[Line], hints: Sequence[Hint]) -> Opening | None:
    for i, line in enumerate(lines):
        text = line.text.text
        if (
            hints[i].name != "enacting"
            and opens_with_kind(text)
            and not enacts(lines, hints, i)
            and not (i + 1 < len(lines) and not kind_line(text) and kind_line(lines[i + 1].text.text))
        ):
            ahead = hints[i + 1 : i + 9]
            about = kind_line(text) is not None and any(h.name in ("subject", "addressee") for h in ahead[:2])
            if about or any(h.name in ("basis", "proposal", "item", "place_date", "attachment") for h in ahead):
                return Opening(letterhead_start(lines, hints, i), "kind")
    return None
