"""What an article says of documents: that one was issued, what it says, that one is followed."""

from collections.abc import Iterator

from vnplan.model.citation import Citation
from vnplan.recognise.reports.act import Act, is_earlier
from vnplan.recognise.reports.passages import Passage
from vnplan.recognise.reports.referred import FOLLOWED, NEAR, SAID_WITHIN, as_follows, is_referred, orders_in_it
from vnplan.recognise.reports.subjects import (
    Place,
    is_issuer,
    is_post,
    owner_behind,
    settled,
    speaker,
    subject_before,
)
from vnplan.recognise.reports.titles import title_behind, title_from
from vnplan.recognise.reports.words import bare_kinds, form, issuing, kind_word, kinds
from vnplan.text import kept_re as re

_BARE_NUMBER = re.compile(
    r"\s+(?:(?:hỏa tốc|khẩn)\s+)?(?:số\s*:?\s*)?(?P<number>\d{1,5})"
    r"(?![\d/%:-]|[.,]\d|\s*(?:%|năm|ngày|tháng|tỉ|tỷ|triệu|nghìn))(?!\w)"
)
# The number in apposition: "thông báo kết luận cuộc họp, số 61/TB-BXD", "công văn (số 12/UBND-KT)".
_APPOSED = re.compile(
    r"[^,;:.()]{0,40}(?:(?:,|\s\()\s*(?:mang\s+)?(?:số\s*:?\s*)?|\s+mang\s+(?:số\s*:?\s*)?)"
    r"|\s+(?:hỏa tốc|thượng khẩn|khẩn|mật|mới|riêng)\s+(?:số\s*:?\s*)?"
)
_FRESH = re.compile(r"(?:^|\s)(?:vừa|mới)(?:\s|$)")
_DONE = re.compile(r"[^,;.]{0,30}?\s*(?P<verb>ký ban hành|ký|ban hành|phê duyệt|thông qua|công bố|gửi|phát đi)(?!\w)")
_WITHIN = re.compile(r"(?<!\w)(?:(?:trong|tại|qua)\s+(?:một\s+)?|(?<=,\s)theo\s+)$")
_DRAFT = re.compile(r"(?<!\w)(?:trong|tại|qua|theo)\s+(?:bản\s+)?dự\s+thảo\s+$")
_APPROVED = re.compile(r"(?:phê duyệt|thông qua|ban hành)\s+(?:tại|theo|bằng|trong|kèm theo)\s+$")
_SAYS_ALL = re.compile(r"[^.;:]{0,60}(?<!\w)(?:nêu|cho biết|nhận định|đánh giá|khẳng định)(?:\s+rõ)?\s*:")
_HANDED_IN = re.compile(r"\s+(?:gửi|trình|lên)(?!\w)")
_IS_DRAFT = re.compile(r"(?<!\w)dự thảo\s+$")
_DRAFTED = frozenset(("circular", "joint_circular", "decree", "resolution", "decision", "plan", "scheme", "programme"))
_LOOSE = frozenset(("có", "gửi", "phát", "ra", "ký"))


def acts(passage: Passage) -> Iterator[Act]:
    """What a passage says of documents, in order; one for each word for a document that counts."""
    verbs = {match.start("kind"): match for match in issuing().finditer(passage.low)}
    last = -2
    before: Act | None = None
    for word in kind_word().finditer(passage.low):
        beside, last = last, word.end()
        if beside + 1 == word.start() and word.start() not in verbs:
            continue  # one document: "thông báo kết luận"
        found = passage.citation(word.start()) or _apposed(passage, word)
        if found and found[2].kind is None:
            continue
        verb = verbs.get(word.start())
        act = _act(passage, word, found, verb)
        if act and verb and before and _conveyed(before, act, verb):
            before.title = before.title or title_from(passage, act.start, passage.sentence(act.start)[1])
        elif act and before and _about_itself(before, act):
            before.how, before.subject = act.how, before.subject or act.subject
        elif act and before and _approved(before, act):
            act.how, act.subject, act.title, before.how = before.how, before.subject, before.title, "named"
            yield act
        elif act:
            if before and _lies_within(before, act):
                act.how = "named"
            before = act
            yield act


def _conveyed(one: Act, other: Act, verb: re.Match[str]) -> bool:
    """True if a document only conveys another: "Thông báo số 12/TB-VP truyền đạt kết luận của ..."."""
    numbered = one.citation is not None or one.count is not None
    return numbered and other.citation is None and other.count is None and one.end + 1 == verb.start()


def _about_itself(one: Act, other: Act) -> bool:
    """True if what a numbered document does is its word: "Thông tư 5/TT-BYT quy định về X vừa được Bộ Y tế ban hành"."""
    numbered = one.citation is not None or one.count is not None
    return numbered and other.how == "passive" and not (other.citation or other.count) and one.end + 1 == other.start


def _approved(one: Act, other: Act) -> bool:
    """True if a numbered document approves the one before it: "Đề án X được UBND tỉnh phê duyệt tại Quyết định số 5"."""
    numbered = other.citation is not None or other.count is not None
    if one.how != "passive" or one.citation or one.count or not numbered or other.how != "told":
        return False
    return _APPROVED.search(one.passage.low, one.end - 1, other.start) is not None


def _lies_within(one: Act, other: Act) -> bool:
    """True if what a document says tells of an earlier one: "Thông báo nêu: ... Thủ tướng đã ban hành Công điện số 5 ..."."""
    if one.how != "stated" or other.how not in ("issued", "passive") or other.fresh:
        return False
    return _SAYS_ALL.match(one.passage.low, one.end) is not None


def _apposed(passage: Passage, word: re.Match[str]) -> tuple[int, int, Citation] | None:
    """The citation without a word of its own that stands in apposition to a word for a document."""
    again = kind_word().match(passage.low, word.end() + 1)
    behind = again.end() if again else word.end()
    for start, end, citation in passage.cited:
        between = start >= behind and _APPOSED.fullmatch(passage.low, behind, start)
        if between and citation.word is None and not kind_word().search(passage.low, behind, start):
            return start, end, citation
    return None


def _act(
    passage: Passage, word: re.Match[str], found: tuple[int, int, Citation] | None, verb: re.Match[str] | None
) -> Act | None:
    kind = kinds()[" ".join(word["kind"].split())]
    if form("procedure").match(passage.low, word.start()):
        return None
    start, stop = passage.sentence(word.start())
    number = None if found else _BARE_NUMBER.match(passage.low, word.end())
    end = found[1] if found else number.end() if number else word.end()
    act = Act(passage, "named", found[2].kind or kind if found else kind, word.start(), end, clause=start)
    act.citation = found[2] if found else None
    act.count = number["number"] if number else None
    owner = owner_behind(passage, end, stop)
    if verb and _issued(act, verb, owner):
        act.how = "background" if _long_ago(act) else "issued"
    elif _passive(act, stop) or _stated_in(act):
        act.how = "passive"
    elif _sent(act, stop):
        act.how = "issued"
        # What the sender says is no title of the letter.
        stop = passage.low.rfind(",", end, act.subject[0]) if act.subject and act.subject[0] > end else stop
    elif not is_referred(act, owner, stop):
        return None
    if act.how == "passive" and not (owner or act.subject or act.citation or act.count):
        owner, stop = _owner_of_all(act, stop)
    issuer = owner or _said(act)
    act.heard = act.heard and not issuer
    act.subject = issuer or act.subject
    if act.citation is None and act.count is None and not (act.subject and is_issuer(passage, act.subject)):
        return None
    act.title = title_behind(
        passage,
        max(owner[1] if owner and owner[1] <= stop else end, act.end),
        stop,
        kind=word["kind"],
        opens="verb" if act.how == "issued" and (found or number) else "title" if found or number or act.how == "told" else "any",
    )
    act.retold = act.how == "stated" and as_follows(act, stop)
    _settle(act)
    return act


def _owner_of_all(act: Act, stop: int) -> tuple[Place | None, int]:
    """The body in "của X" that ends the sentence, behind what the document is about, and where that ends."""
    passage = act.passage
    at = passage.low.rfind(" của ", act.end, stop)
    owner = owner_behind(passage, at, stop) if at >= 0 else None
    return (owner, at) if owner else (None, stop)


def _long_ago(act: Act) -> bool:
    """True if the sentence tells of an earlier affair, or only of what came before another document."""
    low, numbered = act.passage.low, bool(act.citation or act.count)
    if form("another_time").match(low, act.clause) or form("behind_it").search(low, act.clause, act.start):
        return True
    if form("once").search(low, act.clause, act.start):
        return True
    return not numbered and is_earlier(act)


def _said(act: Act) -> Place | None:
    """The issuer that the citation names."""
    issuer = act.citation.issuer if act.citation else None
    if issuer is None:
        return None
    back = act.passage.back
    start, end = back.locate(issuer.spans[0].start), back.locate(issuer.spans[-1].end)
    return (start, end) if act.clause <= start < end else None


def _issued(act: Act, verb: re.Match[str], owner: Place | None) -> bool:
    """True if the verb before the document says that it was issued, and by whom."""
    passage, numbered = act.passage, bool(act.citation or act.count)
    words = " ".join(verb["verb"].split())
    if not numbered and form("several").match(passage.low, verb.end("verb")):
        return False  # "đã ban hành nhiều văn bản"
    adverbs = next(
        (
            m
            for m in form("adverbs").finditer(passage.low, act.clause, verb.start())
            if m.end() == len(passage.low[: verb.start()].rstrip())
        ),
        None,
    )
    begin = adverbs.start() if adverbs else verb.start()
    act.subject = subject_before(passage, act.clause, begin)
    act.fresh = bool(adverbs and _FRESH.search(adverbs.group())) or words.startswith(("vừa", "mới"))
    if not numbered and act.kind not in bare_kinds()[words] and not _handed_in(act):
        return False
    if act.subject is None and owner is None and _said(act) is None:
        return False
    if not numbered and adverbs is None and act.subject and passage.low[: act.subject[0]].endswith("do "):
        return False  # "lỗi này thường do trưởng phòng ra quyết định xử phạt"
    return numbered or words not in _LOOSE or adverbs is not None or act.subject is not None


def _handed_in(act: Act) -> bool:
    """True if a report without a number is news by itself: "vừa có báo cáo gửi Bộ A về ..."."""
    return act.kind == "report" and act.fresh and _HANDED_IN.match(act.passage.low, act.end) is not None


def _passive(act: Act, stop: int) -> bool:
    """True if the sentence goes on with "được X ban hành"."""
    passage = act.passage
    for match in form("passive").finditer(passage.low, act.end, min(stop, act.end + SAID_WITHIN)):
        piece = passage.reader.piece(match.end())
        if piece is None or piece.end > stop:
            continue
        if act.kind in _DRAFTED and _IS_DRAFT.search(passage.low, act.clause, act.start):
            if not form("laid_open").match(passage.low, piece.end):
                continue
            act.subject, act.fresh = (piece.start, piece.end), True
            return True
        done = _DONE.match(passage.low, piece.end, piece.end + 60)
        if done is None:
            continue
        if kind_word().search(passage.low, act.end, match.start()):
            return False
        act.fresh = bool(_FRESH.search(match.group()))
        if not (act.citation or act.count) and act.kind not in bare_kinds()[" ".join(done["verb"].split())]:
            return False
        act.subject = (piece.start, piece.end)
        if not passage.low[act.end : match.start()].strip():
            act.end = done.end()
        return True
    return False


def _stated_in(act: Act) -> bool:
    """True if what an article tells was said in the document: "Nội dung này được Thủ tướng nêu trong công điện ..."."""
    passage = act.passage
    if form("summed_up").fullmatch(passage.low, act.clause, act.start):
        before = passage.sentence(act.clause - 1)[0] if act.clause else 0
        head = speaker(passage, before, act.clause, act.clause, act.clause)
        act.subject = head or speaker(passage, before, before, before, act.clause) or _by_whom(act)
        return True
    said = form("stated_in").search(passage.low, max(act.clause, act.start - SAID_WITHIN), act.start)
    piece = passage.reader.piece(said.start("who")) if said else None
    if said is None or piece is None:
        return False
    act.subject = (piece.start, min(piece.end, said.end("who")))
    return True


def _by_whom(act: Act) -> Place | None:
    """Who did something with the document by the rest of its sentence: "... trong tờ trình vừa được Bộ A trình"."""
    stop = act.passage.sentence(act.start)[1]
    named = (act.passage.reader.piece(by.end()) for by in form("passive").finditer(act.passage.low, act.end, stop))
    return next(((piece.start, piece.end) for piece in named if piece), None)


def _sent(act: Act, stop: int) -> bool:
    """True if somebody says something in a document without a number: "Trong văn bản gửi tỉnh, Bộ A cho rằng ...".

    So it is where it is a draft: "Bộ A đề xuất bỏ phí tại dự thảo Thông tư ...", and where somebody orders something in it.
    """
    passage = act.passage
    before = passage.low[max(act.clause, act.start - NEAR) : act.start]
    if act.citation or act.count:
        return False
    within = act.kind in FOLLOWED and _WITHIN.search(before)
    sent = within and form("sent").match(passage.low, act.end)
    if not sent and not within and not (act.kind in _DRAFTED and _DRAFT.search(before)):
        return False
    act.subject = speaker(passage, act.clause, act.start, act.end, stop)
    return act.subject is not None and (not within or bool(sent) or orders_in_it(act))


def _settle(act: Act) -> None:
    """The issuer as it is to be named; who only signs is none."""
    parts = act.citation.number_parts if act.citation else None
    if act.subject:
        act.subject = settled(act.passage, act.subject, parts.bodies if parts else (), act.kind)
        if is_post(act.passage, act.subject):
            act.subject = None
