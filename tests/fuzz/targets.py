"""The entry points that take whatever the world sends, each with what has to hold and what to begin from."""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import vnplan
from tests.conftest import corpus_pages
from tests.oracle import check, check_whole
from vnplan.export import dump
from vnplan.model.citation import Citation
from vnplan.model.deadline import Deadline
from vnplan.model.task import Party, Target

KEPT = Path(__file__).parent / "kept"
_CONTAINERS = (
    "a.zip",
    "a.tar.gz",
    "a.jsonl",
    "a.jsonl.gz",
    "a.json",
    "a.warc",
    "a.warc.gz",
    "a.parquet",
    "a.txt.gz",
    "a.jsonl.zst",
    "a.csv",
    "a.eml",
)


class Entry(NamedTuple):
    """What is done with some bytes; it raises where a promise is broken. ``seeds`` are sound inputs."""

    run: Callable[[bytes], None]
    seeds: Callable[[], Iterator[bytes]]


def _page(data: bytes) -> None:
    try:
        document = vnplan.parse(data)
    except vnplan.UnreadableError as error:
        if len(str(error)) <= 10:
            raise AssertionError("it is refused without a reason") from error
    else:
        check_whole(document)


def _html(data: bytes) -> None:
    check(vnplan.parse("<html><body>" + _text(data)))


def _repair(data: bytes) -> None:
    text = _text(data)
    fixed = vnplan.repair(text)
    at = 0
    out: list[str] = []
    for edit in fixed.edits:
        assert at <= edit.start <= edit.end <= len(text), edit
        out += (text[at : edit.start], edit.new)
        at = edit.end
    assert "".join([*out, text[at:]]) == fixed.text
    assert vnplan.repair(fixed.text).text == fixed.text, "repaired again it is another text"


def _find(data: bytes) -> None:
    text = _text(data)
    found: tuple[Citation | Deadline | Party | Target, ...] = (
        *vnplan.find_citations(text), *vnplan.find_deadlines(text, year=2024), *vnplan.find_bodies(text),
        *vnplan.find_targets(text),
    )  # fmt: skip
    for one in found:
        assert all(0 <= start <= end <= len(text) for start, end in one.spans), one


def _akn(data: bytes) -> None:
    try:
        document = vnplan.read_akn(data)
    except vnplan.UnreadableError:
        return
    assert vnplan.read_akn(dump(document, "akn")) == document


def _container(data: bytes) -> None:
    from tests.batch.support import records

    with TemporaryDirectory() as folder:
        path = Path(folder) / _CONTAINERS[data[0] % len(_CONTAINERS) if data else 0]
        path.write_bytes(data[1:])
        (Path(folder) / "sound.txt").write_text("KẾ HOẠCH\n\nI. MỤC ĐÍCH", "utf-8")
        found = records(folder, include=("*.txt", "a.*"), shard_records=2)
    assert [one.failure for one in found if one.source.endswith("sound.txt")] == [None]
    assert all(one.failure is not None or one.content is not None for one in found)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _pages() -> Iterator[bytes]:
    """The pages of the corpus, and pieces of them: a small input is tried more often than a large one."""
    for path in corpus_pages():
        data = path.read_bytes()
        yield from (data, *(data[at : at + 1200] for at in range(0, len(data), 4000)))


def _lines() -> Iterator[bytes]:
    for path in corpus_pages():
        if path.suffix != ".html":
            yield from (line for line in path.read_bytes().splitlines() if len(line) > 20)


def _files() -> Iterator[bytes]:
    from tests.batch.support import plan_text
    from tests.export import made

    documents = [made.document(), *(vnplan.parse(plan_text(n)) for n in range(2))]
    yield from (written for one in documents if isinstance(written := dump(one, "akn"), bytes))


def _archives() -> Iterator[bytes]:
    from tests.batch.test_containers import FORMS

    for name, made in FORMS.items():
        yield bytes([_CONTAINERS.index(name)]) + made()
    yield bytes([_CONTAINERS.index("a.txt.gz")]) + gzip.compress(b"x" * 50)
    yield bytes([_CONTAINERS.index("a.json")]) + json.dumps({"text": "a"}).encode()


TARGETS = {
    "page": Entry(_page, _pages), "html": Entry(_html, _pages), "repair": Entry(_repair, _lines),
    "find": Entry(_find, _lines), "akn": Entry(_akn, _files), "containers": Entry(_container, _archives),
}  # fmt: skip
