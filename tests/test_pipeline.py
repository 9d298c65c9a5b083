"""What a parse leaves behind."""

import gc

import pytest

import vnplan
from vnplan.errors import UnreadableError

PLAN = "KẾ HOẠCH\nPhòng, chống hạn năm 2024\n\nI. MỤC ĐÍCH\n\nGiữ nước.\n\nII. KINH PHÍ"


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_left_as_it_was_found(*, on: bool) -> None:
    try:
        (gc.enable if on else gc.disable)()
        vnplan.parse(PLAN)
        assert gc.isenabled() is on
        with pytest.raises(UnreadableError):
            vnplan.parse(b"\x7fELF")
        assert gc.isenabled() is on
    finally:
        gc.enable()


def test_a_parse_makes_no_circles() -> None:
    vnplan.parse(PLAN)
    gc.collect()
    vnplan.parse(PLAN)
    assert gc.collect() < 200
