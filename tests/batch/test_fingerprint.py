"""Fingerprints of texts: the numbers of datasketch, which a run begun with it goes on with."""

import subprocess
import sys
import zlib

import numpy as np
import pytest

from tests.conftest import ROOT
from vnplan.batch.fingerprint import PLACES, sign

_BASIS = 0x9E3779B97F4A7C15
TEXTS = (
    "giao sở y tế kiểm tra các trạm y tế trong năm và báo cáo trước ngày " * 3,
    " ".join(f"mục {number} {number * number}" for number in range(3000)),
    "một hai ba " * 7,
)


def as_datasketch(text: str) -> bytes:
    sketch = pytest.importorskip("datasketch").MinHash(num_perm=PLACES, seed=1, hashfunc=int)
    codes = [zlib.crc32(word.encode()) for word in text.split()]
    for one in zip(codes, codes[1:], codes[2:], codes[3:], strict=False):
        mixed = 0
        for code in one:
            mixed = (mixed * _BASIS + code) % (1 << 64)
        sketch.update(mixed >> 32)
    found: bytes = sketch.hashvalues.astype("<u4").tobytes()
    return found


@pytest.mark.parametrize("text", TEXTS)
def test_numbers_are_those_of_datasketch(text: str) -> None:
    assert sign(text) == as_datasketch(text)


def test_places_are_as_alike_as_texts() -> None:
    words = [f"từ{number}" for number in range(2000)]
    one, other = (np.frombuffer(sign(" ".join(part)) or b"", "<u4") for part in (words, words[:1500]))
    assert abs(float((one == other).mean()) - 0.75) < 0.15


@pytest.mark.slow
def test_a_worker_loads_no_library_for_it() -> None:
    code = "import sys; from vnplan.batch.fingerprint import sign; sign('sở y tế ' * 9); print('datasketch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, text=True).stdout == "False\n"
