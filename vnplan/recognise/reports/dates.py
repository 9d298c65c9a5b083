"""The day of issue as an article says it: "Ngày 7-8, Bộ A có văn bản"."""

from collections.abc import Iterable, Sequence
from datetime import date

from vnplan.recognise.reports.act import Act
from vnplan.recognise.reports.passages import Passage
from vnplan.recognise.reports.words import kind_word, kinds
from vnplan.text import kept_re as re
from vnplan.vocab.time.issued import WrittenDay, full_days, named_days, spoken_days

# The subject stands right behind the day: "Ngày 7-8, Bộ A có văn bản".
_MOST_BETWEEN = 20
_MOST_VERB = 30
# The day on which somebody said it is none of issue: "bà B cho hay sáng 2/6, sở này ban hành ...".
_SAID = re.compile(r"(?:cho biết|cho hay|trao đổi|thông tin|trả lời)\s+(?:vào\s+)?$")
_TOLD = re.compile(r"(?:thông tin|tin|nguồn tin)\s+(?:từ|của)\s*$|(?<!\w)theo\s*$")
# Who signed stands there with his posts: "Ngày 20-3, ông Lê Văn An, người phát ngôn Bộ A, ký văn bản".
_SIGNER = re.compile(
    r",?\s+(?:ông|bà|đồng chí)\s(?!.*\s(?:cho biết|cho hay|nói|thông tin|xác nhận|khẳng định|chủ trì|họp)(?!\w))"
)
# The day of a document behind what it is about, or behind who signs it: ", đề ngày 13-8", "do ông Lê Văn An ký ngày 19/8".
_DATED = re.compile(
    r"(?:,\s+(?:được\s+)?(?:đề|ký|ban hành)|\s(?:được|do)\s[^,;:.]{2,80}\s(?:ký|ban hành|phê duyệt|thông qua))\s+(?:vào\s+)?$"
)
_BEFORE_DAY = frozenset(("", "ngày", "ra", "ký", "ban hành", "phát đi"))
_MOST_BEHIND = 30
_SAME_AFFAIR = 31
# A document is spoken of again so soon.
_FOLLOWS = 4
_SIGNED = re.compile(
    r"(?:\s+(?:này|trên))?(?:\s+(?:được|do)(?:\s[^,;:.]{2,60}?)?)?"
    r"\s+(?:ký|ban hành|phát hành|phát đi)\s+(?:vào\s+)?(?=(?:ngày|hôm)\s)"
)
_YEAR = re.compile(r"(?<!\w)năm\s+((?:19|20)\d\d)(?!\d)")
# What is older than so many days is no news.
_NEWS = 365


def day_of(act: Act, days: "Days") -> date | None:
    """The day right behind the document, before who issues it, or between the two; none there where it is "vừa" issued."""
    if not (act.citation or act.count) and (behind := _behind(act, days)):
        return behind
    if act.how in ("passive", "stated", "told") and (dated := _dated(act, days)):
        return dated
    if act.how != "issued" or act.fresh or act.subject is None or act.subject[0] > act.start:
        return None
    low, (subject, end) = act.passage.low, act.subject
    if between := days.within(low, end, act.start):
        near = act.start - between[-1][1] <= _MOST_VERB and not _SAID.search(low, act.clause, between[-1][0])
        return between[-1][2] if near else None
    found = days.within(low, act.clause, subject)
    gap = low[found[-1][1] : subject] if found else ""
    near = bool(found) and (len(gap) <= _MOST_BETWEEN or _SIGNER.match(gap) is not None) and {".", ";"}.isdisjoint(gap)
    near = near and _TOLD.search(gap) is None
    return found[-1][2] if near and not _SAID.search(low, act.clause, found[-1][0]) else None


def signed_later(kind: str, acts: Sequence[Act], passages: Sequence[Passage], days: "Days") -> date | None:
    """The day in a later word for the document: "Văn bản ban hành ngày 6-6-2022 nêu rõ", "Theo công văn ký ngày 13/5, ..."."""
    first = acts[0].passage.index
    for passage in passages[first : first + _FOLLOWS]:
        for word in kind_word().finditer(passage.low):
            signed = _SIGNED.match(passage.low, word.end())
            same = kinds()[" ".join(word["kind"].split())] in (kind, "other")
            if signed and same and not passage.citation(word.start()):
                return next((day for _, _, day in days.within(passage.low, signed.end(), signed.end() + _MOST_BEHIND)), None)
    return None


def is_old(acts: Sequence[Act], days: "Days") -> bool:
    """True if a document is of an earlier year than the article, which then only looks back on it."""
    cited = [act.citation for act in acts if act.citation]
    day = next((one.date for one in cited if one.date), None) or next(filter(None, (day_of(act, days) for act in acts)), None)
    if days.latest is None:
        return False
    if day:
        return (days.latest - day).days > _NEWS
    year = next((one.number_parts.year for one in cited if one.number_parts and one.number_parts.year), None) or _year(acts[0])
    return year is not None and days.latest.year - year > 1


def _year(act: Act) -> int | None:
    """The year that its paragraph names last before the document: "Đầu năm 1980, ... Đến tháng 6, tỉnh ban hành Nghị quyết"."""
    named = _YEAR.findall(act.passage.low, 0, act.start)
    return int(named[-1]) if named else None


def _behind(act: Act, days: "Days") -> date | None:
    """The day right behind a document without a number: "ký Công điện ngày 1/1/2026"."""
    found = next(iter(days.within(act.passage.low, act.end, act.end + _MOST_BEHIND)), None)
    return found[2] if found and act.passage.low[act.end : found[0]].strip() in _BEFORE_DAY else None


def _dated(act: Act, days: "Days") -> date | None:
    """The day that the sentence gives the document behind its title, or behind who signs it."""
    low, stop = act.passage.low, act.passage.sentence(act.start)[1]
    return next((day for at, _, day in days.within(low, act.end, stop) if _DATED.search(low, act.start, at)), None)


class Days:
    """The days that an article names in full, and the day it was published: what a missing year is read from."""

    def __init__(self, passages: Iterable[Passage], published: date | None) -> None:
        """Note the full dates."""
        self.published = published
        self.known = [one for passage in passages for day in full_days(passage.low) if (one := day.on())]
        self.latest = published or max(self.known, default=None)

    def within(self, low: str, start: int, end: int) -> list[tuple[int, int, date | None]]:
        """The days of a stretch in order, each with its place; ``None`` where its year is not certain."""
        named: list[tuple[int, int, date | None]] = [(day.start, day.end, self.on(day)) for day in named_days(low, start, end)]
        spoken = spoken_days(low, self.published, start, end) if self.published else ()
        return sorted([*named, *spoken], key=lambda one: one[0])

    def on(self, day: WrittenDay) -> date | None:
        """When a day was; ``None`` where its year is not certain or there is no such day."""
        year = day.year or (self.published.year if self.published else self._near(day))
        return day.on(year) if year else None

    def _near(self, day: WrittenDay) -> int | None:
        """The year of another day of the same affair."""
        for known in self.known:
            one = day.on(known.year)
            if one and abs((one - known).days) <= _SAME_AFFAIR:
                return known.year
        return None
