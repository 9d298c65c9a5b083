"""Who executes a document: all before "chịu trách nhiệm thi hành Quyết định này", whatever they are called."""

from vnplan.annotate.tasks.paragraph import Claim, ParagraphText
from vnplan.rules.phrases import Phrases
from vnplan.vocab.bodies.piece import Name, Row
from vnplan.vocab.orders import forms

_PHRASES = Phrases("roles")


def executing(paragraph: ParagraphText, start: int, end: int) -> None:
    """Claim all who execute the document: the whole list before "chịu trách nhiệm thi hành Quyết định này"."""
    duty = forms("sentence")["executes"].search(paragraph.low, start, end)
    if duty is None:
        return
    first = _PHRASES["clause"].match(paragraph.low, start)
    at = first.end() if first else start
    names: list[Name] = []
    while at < duty.start():
        row = paragraph.row(at, slot=True) or _listed(paragraph, at, duty.start(), first=not names)
        if row is None or row.end > duty.start():
            return
        names += row.names
        following = _PHRASES["next_member"].search(paragraph.text, row.end, duty.start())
        stop = following.start() if following else duty.start()
        if paragraph.low[row.end : stop].strip(" ,") and not _PHRASES["bracketed"].fullmatch(paragraph.low, row.end, stop):
            _lengthen(paragraph, names, at, row.end + len(paragraph.low[row.end : stop].rstrip(" ,")))
        at = following.end() if following else stop
    if names and not all(paragraph.claimed(name.start) for name in names):
        paragraph.keep(Claim("lead", tuple(names), duty.start(), "thi hành", subject=True), start)
        paragraph.read_to = max(paragraph.read_to, duty.start())


def _listed(paragraph: ParagraphText, at: int, end: int, *, first: bool) -> Row | None:
    """A member that no table knows: persons ("các ông, bà có tên tại Điều 1"), or what stands behind other members."""
    if not _PHRASES["persons"].match(paragraph.low, at) and (first or not paragraph.reader.capital(at)):
        return None
    following = _PHRASES["next_member"].search(paragraph.text, at, end)
    stop = at + len(paragraph.low[at : following.start() if following else end].rstrip(" ,"))
    return Row((Name(at, stop, "group", collective=True, known=False),), stop) if at < stop else None


def _lengthen(paragraph: ParagraphText, names: list[Name], start: int, end: int) -> None:
    """Let the last name of a row that begins at ``start`` go to its end; a group takes the nouns that it runs through."""
    begins = [start, *(found.end() for found in _PHRASES["next_member"].finditer(paragraph.text, start, names[-1].end))]
    inside = [name for name in names if name.start >= begins[-1]] or names[-1:]
    del names[len(names) - len(inside) :]
    one = inside[0] if paragraph.is_common(inside[0]) else inside.pop()
    names += () if paragraph.is_common(one) else inside
    names.append(one._replace(end=end))
