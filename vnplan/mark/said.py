"""Documents without a letterhead: what on a page says that one begins, in its own words or a journalist's."""

from collections.abc import Iterator, Sequence

from vnplan.mark.lines import Hint, is_portal, is_report, kind_at_start
from vnplan.model.line import Line
from vnplan.rules.markers import readings
from vnplan.rules.phrases import Phrases
from vnplan.vocab.letterhead import reprinted

_PHRASES = Phrases("marks")

_FIRST_LINES = 12
_NEAR = 12
_FAR = 60
_LONGEST_TITLE = 220
_LONGEST_LEAD = 900
_NOTED_ANNEX = 5


def is_lead(text: str) -> bool:
    """True if a line says, as a journalist does, that a numbered document was issued.

    >>> is_lead("Ngày 5-3, UBND tỉnh ban hành Kế hoạch số 12/KH-UBND về giảm nghèo.")
    True
    >>> is_lead("Sở Nội vụ ban hành kế hoạch")
    False
    """
    return _PHRASES["lead"].search(text[:600]) is not None


def is_announced(text: str) -> bool:
    """True if a line says that a document's own words follow.

    >>> is_announced("Nội dung Công điện như sau:"), is_announced("Xin giới thiệu toàn văn Chỉ thị."), is_announced("Nội dung:")
    (True, True, False)
    """
    return len(text) < _LONGEST_LEAD and _PHRASES["announced"].search(text) is not None and not is_report(text)


def is_prose(text: str) -> bool:
    """True if a sentence of the document itself issues it: "Sở A xây dựng kế hoạch ..., cụ thể như sau:".

    >>> is_prose("Ban Thường trực Hội Nông dân tỉnh xây dựng kế hoạch giám sát việc cấp nước, cụ thể như sau:")
    True
    >>> is_prose("Luật này có quy định việc thi như sau:")
    False
    """
    if not text.rstrip().endswith(":") or text.startswith(("Căn cứ", "Theo ")):
        return False
    return any(_is_body(match["issuer"]) and match["kind"] for match in _PHRASES["issues_itself"].finditer(text[-700:]))


def _is_body(name: str) -> bool:
    return _PHRASES["names_issuer"].search(name) is not None


def leads(lines: Sequence[Line], hints: Sequence[Hint]) -> Iterator[int]:
    """The lines that announce a document, or name a numbered one that was issued; an announcement begins at its first words."""
    for i, line in enumerate(lines):
        text = line.text.text
        recited = hints[i].name in ("basis", "proposal") and not is_prose(text)
        if recited or hints[i].name in ("item", "bullet") or line.cell is not None:
            continue
        if is_announced(text):
            before = (j for j in range(max(0, i - 3), i) if is_lead(lines[j].text.text))
            yield next(before, i)
        elif is_lead(text) or is_prose(text):
            yield i


def titles(lines: Sequence[Line], hints: Sequence[Hint]) -> Iterator[int]:
    """The lines that name a document as a headline does: "Chỉ thị về việc ...", "Toàn văn Kế hoạch ..."."""
    for i, line in enumerate(lines):
        text = line.text.text.lstrip("# ")
        start = reprinted(text)
        kind = kind_at_start(text[start:])
        if kind is None or line.cell is not None or is_portal(text) or hints[i].name in ("item", "bullet"):
            continue
        rest = text[start + len(kind[1]) :].strip()
        if not rest or rest.startswith((":", "này", "số")) or (i >= _FIRST_LINES and len(text) > _LONGEST_TITLE):
            continue
        if _PHRASES["headline"].search(f" {rest}") and not is_introduced(lines, i) and not _is_issued(lines, hints, i):
            continue
        ahead = hints[i + 1 : i + (_FAR if i < _FIRST_LINES else _NEAR)]
        if any(h.name in ("basis", "item", "proposal") for h in ahead) or is_introduced(lines, i):
            yield i


def _is_issued(lines: Sequence[Line], hints: Sequence[Hint], index: int) -> bool:
    """True if below a title stand who decides and what that rests on."""
    below = hints[index + 2].name if index + 2 < len(hints) else ""
    return below == "basis" and _PHRASES["decides"].match(lines[index + 1].text.text) is not None


def is_introduced(lines: Sequence[Line], index: int) -> bool:
    """True if right below a headline a sentence with a body as its subject introduces what is announced."""
    for line in lines[index + 1 : index + 4]:
        text = line.text.text
        if len(text) > 30 and text.rstrip().endswith(("sau:", "đây:")) and _is_body(text[:40]):
            return True
    return False


def recitals(lines: Sequence[Line], hints: Sequence[Hint]) -> Iterator[int]:
    """The first legal basis of a document that begins with it."""
    return (i for i, h in enumerate(hints) if h.name == "basis" and lines[i].text.text.startswith("Căn cứ"))


def annexes(hints: Sequence[Hint]) -> Iterator[int]:
    """The lines where an annex opens that says to what it is attached."""
    for i, h in enumerate(hints):
        if h.name == "annex" and any(one.name == "attachment" for one in hints[i + 1 : i + _NOTED_ANNEX]):
            yield i


def articles(lines: Sequence[Line], hints: Sequence[Hint]) -> Iterator[int]:
    """The first line of a run of three articles, or of the chapter above it."""
    run: list[int] = []
    last = 0.0
    chapter: int | None = None
    for i, h in enumerate(hints):
        if h.name != "item" or lines[i].cell is not None:
            continue
        for reading in readings(lines[i].text.text)[:1]:
            if reading.style == "chapter" and not run:
                chapter = i
            if reading.style == "article":
                run = [*run, i] if run and reading.value == last + 1 else [i]
                last = reading.value
        if len(run) == 3:
            yield chapter if chapter is not None and chapter < run[0] else run[0]
            return
