"""The record of a document that a portal sets beside its text, or shows alone: "Số ký hiệu: ...", "Ngày ban hành: ..."."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import Literal, NamedTuple

from vnplan.model.base import Found, Text
from vnplan.model.day import whole_day
from vnplan.model.document import Document
from vnplan.model.issue import Issue
from vnplan.model.leaves import leaves, mapped
from vnplan.model.part import Header
from vnplan.model.reported import Reported
from vnplan.rules.load import Form, load
from vnplan.text import kept_re as re
from vnplan.vocab.bodies.form import normal_form
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.bodies.office import begins_body
from vnplan.vocab.kinds import kind_of_name
from vnplan.vocab.numbers.written import find_numbers
from vnplan.vocab.time.issued import date_after

Field = Literal["number", "kind", "date", "issuer", "title"]
# So many properties make a record; so many lines that are none may stand between two of them.
_FEWEST = 3
_WIDEST_GAP = 2
_LONGEST_NAME = 40
_DAY = "ngày "
_BAR = " | "
# What can be told from a line that explains what it is.
_EXACT: tuple[Field, ...] = ("number", "date")
_FIELDS: tuple[Field, ...] = ("number", "date", "issuer", "title")


class PropertyForm(Form):
    """A row of the table: how a property is called, and the field of the header that it gives."""

    field: Field | None = None


class _Property(NamedTuple):
    """A named value: ``name`` is that of its row; the text ``value`` holds it from ``start`` to ``end``, if anything does."""

    name: str
    field: Field | None
    value: Text | None
    start: int
    end: int | None = None


def recognise_records(document: Document) -> Document:
    r"""The document with what the portal's record says of it: fields that its header lacks, and where the two differ.

    A page that shows a record alone reports about its document.

    >>> from vnplan.pipeline import parse
    >>> text = "Số ký hiệu: 12/KH-UBND\n\nNgày ban hành: 03/4/2024\n\nTrích yếu: Sửa cầu tạm\n\nNgười ký: Lê An"
    >>> [(one.number, one.date, one.title.text) for one in parse(text).reported]
    [('12/KH-UBND', datetime.date(2024, 4, 3), 'Sửa cầu tạm')]
    """
    record = _record(document)
    if record is None:
        return document
    found = dict(_fields(document, record))
    if document.page.type == "document":
        return _confirmed(document, found)
    if document.reported:
        return _filled(document, found)
    kind = _kind(found)
    if kind is None or not ("number" in found or "title" in found):
        return document
    spans = tuple(span for one in found.values() for span in one.spans)
    reported = Reported(
        kind=kind,
        number=found["number"].value if "number" in found else None,
        number_form="full" if "number" in found else None,
        date=whole_day(found["date"].value) if "date" in found else None,
        date_from="record" if "date" in found else None,
        issuer=found.get("issuer"),
        title=found.get("title"),
        mentions=found["number"].spans if "number" in found else (),
        spans=spans,
    )
    page = document.page.model_copy(update={"type": "report"})
    return document.model_copy(update={"page": page, "reported": (reported,)})


def _record(document: Document) -> list[_Property] | None:
    """The properties of the first record above the text of the document, one of each name."""
    texts = _texts(document)
    run: list[_Property] = []
    last = 0
    for index, text in enumerate(texts):
        many = _row(text)
        found = many[0] if many else _property(texts, index)
        if found is None:
            continue
        if run and index - last > _WIDEST_GAP + 1:
            if _is_record(run):
                break
            run = []
        for new in many or [found]:
            if all(one.name != new.name or new.name == "other" for one in run):
                run.append(new)
        last = index if found.value in (None, text) else index + 1
    return run if _is_record(run) else None


def _row(text: Text) -> list[_Property]:
    """The properties of a record that a page shows in one line, between bars: "Số hiệu: 8-KL/TU | Ngày ban hành: 1/8/2023"."""
    out: list[_Property] = []
    start = 0
    for piece in text.text.split(_BAR) if text.text.count(_BAR) > 1 else ():
        low = plain(piece[: 2 * _LONGEST_NAME])
        named = next(((form, found) for form, pattern in _forms() if (found := pattern.match(low)) and found["mark"]), None)
        if named and named[1].end() < len(piece):
            out.append(_Property(named[0].name, named[0].field, text, start + named[1].end(), start + len(piece)))
        start += len(piece) + len(_BAR)
    return out


def _is_record(run: Sequence[_Property]) -> bool:
    fields = {one.field for one in run}
    return len(run) >= _FEWEST and bool(fields & {"number", "title"}) and len(fields - {None}) > 1


def _texts(document: Document) -> list[Text]:
    """What may hold a record, in order: what is none of the document's above its body; all of a page without one."""
    texts = [one.text for one in document.chrome if one.text.spans]
    if document.page.type == "document":
        above = [line.text for line in document.header.lines] + [recital.text for recital in document.preamble]
        end = max((text.spans[0].start for text in above if text.spans), default=0)
        return [text for text in texts if text.spans[0].start < end]
    texts += [leaf.text for leaf in leaves(document) if leaf.text.spans]
    return sorted(texts, key=lambda text: text.spans[0].start)


def _property(texts: Sequence[Text], index: int) -> _Property | None:
    text = texts[index]
    low = plain(text.text[: 2 * _LONGEST_NAME])
    for form, pattern in _forms():
        match = pattern.match(low)
        if match is None:
            continue
        if match.end() < len(text.text):
            return _Property(form.name, form.field, text, match.end()) if match["mark"] else None
        return _Property(form.name, form.field, _below(texts, index, form.field), 0)
    return None


def _below(texts: Sequence[Text], index: int, field: Field | None) -> Text | None:
    """The value below a name: the next line, the one behind it where that only explains the name; none where a name follows."""
    near = list(takewhile(lambda text: not _is_name(text), texts[index + 1 : index + 1 + _WIDEST_GAP]))
    exact = (text for text in near if field in _EXACT and _read(field, text.text))
    return next(exact, next(iter(near), None))


def _is_name(text: Text) -> bool:
    low = plain(text.text)
    return any(pattern.match(low) for _, pattern in _forms())


def _fields(document: Document, record: Sequence[_Property]) -> Iterator[tuple[Field, Found]]:
    """The fields that the properties give, each as it stands in the source."""
    for one in record:
        if one.field is None or one.value is None:
            continue
        text = one.value.text[one.start : one.end].strip(" .;")
        start = one.value.text.find(text, one.start)
        read = _read(one.field, text)
        if read:
            low, high, value = read
            way_back = mapped(document, one.value)
            spans = way_back.spans(start + low, start + high)
            yield one.field, Found(text=text[low:high], value=value, spans=spans)


def _read(field: Field, text: str) -> tuple[int, int, str] | None:
    """Where in its text the value of a property stands, and the value."""
    if field == "number":
        number = next((one for one in find_numbers(text) if one.form == "full"), None)
        return (number.start, number.end, number.number) if number and number.number else None
    if field == "date":
        day = date_after(f"{_DAY}{text}", 0)
        return (0, day.end - len(_DAY), day.value.isoformat()) if day and day.value else None
    if field == "issuer":
        return (0, len(text), normal_form(text)) if begins_body(text) else None
    return (0, len(text), text) if text else None


def _confirmed(document: Document, found: dict[Field, Found]) -> Document:
    """The document with the fields that its header lacks, and an issue for each that the header has otherwise."""
    header: Header = document.header
    lacking: dict[str, Found] = {name: found[name] for name in _FIELDS if name in found and getattr(header, name) is None}
    issues = [
        Issue(
            code=f"header.{name}",
            message=f"the page's record has the {name} {one.value}, the document {getattr(header, name).value}",
            spans=one.spans,
        )
        for name in ("number", "date")
        if (one := found.get(name)) and name not in lacking and getattr(header, name).value != one.value
    ]
    if not lacking and not issues:
        return document
    return document.model_copy(
        update={"header": header.model_copy(update=lacking), "issues": (*document.issues, *issues)},
    )


def _filled(document: Document, found: dict[Field, Found]) -> Document:
    """The page with what its record adds to its main document, where both have one number."""
    main, number = document.reported[0], found.get("number")
    if number is None or number.value != main.number:
        return document
    known: dict[str, object] = {name: found[name] for name in ("issuer", "title") if name in found and not getattr(main, name)}
    if main.date is None and "date" in found:
        known |= {"date": whole_day(found["date"].value), "date_from": "record"}
    return (
        document.model_copy(update={"reported": (main.model_copy(update=known), *document.reported[1:])}) if known else document
    )


def _kind(found: dict[Field, Found]) -> str | None:
    """The kind by the number's code, or by the name that the record gives it."""
    number = found.get("number")
    by_number = next((one.kind for one in find_numbers(number.text)), None) if number else None
    return by_number or (kind_of_name(plain(found["kind"].text)) if "kind" in found else None)


@cache
def _forms() -> tuple[tuple[PropertyForm, re.Pattern[str]], ...]:
    return tuple(
        (form, re.compile(rf"\W{{0,4}}(?:{form.pattern})\s*(?P<mark>:|\||\t|\s{{2}}|$)\W*"))
        for form in load("records", "property", PropertyForm)
    )
