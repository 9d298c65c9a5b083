"""What a journalist's lead says of the document reprinted below it: number, day, issuer, title, read as an article's are."""

from collections.abc import Sequence

from vnplan.model.base import Found
from vnplan.model.document import Document
from vnplan.model.issue import Issue
from vnplan.model.part import Closing, Header, HeaderLine
from vnplan.recognise.reports.act import Act
from vnplan.recognise.reports.acts import acts
from vnplan.recognise.reports.collect import Told, alike, collect, main_of, place_of
from vnplan.recognise.reports.dates import Days, day_of
from vnplan.recognise.reports.passages import Passage, passages
from vnplan.recognise.reports.subjects import Place, fullest
from vnplan.recognise.reports.titles import title_behind
from vnplan.recognise.reports.words import kind_word, kinds
from vnplan.rules.phrases import Phrases
from vnplan.text import kept_re as re
from vnplan.vocab.bodies.form import normal_form
from vnplan.vocab.time.issued import full_days, named_days

# A letterhead says itself what the document is: these lines stand in no header without one.
_LETTERHEAD = frozenset(("motto", "number", "place_date"))
_NOTE = re.compile(r"\([^()]{10,200}\)[.]?")
_CHAIR = "chủ tịch "
_THING = " việc"
_NEAR = 12
_SIGNED = ("ký", "ban hành")
_PHRASES = Phrases("marks")


def lead_of(document: Document) -> Document | None:
    """What stands above the body of a document without a letterhead, and notes in brackets around it, as if it had no number.

    That is what a lead is looked for in.
    """
    roles = {line.role for line in document.header.lines}
    if document.page.type != "document" or document.kind == "annex" or roles & _LETTERHEAD:
        return None
    notes = [HeaderLine(role="lead", text=one.text) for one in document.chrome if _may_be_note(one.text.text)]
    lines = (*document.header.lines, *notes)
    if not any("/" in line.text.text for line in lines):
        return None
    header = document.header.model_copy(update={"number": None, "lines": lines})
    return document.model_copy(update={"header": header, "body": (), "annexes": (), "siblings": (), "closing": Closing()})


def _may_be_note(text: str) -> bool:
    return text[:1] == "(" and "/" in text and _NOTE.fullmatch(text) is not None


def recognise_leads(document: Document, lead: Document) -> Document:
    r"""The document with what its lead says; ``lead`` is the lead alone, with what it cites.

    >>> from vnplan.pipeline import parse
    >>> text = "Ngày 9/3/2018, Sở Y tế Bến An có Công văn số 4/SYT-NV gửi các trạm về chống dịch sởi. Nội dung cụ thể như sau:"
    >>> document = parse(f"{text}\n\n1. Các trạm y tế trực đêm.\n\n2. Các phòng khám báo cáo mỗi ngày./.")
    >>> document.number, document.title
    ('4/SYT-NV', 'chống dịch sởi')
    """
    read = list(passages(lead))
    every = [act for passage in read for act in acts(passage) if not act.citation or document.kind in (act.kind, None)]
    main = main_of([one for one in collect(read, every) if one.key]) or _announced(every)
    if main is None:
        return document
    said = _said(main, read, Days(read, document.page.date))
    if contradicted := _contradicted(document, said, main):
        return document.model_copy(update={"issues": (*document.issues, contradicted)})
    titled = any(line.role == "kind" for line in document.header.lines)
    known = _known(document.header, said, titled=titled)
    return document.model_copy(update={"kind": main.kind, "header": document.header.model_copy(update=known)})


def _announced(every: Sequence[Act]) -> Told | None:
    """The one document that a line names by its number and says to follow: "... (Thông báo số 5/TB-SYT) như sau:".

    A note in brackets that is nothing but the document's name says so too.
    """
    named = [act for act in every if act.citation and (_announces(act.passage.text) or _is_note(act))]
    one = Told(named)
    return one if named and all(_number(act) == one.key for act in named) else None


def _announces(text: str) -> bool:
    """True if a line says that a document's own words follow, or is a headline over them: "Nội dung Kết luận số ..."."""
    return _PHRASES["announced"].search(text) is not None or _PHRASES["lead"].match(text) is not None


def _is_note(act: Act) -> bool:
    text = act.passage.text
    return _NOTE.fullmatch(text) is not None and act.start <= 1 and len(text) - act.passage.cited[0][1] <= 1


def _number(act: Act) -> str | None:
    return act.citation.number if act.citation else None


def _said(one: Told, read: Sequence[Passage], days: Days) -> dict[str, Found]:
    """The fields of the header that the lead gives."""
    found: dict[str, Found] = {}
    cited = next(act for act in one.acts if act.citation)
    if cited.citation and cited.citation.number:
        spans = cited.citation.parts["number"]
        start, end = cited.passage.back.locate(spans[0].start), cited.passage.back.locate(spans[-1].end)
        found["number"] = Found(text=cited.passage.text[start:end], value=cited.citation.number, spans=spans)
    if day := next(filter(None, (_day(act, days) for act in one.acts)), None):
        found["date"] = day
    if named := place_of(one):
        passage, (start, end) = fullest(read, named[0].passage, named[1])
        chaired = one.kind == "telegram" and passage.low[:start].endswith(_CHAIR)
        issuer = passage.found(start - chaired * len(_CHAIR), end)
        found["issuer"] = issuer.model_copy(update={"value": normal_form(issuer.text)})
    titled = [(act, place) for act in one.acts if (place := act.title or _done(act))]
    if best := next((pair for pair in titled if pair[0].citation), next(iter(titled), None)):
        found["title"] = best[0].passage.found(*best[1])
    return found


def _done(act: Act) -> Place | None:
    """What was done by a document that stands in brackets behind that: "thông báo việc đóng cầu (Thông báo số 5/TB-SYT)"."""
    low = act.passage.low
    bracket = low.rfind("(", act.clause, act.start)
    if bracket < 0 or low[bracket + 1 : act.start].strip():
        return None
    words = kind_word().finditer(low, act.clause, bracket)
    verb = next((word for word in words if kinds()[" ".join(word["kind"].split())] == act.kind), None)
    if verb is None:
        return None
    start = verb.end() + len(_THING) * low.startswith(_THING, verb.end())
    return title_behind(act.passage, start, bracket, kind=verb["kind"], opens="any")


def _day(act: Act, days: Days) -> Found | None:
    """The day of issue: said behind the number, with the act, or as the day on which it was signed."""
    low, stop = act.passage.low, act.passage.sentence(act.start)[1]
    named = list(named_days(low, act.clause, stop))
    on = (act.citation.date if act.citation else None) or day_of(act, days)
    if on is None and (signed := next((one for one in named if low[act.end : one.start].rstrip().endswith(_SIGNED)), None)):
        on = days.on(signed)
    if on is None and act.how == "issued" and act.subject:
        # "Tối nay 18/10/2020, Chủ tịch ...": the day stands before who issues, without its word.
        before = low[act.clause : act.subject[0]]
        on = next((one.on() for one in full_days(before) if len(before) - one.end < _NEAR), None)
    whole = (one._replace(start=act.clause + one.start, end=act.clause + one.end) for one in full_days(low[act.clause : stop]))
    day = next((one for one in (*named, *whole) if on and days.on(one) == on), None)
    return act.passage.found(day.start, day.end).model_copy(update={"value": str(on)}) if day else None


def _contradicted(document: Document, said: dict[str, Found], main: Told) -> Issue | None:
    """An issue where another body than the lead's issues or signs the document; one that its text only names is none."""
    issuer, named = document.header.issuer, said.get("issuer")
    if issuer is None or named is None or alike(issuer.text, named.text):
        return None
    at = issuer.spans[0].start
    speaks = [one.text.spans for one in document.preamble] + [
        one.text.spans for one in document.closing.lines if one.role == "signature"
    ]
    if not any(span.start <= at < span.end for spans in speaks for span in spans):
        return None
    if any(act.passage.back.start <= at < act.passage.back.end for act in main.acts):
        return None
    message = f"the lead has the issuer {named.text}, the document {issuer.text}"
    return Issue(code="header.issuer", message=message, spans=named.spans)


def _known(header: Header, said: dict[str, Found], *, titled: bool) -> dict[str, Found]:
    """The fields that the lead knows better; ``titled`` says that the document has a title of its own."""
    known = dict(said)
    if titled and header.title:
        known.pop("title", None)
    named = known.get("issuer")
    if header.issuer and named and alike(header.issuer.text, named.text) and len(named.value) <= len(header.issuer.value):
        del known["issuer"]
    return known
