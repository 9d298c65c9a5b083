"""How much room a page takes while it is read, whatever the clock and the machine: bytes that are asked for at most at once.

What each byte more takes is measured: what any page takes, however short, is no part of it.
"""

import gc
import tracemalloc
from collections.abc import Callable

import pytest

from tests.conftest import CORPORA
from vnplan.mend import line_edits
from vnplan.model.options import Options
from vnplan.pipeline import parse

_HEAD = "| TT | Nhiệm vụ | Đơn vị chủ trì | Thời gian |\n|---|---|---|---|\n"
_PLAN = (CORPORA / "plan_news.txt").read_text("utf-8")

# Besides the plain page: annexes, words run together, provisions worded anew.
CIRCLES = ("plan_annexes.html", "directive_glued.md", "decision_amends.txt")


def table(rows: int) -> str:
    """A table of tasks: a body, a deadline and a task in each row."""
    return _HEAD + "".join(f"| {n} | Kiểm tra cơ sở số {n} | Sở Y tế | Quý {n % 4 + 1}/2026 |\n" for n in range(1, rows + 1))


def tree_of(text: str) -> object:
    return parse(text, options=Options(repair="off"))


def repaired(text: str) -> object:
    return line_edits(text.split("\n"), caution="standard")


def peak(work: Callable[[str], object], text: str) -> int:
    tracemalloc.start()
    try:
        kept = work(text)
        del kept
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("work", "few", "many", "most"),
    [
        pytest.param(tree_of, table(60), table(180), 122, id="table"),
        pytest.param(repaired, _PLAN * 30, _PLAN * 60, 30, id="repair of a text"),
    ],
)
def test_a_byte_more_takes_no_more_than_so_many(work: Callable[[str], object], few: str, many: str, most: float) -> None:
    work(many)
    assert peak(work, many) - peak(work, few) <= most * (len(many.encode()) - len(few.encode()))


@pytest.mark.parametrize("name", ["plan_news.txt", *(pytest.param(name, marks=pytest.mark.slow) for name in CIRCLES)])
def test_a_page_leaves_nothing_to_the_collector_of_circles(name: str) -> None:
    text = (CORPORA / name).read_text("utf-8")
    parse(text)
    gc.collect()
    gc.disable()
    try:
        parse(text)
        assert gc.collect() == 0
    finally:
        gc.enable()
