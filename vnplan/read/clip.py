"""A source to a clipping: decoded, told what it is, cut into blocks."""

import re
from pathlib import Path

from vnplan.errors import UnreadableError
from vnplan.model.clipping import Block, Clipping
from vnplan.model.issue import Issue
from vnplan.model.source import Page, Source
from vnplan.read.markdown import markdown_blocks
from vnplan.read.plain import plain_blocks

_MARKDOWN = re.compile(r"\*\*[^\s*()]|^#{1,6} \S|^\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*$|\]\(https?://", re.MULTILINE)


def clip(
    source: str | bytes | Path,
    *,
    url: str | None = None,
    published: str | None = None,
    name: str | None = None,
    media_type: str | None = None,
) -> Clipping:
    """Read a source."""
    encoding = None
    if isinstance(source, Path):
        name = name or str(source)
        try:
            source = source.read_bytes()
        except OSError as error:
            raise UnreadableError(f"{name}: {error}") from error
    if isinstance(source, bytes):
        source, encoding = source.decode("utf-8", "replace"), "utf-8"
    kind = media_type or ("text/markdown" if (name or "").endswith(".md") or _MARKDOWN.search(source) else "text/plain")
    blocks: list[Block] = markdown_blocks(source) if kind == "text/markdown" else plain_blocks(source)
    issues = () if blocks else (Issue(code="source.empty", message="The source holds no text."),)
    made = Source(text=source, name=name, media_type=kind, encoding=encoding)
    return Clipping(made, Page(url=url, date=published), tuple(blocks), issues)
