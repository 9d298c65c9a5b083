"""What an amending document does to the text of another: its orders, one by one."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from vnplan.annotate.citations.find import find_citations
from vnplan.annotate.citations.role import PINPOINT
from vnplan.model.citation import Citation

Operation = Literal["amend", "add", "repeal", "replace_words", "remove_words", "add_words"]
_WORDS = r"(?:các\s+)?(?:cụm từ|từ|đoạn)\s+"


def _quoted(name: str) -> str:
    return rf"[“\"](?P<{name}>[^“”\"]{{1,400}})[”\"]"


_ORDERS = (
    ("replace_words", rf"thay(?: thế)?\s+{_WORDS}{_quoted('old')}\s+(?:bằng|thành)\s+(?:{_WORDS})?{_quoted('new')}"),
    ("remove_words", rf"(?:bãi bỏ|bỏ)\s+{_WORDS}{_quoted('old')}"),
    ("add_words", rf"bổ sung\s+(?:thêm\s+)?{_WORDS}{_quoted('new')}\s+(?:vào\s+)?(?:sau|trước)\s+{_WORDS}{_quoted('beside')}"),
    ("amend", r"(?:sửa đổi(?:,?\s+(?:và\s+)?bổ sung)?|thay thế)\s+(?:(?:nội dung|tên|tiêu đề|quy định)\s+)?(?:tại\s+)?"),
    ("add", r"bổ sung\s+(?:thêm\s+)?"),
    ("repeal", r"bãi bỏ\s+(?:toàn bộ\s+)?(?:các\s+)?(?:(?:nội dung|quy định)\s+(?:tại\s+)?)?"),
)
_ORDER = tuple((name, re.compile(rf"(?i:{pattern})")) for name, pattern in _ORDERS)
_BEGINS = re.compile(r"(?i:sửa đổi|bổ sung|bãi bỏ|thay thế|thay|bỏ)(?!\w)")
_OPENS = re.compile(r"^\W{0,3}|[;.,]\s+(?:và\s+)?|\s+và\s+|:\s+")
_AT = re.compile(r"\s*,?\s*(?:quy định\s+)?tại\s+(?:các\s+)?")
_BESIDE = re.compile(r"\s+(?:vào\s+)?(?:ngay\s+)?(?:sau|trước)\s+|\s+vào\s+(?!sau|trước)")
_NEAR = 24


class Order(NamedTuple):
    """One order: its span in the text and what it names."""

    operation: Operation
    span: tuple[int, int]
    pinpoint: str | None
    cited: Citation | None
    old: str | None = None
    new: str | None = None
    beside: str | None = None


def orders(text: str) -> Iterator[Order]:
    """The orders of one leaf, in order.

    >>> [(one.operation, one.pinpoint, one.beside) for one in orders("Bổ sung Điều 12a vào sau Điều 12 như sau:")]
    [('add', 'Điều 12a', 'Điều 12')]
    >>> [(one.old, one.new, one.pinpoint) for one in orders("Thay thế cụm từ “A” bằng cụm từ “B” tại Điều 3, khoản 1 Điều 4.")]
    [('A', 'B', 'Điều 3, khoản 1 Điều 4')]
    """
    if not _BEGINS.search(text):
        return
    cited = [citation for citation in find_citations(text) if not (citation.name or "").endswith("này")]
    done = 0
    for opening in _OPENS.finditer(text):
        at = opening.end()
        if at < done or not _BEGINS.match(text, at):
            continue
        order = next((found for name, pattern in _ORDER if (found := _read(text, at, (name, pattern), cited))), None)
        if order:
            done = order.span[1]
            yield order


def _read(text: str, at: int, rule: tuple[str, re.Pattern[str]], cited: list[Citation]) -> Order | None:
    name, pattern = rule
    head = pattern.match(text, at)
    if not head:
        return None
    operation: Operation = name  # type: ignore[assignment]
    if head.groupdict():
        where = _AT.match(text, head.end())
        pin = PINPOINT.match(text, where.end()) if where else None
        end = pin.end() if pin else head.end()
        words = {key: value for key, value in head.groupdict().items() if key in ("old", "new", "beside")}
        return Order(operation, (at, end), pin.group() if pin else None, _cited(cited, end), **words)
    pin = PINPOINT.match(text, head.end())
    named = None if pin or name != "repeal" else _cited(cited, head.end())
    if not pin:
        return Order(operation, (at, named.spans[-1].end), None, named) if named else None
    near = _BESIDE.match(text, pin.end()) if name == "add" else None
    beside = PINPOINT.match(text, near.end()) if near else None
    end = beside.end() if beside else pin.end()
    return Order(operation, (at, end), pin.group(), _cited(cited, end), beside=beside.group() if beside else None)


def _cited(cited: list[Citation], at: int) -> Citation | None:
    """The document that the words at ``at`` go on with: "... khoản 2 Điều 5 của Nghị định số ..."."""
    return next((one for one in cited if one.spans[-1].end > at and one.spans[0].start <= at + _NEAR), None)
