"""The prototype of a native text layer: built with the compiler that is there, loaded with ctypes, in no wheel.

``python -m tools.native.build PAGES`` says how long both implementations of repair's detection take on the same pages.
"""

import ctypes
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import numpy as np
import numpy.typing as npt

from tools.bench.pages import least, size_of, texts_of
from vnplan.lm import tokens as tk
from vnplan.lm.model import Model, packed
from vnplan.lm.table import Table
from vnplan.text.points import code_points

_SOURCE = Path(__file__).with_name("detect.c")
Array = npt.NDArray[Any]


class _Letters(ctypes.Structure):
    _fields_ = (*((name, ctypes.c_void_p) for name in ("bits", "base", "tone", "places")), ("top", ctypes.c_int64))


_OF_TOKENS = ("start", "end", "key", "gap", "joined", "digits", "letters", "marked", "uppers")


class _Tokens(ctypes.Structure):
    _fields_ = tuple((name, ctypes.c_void_p) for name in _OF_TOKENS)


class _Table(ctypes.Structure):
    _fields_ = (*((name, ctypes.c_void_p) for name in ("bases", "steps", "prints")), ("shift", ctypes.c_uint64))


class _Model(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_void_p) for name in ("log_p1", "bow1", "levels", "bows", "bi_p", "bi_bow", "tri_p")),
        ("bigrams", _Table),
        ("trigrams", _Table),
    )


def compiler() -> str | None:
    """The C compiler of this machine, ``None`` where there is none."""
    return shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")


def build() -> Path:
    """The shared library, compiled anew.

    Raises:
        RuntimeError: there is no C compiler.
    """
    cc = compiler()
    if cc is None:
        raise RuntimeError("there is no C compiler (cc, gcc, clang); install one")
    out = Path(mkdtemp(prefix="vnplan-native-")) / "detect.so"
    flags = ["-O2", "-std=c11", "-Wall", "-Wextra", "-Werror", "-ffp-contract=off", "-shared", "-fPIC"]
    subprocess.run([cc, *flags, str(_SOURCE), "-o", str(out)], check=True)  # noqa: S603 - our own words
    return out


class Native:
    """The functions of the library over the arrays of a model."""

    def __init__(self, model: Model, library: Path) -> None:
        """Load the library; the arrays of the model are read in place."""
        self._lib = ctypes.CDLL(str(library))
        self._lib.vnplan_tokenise.restype = ctypes.c_int64
        self._kept: list[Array] = []
        bits, base, tone = tk._tables()  # noqa: SLF001 - the two sides of one seam
        places = tk._places()  # noqa: SLF001
        self._letters = _Letters(*(self._at(array) for array in (bits, base, tone, places)), len(bits) - 1)
        own = vars(model)
        self._keys, self._ids = own["_keys"], own["_ids"]
        arrays = (model.log_p1, *(own[name] for name in ("_bow1", "_levels", "_bows", "_bi_p", "_bi_bow", "_tri_p")))
        self._model = _Model(*map(self._at, arrays), self._table(own["_bigrams"]), self._table(own["_trigrams"]))

    def _at(self, array: Array) -> int:
        whole = np.ascontiguousarray(array)
        self._kept.append(whole)
        return int(whole.ctypes.data)

    def _table(self, table: Table) -> _Table:
        shift = int(vars(table)["_shift"])
        return _Table(self._at(table.bases), self._at(table.steps), self._at(table.prints), shift)

    def tokenise(self, text: str) -> tk.Tokens:
        """What ``vnplan.lm.tokens.tokenise`` gives."""
        points = code_points(text)
        most = len(points) // 2 + 1
        kinds = {"key": np.uint64, "gap": np.uint8, **dict.fromkeys(("joined", "digits", "letters", "marked"), np.bool_)}
        out: dict[str, Array] = {name: np.empty(most, kinds.get(name, np.int64)) for name in _OF_TOKENS}
        found = _Tokens(*(array.ctypes.data for array in out.values()))
        count = self._lib.vnplan_tokenise(
            ctypes.c_void_p(points.ctypes.data), ctypes.c_int64(len(points)), ctypes.byref(self._letters), ctypes.byref(found)
        )
        return tk.Tokens(**{name: array[:count] for name, array in out.items()})

    def ids(self, keys: tk.Keys) -> Array:
        """What ``Model.ids`` gives."""
        out = np.empty(len(keys), np.uint16)
        pointers = (keys.ctypes.data, len(keys), self._keys.ctypes.data, self._ids.ctypes.data, len(self._keys), out.ctypes.data)
        self._lib.vnplan_ids(*map(ctypes.c_void_p, pointers))
        return out

    def score(self, stream: Array) -> Array:
        """What ``Model.score`` gives."""
        out = np.empty(len(stream), np.float32)
        stream = np.ascontiguousarray(stream)
        self._lib.vnplan_score(
            ctypes.c_void_p(stream.ctypes.data), ctypes.c_int64(len(stream)), ctypes.byref(self._model),
            ctypes.c_void_p(out.ctypes.data),
        )  # fmt: skip
        return out


def detected(of: Any, text: str) -> tuple[tk.Tokens, Array, Array]:  # noqa: ANN401 - either side of the seam
    """Tokens, ids and scores of a text, as repair looks for what is damaged."""
    tokens = of.tokenise(text)
    ids = of.ids(tokens.key)
    stream, _ = tk.stream(tokens, ids)
    return tokens, ids, of.score(stream)


class Plain:
    """The Python behind the seam: the oracle."""

    def __init__(self, model: Model) -> None:
        """Take the functions as they are."""
        self.tokenise, self.ids, self.score = tk.tokenise, model.ids, model.score


def main(paths: Sequence[str]) -> None:
    """Measure both on the same pages."""
    texts = texts_of([Path(path) for path in paths])
    size = size_of(texts) / 1e6
    for name, side in (("Python, numpy", Plain(packed())), ("C", Native(packed(), build()))):
        for step, work in (
            ("tokens", lambda side=side: [side.tokenise(text) for text in texts]),
            ("tokens, ids, scores", lambda side=side: [detected(side, text) for text in texts]),
        ):
            print(f"{name:16} {step:24} {size / least(work, 5):8.2f} MB a CPU second")  # noqa: T201 - the answer


if __name__ == "__main__":
    main(sys.argv[1:])
