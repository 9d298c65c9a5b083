"""The documents that an article reports about.

Passages (paragraphs with their citations) are read for acts (a body issued a document, a document says something, it is
followed), the acts for documents, and these are weighed: an article is a report where one of them weighs enough.
"""

from collections.abc import Callable, Sequence
from functools import cache

from vnplan.model.base import Span
from vnplan.model.document import Document
from vnplan.model.reported import Reported
from vnplan.recognise.reports.act import Act
from vnplan.recognise.reports.acts import acts
from vnplan.recognise.reports.codes import Bodies, bodies_named, named_by_code
from vnplan.recognise.reports.collect import Told, collect, is_told, main_of, place_of
from vnplan.recognise.reports.dates import Days, day_of, is_old, signed_later
from vnplan.recognise.reports.index import is_index
from vnplan.recognise.reports.passages import Passage, passages
from vnplan.recognise.reports.said import said
from vnplan.recognise.reports.subjects import fullest
from vnplan.vocab.bodies.form import normal_form

__all__ = ["recognise_reports"]

_ISSUED = ("issued", "passive")


def recognise_reports(document: Document) -> Document:
    """The document with what its article reports about; a page that reprints a document is given back as it is."""
    if document.page.type == "document":
        return document
    read = list(passages(document))
    if is_index(read):
        return document
    told = collect(read, (act for passage in read for act in (*said(read, passage), *acts(passage))))
    days = Days(read, document.page.date)
    for one in told:
        one.score -= is_old(one.acts, days)
    main = main_of(told)
    if main is None:
        return document
    others = [one for one in told if one is not main and is_told(one, main)]
    bodies = cache(lambda: bodies_named(read))
    reported = (
        _reported(main, read, days, bodies, "main"),
        *(_reported(one, read, days, bodies, _role(one)) for one in others),
    )
    return document.model_copy(update={"page": document.page.model_copy(update={"type": "report"}), "reported": reported})


def _role(one: Told) -> str:
    """The role of a document: the main one carries it out, or it only stands behind that."""
    implemented = any(act.citation and act.citation.role == "implements" for act in one.acts)
    return "carried_out" if implemented else "background"


def _reported(one: Told, read: Sequence[Passage], days: Days, bodies: Callable[[], Bodies], role: str) -> Reported:
    number = one.key or one.count
    cited = next((act.citation for act in one.acts if act.citation), None)
    day = next((act.citation.date for act in one.acts if act.citation and act.citation.date), None)
    acted = None if day else next(filter(None, (day_of(act, days) for act in one.acts)), None)
    acted = acted or (None if day else signed_later(one.kind, one.acts, read, days))
    named = place_of(one)
    place = (named[0].passage, named[1]) if named else None
    if place and role == "main":
        place = fullest(read, *place)  # looked for in all of the page, and so for the main document alone
    parts = cited.number_parts if cited and not place else None
    place = place or (named_by_code(bodies(), parts.bodies[0]) if parts and parts.bodies else None)
    issuer = place[0].found(*place[1]) if place else None
    titled = [(act, act.title) for act in one.acts if act.title]
    # Who tells that it was issued gives its title; a headline may shorten it.
    title = min(titled, key=lambda pair: (not (pair[0].citation or pair[0].count), pair[0].how not in _ISSUED), default=None)
    first = next((act for act in one.acts if act.how not in ("named", "background")), one.acts[0])
    return Reported.model_validate(
        {
            "kind": one.kind,
            "number": number,
            "number_form": None if number is None else cited.number_form if cited else "bare",
            "date": day or acted,
            "date_from": "number" if day else "act" if acted else None,
            "issuer": issuer.model_copy(update={"value": normal_form(issuer.text)}) if issuer else None,
            "title": title[0].passage.found(*title[1]) if title else None,
            "role": role,
            "mentions": tuple(_span(act, act.start, act.end) for act in one.acts if act.citation or act.count),
            "spans": (_span(first, first.start, first.end),),
        }
    )


def _span(act: Act, start: int, end: int) -> Span:
    return act.passage.back.origin(start, end)
