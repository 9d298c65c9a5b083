"""Decompression that gives all there is before it says that a file breaks off."""

import io
import zlib
from collections.abc import Callable
from typing import IO, Any

# So much is taken at a time that even a bomb gives no more than some megabytes.
_TAKEN = {"gzip": 1 << 14, "zstd": 1 << 10, "deflate": 1 << 14}
# What compressed data begins with.
MAGIC = {"gzip": b"\x1f\x8b\x08", "zstd": b"\x28\xb5\x2f\xfd"}


def unpack(file: IO[bytes], kind: str) -> IO[bytes]:
    """The bytes in a gzip, zstd or deflate file of any number of members; ``OSError`` where it is damaged or ends too early.

    >>> import gzip
    >>> unpack(io.BytesIO(gzip.compress(b"a") + gzip.compress(b"b")), "gzip").read()
    b'ab'
    """
    return io.BufferedReader(_Unpacked(file, kind), 1 << 16)


class _Unpacked(io.RawIOBase):
    def __init__(self, file: IO[bytes], kind: str) -> None:
        self._file, self._taken = file, _TAKEN[kind]
        self._begin: Callable[[], Any] = {"gzip": _gzip, "zstd": _zstd, "deflate": zlib.decompressobj}[kind]
        self._member: Any = None
        self._waiting = b""
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any buffer
        while not self._ready:
            if not self._fill():
                return 0
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def _fill(self) -> bool:
        """Unpack some more; whether there was more."""
        data = self._waiting or self._file.read(self._taken)
        self._waiting = b""
        if not data:
            if self._member is not None:
                raise OSError("the compressed data breaks off")
            return False
        if self._member is None:
            # Some writers fill the end of a file with zeros.
            if not data.strip(b"\0"):
                return True
            self._member = self._begin()
        try:
            self._ready = memoryview(self._member.decompress(data))
        except Exception as error:  # each library raises its own kind
            raise OSError(f"the compressed data is damaged: {error}") from error
        if self._member.eof:
            self._waiting = self._member.unused_data
            self._member = None
        return True


def _gzip() -> Any:  # noqa: ANN401 - zlib does not name its type
    return zlib.decompressobj(31)


def _zstd() -> Any:  # noqa: ANN401 - zstandard has no types
    import zstandard

    return zstandard.ZstdDecompressor().decompressobj()
