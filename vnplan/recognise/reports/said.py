"""Papers that are told of by what they do: "vừa báo cáo Bộ A kết quả ...", and then "Văn bản nêu ..."."""

from collections.abc import Iterator, Sequence
from functools import cache

from vnplan.recognise.reports.act import Act
from vnplan.recognise.reports.passages import Passage
from vnplan.recognise.reports.subjects import is_issuer, settled, subject_before
from vnplan.recognise.reports.titles import title_behind
from vnplan.recognise.reports.words import form
from vnplan.rules.load import Rule, load
from vnplan.text import kept_re as re
from vnplan.vocab.bodies.lexicon import phrases

# It is news in the lead, and its paper is spoken of soon.
_LEAD = 3
_SOON = 4


class Saying(Rule):
    """Verbs that hand in a paper, its kind, and whether the verb is part of what the paper is about."""

    words: tuple[str, ...]
    kind: str
    titled: bool


@cache
def _sayings() -> dict[str, Saying]:
    return {word: row for row in load("reports", "saying", Saying) for word in row.words}


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?<=\s)(?P<verb>{phrases(list(_sayings()))})(?:\s+lên|\s+với|\s+tới|\s+cho)?\s+")


def said(passages: Sequence[Passage], passage: Passage) -> Iterator[Act]:
    """The papers that a passage of the lead tells of without a word for them, where the article takes them up again."""
    if passage.index >= _LEAD:
        return
    for verb in _verbs().finditer(passage.low):
        start, stop = passage.sentence(verb.start())
        fresh = form("fresh").search(passage.low, start, verb.start())
        subject = subject_before(passage, start, fresh.start()) if fresh else None
        if subject is None or not is_issuer(passage, subject):
            continue
        saying = _sayings()[" ".join(verb["verb"].split())]
        addressee = passage.reader.piece(verb.end())
        handed_in = form("handed_in").match(passage.low, verb.end())
        # "vừa thông báo ý kiến chỉ đạo của Thủ tướng" is a paper, whether it is spoken of again or not.
        if not (handed_in and saying.kind == "announcement") and not _taken_up(passages, passage, stop):
            continue
        if addressee is None and not saying.titled and not handed_in:
            continue
        at = addressee.end if addressee else verb.start("verb") + len(verb["verb"])
        act = Act(
            passage,
            "issued",
            saying.kind,
            verb.start(),
            verb.end(),
            subject=settled(passage, subject, (), saying.kind),
            clause=start,
        )
        act.fresh = True
        act.title = title_behind(passage, verb.start() if saying.titled else at, stop, kind=saying.kind, opens="any")
        yield act


def _taken_up(passages: Sequence[Passage], passage: Passage, stop: int) -> bool:
    """True if the article soon speaks of the paper: "Theo văn bản ...", "Báo cáo nêu ..."."""
    if form("taken_up").search(passage.low, stop):
        return True
    return any(form("taken_up").search(one.low) for one in passages[passage.index + 1 : passage.index + 1 + _SOON])
