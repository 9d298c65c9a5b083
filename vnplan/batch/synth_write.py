"""Writing synthetic pages in the forms that batch reads."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from vnplan.batch.places import suffix
from vnplan.batch.synth import SynthPage, pages
from vnplan.errors import BatchError

Put = Callable[[SynthPage], None]


def write(count: int, seed: int, out: Path) -> Path:
    """Write so many pages, and their gold facts beside them; where the gold is.

    The suffix of ``out`` says how: a folder of files without one, ``.jsonl`` (``.gz``, ``.zst``), ``.parquet``, ``.warc``
    (``.gz``), ``.zip``.

    Raises:
        BatchError: there is something already, or the form is not known.
    """
    forms = {".jsonl": _jsonl, ".parquet": _parquet, ".warc": _warc, ".zip": _zip, "": _folder}
    form = forms.get(suffix(out.name))
    if form is None:
        raise BatchError(
            f"{out}: of no known form; there are a folder (no suffix), .jsonl, .jsonl.gz, .jsonl.zst, .parquet, .warc"
        )
    gold = out.parent / f"{out.name}.gold.jsonl"
    if out.exists() or gold.exists():
        raise BatchError(f"{out}: is there already; choose another name")
    with form(out) as put, gold.open("w", encoding="utf-8") as file:
        for made in pages(count, seed):
            put(made)
            facts = made.gold or {"source": made.name, "document": None}
            file.write(json.dumps({**facts, "about": made.about}, ensure_ascii=False) + "\n")
    return gold


@contextmanager
def _folder(out: Path) -> Iterator[Put]:
    def put(made: SynthPage) -> None:
        path = out / made.name[5:8] / made.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made.content)

    yield put


@contextmanager
def _jsonl(out: Path) -> Iterator[Put]:
    import gzip

    import zstandard

    opened: Any = {".gz": gzip.open, ".zst": zstandard.open}.get(out.suffix, open)
    with opened(out, "wb") as file:
        yield lambda made: file.write(json.dumps(_row(made), ensure_ascii=False).encode() + b"\n")


@contextmanager
def _parquet(out: Path) -> Iterator[Put]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = pa.schema([("html", pa.string()), ("url", pa.string()), ("date", pa.string())])
    held: list[dict[str, Any]] = []
    with pq.ParquetWriter(out, columns, compression="zstd") as writer:

        def put(made: SynthPage) -> None:
            held.append(_row(made))
            if len(held) == 500:
                writer.write_table(pa.Table.from_pylist(held, columns))
                held.clear()

        yield put
        if held:
            writer.write_table(pa.Table.from_pylist(held, columns))


@contextmanager
def _warc(out: Path) -> Iterator[Put]:
    import gzip

    compressed = out.suffix == ".gz"
    with out.open("wb") as file:

        def put(made: SynthPage) -> None:
            record = _response(made)
            file.write(gzip.compress(record, mtime=0) if compressed else record)

        yield put


def _response(made: SynthPage) -> bytes:
    """A WARC record of a page as a server sends it (ISO 28500)."""
    kind = "text/html" if made.name.endswith(".html") else "text/plain"
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(made.content)}\r\n\r\n".encode() + made.content
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, made.url)}>\r\n"
        f"WARC-Date: {made.date}T00:00:00Z\r\nWARC-Target-URI: {made.url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


@contextmanager
def _zip(out: Path) -> Iterator[Put]:
    import zipfile

    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        yield lambda made: file.writestr(zipfile.ZipInfo(made.name), made.content)


def _row(made: SynthPage) -> dict[str, Any]:
    """A row of a table holds text: bytes that are none are shown as the letters that a careless scraper takes them for."""
    try:
        text = made.content.decode()
    except UnicodeDecodeError:
        text = made.content.decode("latin-1")
    return {"html": text, "url": made.url, "date": made.date}
