"""Which document this is: number, date, issuer, kind and title, from wherever the page gives them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vnplan.model.base import Found
from vnplan.model.ids import leaf
from vnplan.model.issue import Issue
from vnplan.model.line import Line, Mark, MarkedLine
from vnplan.model.mapped import MappedText
from vnplan.model.part import Header, HeaderLine, Part
from vnplan.rules.phrases import Phrases
from vnplan.tree.issued import date_behind, find_date, find_place
from vnplan.tree.issuer import find_issuer
from vnplan.tree.pieces import found, joined, marked
from vnplan.vocab import numbers
from vnplan.vocab.bodies.form import normal_form
from vnplan.vocab.bodies.office import begins_body
from vnplan.vocab.kinds import kind_of_name, names_by_tight_name, tight_name
from vnplan.vocab.letterhead import noise, own_number, reprinted

_PHRASES = Phrases("header")

_ROLES = {
    Mark.MOTTO: "motto",
    Mark.ISSUER: "issuer",
    Mark.NUMBER: "number",
    Mark.PLACE_DATE: "place_date",
    Mark.KIND: "kind",
    Mark.TITLE: "title",
    Mark.ADDRESSEE: "addressee",
    Mark.LEAD: "lead",
}


@dataclass(slots=True)
class Letterhead:
    """What ``build_header`` gives: the header, the kind, what is doubtful."""

    header: Header
    kind: str | None
    issues: list[Issue]


def build_header(
    lines: Sequence[MarkedLine], body: Sequence[Line], closing: Sequence[MarkedLine], published: date | None
) -> Letterhead:
    """The header from its marked lines; what they lack is looked for in ``body`` and ``closing``, the document's other lines."""
    issues: list[Issue] = []
    kind, word, title = _kind_and_title(lines)
    number, draft = _number(lines, issues) if kind != "annex" else (None, False)
    code = number.value if number else _damaged(lines)
    kind = _settled_kind(kind, code, addressed=bool(marked(lines, Mark.ADDRESSEE)) and word is None)
    joint = kind == "joint_circular" or (word is not None and "liên tịch" in word.text.lower())
    if kind == "annex":
        return Letterhead(Header.made(lines=tuple(_header_lines(lines)), kind=word, title=title), kind, issues)
    issuer, parent = find_issuer(lines, body, closing, code, joint=joint)
    header = Header.made(
        lines=tuple(_header_lines(lines)),
        parent_body=_named(parent),
        issuer=_named(issuer),
        number=number,
        place=find_place(lines),
        date=find_date(lines, body, closing, number, title, published, issues),
        kind=word,
        title=title,
        draft=draft,
    )
    return Letterhead(header, kind, issues)


def _named(body: Found | None) -> Found | None:
    """A body of the letterhead with the normal form of its name."""
    return body and body.model_copy(update={"value": normal_form(body.text)})


def _header_lines(lines: Sequence[MarkedLine]) -> list[HeaderLine]:
    out = []
    for line in lines:
        role = _ROLES.get(line.mark)
        text = leaf(line.line.text)
        if role and text:
            out.append(HeaderLine.made(role=role, text=text))
    return out


def _settled_kind(kind: str | None, number: str | None, *, addressed: bool) -> str | None:
    """Word and code together. A letter has no kind word, and a code in its number that is another kind's is a body's."""
    by_number = numbers.kind_of_number(numbers.parse_number(number)) if number else None
    if by_number == "consolidated":
        return by_number
    if kind is None:
        return "official_letter" if addressed else by_number
    if kind == "circular" and by_number == "joint_circular":
        return by_number
    return kind


def _damaged(lines: Sequence[MarkedLine]) -> str | None:
    """A number whose digits are blank or unreadable, with 1 in their place: its code says the kind and the issuer."""
    found_numbers = (own_number(text.text) for text in marked(lines, Mark.NUMBER, Mark.ISSUER, Mark.MOTTO, Mark.PLACE_DATE))
    return next((f"1{own.code}" for own in found_numbers if own), None)


def _number(lines: Sequence[MarkedLine], issues: list[Issue]) -> tuple[Found | None, bool]:
    """The document's own number; and whether it is blank, so that this is a draft."""
    draft = False
    for text in marked(lines, Mark.NUMBER, Mark.ISSUER, Mark.MOTTO, Mark.PLACE_DATE):
        own = own_number(text.text)
        if own and own.value:
            return found(text, own.start, own.end, own.value), False
        draft = draft or own is not None
    if draft:
        issues.append(Issue(code="number.blank", message="the number is blank or unreadable: a draft, or a copy of one"))
        return None, True
    return _said_number(lines), False


def _said_number(lines: Sequence[MarkedLine]) -> Found | None:
    """The number that the lead gives, or the title where there is no other header: "Kế hoạch số 12/KH-UBND"."""
    titles = [] if marked(lines, Mark.KIND, Mark.MOTTO, Mark.LEAD) else marked(lines, Mark.TITLE)
    for text in [*marked(lines, Mark.LEAD), *titles]:
        for start, end in numbers.scan(text.text):
            word = _PHRASES["kind_before_number"].search(text.text, 0, start)
            value = numbers.canonical(text.text[start:end])
            if (
                word
                and any(numbers.parse_number(value, letter=one) for one in (False, True))
                and (text not in titles or word.start() == 0)
            ):
                return found(text, start, end, value)
    return None


def numbered_by_note(part: Part, annex: Sequence[MarkedLine]) -> Part:
    """A document without a letterhead's number, with the one that the note of its own annex gives, and its date."""
    header = part.header
    for text in marked(annex, Mark.ATTACHMENT) if header.number is None and not header.draft else ():
        for start, end in numbers.scan(text.text):
            word = _PHRASES["kind_before_number"].search(text.text, 0, start)
            if word and kind_of_name(word["kind"]) == part.kind:
                number = found(text, start, end, numbers.canonical(text.text[start:end]))
                day = header.date or date_behind(text, end)
                return part.model_copy(update={"header": header.model_copy(update={"number": number, "date": day})})
    return part


def _kind_and_title(lines: Sequence[MarkedLine]) -> tuple[str | None, Found | None, Found | None]:
    """Kind, the word that names it, and the title."""
    kinds, titles = marked(lines, Mark.KIND), marked(lines, Mark.TITLE)
    if kinds:
        match = _PHRASES["kind"].match(kinds[0].text) or _PHRASES["appendix"].match(kinds[0].text)
        flat = tight_name(_PHRASES["note_mark"].sub("", kinds[0].text).strip(" .:*-_–,`"))
        spaced = names_by_tight_name().get(flat, "")
        name, end = (match.group(), match.end()) if match else (spaced, len(kinds[0].text))
        rest = kinds[0].slice(end, len(kinds[0].text)).strip()
        return _kind_of(name), found(kinds[0], 0, end), _title(_without_owner([rest, *titles]))
    if titles:
        match = _PHRASES["kind"].match(titles[0].text, reprinted(titles[0].text))
        if match:
            rest = _behind_number(titles[0].slice(match.end(), len(titles[0].text)).strip())
            return kind_of_name(match["kind"]), found(titles[0], *match.span("kind")), _title([rest, *titles[1:]])
        subject = _PHRASES["subject"].match(titles[0].text)
        first = titles[0].slice(subject.end(), len(titles[0].text)) if subject else titles[0]
        return "official_letter" if subject else None, None, _title([first, *titles[1:]])
    return (None, None, None) if marked(lines, Mark.NUMBER) else _from_sentence(lines)


def _without_owner(lines: Sequence[MappedText]) -> Sequence[MappedText]:
    """The lines of a title without the words before it that say whose it is: "CỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ về ..."."""
    at = next((index for index, line in enumerate(lines) if line.text), None)
    owner = _PHRASES["owner_of_title"].match(lines[at].text) if at is not None else None
    if at is None or owner is None or not begins_body(owner["body"]):
        return lines
    return [lines[at].slice(owner.end(), len(lines[at].text)), *lines[at + 1 :]]


def _behind_number(text: MappedText) -> MappedText:
    """A headline behind the number that it begins with, and what is said of that: "12/KH-UBND ngày 3/4/2021 của Sở A về ..."."""
    number = next(iter(numbers.scan(text.text)), None)
    if number is None or number[0] > len("số: "):
        return text
    about = _PHRASES["about_behind"].search(text.text[number[1] :])
    return text.slice(number[1] + about.end() if about else len(text.text), len(text.text))


def _kind_of(name: str) -> str | None:
    """The kind that a name stands for; "annex" for that of an appendix."""
    return "annex" if _PHRASES["appendix"].fullmatch(name) else kind_of_name(name)


def _title(lines: Sequence[MappedText]) -> Found | None:
    """The lines of a title as one, without "V/v" at its head."""
    pieces = [piece for line in lines if (piece := _unmarked(line)).text]
    about = _PHRASES["about"].match(pieces[0].text) if pieces else None
    if about:
        pieces[0] = pieces[0].slice(about.end(), len(pieces[0].text))
    return joined(pieces)


def _unmarked(line: MappedText) -> MappedText:
    """A line of the title without the mark of a note behind it and a scan's noise before it."""
    mark = _PHRASES["note_mark"].search(line.text)
    return line.slice(noise(line.text), mark.start() if mark else len(line.text)).strip()


def _from_sentence(lines: Sequence[MarkedLine]) -> tuple[str | None, Found | None, Found | None]:
    """Kind and title from the lead or the enacting sentence: "ban hành Kế hoạch <title> với các nội dung sau:"."""
    leads = marked(lines, Mark.LEAD)
    numbered = any(any(True for _ in numbers.scan(text.text)) for text in leads)
    for text in [*leads, *marked(lines, Mark.ENACTING, Mark.RECITAL)]:
        at = max(text.text.find("ban hành "), text.text.find("Ban hành "))
        lead = text in leads
        match = _PHRASES["issued"].search(text.text, max(0, at)) if at >= 0 or lead else None
        if match and (match["number"] or not (lead and numbered)):
            end = _title_end(text.text, match.end())
            between = text.text[match.end() : end]
            start = match.end() + len(between) - len(between.lstrip(" ,:"))
            end = match.end() + len(between.rstrip(" ,"))
            # One word is no title: "có công điện số 12/TL gửi: ...".
            title = found(text, start, end) if " " in text.text[start:end] else None
            return kind_of_name(match["kind"]), found(text, *match.span("kind")), title
    words = (_PHRASES["kind"].match(text.text) for text in marked(lines, Mark.ENACTING))
    named = next((match["kind"] for match in words if match), None)
    if named is None and any(_PHRASES["resolves"].match(text.text) for text in marked(lines, Mark.ENACTING)):
        return "resolution", None, None
    return kind_of_name(named) if named else None, None, None


def _title_end(text: str, start: int) -> int:
    """Where a title that begins at ``start`` of a sentence ends."""
    match = _PHRASES["title_end"].search(text, start)
    return match.start() if match else len(text)
