"""What one text says of effect: each statement with whom it is about, its days and its words."""

from datetime import date

import pytest

from vnplan.annotate.effects.statements import heading_of, statements
from vnplan.model.effect import Action

ISSUED = date(2024, 2, 1)
OLD, OLDER = "Thông tư số 5/2020/TT-BYT", "Thông tư số 6/2020/TT-BYT"


def said(text: str, heading: Action | None = None) -> list[str]:
    """Each statement as words: the action, the number or the place in this document, from, to, scope, what is quoted."""
    return [
        " ".join(
            str(part)
            for part in (
                one.action,
                one.target.number or one.target.pinpoint or "this",
                *((one.term.start, one.term.end) if one.term else ()),
                *(("own",) if one.term and one.term.own else ()),
                *((one.scope,) if one.scope else ()),
                f"“{text[slice(*one.span)]}”",
            )
            if part is not None
        )
        for one in statements(text, ISSUED, heading)
    ]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Thông tư này có hiệu lực từ ngày 05/3/2024.",
            ["enters this 2024-03-05 “Thông tư này có hiệu lực từ ngày 05/3/2024”"],
        ),
        (
            "Thông tư này có hiệu lực thi hành sau 10 ngày kể từ ngày ký.",
            ["enters this 2024-02-11 “Thông tư này có hiệu lực thi hành sau 10 ngày kể từ ngày ký”"],
        ),
        (
            "Điều 5 Thông tư này có hiệu lực từ ngày 05/3/2024.",
            ["enters Điều 5 2024-03-05 “Điều 5 Thông tư này có hiệu lực từ ngày 05/3/2024”"],
        ),
        # Each verb is said of what stands before it.
        (
            "Thông tư này có hiệu lực từ ngày 05/3/2024, Điều 7 Thông tư này có hiệu lực từ ngày 01/7/2024.",
            [
                "enters this 2024-03-05 “Thông tư này có hiệu lực từ ngày 05/3/2024”",
                "enters Điều 7 2024-07-01 “Điều 7 Thông tư này có hiệu lực từ ngày 01/7/2024”",
            ],
        ),
        (
            "Thông tư này có hiệu lực từ ngày 05/3/2024 và hết hiệu lực từ ngày 01/7/2024.",
            [
                "enters this 2024-03-05 “Thông tư này có hiệu lực từ ngày 05/3/2024”",
                "expires this 2024-07-01 “Thông tư này có hiệu lực từ ngày 05/3/2024 và hết hiệu lực từ ngày 01/7/2024”",
            ],
        ),
        ("Thông tư này có hiệu lực.", []),
        (f"Nếu bãi bỏ {OLD} thì thu sổ. Khi thay thế {OLDER}, sổ cũ còn dùng.", []),
        (
            f"{OLD} và {OLDER} hết hiệu lực từ ngày 05/3/2024.",
            [
                f"expires 5/2020/TT-BYT 2024-03-05 “{OLD} và {OLDER} hết hiệu lực từ ngày 05/3/2024”",
                f"expires 6/2020/TT-BYT 2024-03-05 “{OLDER} hết hiệu lực từ ngày 05/3/2024”",
            ],
        ),
        (
            f"{OLD} hết hiệu lực kể từ ngày Thông tư này có hiệu lực thi hành.",
            [f"expires 5/2020/TT-BYT own “{OLD} hết hiệu lực kể từ ngày Thông tư này có hiệu lực thi hành”"],
        ),
        # What is suspended stands before the verb or behind it, each document behind it with its own days.
        (
            f"{OLD} ngưng hiệu lực từ ngày 05/3/2024.",
            [f"suspended 5/2020/TT-BYT 2024-03-05 “{OLD} ngưng hiệu lực từ ngày 05/3/2024”"],
        ),
        (
            f"Ngưng hiệu lực một phần {OLD}, {OLDER} đến hết ngày 05/3/2024.",
            [
                f"suspended 5/2020/TT-BYT “Ngưng hiệu lực một phần {OLD}”",
                f"suspended 6/2020/TT-BYT 2024-03-05 “Ngưng hiệu lực một phần {OLD}, {OLDER} đến hết ngày 05/3/2024”",
            ],
        ),
        # One after the other, until something else is said.
        (
            f"Bãi bỏ {OLD}, {OLDER}.",
            [f"repealed 5/2020/TT-BYT “Bãi bỏ {OLD}”", f"repealed 6/2020/TT-BYT “Bãi bỏ {OLD}, {OLDER}”"],
        ),
        (
            f"Thay thế {OLD}; {OLDER}; Công an ghi sổ theo Thông tư số 7/2020/TT-BYT.",
            [f"replaced 5/2020/TT-BYT “Thay thế {OLD}”", f"replaced 6/2020/TT-BYT “{OLDER}”"],
        ),
        (f"Bãi bỏ một hai ba bốn năm sáu bảy {OLD}", [f"repealed 5/2020/TT-BYT “Bãi bỏ một hai ba bốn năm sáu bảy {OLD}”"]),
        (f"Bãi bỏ một hai ba bốn năm sáu bảy tám chín {OLD}", []),
        (
            "Thông tư này áp dụng từ năm học 2025-2026.",
            ["applies this năm học 2025-2026 “áp dụng từ năm học 2025-2026”"],
        ),
    ],
)
def test_what_a_text_says_of_effect(text: str, want: list[str]) -> None:
    assert said(text) == want


def test_a_lead_in_holds_for_documents_that_stand_at_the_head_of_an_item() -> None:
    assert said(f"1. {OLD};", "expires") == [f"expires 5/2020/TT-BYT “{OLD}”"]
    assert said(f"1. {OLD};") == []
    # Within twelve characters of the beginning.
    assert said(f"{'1. ba sao, ':.<11} {OLD};", "expires") == []
    assert said(f"{'1. ba':.<10} {OLD};", "expires") == [f"expires 5/2020/TT-BYT “{OLD}”"]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Các văn bản sau hết hiệu lực:", "expires"),
        ("Bãi bỏ các văn bản sau:  ", "repealed"),
        ("Bãi bỏ các văn bản sau", None),
        ("Bãi bỏ và thay thế:", "replaced"),
        ("Tạm ngưng hiệu lực các văn bản:", "suspended"),
        ("Các văn bản có hiệu lực:", None),
        ("Các việc sau:", None),
    ],
)
def test_what_a_lead_in_says_of_what_is_listed_below_it(text: str, action: Action | None) -> None:
    assert heading_of(text) == action
