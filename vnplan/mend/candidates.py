"""The candidates of the model's own words in one file: nearly all that is looked up, so that no search is made for them."""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vnplan.errors import ModelError
from vnplan.lm import pack
from vnplan.lm.model import Model
from vnplan.lm.tokens import FIRST_WORD
from vnplan.mend.search import Floats, Ids, Search
from vnplan.rules.load import table_bytes

PACKED = Path(__file__).with_name("candidates.lm")


class Packed(NamedTuple):
    """The candidates of row ``r`` are ``ids[starts[r] : starts[r + 1]]``; ``words`` are the rows of words."""

    words: dict[str, int]
    ids: Ids
    costs: Floats
    starts: npt.NDArray[np.int64]


def packed_candidates(model: Model, path: Path = PACKED) -> Packed | None:
    """The candidates in a file; ``None`` where it is missing, damaged, or was made from another model or table."""
    with suppress(ModelError):
        arrays = pack.load(path)
        if arrays["made_from"].tobytes() == _made_from(model):
            words = {word: row for row, word in enumerate(model.words[FIRST_WORD:])}
            return Packed(words, arrays["ids"], arrays["costs"], arrays["starts"].astype(np.int64))
    return None


def write_candidates(model: Model, path: Path = PACKED) -> int:
    """Search for the candidates of every word of a model and write them; how many there are."""
    search = Search(model)
    found = [search.candidates(word) for word in model.words[FIRST_WORD:]]
    arrays = {
        "made_from": np.frombuffer(_made_from(model), np.uint8),
        "ids": np.concatenate([ids for ids, _ in found]),
        "costs": np.concatenate([costs for _, costs in found]),
        "starts": np.cumsum([0, *(len(ids) for ids, _ in found)]).astype(np.uint32),
    }
    pack.dump(arrays, path)
    return len(arrays["ids"])


def _made_from(model: Model) -> bytes:
    """A digest of the words of a model, of how likely they are, and of the table of confusions."""
    digest = hashlib.sha256("\n".join(model.words).encode())
    digest.update(model.log_p1.tobytes())
    digest.update(table_bytes("confusions"))
    return digest.digest()
