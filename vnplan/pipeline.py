"""The stages, in order."""

from bisect import bisect_right
from collections.abc import Sequence

from vnplan.annotate import annotate, cite
from vnplan.annotate.passages import let_go
from vnplan.mark import mark
from vnplan.mend import disagreements, line_edits
from vnplan.model.base import Span
from vnplan.model.clipping import Clipping
from vnplan.model.document import Document
from vnplan.model.edit import Edit
from vnplan.model.line import Line, RawLine
from vnplan.model.mapped import MappedText
from vnplan.model.options import Options
from vnplan.read import Readable, clip
from vnplan.read.published import Published
from vnplan.recognise import lead_of, recognise_leads, recognise_records, recognise_reports
from vnplan.split import split
from vnplan.text.collector import without_collector
from vnplan.tree import build

# Tesseract is sure (above 96 of 100) of three words in four, and takes ê for ề among them: of 40 repairs of such words on two
# real scans the four of a lower score were three wrong ones and one right one, all others right. On seven worn pages (3,372
# words, 227 wrong) 120 are wrong after repair; 140 would be if sure words were left alone altogether.
_SURER = 0.95


def parse(
    source: Readable,
    *,
    url: str | None = None,
    published: Published = None,
    name: str | None = None,
    options: Options | None = None,
) -> Document:
    r"""The document in a page, a text or a file.

    A ``str`` is the text itself; a ``Path`` or an open file is read. ``published`` is the day the page appeared, as a
    date, as seconds since 1970 or as text (ISO 8601, "15/3/2018", RFC 2822): it gives the year where a date has none.
    ``name`` is what to call the source where it is no file.

    Raises:
        TypeError: the source is neither a text, nor bytes, nor a path, nor an open file.
        UnreadableError: the file is missing, is no text, or is too large.

    >>> document = parse("KẾ HOẠCH\nPhòng, chống dịch bệnh năm 2024\n\nI. MỤC ĐÍCH\n\nNâng cao nhận thức.\n\nII. KINH PHÍ")
    >>> document.kind, [node.label for node in document.body]
    ('plan', ['I', 'II'])
    """
    options = options or Options()
    with without_collector():
        # What the document is made from is let go of before facts are looked for: it takes as much room.
        document = _built(clip(source, url=url, published=published, name=name), options)
        if not options.annotate:
            return document
        document, walked = cite(_led(document))
        return _checked(annotate(recognise_records(recognise_reports(document)), walked))


def _led(document: Document) -> Document:
    """The document with what a journalist's lead says of it."""
    lead = lead_of(document)
    if lead is None:
        return document
    cited, walked = cite(lead)
    let_go(walked)
    return recognise_leads(document, cited)


def _built(clipping: Clipping, options: Options) -> Document:
    return build(clipping, mark(_repaired(split(clipping), clipping, options)))


def _checked(document: Document) -> Document:
    """The document with an issue for each pair of citations that disagree: what no repair of its own can tell."""
    numbered = [(one.number, one.date, one.spans[0]) for one in document.citations if one.number and one.spans]
    found = disagreements(numbered)
    return document.model_copy(update={"issues": (*document.issues, *found)}) if found else document


def _repaired(raw: Sequence[RawLine], clipping: Clipping, options: Options) -> list[Line]:
    """The lines after repair: the types differ so that no later stage can be given unrepaired ones.

    What was recognised on a picture is known to be a scan; for a word of which its reader was sure more is asked for.
    """
    caution = "eager" if clipping.recognised and options.repair == "standard" else options.repair
    # What is none of the article's is never repaired, and is no evidence for what is.
    own = (
        [i for i, line in enumerate(raw) if not (line.block.chrome or line.block.role == "furniture")] if caution != "off" else []
    )
    texts = [line.text for line in raw]
    for index, found in zip(own, line_edits([texts[i].text for i in own], caution=caution), strict=True) if own else ():
        changes = [edit for edit in found if not _is_sure(texts[index], edit, clipping.sure)] if clipping.sure else found
        texts[index] = texts[index].apply(changes) if changes else texts[index]
    return [Line(text, line.block, line.cell, line.bold) for text, line in zip(texts, raw, strict=True)]


def _is_sure(text: MappedText, edit: Edit, sure: Sequence[Span]) -> bool:
    """True if an edit changes a word that was surely recognised, and is not surer itself."""
    if edit.score >= _SURER:
        return False
    span = text.origin(edit.start, edit.end)
    index = bisect_right(sure, span.start, key=lambda one: one.end)
    return index < len(sure) and sure[index].start < span.end
