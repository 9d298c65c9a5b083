"""What a run is asked to do."""

from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any, Literal

from pydantic import Field

from vnplan import __version__
from vnplan.model.base import Model
from vnplan.model.options import Options

Sink = Literal["jsonl", "parquet", "duckdb"]
Partition = Literal["kind", "year", "issuer"]


class Fields(Model):
    """The columns of JSON Lines, Parquet and SQL that hold a page; ``None`` where the usual names are tried in turn."""

    text: str | None = None
    html: str | None = None
    url: str | None = None
    date: str | None = None


class Limits(Model):
    """What a record may cost.

    ``seconds`` of parsing, ``megabytes`` of memory of the worker (resident), ``record_bytes`` of the page after
    decompression. A worker that dies is replaced; after ``attempts`` deaths at one record the record is put aside.
    """

    seconds: float = Field(default=60.0, gt=0)
    megabytes: int = Field(default=1024, gt=0)
    record_bytes: int = Field(default=32 << 20, gt=0)
    attempts: int = Field(default=2, ge=1)


class Job(Model):
    """A run: sources, where to, how.

    ``include`` and ``exclude`` are globs for the files of folders and archives; ``query`` is the SQL for databases.
    ``parser`` is the dotted name of the function that parses a page, ``package.module:function``, with the signature of
    ``vnplan.pipeline.parse``.

    >>> Job(sources=("pages",), out="converted").sinks
    ('jsonl', 'parquet')
    """

    sources: tuple[str, ...]
    out: str
    fields: Fields = Fields()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    query: str | None = None
    options: Options = Options()
    sinks: tuple[Sink, ...] = ("jsonl", "parquet")
    partition: Partition | None = None
    shard_records: int = Field(default=100, gt=0)
    shard_bytes: int = Field(default=64 << 20, gt=0)
    limits: Limits = Limits()
    parser: str = "vnplan.pipeline:parse"

    def identity(self) -> dict[str, Any]:
        """All that the bytes of the result depend on: two runs with the same identity may continue each other."""
        said = self.model_dump(mode="json", exclude={"out", "limits"})
        return {**said, "version": __version__, "rules": rules_digest()}


@cache
def rules_digest() -> str:
    """A digest of the rule tables, so that a run is not continued with others."""
    digest = sha256()
    for table in sorted((resources.files("vnplan.rules") / "tables").iterdir(), key=lambda t: t.name):
        if table.name.endswith(".toml"):
            digest.update(table.name.encode() + b"\0" + table.read_bytes())
    return digest.hexdigest()[:16]


def differences(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What changed between two identities, for people.

    >>> differences({"query": None, "version": "0.1"}, {"query": None, "version": "0.2"})
    ['version: was "0.1", is "0.2"']
    """
    import json

    keys = [*before, *(key for key in now if key not in before)]
    return [
        f"{key}: was {json.dumps(before.get(key), ensure_ascii=False)}, is {json.dumps(now.get(key), ensure_ascii=False)}"
        for key in keys
        if before.get(key) != now.get(key)
    ]
