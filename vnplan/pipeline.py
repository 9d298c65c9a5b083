"""The stages, in order."""

from collections.abc import Sequence
from pathlib import Path

from vnplan.build import build
from vnplan.mark import mark
from vnplan.model.document import Document
from vnplan.model.line import Line, RawLine
from vnplan.model.options import Options
from vnplan.read import clip
from vnplan.split import split


def parse(
    source: str | bytes | Path, *, url: str | None = None, published: str | None = None, options: Options | None = None
) -> Document:
    """The document in a page, a text or a file.

    A ``str`` is the text itself, a ``Path`` is read. ``published`` is the day the page appeared (ISO 8601): it gives the
    year where a date has none.

    Raises:
        UnreadableError: the file is missing, is no text, or is too large.

    >>> document = parse("KẾ HOẠCH\\nPhòng, chống dịch bệnh năm 2024\\n\\nI. MỤC ĐÍCH\\n\\nNâng cao nhận thức.\\n\\nII. KINH PHÍ")
    >>> document.kind, [node.label for node in document.body]
    ('plan', ['I', 'II'])
    """
    options = options or Options()
    clipping = clip(source, url=url, published=published)
    return build(clipping, mark(_repaired(split(clipping), options)))


def _repaired(lines: Sequence[RawLine], options: Options) -> list[Line]:
    return [Line(line.text, line.block, line.cell, line.bold) for line in lines]
