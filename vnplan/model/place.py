"""The provisions that a pinpoint names."""

from typing import Literal

from vnplan.model.base import Model

PlaceLevel = Literal["annex", "part", "chapter", "section", "subsection", "article", "clause", "point", "item", "passage", "dash"]

# How a level is called in the labels of the tree; below an article the numbers stand alone.
_WORDS: dict[str, str] = {
    "annex": "Phụ lục ",
    "part": "Phần ",
    "chapter": "Chương ",
    "section": "Mục ",
    "subsection": "Tiểu mục ",
    "article": "Điều ",
}


class Place(Model):
    """A provision, level by level from the outermost, or with ``to`` the provisions up to that number of the innermost level.

    ``item`` is a tiết, ``passage`` a đoạn, ``dash`` a gạch đầu dòng, counted from 1; ``None`` where a level is not named.

    >>> Place(article="5", clause="2", point="a").label
    'Điều 5.2.a'
    """

    annex: str | None = None
    part: str | None = None
    chapter: str | None = None
    section: str | None = None
    subsection: str | None = None
    article: str | None = None
    clause: str | None = None
    point: str | None = None
    item: str | None = None
    passage: str | None = None
    dash: str | None = None
    to: str | None = None

    @property
    def label(self) -> str:
        """The path as the labels of divisions are written, as far as the levels are named."""
        held = ((name, getattr(self, name)) for name in type(self).model_fields if name != "to")
        return ".".join(f"{_WORDS.get(name, '')}{number}" for name, number in held if number is not None)

    @property
    def innermost(self) -> str | None:
        """The number of the innermost level that is named."""
        held = [getattr(self, name) for name in type(self).model_fields if name != "to"]
        return next((number for number in reversed(held) if number is not None), None)

    @property
    def last(self) -> "Place":
        """The last provision of a range; the provision itself where it is none.

        >>> Place(article="5", to="8").last.label
        'Điều 8'
        """
        names = [name for name in type(self).model_fields if name != "to" and getattr(self, name) is not None]
        return self.model_copy(update={names[-1]: self.to, "to": None}) if self.to else self

    def within(self, level: str) -> "Place":
        """What the provision of a level stands in.

        >>> Place(article="5", clause="2", point="a").within("point").label
        'Điều 5.2'
        """
        names = [name for name in type(self).model_fields if name != "to"]
        return Place(**{name: getattr(self, name) for name in names[: names.index(level)]})
