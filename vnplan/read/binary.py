"""Files that are documents but no text, told by what they hold and not by their suffix."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from vnplan.errors import UnreadableError, way
from vnplan.model.base import Span
from vnplan.model.clipping import Block
from vnplan.model.issue import Issue
from vnplan.read.legacy import Recoder, detect, recoder

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC, ODT, RTF = "application/msword", "application/vnd.oasis.opendocument.text", "application/rtf"
PDF = "application/pdf"

_ZIP, _OLE, _RICH = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rt"
_PICTURES = (
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_HEAD = 1024
# How surely a word must be recognised not to be repaired; below what figures in it are doubtful.
_SURE, _DOUBTFUL = 0.96, 0.8
# Names of streams in an OLE file, in UTF-16.
_WORD_STREAM, _LOCKED = "WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")


class Read(NamedTuple):
    """What a reader makes of a file."""

    text: str
    blocks: list[Block]
    media_type: str
    issues: tuple[Issue, ...] = ()
    recognised: bool = False
    sure: tuple[Span, ...] = ()


def read_binary(data: bytes, name: str) -> Read | None:
    """What a document that is no text file says; ``None`` where it is none of the kinds that are known.

    Raises:
        UnreadableError: it is damaged, or protected, or needs what is not installed; the message says what to do.
    """
    if data.startswith(_ZIP):
        return _zipped(data, name)
    if data.startswith(_OLE):
        return _old(data, name)
    if data[:_HEAD].lstrip().startswith(_RICH):
        return _rich(data)
    if b"%PDF-" in data[:_HEAD]:
        return _printed(data, name, PDF)
    picture = next((media_type for magic, media_type in _PICTURES if data.startswith(magic)), None)
    return None if picture is None else _printed(data, name, picture)


def is_document(data: bytes) -> bool:
    """True if a ZIP file is a document itself, and no file that holds some."""
    try:
        return _zipped_kind(data, "") is not None
    except UnreadableError:
        return False


def needs_office(data: bytes) -> str | None:
    """The suffix of a document that only another program can read; ``None`` for all others."""
    if data.startswith(_OLE):
        return ".doc" if _WORD_STREAM in data and _LOCKED not in data else None
    return ".odt" if may_need_office(data) and is_document(data) else None


def may_need_office(head: bytes) -> bool:
    """True if a file that begins so may be one that only another program can read.

    >>> may_need_office(b"<html>"), may_need_office(_OLE)
    (False, True)
    """
    return head.startswith(_OLE) or (head.startswith(_ZIP) and ODT.encode() in head[:_HEAD])


def page_count(data: bytes) -> int:
    """How many pages a PDF file has; 1 for all others, and for one that cannot be opened.

    >>> page_count(b"%PDF-"), page_count(b"text")
    (1, 1)
    """
    if b"%PDF-" not in data[:_HEAD]:
        return 1
    try:
        from vnplan.read.pdf import pdf_pages
    except ImportError:
        return 1
    return pdf_pages(data)


def _zipped_kind(data: bytes, name: str) -> str | None:
    from vnplan.read.docx import MAIN
    from vnplan.read.zipped import Package

    package = Package(data, name)
    if MAIN in package.names:
        return DOCX
    return ODT if "mimetype" in package.names and package.read("mimetype").startswith(ODT.encode()) else None


def _zipped(data: bytes, name: str) -> Read | None:
    kind = _zipped_kind(data, name)
    if kind is None:
        return None
    return _word(data, name, kind) if kind == DOCX else _converted(data, name, kind)


def _old(data: bytes, name: str) -> Read | None:
    """A file of Office before 2007, or one that is protected by a password."""
    if _LOCKED in data:
        raise UnreadableError(f"{name}: this Office file is protected by a password; save it again without one")
    if _WORD_STREAM not in data:
        return None
    from vnplan.read.office import as_docx, as_text
    from vnplan.read.plain import plain_blocks

    made = as_docx(data, name, ".doc")
    if made is not None:
        return _word(made, name, DOC)
    text = as_text(data, name)
    return Read(text, plain_blocks(text), DOC)


def _converted(data: bytes, name: str, media_type: str) -> Read:
    from vnplan.read.office import WAY_OUT, as_docx

    made = as_docx(data, name, ".odt")
    if made is None:
        raise UnreadableError(f"{name}: this is an .odt file; to read it {WAY_OUT}")
    return _word(made, name, media_type)


def _word(data: bytes, name: str, media_type: str) -> Read:
    from vnplan.read.docx import docx_blocks
    from vnplan.read.zipped import Package

    package = Package(data, name)
    return _recoded(lambda recode: docx_blocks(package, name, recode), media_type)


def _rich(data: bytes) -> Read:
    from vnplan.read.rtf import rtf_blocks

    return _recoded(lambda recode: rtf_blocks(data, recode), RTF)


def _recoded(read: Callable[[Recoder | None], tuple[str, list[Block]]], media_type: str) -> Read:
    """What is read, read again where the whole is in a legacy encoding that no font tells."""
    text, blocks = read(None)
    legacy = detect(text)
    if legacy is None:
        return Read(text, blocks, media_type)
    text, blocks = read(recoder(legacy))
    return Read(text, blocks, media_type, (recoded_issue(legacy),))


def _printed(data: bytes, name: str, media_type: str) -> Read:
    try:
        from vnplan.read.pdf import pdf_read, picture_read
    except ImportError as error:
        what = "a PDF file" if media_type == PDF else f"a picture ({media_type})"
        raise UnreadableError(f"{name}: this is {what}; to read it: {way('pdf')}") from error
    made = (pdf_read if media_type == PDF else picture_read)(data, name)
    sure = tuple(span for span, score in made.scores if score > _SURE)
    return Read(made.text, made.blocks, media_type, tuple(_doubts(made.text, made.scores)), bool(made.scores), sure)


def _doubts(text: str, scores: Sequence[tuple[Span, float]]) -> Iterator[Issue]:
    """Figures that were hardly recognised: no language tells which they were."""
    for span, score in scores:
        word = text[span.start : span.end].strip()
        if score < _DOUBTFUL and any(c.isdigit() for c in word):
            yield Issue(code="ocr.doubtful", message=f"“{word}” was recognised with {score:.0%} confidence", spans=(span,))


def recoded_issue(legacy: str) -> Issue:
    """The text was in a legacy encoding."""
    message = f"The text was in {legacy} that had been read as Latin letters; it was recoded."
    return Issue(code="decode.recoded", message=message)
