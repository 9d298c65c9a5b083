"""The stages, in order."""

from collections.abc import Sequence

from vnplan.annotate import annotate, cite
from vnplan.mark import mark
from vnplan.mend import disagreements, line_edits
from vnplan.model.document import Document
from vnplan.model.line import Line, RawLine
from vnplan.model.options import Options
from vnplan.read import Readable, clip
from vnplan.recognise import recognise_reports
from vnplan.split import split
from vnplan.tree import build


def parse(
    source: Readable,
    *,
    url: str | None = None,
    published: str | None = None,
    name: str | None = None,
    options: Options | None = None,
) -> Document:
    r"""The document in a page, a text or a file.

    A ``str`` is the text itself; a ``Path`` or an open file is read. ``published`` is the day the page appeared (ISO 8601):
    it gives the year where a date has none. ``name`` is what to call the source where it is no file.

    Raises:
        TypeError: the source is neither a text, nor bytes, nor a path, nor an open file.
        UnreadableError: the file is missing, is no text, or is too large.

    >>> document = parse("KẾ HOẠCH\nPhòng, chống dịch bệnh năm 2024\n\nI. MỤC ĐÍCH\n\nNâng cao nhận thức.\n\nII. KINH PHÍ")
    >>> document.kind, [node.label for node in document.body]
    ('plan', ['I', 'II'])
    """
    options = options or Options()
    clipping = clip(source, url=url, published=published, name=name)
    lines = _repaired(split(clipping), options)
    document = build(clipping, mark(lines))
    return _checked(annotate(recognise_reports(cite(document)))) if options.annotate else document


def _checked(document: Document) -> Document:
    """The document with an issue for each pair of citations that disagree: what no repair of its own can tell."""
    numbered = [(one.number, one.date, one.spans[0]) for one in document.citations if one.number and one.spans]
    found = disagreements(numbered)
    return document.model_copy(update={"issues": (*document.issues, *found)}) if found else document


def _repaired(raw: Sequence[RawLine], options: Options) -> list[Line]:
    """The lines after repair: the types differ so that no later stage can be given unrepaired ones."""
    # What is none of the article's is never repaired, and is no evidence for what is.
    own = [index for index, line in enumerate(raw) if line.block.chrome is None] if options.repair != "off" else []
    texts = [line.text for line in raw]
    for index, changes in zip(own, line_edits([texts[i].text for i in own], caution=options.repair), strict=True) if own else ():
        texts[index] = texts[index].apply(changes) if changes else texts[index]
    return [Line(text, line.block, line.cell, line.bold) for text, line in zip(texts, raw, strict=True)]
