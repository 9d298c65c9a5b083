"""What is dear to make and the same in every process, kept in one file: compiled patterns, what they require, parsed tables.

The command line writes the file (``keep``), every process reads it. An entry is found by all that it was made from, so that
none is ever out of date; a file of another version of Python, or a damaged one, is not read. It holds numbers and strings
alone: nothing in it is run. ``VNPLAN_CACHE`` names the folder; where it is empty, nothing is kept.
"""

import json
import os
import sys
import zlib
from array import array
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_MAGIC = b"vnplan-kept 1\n"
# Fewer new things are not worth a new file; more than can be of use are what earlier versions left.
_WORTH = 25
_MOST = 6000


class Code(NamedTuple):
    """The code of a compiled pattern, and what else its engine has to be told."""

    numbers: bytes
    told: list[Any]


class Kept:
    """One file of things by key, read when the first of them is asked for."""

    def __init__(self, path: Path | None, version: str) -> None:
        """Name the file (``None``: nothing is kept) and what the things in it depend on."""
        self._path = path
        self._version = version
        self._things: dict[str, Any] = {}
        self._code = b""
        self._new: dict[str, Any] = {}
        with suppress(OSError, ValueError, TypeError, KeyError):
            self._read()

    def get(self, key: str) -> Any:  # noqa: ANN401 - what was kept under the key
        """What is kept under a key, ``None`` where nothing is."""
        found = self._new.get(key, self._things.get(key))
        if isinstance(found, list) and found and found[0] == "code":
            return Code(self._code[found[1] : found[1] + found[2]], found[3])
        return found

    def put(self, key: str, thing: Any) -> None:  # noqa: ANN401
        """Keep a thing that JSON can hold, or the code of a pattern."""
        self._new[key] = thing

    def write(self) -> None:
        """Write the file where there is much new; where it cannot be written, nothing is kept."""
        if self._path is None or len(self._new) < _WORTH:
            return
        full = len(self._things) + len(self._new) > _MOST
        body, things = (bytearray(), {}) if full else (bytearray(self._code), dict(self._things))
        for key, thing in self._new.items():
            things[key] = ["code", len(body), len(thing.numbers), thing.told] if isinstance(thing, Code) else thing
            body += thing.numbers if isinstance(thing, Code) else b""
        said = json.dumps([self._version, things], ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        rest = len(said).to_bytes(8, "little") + said + body
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part = self._path.with_name(f"{self._path.name}.{os.getpid()}")
            part.write_bytes(_MAGIC + zlib.crc32(rest).to_bytes(4, "little") + rest)
            part.replace(self._path)

    def _read(self) -> None:
        data = self._path.read_bytes() if self._path is not None else b""
        start = len(_MAGIC) + 4
        rest = memoryview(data)[start:]
        if data[: len(_MAGIC)] != _MAGIC or zlib.crc32(rest) != int.from_bytes(data[len(_MAGIC) : start], "little"):
            return
        size = int.from_bytes(rest[:8], "little")
        version, things = json.loads(str(rest[8 : 8 + size], "utf-8", "surrogatepass"))
        if version == self._version:
            self._things, self._code = things, bytes(rest[8 + size :])


@cache
def kept() -> Kept:
    """The file of this user."""
    folder = os.environ.get("VNPLAN_CACHE")
    if folder is None:
        home = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
        folder = str(Path(home) / "vnplan")
    return Kept(Path(folder) / f"{sys.implementation.cache_tag}.kept" if folder else None, f"{sys.byteorder} {sys.version}")


def made_of(text: str, what: str, make: Callable[[str], Any]) -> Any:  # noqa: ANN401 - what ``make`` makes
    """What is made of a long text, from what is kept where it was made of the same text before."""
    key = f"{what} {len(text)} {zlib.crc32(text.encode())}"
    found = kept().get(key)
    if found is None:
        found = make(text)
        kept().put(key, found)
    return found


def numbers_of(code: list[int]) -> bytes:
    """A list of code as bytes."""
    return array("I", code).tobytes()


def code_of(numbers: bytes) -> list[int]:
    """The list of code in bytes."""
    return array("I", numbers).tolist()
