"""Which passages are tasks: the lowest that order an action, where work is set out."""

from collections.abc import Sequence
from typing import Literal

from vnplan.annotate.passages import EDGES, Passage
from vnplan.annotate.tasks.action import behind_duty
from vnplan.annotate.tasks.headings import body_heading
from vnplan.annotate.tasks.judged import only_joins
from vnplan.annotate.tasks.paragraph import FAR
from vnplan.annotate.tasks.steps import Step
from vnplan.model.block import Bullet, Division, Paragraph
from vnplan.model.leaves import BASIS
from vnplan.rules.phrases import Phrases
from vnplan.text import kept_re as re
from vnplan.vocab.orders import forms
from vnplan.vocab.sections import IDLE, Section, is_idle, is_passive, leads_in, names_part, orders

_STOPS = Phrases("stops")
_ROLES = Phrases("roles")

_GIVING = ("giao ", "giao cho ", "phân công ", "giao nhiệm vụ cho ")
_EFFECT = re.compile(r"có hiệu lực (?:thi hành )?(?:kể )?từ")

# How much of what heads an item is looked through for what it says.
_LONGEST_INTRODUCTION = 1000
Verdict = Literal["task", "maybe", "no"]
# Sections where nothing is to be done, and those where only bodies that are told something have work.
_NAMED: frozenset[Section | None] = frozenset({"money", "frame"})
_ARTICLES = frozenset({"part", "chapter", "section", "subsection", "article"})
# Documents that order nothing of their own but by naming who is to do it.
_ENACTING = frozenset({None, "decision", "submission", "report", "annex", "other"})


def chosen(steps: Sequence[Step]) -> set[Passage]:
    """The passages that are tasks by themselves: fields of tasks, and headings of tasks, are none."""
    verdicts = {step.passage: _verdict(step) for step in steps}
    found = {passage for passage, verdict in verdicts.items() if verdict == "task" or _like_others(passage, verdict, verdicts)}
    heading: set[Passage] = set()
    for step in reversed(steps):
        passage = step.passage
        if passage in found and passage in heading and _is_head(step):
            found.discard(passage)
        if passage.above and (passage in found or (passage in heading and not _is_apart(passage))):
            heading.add(passage.above)
    return found


def _is_apart(passage: Passage) -> bool:
    """True for a headed part below an order at the head of a letter: what it holds is no item of the order."""
    return passage.leaf.role == "heading" and passage.above is not None and passage.above.at == BASIS


def _is_head(step: Step) -> bool:
    """True if a passage is no task where tasks stand below: headings and introductions, but no sentence of its own."""
    passage = step.passage
    parted = sum(isinstance(one.leaf.node, Division) for one in passage.below) > 1
    listed = sum(isinstance(one.leaf.node, Bullet) for one in passage.below) > 1
    return (
        passage.leaf.role == "heading"
        or passage.opens
        or passage.is_title
        or (parted and not step.leads)
        or (listed and only_joins(passage))
    )


def _like_others(passage: Passage, verdict: Verdict, verdicts: dict[Passage, Verdict]) -> bool:
    """True if an item of which the words don't say it orders an action, since most of its list do."""
    if verdict != "maybe" or passage.above is None or is_passive(passage.low):
        return False
    others = [
        verdicts[one] for one in passage.above.below if one is not passage and type(one.leaf.node) is type(passage.leaf.node)
    ]
    return bool(others) and 3 * others.count("task") >= 2 * len(others)


def _verdict(step: Step) -> Verdict:
    passage = step.passage
    if passage.leaf.role == "cell" or passage.describes_jobs or _is_field(step):
        return "no"
    idle = passage.section in IDLE
    if idle and not _orders_besides(step):
        return "no"
    verdict = _by_place(step)
    # Few are left of which it has to be asked whether their words order nothing.
    if verdict != "no" and not idle and (is_stock(passage) or _asks(step)) and not _orders_besides(step):
        return "no"
    return verdict


def _by_place(step: Step) -> Verdict:
    """The verdict on a passage by who is told in it, by what it heads and by where it stands."""
    passage = step.passage
    if passage.leaf.role == "heading":
        return "task" if _heading_orders(step) else "no"
    if passage.opens and passage.says is not None:
        return "no"
    if step.leads:
        words = behind_leads(step)
        return "no" if passage.opens and passage.below and (not words or leads_in(words + ":")) else "task"
    if passage.leaf.role in ("recital", "closing") or any(duty.heads for duty in step.duties):
        return "no"
    return _unnamed(step)


def _orders_besides(step: Step) -> bool:
    """True if somebody is told something where nothing is to be done.

    It is so in an article on effect behind its first sentence, in an article of its own among those, and where work is given
    to somebody ("Trên cơ sở kết quả, giao Sở A ...").
    """
    passage = step.passage
    leads = step.leads
    if passage.section == "effect" and leads and not _EFFECT.search(passage.low) and not is_stock(passage):
        return True
    first = next((claim.names[0].start for claim in leads if not claim.subject), 0)
    if passage.section == "purpose" and passage.low[:first].endswith(_GIVING):
        return True
    return _STOPS["sentence"].search(passage.leaf.text.text, 0, first) is not None and bool(_EFFECT.search(passage.low, 0, first))


def behind_leads(step: Step) -> str:
    """The words behind the last body that is told to do something, in plain text; all where nobody is."""
    low = step.passage.low
    ends = [claim.end for claim in step.leads]
    return low[behind_duty(low, max(ends), len(low)) if ends else 0 :].strip(EDGES)


def _unnamed(step: Step) -> Verdict:
    """The verdict on an item that names nobody to lead."""
    passage = step.passage
    told = passage.document.page.type == "report"
    if step.inherited and (told or passage.at not in (None, BASIS)):
        worded = _is_detail(passage) or _goes_on(passage) or _is_guided(passage)
        if not passage.sets_out:
            return _by_words(passage) if _is_headed_by_body(passage) else "no"
        return _by_words(passage) if worded else "task"
    if passage.is_law and not _is_line_of_work(passage):
        return "no"
    if _only_enacts(passage) or passage.section in _NAMED or passage.at is None:
        return "no"
    if passage.at == BASIS and not isinstance(passage.leaf.node, Bullet | Division):
        return "no"
    return _by_words(passage)


def _is_headed_by_body(passage: Passage) -> bool:
    """True if a passage of rules stands in an article that is called by a body alone: "Điều 3. Sở Xây dựng"."""
    headings = (one.leaf.text.text for one in passage.ancestors() if one.leaf.role == "heading")
    return any(body_heading(text, duty=False) for text in headings)


def _is_line_of_work(passage: Passage) -> bool:
    """True if a passage of rules stands in an article on a line of work: "Điều 13. Công tác quản lý học viên"."""
    return any(one.leaf.role == "heading" and _ROLES["line_of_work"].search(one.low) for one in passage.ancestors())


def _only_enacts(passage: Passage) -> bool:
    """True if a passage of a decision sets out no work: it does in the sections of what it approves ("IV. Nhiệm vụ")."""
    return passage.kind in _ENACTING and not (passage.kind == "decision" and passage.section in ("work", "duty"))


def _by_words(passage: Passage) -> Verdict:
    if passage.above and passage.above.leaf.role == "text" and passage.above.opens and names_part(passage.low):
        return "no"
    said = orders(passage.low)
    return "maybe" if said is None else "task" if said else "no"


def _is_detail(passage: Passage) -> bool:
    """True if an item stands below another that orders an action itself, so that it may only say of what."""
    above = passage.above
    if above is None or not above.opens:
        return False
    return above.leaf.role in ("text", "heading") and bool(orders(above.low)) and not leads_in(above.low)


def _is_guided(passage: Passage) -> bool:
    """True if what heads an item guides: "Bộ hướng dẫn các sở lập dự toán như sau:", where some items only say how things are."""
    return any(above.opens and _ROLES["guides"].search(above.low[-_LONGEST_INTRODUCTION:]) for above in passage.ancestors())


def _goes_on(passage: Passage) -> bool:
    """True if a paragraph goes on an item, to which it may only add how things are: "Biên lai do cơ quan thuế cấp."."""
    above = passage.above
    if above is None or above.opens or not isinstance(passage.leaf.node, Paragraph):
        return False
    item = above.leaf.role == "text" or (passage.is_law and orders(above.low) is True)
    return item and isinstance(above.leaf.node, Division)


def _heading_orders(step: Step) -> bool:
    """True if a heading orders an action; it is a task if nothing below it is."""
    passage = step.passage
    if passage.is_law:
        return bool(step.inherited) and _is_item(passage) and passage.sets_out and orders(passage.low) is True
    if passage.says is not None or _only_enacts(passage) or passage.section in _NAMED:
        return False
    if step.leads:
        return True
    return not step.duties and isinstance(passage.leaf.node, Division) and orders(passage.low) is True


def _is_item(passage: Passage) -> bool:
    """True if a heading is that of an item, not of an article or a chapter."""
    node = passage.leaf.node
    return isinstance(node, Division) and node.level not in _ARTICLES


def _is_field(step: Step) -> bool:
    """True if a passage names a field, or is the content of one that is no work; who is told to see to money has work."""
    passage = step.passage
    if passage.names_field:
        return True
    content = passage.field
    if content is None or (content.role == "content" and not content.own):
        return False
    return content.role not in ("funding", "note") or (content.role == "funding" and content.own) or not step.leads


def is_stock(passage: Passage) -> bool:
    """True if a passage names who executes the document, says what follows from failing, or has no words."""
    low = passage.low
    return not any(map(str.isalpha, low)) or bool(forms("sentence")["executes"].search(low)) or is_idle(low)


def _asks(step: Step) -> bool:
    """True if a passage only asks for difficulties to be told; who is told to do more about them is told something."""
    passage = step.passage
    if passage.leaf.role not in ("text", "closing") or any(claim.subject for claim in step.leads):
        return False
    difficulties = forms("stock")["difficulties"]
    if not difficulties.possible(passage.low, 0, FAR):
        return False
    stop = _STOPS["sentence"].search(passage.leaf.text.text)
    return bool(difficulties.search(passage.low, 0, min(stop.start() if stop else FAR, FAR)))
