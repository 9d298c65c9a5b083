"""Bad content is reported, not raised."""

from vnplan.model.base import Model, Span


class Issue(Model):
    """Something in the content that a reader should know, with its place.

    ``code`` is stable and lower-case with dots (``date.impossible``); ``message`` is a sentence for people.
    """

    code: str
    message: str
    spans: tuple[Span, ...] = ()
