"""What repair weighs of words in pieces, run together or twice: the streams of words that it compares."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

from vnplan.lm.model import Model
from vnplan.mend import doubled, joins, repair

JOINED = Path(__file__).parent / "cases" / "joined.lines"
_WORDS = ("các", "cho", "đã", "số", "lượng", "hoạch", "thông", "chứng từ", "trở lên", "danh sách", "phối hợp", "rầm", "qwx")
# Where a word may stand twice; the last says no more than that.
_FRAMES = ("Xã lập {0} {0} cho hộ dân.", "{0} {0} xã nộp sổ.", "Kế {0} {0}.", "Từ {0} {0} từ Trung tâm chuyển đến.", "{0} {0}")
_APART = (
    "UBND tỉ nh giao Sở Y tế.",
    "ĐIỀ U 3. Kinh phí",
    "các đơ n vị nộp sổ",
    "Kế hoạ ch tuần",
    "th ôn Đoài",
    "a i nộp trước thì được",
    "nghi êng về phía sông",
    "Nghiê ng về phía sông",
    "tr\nường học",
    "ng ườ i dân",
    "Sở  Y t ế",
    "huyệ n",
    "n hà trường và x ã",
    "cÁ C hộ",
    "o f, i n và t o",
)
_TOGETHER = (
    "cácđơnvị nộp sổ",
    "Cácđơnvị",
    "thựchiện kế hoạch",
    "xã thựchiện.",
    "SởYtế và cácxã",
    "phốihợpvới thôn",
    "Kiribati",
    "đơnv",
    "đêđê",
    "hộdân ven sông",
    "xâydựngnôngthônmới",
    "kiểmtrađônđốccácđơnvịthựchiệncácnhiệmvụđượcgiaotheokếhoạch",
    "kiểmtrađônđốccácđơnvịthựchiệncácnhiệmvụđượcgiaotheokếhoạchnăm",
)


def texts() -> Iterator[str]:
    """The texts that are weighed."""
    yield from (frame.format(word)[:1].upper() + frame.format(word)[1:] for word in _WORDS for frame in _FRAMES)
    yield from (*_APART, *_TOGETHER)


def all_joined() -> Iterator[str]:
    """A line for each stream of words of each text, and one for each repair."""
    for text in texts():
        lines: list[str] = []
        with ExitStack() as stack:
            for module in (doubled, joins):
                stack.enter_context(patch.object(module, "total", _told(module.total, lines)))
            edits = repair(text, caution="eager").edits
        yield f"> {text!r}"
        yield from lines
        yield from (f"edit {edit.start}:{edit.end} “{edit.new}” {edit.rule} {edit.score:.1f}" for edit in edits if edit.is_repair)


def _told(asked: Callable[[Model, list[int]], float], lines: list[str]) -> Callable[[Model, list[int]], float]:
    def both(model: Model, stream: list[int]) -> float:
        found = asked(model, stream)
        lines.append(f"{' '.join(model.words[at] or '_' for at in stream)} {found:.1f}")
        return found

    return both
