"""Files that are documents but no text, told by what they hold and not by their suffix."""

from typing import NamedTuple

from vnplan.errors import UnreadableError
from vnplan.model.clipping import Block
from vnplan.model.issue import Issue
from vnplan.read.legacy import detect, recoder

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

PDF = "application/pdf"

_ZIP = b"PK\x03\x04"
_HEAD = 1024


class Read(NamedTuple):
    """What a reader makes of a file."""

    text: str
    blocks: list[Block]
    media_type: str
    issues: tuple[Issue, ...] = ()


def read_binary(data: bytes, name: str) -> Read | None:
    """What a document that is no text file says; ``None`` where it is none of the kinds that are known.

    Raises:
        UnreadableError: it is damaged, or protected, or needs what is not installed; the message says what to do.
    """
    if data.startswith(_ZIP):
        return _zipped(data, name)
    if b"%PDF-" in data[:_HEAD]:
        return _pdf(data, name)
    return None


def _zipped(data: bytes, name: str) -> Read | None:
    from vnplan.read.docx import MAIN, docx_blocks
    from vnplan.read.zipped import Package

    package = Package(data, name)
    if MAIN not in package.names:
        return None
    text, blocks = docx_blocks(package, name)
    legacy = detect(text)
    if legacy is None:
        return Read(text, blocks, DOCX)
    text, blocks = docx_blocks(package, name, recoder(legacy))
    return Read(text, blocks, DOCX, (recoded_issue(legacy),))


def _pdf(data: bytes, name: str) -> Read:
    try:
        from vnplan.read.pdf import pdf_read
    except ImportError as error:
        raise UnreadableError(f"{name}: this is a PDF file; to read it: pip install 'vnplan[pdf]'") from error
    composed, issues = pdf_read(data, name)
    return Read(composed.text, composed.blocks, PDF, issues)


def recoded_issue(legacy: str) -> Issue:
    """The text was in a legacy encoding."""
    message = f"The text was in {legacy} that had been read as Latin letters; it was recoded."
    return Issue(code="decode.recoded", message=message)
