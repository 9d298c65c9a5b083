"""Which kind of source a file is, by its suffix, and why one that was met and not named is put aside unread."""

from vnplan.batch.job import Job
from vnplan.batch.places import matches, suffix
from vnplan.read.files import SUFFIXES

_PICTURES = (".png", ".jpg", ".jpeg")
KINDS = {
    **dict.fromkeys((*SUFFIXES, *_PICTURES), "file"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    **dict.fromkeys((".csv", ".tsv"), "csv"),
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
    **dict.fromkeys((".sqlite", ".sqlite3", ".db", ".duckdb"), "sql"),
    ".json": "json",
    ".warc": "warc",
    ".zip": "zip",
    ".tar": "tar",
}
# What lies beside pages mostly says or shows something of them.
_ASKED_FOR = {
    **dict.fromkeys((".json", ".csv", ".tsv"), "a table beside pages mostly says something of them; --include it to read it"),
    **dict.fromkeys(_PICTURES, "a picture beside pages mostly belongs to one of them; --include it to read it as a scan"),
}
_UNKNOWN = "of no known kind; --include its name to read it as a page, --exclude it to leave it out"
_DATABASE = "a database; say with --query what is to be read of it"
_PACKED = "an archive inside of an archive; unpack it first"


def kind_of(path: str) -> str | None:
    """The kind of source that a file is; ``None`` where its suffix is none that is known.

    >>> kind_of("a.docx"), kind_of("a.csv.gz"), kind_of("a.xls")
    ('file', 'csv', None)
    """
    return KINDS.get(suffix(path))


def left_out(path: str, job: Job) -> str | None:
    """Why a file of a folder is put aside unread; ``None`` where it is read."""
    kind = kind_of(path)
    if kind == "sql" and not job.query:
        return _DATABASE
    if job.include:
        return None
    return _UNKNOWN if kind is None else _ASKED_FOR.get(suffix(path))


def left_out_member(name: str, job: Job) -> str | None:
    """Why a member of an archive, or what is attached to a mail, is put aside unread: only files are read, and ZIP files."""
    kind = kind_of(name)
    if kind in (None, "file", "zip"):
        return left_out(name, job)
    return left_out(name, job) or _PACKED


def is_listed(name: str, job: Job) -> bool:
    """True if a member counts: it is not hidden, not excluded, and among those asked for."""
    if any(part.startswith((".", "__MACOSX")) for part in name.split("/")) or matches(name, job.exclude):
        return False
    return not job.include or matches(name, job.include)
