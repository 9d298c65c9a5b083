"""What a section is about, by its heading, and whether an item orders an action, by how it begins: words of ``sections.toml``."""

from functools import cache
from typing import Literal

from vnplan.rules.load import Form, load
from vnplan.rules.phrases import any_row, patterns
from vnplan.text import kept_re as re
from vnplan.text.patterns import Later
from vnplan.text.remembered import remembered
from vnplan.vocab.bodies.lexicon import by_first_word
from vnplan.vocab.bodies.rows import WordList
from vnplan.vocab.orders import word_at

Section = Literal["past", "purpose", "aim", "frame", "money", "effect", "right", "duty", "work"]
# Where nothing is to be done.
IDLE: frozenset[Section | None] = frozenset({"past", "purpose", "aim", "effect", "right"})
Key = Literal["before", "leadin", "leadin_open", "event", "thing", "idle", "stock_action", "job", "tells"]
# Longer headings are sentences, which say nothing of a section as a whole.
LONGEST_HEADING = 160
# How many commas an adverbial at the head of an item may have, and how far it reaches.
COMMAS = 8
REACH = 600
# How far into an item its predicate is looked for.
NEAR = 60
_PHRASE = re.compile(r"\s*(?:[,;+/]|\s-\s|\(|(?<!\w)và(?!\w))\s*")
_MARKS = re.compile(r"(?:[\W\d_]*(?:[ivx]{1,5}|[a-zđ])[.)])?[\W\d_]*")
# What may stand before the first word of an item: its mark, or the number that it bears in an article.
_ITEM = re.compile(r"[\s\"“(*_–+•-]*(?:(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)]\s+)?")
_LABEL = re.compile(r"[^.;:,]{2,90}:\s*(?=\w)")
_COMMA = re.compile(r"(?:[,:]\s+(?:(?:và|thì)\s+)?|\sthì\s+)(?=\w)")
_PASSIVE = re.compile(r"\s(?:được|bị|là|đạt|gồm|bao gồm|khoảng|dự kiến)\s")
_WORDS = re.compile(r"\w+")


class SectionForm(Form):
    """How a phrase of a heading is worded, and what the section below is about."""

    section: Section


@remembered
def section_of(low: str) -> Section | None:
    """What the section below a heading in plain text is about; ``None`` where its words don't say.

    >>> section_of("ii. mục tiêu, nhiệm vụ"), section_of("kết quả thực hiện nhiệm vụ, giải pháp"), section_of("sở y tế")
    ('work', 'past', None)
    """
    found = _sections(low)
    if not found:
        return None
    first = found[0]
    if first == "past" or (first and first not in ("work", "duty") and not {"work", "duty"} & set(found)):
        return first
    return next((one for one in found if one in ("work", "duty")), None)


def sets_out_work_too(low: str) -> bool:
    """True if a heading in plain text names work besides whatever it names first: "dự báo tác động và các giải pháp".

    >>> sets_out_work_too("dự báo tác động và các giải pháp"), sets_out_work_too("dự báo tác động")
    (True, False)
    """
    return bool({"work", "duty"} & set(_sections(low)[1:]))


def _sections(low: str) -> list[Section | None]:
    """What each phrase of a heading says."""
    head = low[_MARKS.match(low).end() : LONGEST_HEADING] if len(low) <= LONGEST_HEADING else ""  # type: ignore[union-attr]
    return [_phrase(phrase) for phrase in _PHRASE.split(head.rstrip(" :.")) if phrase]


def _phrase(phrase: str) -> Section | None:
    before = _any("before").match(phrase)
    for start in (0, before.end()) if before else (0,):
        if any_row("sections", "section", SectionForm).match(phrase, start) is None:
            continue
        for row, pattern in patterns("sections", "section", SectionForm):
            if pattern.match(phrase, start):
                section: Section = row.section
                return section
    return None


def describes_jobs(title: str) -> bool:
    """True if the title of a document in plain text says that it tells who of the leaders looks after what.

    >>> describes_jobs("phân công nhiệm vụ lãnh đạo sở y tế"), describes_jobs("phân công nhiệm vụ phòng, chống lũ")
    (True, False)
    """
    return _any("job").fullmatch(title) is not None


def leads_in(low: str) -> bool:
    """True if a text in plain form, which ends in a colon, only introduces what stands below.

    >>> leads_in("giao sở y tế có trách nhiệm:"), leads_in("rà soát các quy định:")
    (True, False)
    """
    end = low.strip()[-LONGEST_HEADING:]
    if _any("leadin").fullmatch(end):
        return True
    return not orders(low) and _any("leadin_open").fullmatch(end) is not None


def tells_duty(low: str) -> bool:
    """True if an introduction in plain text hands out what stands below to whoever it names.

    >>> tells_duty("các đơn vị coi thi có trách nhiệm:"), tells_duty("hồ sơ gồm:")
    (True, False)
    """
    return _any("tells").fullmatch(low.strip()) is not None


def is_event(low: str) -> bool:
    """True if a heading in plain text names what is to be held: "hội nghị tổng kết"."""
    return _any("event").match(low, _ITEM.match(low).end()) is not None  # type: ignore[union-attr]


def is_stock(low: str) -> bool:
    """True if words in plain text order nothing but to carry out what the document says."""
    return _any("stock_action").fullmatch(low) is not None


def is_idle(low: str) -> bool:
    """True if an item in plain text orders nothing: it says what follows from failing, or whom to call."""
    return _any("idle").match(low, _ITEM.match(low).end()) is not None  # type: ignore[union-attr]


@remembered
def orders(low: str) -> bool | None:
    """True if an item in plain text orders an action, False if it does not, ``None`` where its first word is in no table.

    It orders one by how it begins: with a verb, or with an adverbial and then a verb.

    >>> orders("tiếp tục rà soát quy hoạch"), orders("trong phạm vi quản lý, thực hiện tổng kết"), orders("100% các xã")
    (True, True, False)
    """
    at = _ITEM.match(low).end()  # type: ignore[union-attr]
    thing = _is_thing(low, at)
    if not thing and _acts(low, at):
        return True
    label = _LABEL.match(low, at)
    if label and _begins(low, label.end()):
        return True
    adverbial = _adverbial(low, at)
    commas = list(_COMMA.finditer(low, at, at + REACH))[:COMMAS] if adverbial else []
    if any(_begins(low, comma.end()) for comma in commas):
        return True
    return False if adverbial or thing else None


def names_part(low: str) -> bool:
    """True if an item in plain text begins with the name of what it is about, and a colon: "Cống số 3: thay cửa"."""
    at = _ITEM.match(low).end()  # type: ignore[union-attr]
    return not _begins(low, at) and bool(_LABEL.match(low, at))


def is_passive(low: str) -> bool:
    """True if an item in plain text tells how things are, near its beginning: "kết quả được gửi về tỉnh"."""
    return bool(_PASSIVE.search(low, 0, NEAR))


def _is_thing(low: str, at: int) -> bool:
    return _any("thing").match(low, at) is not None


def _adverbial(low: str, at: int) -> bool:
    return bool(word_at("adverbial", low, at))


def _begins(low: str, at: int) -> bool:
    """True if a verb stands at a place in plain text, behind "và"; an adverb of manner is as good as one."""
    return not _is_thing(low, at) and _acts(low, at)


def _acts(low: str, at: int) -> bool:
    return bool(word_at("verb", low, at) or _action(low, at))


def action_at(low: str, at: int) -> str:
    """The words for an action of two syllables or more at a place in plain text, behind white space; "" where none stand.

    >>> action_at("sở a giải tỏa chợ", 4), action_at("sở a mua xe", 4)
    ('giải tỏa', '')
    """
    found = _action(low, at + len(low[at : at + 9]) - len(low[at : at + 9].lstrip()))
    return found if " " in found else ""


def _action(low: str, at: int) -> str:
    word = _WORDS.match(low, at)
    pattern = _actions().of(word[0]) if word else None
    found = pattern.match(low, at) if pattern else None
    return found[0] if found else ""


@cache
def _actions() -> Later:
    return by_first_word(word for row in load("sections", "action", WordList) for word in row.words)


def _any(key: Key) -> re.Pattern[str]:
    return any_row("sections", key, Form)
