"""One file of arrays, read in place: a line of JSON that says what lies where, then the arrays at multiples of 64 bytes."""

import json
import mmap
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from vnplan.errors import ModelError

MAGIC = b"vnplan-lm 1\n"
_ALIGN = 64


def dump(arrays: dict[str, npt.NDArray[Any]], path: Path) -> None:
    """Write ``arrays`` to ``path``."""
    rows, at = [], 0
    for name, array in arrays.items():
        rows.append([name, array.dtype.str, list(array.shape), at])
        at += -(-array.nbytes // _ALIGN) * _ALIGN
    head = MAGIC + json.dumps(rows, separators=(",", ":")).encode() + b"\n"
    head += b" " * (-len(head) % _ALIGN)
    with path.open("wb") as out:
        out.write(head)
        for array in arrays.values():
            out.write(array.tobytes())
            out.write(b"\0" * (-array.nbytes % _ALIGN))


def load(path: Path) -> dict[str, npt.NDArray[Any]]:
    """The arrays of a file, mapped and not read.

    Raises:
        ModelError: the file is missing, is no model, or is cut short.
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
        rows = json.loads(view[len(MAGIC) : end])
        base = -(-(end + 1) // _ALIGN) * _ALIGN
        out = {}
        for name, dtype, shape, at in rows:
            size = int(np.prod(shape, dtype=np.int64))
            out[str(name)] = np.frombuffer(view, np.dtype(dtype), size, base + at).reshape(shape)
    except (ValueError, TypeError) as error:
        raise ModelError(f"{path}: is damaged ({error}); fetch or train it again") from error
    return out
