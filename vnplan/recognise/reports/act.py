"""One place where an article speaks of a document."""

from dataclasses import dataclass
from typing import Literal

from vnplan.model.citation import Citation
from vnplan.recognise.reports.passages import Passage
from vnplan.recognise.reports.subjects import Place
from vnplan.recognise.reports.words import form

How = Literal["issued", "passive", "told", "stated", "named", "background"]


@dataclass(slots=True)
class Act:
    """One place where the article speaks of a document. ``subject`` issues it; ``fresh`` says "vừa", "mới".

    ``retold`` says that what it lays down stands below: "... như sau:", ``heard`` that the subject only speaks in it,
    ``opens`` that its sentence begins with it, ``identified`` that it is said to be the one of which the article speaks.
    """

    passage: Passage
    how: How
    kind: str
    start: int
    end: int
    citation: Citation | None = None
    count: str | None = None
    subject: Place | None = None
    title: Place | None = None
    fresh: bool = False
    retold: bool = False
    heard: bool = False
    opens: bool = True
    identified: bool = False
    clause: int = 0


def is_earlier(act: Act) -> bool:
    """True if the sentence tells of what was before: "Trước đó, tại Công văn ..."."""
    return form("earlier").match(act.passage.low, act.clause) is not None
