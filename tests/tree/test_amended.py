"""Where a provision that is worded anew without quotation marks begins and ends."""

import pytest

from vnplan.tree.amended import amended


@pytest.mark.parametrize(
    "text",
    [
        # Up to the next amendment, or to the article behind that of the order.
        "Điều 1. A|1. Sửa đổi Điều 5 như sau:|>Điều 5. Ký|>1. Một.|2. Bãi bỏ Điều 7.",
        "Điều 1. A|1. Sửa đổi Điều 5 như sau:|>Điều 5. Ký|>1. Một.|Điều 2. B",
        "Điều 1. Sửa đổi Điều 5 như sau:|>Điều 5. Ký|>1. Một.|>2. Hai.|Điều 2. B",
        # Its own second clause is no amendment; the second of that number is.
        "Điều 1. A|1. Sửa đổi Điều 5 như sau:|>Điều 5. Ký|>1. Một.|>2. Hai.|2. Ba.|Điều 2. B",
        "Điều 3. A|1. Sửa đổi Điều 5 như sau:|>Điều 5. Ký|>Điều 6. B|Điều 4. C",
        # A clause by its number.
        "Điều 1. A|1. Sửa đổi khoản 3 Điều 5 như sau:|>3. Ký.|2. Bãi bỏ Điều 7.",
        "Điều 1. A|1. Sửa đổi khoản 3 Điều 5 như sau:|4. Ký.|2. Bãi bỏ Điều 7.",
        "Điều 1. A|1. Khoản 3 Điều 5 Quy chế được sửa đổi như sau:|>3. Ký.|2. Bãi bỏ Điều 7.",
        "Điều 1. A|1. Điều 5 Quy chế được sửa đổi như sau:|>Điều 5. Ký.|2. Bãi bỏ Điều 7.",
        # Nothing ends it: nothing is hidden.
        "Điều 1. A|1. Sửa đổi Điều 5 như sau:|Điều 5. Ký|1. Một.",
        "Điều 1. Sửa đổi Điều 5 như sau:|Điều 5. Ký",
        # Another article, an amendment, no order, nothing below.
        "Điều 1. A|1. Sửa đổi Điều 5 như sau:|Điều 6. Ký|2. Bãi bỏ Điều 7.",
        "Điều 1. A|1. Sửa đổi một số điều như sau:|1. Sửa đổi Điều 5.|2. Bãi bỏ Điều 7.",
        "Điều 1. A|1. Các việc như sau:|Điều 5. Ký|2. Bãi bỏ Điều 7.",
        "Điều 1. A|1. Sửa đổi Điều 5 như sau:|Ký|2. Bãi bỏ Điều 7.",
        "Điều 1. A|1. Sửa đổi Điều 5 như sau:",
    ],
)
def test_the_lines_of_a_provision_worded_anew(text: str) -> None:
    lines = text.split("|")
    assert amended([one.removeprefix(">") for one in lines]) == [one.startswith(">") for one in lines]
