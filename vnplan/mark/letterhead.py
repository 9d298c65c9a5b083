"""Columns of a letterhead that a scrape ran together are parted, pieces that it tore apart are joined, by their content."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from vnplan.mark.lines import hint, kind_line
from vnplan.model.base import Span
from vnplan.model.edit import Edit
from vnplan.model.line import Line
from vnplan.model.mapped import MappedText
from vnplan.rules.phrases import Phrases
from vnplan.text import kept_re as re
from vnplan.text.joined import Joined
from vnplan.text.remembered import remembered
from vnplan.vocab import letterhead
from vnplan.vocab.bodies.office import begins_body, is_level

_PHRASES = Phrases("marks")

_REACH = 1500
_GAP = 60
_TORN = 70
_NATION = ("CỘNG H", "Cộng h")
_BETWEEN = 3
_TWO = 2
_JUNK = 14
_DASH = 2
_LONGEST = 120
_DASHES = "-–—_=─━"
_MOTTOS = frozenset({"motto", "party_motto"})
# Before the name of the State these make it a part of another name: "HIẾN PHÁP NƯỚC CỘNG HÒA ...".
_STATE = ("NƯỚC", "CỦA", "GIỮA", "VÀ")
_BEHIND = frozenset({"addressee", "subject"})
_NUMBER = frozenset({"number"})


def torn_mottos(texts: Sequence[str]) -> Iterator[int]:
    """The lines that are halves of a motto, with what stands beside it between them.

    >>> list(torn_mottos(["UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "AN BÌNH", "VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]))
    [1, 3]
    """
    for i, text in enumerate(texts):
        if text[:6] not in _NATION or len(text) > _TORN or hint(text).name == "motto":
            continue
        rest = (j for j in range(i + 1, min(len(texts), i + 1 + _BETWEEN)) if hint(f"{text} {texts[j]}").name == "motto")
        if (half := next(rest, None)) is not None:
            yield from (i, half)


def in_pieces(lines: Sequence[Line]) -> list[Line]:
    """The lines, what stands side by side in a letterhead on lines of its own, what was torn apart joined."""
    texts = [line.text.text for line in lines]
    doubtful = _doubtful(texts)
    out: list[Line] = []
    taken = 0
    for at, line in enumerate(lines):
        if at < taken:
            continue
        rest = _rest(out[-1], lines, at) if out and len(out[-1].text.text) + len(texts[at]) <= _TORN else 0
        if rest:
            out[-1] = _joined([out[-1], *lines[at : at + rest]])
            taken = at + rest
        elif at in doubtful and (cuts := cuts_of(texts[at])):
            out += parted(line, cuts)
        else:
            out.append(line)
    return out


def _doubtful(texts: Sequence[str]) -> set[int]:
    """The lines in which columns of a letterhead may meet: most have none of its words, which one search over all tells."""
    cue = _PHRASES["letterhead_cue"].pattern
    joined = Joined(texts)
    cued = {i for i in joined.matching(cue.finditer(joined.text)) if len(texts[i]) <= _REACH or cue.search(texts[i], 0, _REACH)}
    ruled = (i for i, text in enumerate(texts) if not text[-1:].isalnum() and _rule(text))
    return cued.union(ruled, (i for i, text in enumerate(texts) if text.isupper() or text[:1] in "[("))


def parted(line: Line, cuts: Sequence[int]) -> Iterator[Line]:
    """The pieces of a line between ``cuts``, blank ones left out."""
    for start, end in pairwise([0, *cuts, len(line.text.text)]):
        piece = line.text.slice(start, end).strip()
        if piece.text:
            yield replace(line, text=piece, bold=max(0, min(line.bold, end) - start))


@remembered
def cuts_of(text: str) -> tuple[int, ...]:
    """Where the columns of a letterhead meet in a line that has one of its words.

    >>> text = "UBND TỈNH HÀ NAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    >>> [text[:cut] for cut in cuts_of(text)], cuts_of("Hôm nay, ngày 18 tháng 11 năm 2025, tỉnh họp")
    (['UBND TỈNH HÀ NAM '], ())
    """
    cuts: set[int] = set()
    rule = _rule(text)
    if rule and not _PHRASES["rule_within"].fullmatch(text):
        cuts.add(rule.start())
        above = _PHRASES["capitals_behind"].search(text, 0, rule.start())
        cuts |= {above.start()} if above else set()
    for start, end in _chain(text):
        cuts |= {start, end}
    stamp = _PHRASES["stamp_before"].match(text)
    cuts |= {stamp.end()} if stamp else set()
    broken = _PHRASES["motto_broken_off"].search(text) if text.isupper() and begins_body(text) else None
    cuts |= {broken.start()} if broken else set()
    kind = _PHRASES["kind_behind"].search(text) if text.isupper() and begins_body(text) else None
    cuts |= {kind.start()} if kind else set()
    if len(cuts) > 1:
        last = max(cuts)
        cuts |= {edge for found in _PHRASES["rule_within"].finditer(text, 0, last) for edge in found.span()}
    cuts |= {start + _noise(text[start:]) for start in (0, *cuts)}
    return tuple(sorted(cut for cut in cuts if 0 < cut < len(text) and text[:cut].strip() and text[cut:].strip()))


def _rule(text: str) -> re.Match[str] | None:
    """The rule that is drawn at the end of a line."""
    return _PHRASES["rule_behind"].search(text) if text.rstrip()[-1:] in _DASHES and len(text) < _REACH else None


def _noise(text: str) -> int:
    """How much of a line in capitals is a scan's noise before the name of a kind or of a body; a dash before a body is none."""
    if not text.isupper() or len(text) > _LONGEST:
        return 0
    blank = len(text) - len(text.lstrip())
    end = blank + letterhead.noise(text[blank:])
    if end == blank:
        return 0
    named = kind_line(text[end:]) or (end - blank > _DASH and begins_body(text[end:]))
    return end if named else 0


def _chain(text: str) -> list[tuple[int, int]]:
    """The pieces that a line is a letterhead by, left to right: a motto among them, or several in a row from its beginning."""
    head = text[:_REACH]
    if not _may_open(head):
        return []
    kept: list[tuple[int, int, str]] = []
    for start, end, name in sorted((*anchor.match.span(), anchor.name) for anchor in letterhead.anchors(head)):
        if kept and start < kept[-1][1]:
            if name in _BEHIND and kept[-1][2] not in _BEHIND:
                kept[-1] = (kept[-1][0], start, kept[-1][2])
            else:
                continue
        if (not kept and not _opens(text[:start], name)) or (name == "date" and not text[start:end].startswith("NGÀY")):
            continue
        if kept and not _near(text[kept[-1][1] : start]):
            break
        kept.append((start, end, name))
    return [] if len(kept) < 2 and not _stands_alone(text, kept) else [(start, end) for start, end, _ in kept]


def _may_open(text: str) -> bool:
    """True if a line has a piece that may be the first: a motto, or another at its beginning or behind capitals."""
    if next(letterhead.anchors(text, _MOTTOS), None):
        return True
    number = next(letterhead.anchors(text, _NUMBER), None)
    if number and _opens(text[: number.match.start()], number.name):
        return True
    capitals = next((at for at, letter in enumerate(text) if letter.islower()), len(text))
    return letterhead.dated_at(text, capitals)


def _stands_alone(text: str, kept: Sequence[tuple[int, int, str]]) -> bool:
    """True if one piece is enough to part a line: a motto beside a body, a place and date behind a short beginning."""
    return any(name in _MOTTOS or (name == "place_date" and end == len(text)) for _, end, name in kept)


def _opens(before: str, name: str) -> bool:
    """True if the first piece of a line stands where a letterhead has it: what is before it is a body, a rule or noise."""
    before = before.strip()
    if name == "motto":
        return not before.islower() and (not before.upper().endswith(_STATE) or _is_whole(before))
    if name == "party_motto":
        return not before or (before.isupper() and begins_body(before))
    if name in _BEHIND:
        return False
    if name == "number" and before.startswith("CỦA "):
        return True
    if name == "place_date":
        return not before or (before.isupper() and begins_body(before))
    if name == "date":
        return False
    return (len(before) < _JUNK and not _PHRASES["cites"].match(before)) or (before.isupper() and begins_body(before))


def _is_whole(name: str) -> bool:
    """True if what ends with "NƯỚC" is a body's whole name, and no part of the State's: "UBND HUYỆN CÁI NƯỚC"."""
    placed = begins_body(name) and any(is_level(word) for word in name.split()[1:-1])
    return name == "CHỦ TỊCH NƯỚC" or (name.isupper() and placed)


def _near(between: str) -> bool:
    """True if two pieces stand in one letterhead: between them there is little, and no running text."""
    between = between.strip()
    words = [word for word in between.split() if word.isalpha()]
    return len(between) <= _GAP and not any(word.islower() and len(word) > 3 for word in words)


def _rest(before: Line, lines: Sequence[Line], at: int) -> int:
    """How many lines go on the one before them, as pieces of a letterhead that is one with them alone; none where none do."""
    if not lines[at].text.text or not _continues(before, lines[at]):
        return 0
    # A day may be torn twice: "ngày 9" / "tháng 6" / "năm 2022".
    for count in (1, 2) if lines[at].text.text[:6] == "tháng " else (1,):
        if _are_one([before, *lines[at : at + count]]):
            return count
    return 0


def _are_one(lines: Sequence[Line]) -> bool:
    """True if only together some lines are a piece of a letterhead: "An Bình, ngày" / "26 tháng 11 năm 2025"."""
    texts = [line.text.text for line in lines]
    if not all(texts) or sum(map(len, texts)) > _TORN or (len(lines) > _TWO and not _continues(*lines[1:])):
        return False
    if any(map(letterhead.whole, texts[1:])) or letterhead.own_number(texts[0]):
        return False
    return letterhead.whole(" ".join(texts)) is not None


def _joined(lines: Sequence[Line]) -> Line:
    """The lines as one."""
    edits = list(lines[0].text.edits)
    for one, two in pairwise(lines):
        edits += [Edit(one.text.end, two.text.start, " ", "layout.join"), *two.text.edits]
    text = MappedText.replay(lines[0].text.source, Span(lines[0].text.start, lines[-1].text.end), edits)
    return replace(lines[0], text=text, bold=sum(line.bold for line in lines))


def _continues(before: Line, line: Line) -> bool:
    """True if a line may be the rest of the one before it: in the same cell or outside of tables, and torn where it shows."""
    one, two = before.cell, line.cell
    if one is not two and (one and (one.table, one.row, one.column)) != (two and (two.table, two.row, two.column)):
        return False
    text, rest = before.text.text, line.text.text
    return (
        rest[0] in "/-–"
        or rest.startswith(("tháng ", "năm "))
        or text[-1] in "/-–,"
        or text.endswith(("ngày", "tháng", "năm", "CHỦ", "NGHĨA", "HỘI", "VIỆT", "Tự", "do"))
        or ("ngày" in rest and text[:1].isupper() and not text.isupper())
    )
