"""What a document is about, in the words behind its mention."""

from typing import Literal

from vnplan.recognise.reports.passages import Passage
from vnplan.recognise.reports.subjects import Place
from vnplan.recognise.reports.words import form
from vnplan.text import kept_re as re
from vnplan.vocab.bodies.lexicon import phrase_sources
from vnplan.vocab.orders import verb_at

_SENT = re.compile(r"(?:\s*,)?\s+(?:gửi|đến|tới)(?:\s+(?:đến|tới|cho))?\s")
_LEAD = re.compile(
    r"[\s,:]*(?:năm\s+\d{4}\s*)?(?:(?:tỉnh|thành\s+phố)(?:\s+\w+){1,5}?\s+(?=về\s))?(?:tải\s+về\s+(?=về\s))?"
    r"(?:(?:hỏa tốc|khẩn|mới|riêng)(?!\w))?(?:\s*lúc\s+\d{1,2}\s?(?:h|g|giờ)\d{0,2})?"
    r"(?:\s*ngày\s+\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?)?"
    r"(?:\s*do\s[^,;.]{3,60}(?:,[^,;.]{3,80})?\ský)?(?:\s*(?:và\s+)?(?:được\s+)?(?=gửi))?[\s,:]*[\"“‘]?\s*"
)
_AIM = re.compile(r"nhằm\s+")
_FAR_ABOUT = re.compile(r"\s(?:về\s+việc|v/v)\s+")
_SENT_ABOUT = re.compile(r"\s(?:về(?:\s+việc)?|v/v)\s+(?!phía|đến|số)")
_OPENS_FAR = re.compile(r"\s(?=(?:yêu cầu|đề nghị|chỉ đạo|hướng dẫn)\s)")
_QUOTED = re.compile(r"\s+(?:\"[^\"“”]{2,120}\"|“[^“”]{2,120}”)(?=\s+\w)")
_UNENDED = re.compile(r"\s(?:của|và|về|cho|theo|tại|với)$")
# What may begin a title: words of titles alone, a verb too where the issue of a numbered document is told, any word behind
# a document that has no number.
Opens = Literal["title", "verb", "any"]
_LONGEST = 500
_SHORTEST = 8


def title_behind(passage: Passage, at: int, stop: int, *, kind: str, opens: Opens) -> Place | None:
    """The title behind a document's number and issuer, up to ``stop``; ``opens`` says what may begin it."""
    begin = _begin(passage, at, stop, kind, opens)
    return None if begin is None else title_from(passage, begin, stop)


def title_from(passage: Passage, begin: int, stop: int) -> Place | None:
    """The title that begins at ``begin``, up to what ends it, at most ``stop``."""
    low = passage.low
    if begin >= stop:
        stop = passage.full_stop(begin)
    furthest = min(stop, begin + _LONGEST)
    end = form("ends_title").search(low, begin + 1, furthest)
    # A name in quotation marks stands inside the title: 'triển khai Chương trình "Một tỷ cây xanh" năm 2021'.
    while end and (quoted := _QUOTED.match(low, end.start(), furthest)):
        end = form("ends_title").search(low, quoted.end(), furthest)
    last = end.start() if end else furthest
    title = passage.text[begin:last].rstrip(' ,.;:\n"”’*')
    return (begin, begin + len(title)) if len(title) >= _SHORTEST and not _UNENDED.search(title) else None


def _begin(passage: Passage, at: int, stop: int, kind: str, opens: Opens) -> int | None:
    """Where the title begins."""
    low, behind = passage.low, at
    lead = _LEAD.match(low, at, stop)
    at = lead.end() if lead else at
    kind_again = re.compile(rf"{phrase_sources([kind])[0]}\s+(?!số\s|\d)")
    again = kind_again.match(low, at, stop)
    at = again.end() if again else at
    for pattern in (form("about"), _AIM):
        if found := pattern.match(low, at, stop):
            again = kind_again.match(low, found.end(), stop)
            return again.end() if again else found.end()
    if form("opens_title").match(low, at, stop):
        return at
    sent = _SENT.match(f" {low[at:stop]}")
    if sent:
        # A letter to many is sent to "A; B; C về việc ...": its title stands behind them all.
        stop = min(passage.full_stop(stop - 1), stop + _LONGEST)
    if sent or again:
        about = (_SENT_ABOUT if sent else _FAR_ABOUT).search(low, at, stop)
        order = _OPENS_FAR.search(low, at, stop)
        ways = [way.end() for way in (about, order) if way]
        if sent:
            return min(ways) if ways else None
        return at
    about = _FAR_ABOUT.search(low, at, min(stop, at + 60))
    if about:
        return about.end()
    word = re.match(r"\w+", low[at:stop])
    told = form("says").match(low, at) or form("untitled").match(low, at) or "," in low[behind:at]
    may = word is not None and not told
    return at if may and (opens == "any" or (opens == "verb" and verb_at(low, at))) else None
