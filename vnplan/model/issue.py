"""Bad content is reported, not raised."""

from vnplan.model.base import Model, Span


class Issue(Model):
    """Something in the content that a reader should know, with its place.

    ``code`` is stable and lower-case with dots (``date.impossible``); ``message`` is a sentence for people.

    >>> Issue(code="date.impossible", message="There is no such date: ngày 31/02/2024", spans=(Span(8, 24),)).spans[0].start
    8
    """

    code: str
    message: str
    spans: tuple[Span, ...] = ()
