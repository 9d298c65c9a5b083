"""One file of arrays, read in place: a line of JSON (what lies where, their CRC-32), then the arrays at multiples of 64 bytes."""

import json
import mmap
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from vnplan.errors import ModelError

MAGIC = b"vnplan-lm 2\n"
_ALIGN = 64


def dump(arrays: dict[str, npt.NDArray[Any]], path: Path) -> None:
    """Write ``arrays`` to ``path``."""
    rows, at, body = [], 0, bytearray()
    for name, array in arrays.items():
        rows.append([name, array.dtype.str, list(array.shape), at])
        at += -(-array.nbytes // _ALIGN) * _ALIGN
        body += array.tobytes() + b"\0" * (-array.nbytes % _ALIGN)
    head = MAGIC + json.dumps({"crc32": _checksum(rows, body), "arrays": rows}, separators=(",", ":")).encode() + b"\n"
    path.write_bytes(head + b" " * (-len(head) % _ALIGN) + body)


def load(path: Path) -> dict[str, npt.NDArray[Any]]:
    """The arrays of a file, mapped; read once for their checksum.

    Raises:
        ModelError: the file is missing, is no model, or is not as it was written.
    """
    try:
        with path.open("rb") as file:
            view = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read as a language model ({error}); train one with 'vnplan lm train'") from error
    if view[: len(MAGIC)] != MAGIC:
        raise ModelError(f"{path}: is no language model of this version; train one with 'vnplan lm train'")
    end = view.find(b"\n", len(MAGIC))
    try:
        said = json.loads(view[len(MAGIC) : end])
        base = -(-(end + 1) // _ALIGN) * _ALIGN
        if _checksum(said["arrays"], memoryview(view)[base:]) != said["crc32"]:
            raise ValueError("its checksum is not that of its bytes")  # noqa: TRY301 - damage of any kind is said below
        out = {}
        for name, dtype, shape, at in said["arrays"]:
            size = int(np.prod(shape, dtype=np.int64))
            out[str(name)] = np.frombuffer(view, np.dtype(dtype), size, base + at).reshape(shape)
    except (ValueError, TypeError, KeyError) as error:
        raise ModelError(f"{path}: is damaged ({error}); fetch or train it again") from error
    return out


def _checksum(rows: list[Any], body: bytearray | memoryview) -> int:
    return zlib.crc32(body, zlib.crc32(json.dumps(rows).encode()))
