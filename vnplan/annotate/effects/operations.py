"""What an amending document does to the text of another: its orders, one by one."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from vnplan.annotate.citations.find import NOTHING_READ, Read, citations_of
from vnplan.model.citation import Citation
from vnplan.model.effect import Operation
from vnplan.rules.load import Form
from vnplan.rules.phrases import Phrases, patterns
from vnplan.vocab.provisions import article_in, provision_at

_PHRASES = Phrases("effects")

_NEAR = 24


class OperationForm(Form):
    """How an order is worded, and what it does."""

    operation: Operation


class Order(NamedTuple):
    """One order: its span in the text and what it names."""

    operation: Operation
    span: tuple[int, int]
    pinpoint: str | None
    cited: Citation | None
    old: str | None = None
    new: str | None = None
    beside: str | None = None


def orders(text: str, read: Read = NOTHING_READ) -> Iterator[Order]:
    """The orders of one leaf, in order; ``read`` is what was found to be cited in leaves.

    >>> [(one.operation, one.pinpoint, one.beside) for one in orders("Bổ sung Điều 12a vào sau Điều 12 như sau:")]
    [('add', 'Điều 12a', 'Điều 12')]
    >>> [(one.old, one.new, one.pinpoint) for one in orders("Thay thế cụm từ “A” bằng cụm từ “B” tại Điều 3, khoản 1 Điều 4.")]
    [('A', 'B', 'Điều 3, khoản 1 Điều 4')]
    """
    rules = patterns("effects", "operation", OperationForm)
    if not any(pattern.possible(text) for _, pattern in rules):
        return
    cited = [citation for citation in citations_of(text, read) if not citation.is_own]
    done = 0
    for opening in _PHRASES["order_opens"].finditer(text):
        at = opening.end()
        if at < done:
            continue
        heads = ((row.operation, pattern.match(text, at)) for row, pattern in rules)
        order = next(filter(None, (_read(text, operation, head, cited) for operation, head in heads)), None)
        if order:
            done = order.span[1]
            yield order


def _read(text: str, operation: Operation, head: re.Match[str] | None, cited: list[Citation]) -> Order | None:
    if not head:
        return None
    at = head.start()
    if head.groupdict():
        where = _PHRASES["order_at"].match(text, head.end())
        pin = provision_at(text, where.end()) if where else None
        end = pin.end() if pin else head.end()
        words = {key: value for key, value in head.groupdict().items() if key in ("old", "new", "beside")}
        return Order(operation, (at, end), pin.group() if pin else None, _cited(cited, end), **words)
    pin = provision_at(text, head.end())
    named = None if pin or operation != "repeal" else _cited(cited, head.end())
    if not pin:
        return Order(operation, (at, named.spans[-1].end), None, named) if named else None
    near = _PHRASES["order_beside"].match(text, pin.end()) if operation == "add" else None
    beside = provision_at(text, near.end()) if near else None
    end = beside.end() if beside else pin.end()
    placed = _placed(pin.group(), beside.group() if beside else "")
    return Order(operation, (at, end), placed, _cited(cited, end), beside=beside.group() if beside else None)


def _placed(pin: str, beside: str) -> str:
    """What is added, with the provision that it becomes a part of: that of what it stands beside.

    >>> _placed("khoản 4", "khoản 3 Điều 9"), _placed("Điều 5a", "Điều 5")
    ('khoản 4 Điều 9', 'Điều 5a')
    """
    article = article_in(beside)
    return pin if article_in(pin) or not article else f"{pin} {article}"


def _cited(cited: list[Citation], at: int) -> Citation | None:
    """The document that the words at ``at`` go on with: "... khoản 2 Điều 5 của Nghị định số ..."."""
    return next((one for one in cited if one.spans[-1].end > at and one.spans[0].start <= at + _NEAR), None)
