"""The packed candidates are those that a search finds, and are not read where they were made from something else."""

from pathlib import Path

import numpy as np
import pytest

from vnplan.lm import pack
from vnplan.lm.model import packed
from vnplan.lm.tokens import FIRST_WORD
from vnplan.mend.candidates import PACKED, packed_candidates
from vnplan.mend.channel import Channel
from vnplan.mend.search import Search


def test_the_file_was_made_from_this_model_and_table() -> None:
    assert packed_candidates(packed()) is not None, "run: python -m tools.candidates"


def test_what_is_packed_is_what_a_search_finds() -> None:
    model, search, kept = packed(), Search(packed()), packed_candidates(packed())
    assert kept is not None
    for word in model.words[FIRST_WORD::40]:
        ids, costs = search.candidates(word)
        row = slice(*kept.starts[kept.words[word] :][:2])
        assert kept.ids[row].tolist() == ids.tolist()
        assert np.array_equal(kept.costs[row], costs)


def test_words_of_both_sorts_are_looked_up_together() -> None:
    words = ["phù", "tr1ển", "x" * 40, "họp", "tr1ển"]
    read, searched = Channel(packed()), Channel(packed(), None)
    for word in words:
        ids, costs = searched.search.candidates(word)
        for channel in (read, searched):
            assert channel.candidates(word)[0].tolist() == ids.tolist()
            assert np.array_equal(channel.candidates(word)[1], costs)
    starts, sizes = read.rows(words)
    assert sizes[2] == 0
    assert starts[1] == starts[4]
    assert len(read.ids) >= int((starts + sizes).max())


@pytest.mark.parametrize("damage", ["other", "cut", "none"])
def test_another_or_a_damaged_file_is_searched_instead(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "candidates.lm"
    if damage == "other":
        arrays = {name: array.copy() for name, array in pack.load(PACKED).items()}
        arrays["made_from"][0] ^= 1
        pack.dump(arrays, path)
    elif damage == "cut":
        path.write_bytes(PACKED.read_bytes()[:-64])
    assert packed_candidates(packed(), path) is None
    assert Channel(packed(), path).candidates("phù")[0].size
