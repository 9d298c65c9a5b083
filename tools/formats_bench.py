"""How long office files take to be read, beside other readers, in one run: milliseconds of CPU time a page or a file."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import click

from tools.bench.pages import least
from vnplan.errors import UnreadableError
from vnplan.read import clip

Reader = Callable[[bytes], object]


class Row(NamedTuple):
    """A reader: what it reads, milliseconds a page of PDF or a file of DOCX; ``None`` where it is not installed."""

    kind: str
    name: str
    milliseconds: float | None


def _parse() -> Reader:
    from vnplan.pipeline import parse

    return parse


def _python_docx() -> Reader:
    import io

    from docx import Document

    def read(data: bytes) -> str:
        document = Document(io.BytesIO(data))
        cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
        return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))

    return read


def _pdfplumber() -> Reader:
    import io

    import pdfplumber

    def read(data: bytes) -> list[str]:
        with pdfplumber.open(io.BytesIO(data)) as document:
            return [page.extract_text() for page in document.pages]

    return read


def _docling() -> Reader:
    import io

    from docling_parse.pdf_parser import DoclingPdfParser

    def read(data: bytes) -> list[int]:
        document = DoclingPdfParser().load(io.BytesIO(data))
        return [len(page.textline_cells) for _, page in document.iterate_pages()]

    return read


def _pypdfium2() -> Reader:
    import pypdfium2

    def read(data: bytes) -> list[str]:
        with pypdfium2.PdfDocument(data) as document:
            return [page.get_textpage().get_text_bounded() for page in document]

    return read


# Which files, what has to be installed, what to print, what makes the reader.
READERS: tuple[tuple[str, str, str, Callable[[], Reader]], ...] = (
    ("docx", "vnplan", "vnplan: to blocks", lambda: clip),
    ("docx", "vnplan", "vnplan: to a document with its facts", _parse),
    ("docx", "docx", "python-docx: text of paragraphs and cells", _python_docx),
    ("pdf", "pypdfium2", "vnplan: to blocks", lambda: clip),
    ("pdf", "pypdfium2", "vnplan: to a document with its facts", _parse),
    ("pdf", "pypdfium2", "pypdfium2: text without places", _pypdfium2),
    ("pdf", "docling_parse", "docling-parse: lines", _docling),
    ("pdf", "pdfplumber", "pdfplumber: extract_text", _pdfplumber),
)


def compare(files: Sequence[bytes], rounds: int) -> Iterator[Row]:
    """The speed of each reader on the files of its kind, the best of some rounds."""
    by_kind = {
        "docx": [data for data in files if data.startswith(b"PK")],
        "pdf": [data for data in files if b"%PDF-" in data[:1024]],
    }
    for kind, package, name, make in READERS:
        found = by_kind[kind]
        if not found:
            continue
        if find_spec(package) is None:
            yield Row(kind, name, None)
            continue
        read = make()
        size = sum(map(_pages, found)) if kind == "pdf" else len(found)
        yield Row(kind, name, 1000 * sum(least(partial(read, data), rounds) for data in found) / size)


def _pages(data: bytes) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return len(document)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--rounds", type=click.IntRange(1, 50), default=3, show_default=True, help="The best round of each file counts.")
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
def formats(paths: tuple[Path, ...], rounds: int, *, as_json: bool) -> None:
    """Milliseconds of CPU time for a file of DOCX and a page of PDF, beside other readers.

    PATHS are files or folders of them; scans are left out, since what they take is Tesseract's time.
    """
    found = (file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path]))
    files = [data for file in found if file.suffix.lower() in (".docx", ".pdf") and (data := _printed(file))]
    if not files:
        raise UnreadableError(
            f"{', '.join(map(str, paths))}: no .docx and no .pdf with a text layer; name files or a folder of them"
        )
    rows = list(compare(files, rounds))
    if as_json:
        click.echo(json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=1))
        return
    for row in rows:
        said = (
            "not installed"
            if row.milliseconds is None
            else f"{row.milliseconds:8.1f} ms a {'page' if row.kind == 'pdf' else 'file'}"
        )
        click.echo(f"{row.kind:5} {row.name:44} {said}")


def _printed(path: Path) -> bytes | None:
    """A file; ``None`` where it cannot be read, or its text has to be recognised."""
    try:
        return None if clip(path).recognised else path.read_bytes()
    except UnreadableError as error:
        click.echo(f"vnplan: {error}", err=True)
        return None
