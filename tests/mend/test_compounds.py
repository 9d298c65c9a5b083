"""Words that were misread as other words, known by the compound that they make with a neighbour."""

import numpy as np
import pytest

from vnplan.lm.model import packed
from vnplan.mend import repair
from vnplan.mend.compounds import COUNTS, with_compounds
from vnplan.mend.decode import Lattice

MODEL = packed()
IDS = {word: n for n, word in enumerate(MODEL.words)}


# A page that is known to be a scan and is read badly: elsewhere a compound counts no more than the model says.
WORN = "Chỉ thị cùa Thủ tướng Chính phù về phòng, chổng lụt bão; các sờ, ngành triền khai thực hiện đúng quy đinh. "


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Phong trào lan rộng, phát triển mạnh mê ở các phường ven sông.", "mạnh mẽ"),
        ("Hồ sơ tranh chấp đất đi ở bến cũ được tháo gỡ trong tháng.", "đất đai"),
        ("Hai đội tàu được tu tiên cấp phao trước mùa mưa lũ.", "ưu tiên"),
        ("Bến phà gồm ba phân khu dịch xu ở hai bờ.", "dịch vụ"),
        ("Đò ngang khởi hành đúng trình tự thui tục của bến.", "thủ tục"),
    ],
)
def test_a_compound_is_found_on_a_page_that_is_read_badly(read: str, meant: str) -> None:
    assert meant in repair(WORN + read, caution="eager").text


@pytest.mark.parametrize(
    "text",
    [
        "Bà con mê hát đình, say mê đua ghe trên sông.",
        "Ông Mạnh Mê chèo đò qua sông.",
        "Nước sông dâng, đò đi chậm; trẻ em đi đò phải mặc áo phao.",
        "Chùa có bốn vị sư tu tại gia từ thời trước.",
    ],
)
@pytest.mark.parametrize("caution", ["cautious", "standard", "eager"])
def test_words_that_are_meant(text: str, caution: str) -> None:
    assert repair(text, caution=caution).text == text
    assert repair(WORN + text, caution=caution).text.endswith(text)


def lattice(before: str, options: list[str], after: str) -> Lattice:
    stream = np.array([0, 0, IDS[before], IDS[options[0]], IDS[after], 0, 0], np.uint16)
    words = np.array([IDS[word] for word in options], np.uint16)
    return Lattice(MODEL.follow(stream), np.array([1]), np.array([0, len(options)]), words, np.full(len(options), 5, np.float32))


def offered(made: Lattice) -> dict[str, float]:
    return {MODEL.words[word]: 5 - float(cost) for word, cost in zip(made.options.tolist(), made.costs.tolist(), strict=True)}


def test_far_candidates_are_offered_where_they_make_a_compound_and_counted_the_likelier() -> None:
    given = lattice("mạnh", ["mê", "me", "mè", "mẽ"], "và")
    near, small = np.array([1]), np.array([True])
    assert offered(with_compounds(MODEL, given, near, small)) == {"mê": 0, "me": 0, "mẽ": COUNTS}
    assert offered(with_compounds(MODEL, given, near, ~small)) == {"mê": 0, "me": 0}


def test_a_word_that_makes_a_compound_as_it_was_read_has_no_rivals() -> None:
    given = lattice("văn", ["hóa", "bản"], "và")
    assert offered(with_compounds(MODEL, given, np.array([0]), np.array([True]))) == {"hóa": 0}
