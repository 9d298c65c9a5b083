"""Documents that an article tells about."""

import datetime as dt
from typing import Literal

from vnplan.model.base import Found, Model, Span


class Reported(Model):
    """A document that a report is about, as far as the report says; what it does not say is ``None``.

    ``number`` is canonical; ``number_form`` says whether it is ``full`` ("12/KH-UBND") or ``bare`` ("98"). ``date`` is the day
    of issue, and ``date_from`` where it comes from: said beside the ``number``, said with the ``act`` of issuing ("Ngày 3/4, ...
    đã ban hành"), where a missing year is that of the page, or said in the ``record`` that a portal shows. ``role`` is ``main``
    for what the report is about, ``carried_out`` for what the main one carries out, ``background`` for others whose content is
    told. ``spans`` is where the report announces it, ``mentions`` all places that name it by number.
    """

    kind: str
    number: str | None = None
    number_form: Literal["full", "bare"] | None = None
    date: dt.date | None = None
    date_from: Literal["number", "act", "record"] | None = None
    issuer: Found | None = None
    title: Found | None = None
    role: Literal["main", "background", "carried_out"] = "main"
    mentions: tuple[Span, ...] = ()
    spans: tuple[Span, ...] = ()
