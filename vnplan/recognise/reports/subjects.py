"""Who issues: the body before a verb of issuing, or behind "của"."""

import re as plain_re
from collections.abc import Sequence

from vnplan.model.citation import Citation
from vnplan.recognise.reports.codes import code_names, codes_of
from vnplan.recognise.reports.passages import Passage
from vnplan.recognise.reports.words import form
from vnplan.text import kept_re as re
from vnplan.text.patterns import compiled
from vnplan.vocab.bodies.form import normal_form
from vnplan.vocab.bodies.lexicon import entries, plain
from vnplan.vocab.bodies.persons import without_person
from vnplan.vocab.bodies.reader import PARTS

Place = tuple[int, int]

_WORD = re.compile(r"\w+")
_OPENS = re.compile(r"[\s\"“*]*(?=\w)")
_DASH = compiled(r"[^,;:.()]{0,50}?\s[-–]\s+|\s+(?=[A-ZĐÀ-Ỹ])")
_BREAKS = re.compile(r"[,;:()]|\s(?:cho biết|thông tin|yêu cầu|đề nghị|về việc|được|đã|sẽ|không|chưa|phải|cần)\s")
_DAY = r"(?:(?:ra|ký|ban hành|phát đi)\s+)?(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?\s+"
_OF = re.compile(rf"\s*+,?\s*+(?:\([^()]{{1,30}}\)\s*)?(?:{_DAY})?(?:của|do)\s+")
_SPOKESMAN = re.compile(r"(?i)(?:các\s+)?(?:đại diện\s+)?(?:lãnh đạo|đại diện|thường trực(?=\s+ban chỉ đạo\s))\s+")
_DEPUTY = compiled(
    r"(?:[Pp]hó|Thứ trưởng|Quyền)\s[^,;]*?(?=(?:UBND|HĐND|Ủy ban|Uỷ ban|Hội đồng|[Bb]ộ\s|[Ss]ở\s|Chính phủ|[Vv]ăn phòng"
    r"|(?:[Tt]hành|[Tt]ỉnh|[Hh]uyện|[Qq]uận|[Đđ]ảng)\s[uủ][ỷy](?!\w)))"
)
_ORDERED = re.compile(
    r"(?:yêu cầu|giao|đề nghị|chỉ đạo|để|cho|khi|nếu|trình|tham mưu|kiến nghị|cùng|với|đến|tới|tại)\s+(?:các\s+)?$"
)
_TERM = re.compile(r"\s+khóa\s+[\dIVXL]+\s*$")
_SIGNS = re.compile(r"(?<!\w)ký\s*$")
_COMMITTEE = ("ủy ban nhân dân", "ubnd")
_MOST_WORDS = 14
# Boards are called by what they are on: "Ban Chỉ đạo Trung ương về phòng, chống thiên tai".
_BOARD = re.compile(r"(?:ban (?:chỉ đạo|chỉ huy|vận động)|hội đồng|ủy ban)\s")
_ON = re.compile(r"\s+(?:về|phòng)\s")
# Behind these stands a person, whose name may begin as that of a body does: "ông Đoàn Văn An".
_HONORIFICS = ("ông ", "bà ", "anh ", "chị ")
_CHAIR = re.compile(r"chủ tịch\s+(?=\w)")
_VICE_MINISTER = re.compile(r"thứ trưởng\s+(?!bộ\s)(?=\w)")
_MINISTRY = re.compile(r"(?<!\w)bộ\s+(?=\w)")
_PERSONAL = frozenset(("decision", "directive", "telegram"))


def subject_before(passage: Passage, start: int, end: int) -> Place | None:
    """The body that does what the verb at ``end`` says, in the sentence that begins at ``start``."""
    found = _bodies(passage, start, end)
    behind = passage.low[start:end].rstrip()
    pronoun = next((m for m in form("pronoun").finditer(behind) if m.end() == len(behind)), None)
    if pronoun:
        before = [place for place in found if place[1] <= start + pronoun.start()]
        return _antecedent(passage, before, pronoun["head"])
    if (alone := form("head_alone").search(behind)) and passage.text[start + alone.start("head")].islower():
        before = [place for place in found if place[1] <= start + alone.start("head")]
        return _antecedent(passage, [place for place in before if alone["head"] in passage.low[slice(*place)]], alone["head"])
    for place in reversed(found):
        if form("up_to_verb").fullmatch(passage.text, place[1], end):
            if _ORDERED.search(passage.low, start, place[0]):
                return None
            return _whole(passage, found, _owned(passage, found, place))
    stop = start + len(behind)
    return _stretched(passage, found, end) or _common(passage, start, stop) or _place(passage, start, stop)


def _place(passage: Passage, start: int, end: int) -> Place | None:
    """A province that opens the sentence, for those who govern it: "Hà Nội ban hành kế hoạch ..."."""
    word = _OPENS.match(passage.low, start, end)
    return (word.end(), end) if word and passage.reader.province(word.end()) == end else None


def _common(passage: Passage, start: int, end: int) -> Place | None:
    """A body by its common noun alone, right before the verb: "Ba ngày sau, văn phòng bộ phát hành ..."."""
    noun = form("common").search(passage.low, start, end)
    return (noun.start("noun"), end) if noun and noun.end() == end else None


def behind_person(passage: Passage, at: int) -> int:
    """Where the name of the person ends who holds the post that ends at ``at``: "Chủ tịch UBND tỉnh Lê Văn An"."""
    name = form("holder").match(passage.text, at)
    return name.end() if name else at


def speaker(passage: Passage, start: int, word: int, behind: int, end: int) -> Place | None:
    """The body that says what stands in its letter, at ``[word, behind)``: at the head of the sentence, or behind its comma."""
    before = _bodies(passage, start, word)
    if before and not passage.low[start : before[0][0]].strip(' "“*'):
        return _whole(passage, before, before[0])
    comma = passage.low.find(",", behind, end)
    after = _bodies(passage, comma, end) if comma >= 0 else []
    return after[0] if after and not passage.low[comma + 1 : after[0][0]].strip() else None


def _stretched(passage: Passage, places: list[Place], end: int) -> Place | None:
    """The last body, its name as long as the verb lets it: "Ủy ban Quốc gia Ứng phó với A và Tìm kiếm B"."""
    if not places:
        return None
    start, stop = places[-1]
    rest = passage.text[stop:end]
    board = _BOARD.match(passage.low, start) is not None and _ON.match(rest) is not None
    if _BREAKS.search(rest) or len(rest.split()) > _MOST_WORDS or not (board or any(c.isupper() for c in rest)):
        return None
    return _whole(passage, places, (start, stop + len(rest.rstrip())))


def _whole(passage: Passage, places: list[Place], last: Place) -> Place:
    """The body with those that a dash joins to it: "Ban Chỉ đạo A - Ủy ban B"."""
    start, end = last
    for place in reversed(places):
        if place[1] < start and _DASH.fullmatch(passage.text, place[1], start):
            start = place[0]
    return start, end


def _owned(passage: Passage, places: list[Place], owner: Place) -> Place:
    """The body that the one behind its comma only says the ministry of: "Cục Hàng hải, bộ GTVT"."""
    before = next((place for place in reversed(places) if place[1] < owner[0]), None)
    if before is None or passage.low[before[1] : owner[0]] != ", ":
        return owner
    whose, what = (passage.reader.piece(start) for start in (owner[0], before[0]))
    return before if whose and what and whose.kind == "ministry" and what.kind in PARTS else owner


def _antecedent(passage: Passage, places: list[Place], head: str) -> Place | None:
    """The body that "cơ quan này", "sở này" stands for: the last one, from its own head on where it has one."""
    if not places:
        return None
    start, end = places[-1]
    inner = passage.low.find(f"{head} ", start, end)
    return (inner, end) if inner > start else (start, end)


def _bodies(passage: Passage, start: int, end: int) -> list[Place]:
    """The bodies named in a stretch, in order; where none is known, a stretch that a word for a body begins."""
    out: list[Place] = []
    at = start
    while word := _WORD.search(passage.low, at, end):
        at = word.end()
        if not _may_begin(passage, word) or passage.low.endswith(_HONORIFICS, start, word.start()):
            continue
        piece = passage.reader.piece(word.start())
        if piece and not piece.extendable:
            at = min(piece.end, end)
            out.append((piece.start, len(passage.text[:at].rstrip())))
        elif not piece and (stop := _unknown(passage, word.start(), end)):
            out.append((word.start(), stop))
            at = stop
    return out


def _may_begin(passage: Passage, word: re.Match[str]) -> bool:
    """True if a word, with those behind it, begins the name of a body."""
    ways = entries().get(word[0])
    return ways is not None and ways.any_of.match(passage.low, word.start()) is not None


def _unknown(passage: Passage, start: int, end: int) -> int | None:
    """The end of a body whose name is in no table: up to the next comma or the verb, with a capital in it."""
    piece = passage.text[start:end]
    stop = min((i for i in map(piece.find, (",", ";", "(", ":", " - ")) if i > 0), default=len(piece))
    name = piece[:stop].rstrip()
    adverbs = form("adverbs").search(plain(name))
    if adverbs:
        name = name[: adverbs.start()].rstrip()
    named = any(c.isupper() for c in name[1:])
    return start + len(name) if named and 1 < len(name.split()) <= _MOST_WORDS else None


def owner_behind(passage: Passage, at: int, end: int) -> Place | None:
    """The body in "của X" right behind a document."""
    of = _OF.match(passage.low, at, end)
    if not of:
        return None
    piece = passage.reader.piece(of.end())
    if piece and piece.end <= end and not (piece.extendable and piece.determined):
        return piece.start, piece.end
    word = _WORD.match(passage.low, of.end(), end)
    stop = _unknown(passage, of.end(), end) if word and _may_begin(passage, word) else None
    return (of.end(), stop) if stop else None


def settled(passage: Passage, place: Place, codes: tuple[str, ...], kind: str) -> Place:
    """The body as the issuer: without a spokesman, the name of a person, a deputy; the one that the number's code names.

    What a chairman decides and orders himself is his own: a decision, a directive, a telegram.
    """
    start, end = place
    spokesman = _SPOKESMAN.match(passage.text, start, end)
    start = spokesman.end() if spokesman else start
    end = _without_person(passage.text, start, end)
    own = kind in _PERSONAL and passage.low.startswith("chủ tịch", start)
    for word in codes_of().get(codes[0], ()) if codes and not own else ():
        at = passage.low.find(word, start, end)
        if at >= 0:
            return (at, at + len(word)) if codes[0] == "CP" else (at, end)
    deputy = _DEPUTY.match(passage.text, start, end)
    return (deputy.end(), end) if deputy else (start, end)


def is_post(passage: Passage, place: Place) -> bool:
    """True if a subject is the post of a person without the body that he heads: "Thứ trưởng", "phó giám đốc sở"."""
    return form("post").fullmatch(passage.low, *place) is not None


def issuer_by_code(passage: Passage, start: int, end: int, citation: Citation) -> Place | None:
    """The body that opens a sentence and that the code of a number behind it names: "Sở Y tế gửi các xã Công văn 12/SYT"."""
    parts = citation.number_parts
    first = next(iter(_bodies(passage, start, end)), None) if parts and parts.bodies else None
    if first is None or parts is None or _ORDERED.search(passage.low, start, first[0]):
        return None
    sends = form("hands_out").match(passage.low, first[1])
    return first if sends and code_names(parts.bodies[0], passage.text[slice(*first)]) else None


def fullest(passages: Sequence[Passage], passage: Passage, place: Place) -> tuple[Passage, Place]:
    """The name of an issuer with its province, where the page names one: "UBND tỉnh" is "UBND tỉnh Lâm Đồng" elsewhere."""
    spelled = plain_re.escape(passage.low[slice(*place)])
    for one_way in _COMMITTEE:
        spelled = spelled.replace(plain_re.escape(one_way), f"(?:{'|'.join(_COMMITTEE)})")
    name = plain_re.compile(rf"(?<!\w){spelled}(?:\s+(?:tỉnh|thành phố|tp\.?))?(?=\s)")
    longer: dict[str, tuple[Passage, Place]] = {}
    for one in passages:
        for found in name.finditer(one.low):
            end = one.reader.province(found.end())
            if end > found.end():
                longer.setdefault(one.low[found.start() : end], (one, (found.start(), end)))
    if len(longer) == 1:
        return next(iter(longer.values()))
    if ministry := _ministry_of(passages, passage, place):
        return ministry
    post = _CHAIR.match(passage.low, *place)
    body = fullest(passages, passage, (post.end(), place[1])) if post else None
    return body if body and body[0] is not passage else (passage, place)


def _ministry_of(passages: Sequence[Passage], passage: Passage, place: Place) -> tuple[Passage, Place] | None:
    """The ministry of a vice minister whose post leaves out its word, where the page names it: "Thứ trưởng Y tế", "Bộ Y tế".

    It may name it by how its name begins: "Bộ Văn hóa".
    """
    post = _VICE_MINISTER.match(passage.low, *place)
    if post is None:
        return None
    ministry = normal_form(f"Bộ {passage.text[post.end() : place[1]]}").replace(",", "")
    named = ((one, one.reader.piece(head.start())) for one in passages for head in _MINISTRY.finditer(one.low))
    alike = [
        (one, (piece.start, piece.end))
        for one, piece in named
        if piece and f"{ministry} ".startswith(f"{normal_form(one.text[piece.start : piece.end])} ".replace(",", ""))
    ]
    return max(alike, key=lambda found: found[1][1] - found[1][0], default=None)


def _without_person(text: str, start: int, end: int) -> int:
    """Where a body's name ends before the name of the person who holds the post, who signs, and before the term of office."""
    return without_person(text, start, start + len(_SIGNS.sub("", _TERM.sub("", text[start:end]))))


def is_issuer(passage: Passage, place: Place) -> bool:
    """True if a body may issue a document that has no number here: one with a name, of an administration of this country."""
    text = passage.text[slice(*place)]
    return any(c.isupper() for c in text) and not form("no_issuer").search(passage.low, *place)
