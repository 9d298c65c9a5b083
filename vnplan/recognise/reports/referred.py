"""Documents that an article follows, lets speak, or only names: "Theo Kế hoạch số 5 ...", "Công văn nêu rõ ..."."""

from vnplan.recognise.reports.act import Act
from vnplan.recognise.reports.codes import code_names
from vnplan.recognise.reports.subjects import Place, behind_person, issuer_by_code, speaker
from vnplan.recognise.reports.words import form, issuing, kind_word
from vnplan.text import kept_re as re

_OPENING = re.compile(
    r"(?:(?:cụ thể|theo (?:tài liệu|nguồn tin|thông tin|tìm hiểu|ghi nhận)[^,;:.]{0,40}|theo đó|ngoài ra|đáng chú ý"
    r"|bên cạnh đó|trong đó|đồng thời"
    r"|(?:có hiệu lực[^,]{0,40}|từ [^,]{0,25}|ngày [^,]{0,25}))[,:]?\s*)*[\"“*#>\s]*"
)
_RECENT = re.compile(r"[\s\"“*]*(?:mới đây|vừa qua|vừa mới đây|mới nhất)(?!\w)")
_AS_FOLLOWS = re.compile(r"(?<!\w)như sau\s*:?[\s*]*$")
# The first lines of an article may name its document without saying anything of it.
_HEADLINES = 3
# What an article may follow without giving its number: "theo thông báo của Văn phòng Chính phủ".
FOLLOWED = frozenset(
    ("plan", "decision", "directive", "official_letter", "telegram", "announcement", "conclusion", "resolution", "other")
)
_BASES = frozenset(("basis", "implements", "amends", "replaces", "repeals", "guides"))
SAID_WITHIN = 200
NEAR = 60


def is_referred(act: Act, owner: Place | None, stop: int) -> bool:
    """True if the document is followed, speaks, or is at least named by number."""
    passage, numbered = act.passage, bool(act.citation or act.count)
    before = passage.low[max(act.clause, act.start - NEAR) : act.start]
    if not numbered and (owner is None or act.kind not in FOLLOWED):
        return False
    if _own(act, stop):
        act.how = "stated"
    elif numbered and (form("carries_out").search(before) or form("provision_of").search(before) or _is_cited(act)):
        act.how = "background"
    elif numbered and form("is_the_one").search(before):
        act.how, act.identified = "stated", True
    elif told := form("told").search(before):
        _tell(act, act.start - len(told[0].lstrip()), owner, stop)
    elif not numbered:
        return _speaks(act, before, owner, stop)
    elif _background(act, before):
        act.how = "background"
    elif _OPENING.fullmatch(passage.low, act.clause, act.start) and _says(act, owner, stop):
        act.how = "stated"
    elif act.citation and (issuer := issuer_by_code(passage, act.clause, act.start, act.citation)):
        act.how, act.subject = "issued", issuer
    return True


def _speaks(act: Act, before: str, owner: Place | None, stop: int) -> bool:
    """True if a document known by its issuer alone says something: "..., công văn ra ngày 7/11 của Bộ A nêu rõ ..."."""
    low = act.passage.low
    opens = _OPENING.fullmatch(low, act.clause, act.start) or before.rstrip().endswith(",")
    if not opens or owner is None:
        return False
    sent = form("just_sent").match(low, owner[1], stop)
    behind = low[sent.end() if sent else owner[1] : stop]
    if not form("says").match(behind.lstrip(" ,")):
        return False
    act.how = "stated"
    return True


def _tell(act: Act, start: int, owner: Place | None, stop: int) -> None:
    """Note what is said of a document behind "theo", "tại", which begins at ``start``."""
    passage = act.passage
    act.subject = speaker(passage, act.clause, act.start, owner[1] if owner else act.end, stop)
    act.heard = act.subject is not None
    act.opens = _OPENING.fullmatch(passage.low, act.clause, start) is not None
    issued = issuing().search(passage.low, act.end, stop) if act.citation else None
    fresh = act.citation is not None and _RECENT.match(passage.low, act.clause) is not None
    if issued and passage.citation(issued.start("kind")):
        act.how = "background"  # "Theo Kế hoạch 70/KH-UBND, Sở A vừa ban hành Văn bản 841/SA-VP ..."
    elif act.citation and act.kind in FOLLOWED and (fresh or as_follows(act, stop) or _orders_in_it(act, stop)):
        act.how = "stated"
    elif owner and form("issued_now").match(passage.low, owner[1]):
        act.how = "stated"  # "... bị cấm theo quyết định của UBND tỉnh vừa ban hành"
    elif act.heard and act.count and form("sent").match(passage.low, act.end):
        act.how = "stated"  # "Xã A dời 40 hộ dân, theo kế hoạch số 21 ban hành ngày 4/9"
    else:
        act.how = "told"


def _own(act: Act, stop: int) -> bool:
    """True if the headline or the lead says what a body does by its own document: "Sở A tiêm chủng theo Kế hoạch 9/KH-SA"."""
    passage, parts = act.passage, act.citation.number_parts if act.citation else None
    if passage.index >= _HEADLINES or not (parts and parts.bodies) or _is_changed(act):
        return False
    subject = speaker(passage, act.clause, act.start, act.end, stop)
    if subject is None or not code_names(parts.bodies[0], passage.text[slice(*subject)]):
        return False
    act.subject = subject
    return True


def _is_cited(act: Act) -> bool:
    """True if another document, which opens the sentence, speaks of it: "Công điện dẫn lại yêu cầu trong Công điện số 7"."""
    low = act.passage.low
    opening = _OPENING.match(low, act.clause, act.start)
    word = kind_word().match(low, opening.end() if opening else act.clause, act.start)
    return word is not None and form("cites").search(low, word.end(), act.start) is not None


def _is_changed(act: Act) -> bool:
    """True if the document is one that another rests on, amends or replaces."""
    return act.citation is not None and act.citation.role in _BASES - {"implements", "guides"}


def as_follows(act: Act, stop: int) -> bool:
    """True if what a document of one body lays down follows behind the sentence: "được quy định tại Kế hoạch ... như sau:"."""
    return bool(_AS_FOLLOWS.search(act.passage.low, act.end, stop))


def _orders_in_it(act: Act, stop: int) -> bool:
    """True if who speaks in a letter issued it by its number, and orders something: "Theo Công văn 12/UBND-KT, UBND tỉnh ...".

    Where no issuer speaks, the letter itself orders: "Trước đó, tại Công văn 12/UBND-KT, bộ yêu cầu các sở ...".
    """
    if not act.heard:
        return form("orders").search(act.passage.low, act.end, stop) is not None
    parts = act.citation.number_parts if act.citation else None
    if not (act.subject and parts and parts.bodies):
        return False
    return _orders_at(act) and code_names(parts.bodies[0], act.passage.text[slice(*act.subject)])


def orders_in_it(act: Act) -> bool:
    """True if who speaks in a document behind its comma orders something: "Trong công văn, Sở A yêu cầu các trường ..."."""
    return act.subject is not None and act.subject[0] > act.start and _orders_at(act)


def _orders_at(act: Act) -> bool:
    at = behind_person(act.passage, act.subject[1]) if act.subject else None
    return at is not None and form("orders_now").match(act.passage.low, at) is not None


def _background(act: Act, before: str) -> bool:
    """True if the document is only what another rests on, changes or carries out."""
    if act.citation and (act.citation.role in _BASES or act.citation.pinpoint):
        return True
    return any(match.end() == len(before) for match in form("background").finditer(before))


def _says(act: Act, owner: Place | None, stop: int) -> bool:
    """True if the document itself is the subject of its sentence, or the sentence is a headline about it."""
    at = owner[1] if owner else act.end
    behind = act.passage.low[at : min(stop, at + SAID_WITHIN)]
    if form("says").search(behind):
        return True
    if not behind.strip(" .:"):
        return act.passage.index == 0
    return act.passage.index < _HEADLINES and form("about").match(behind.lstrip(" :,–-")) is not None
