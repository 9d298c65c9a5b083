"""The passages of an article: a paragraph, its sentences, the documents that it cites by number."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vnplan.model.base import Found, Text
from vnplan.model.citation import Citation
from vnplan.model.document import Document
from vnplan.model.leaves import leaves, mapped
from vnplan.model.mapped import MappedText
from vnplan.rules.phrases import Phrases
from vnplan.text import kept_re as re
from vnplan.text.lazy import Lazy, with_room
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.bodies.reader import Reader

_STOPS = Phrases("stops")
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:TP|Tp|tp|TS|ThS|PGS|GS|Mr|[A-ZĐ])$")
# What opens a newspaper's lead: "(Chinhphu.vn) - ", "TTO - ".
_SOURCE_MARK = re.compile(r"\s*(?:\([^()]{2,40}\)|[A-ZĐ]{2,8})\s*[-–—]\s*")
_LONGEST = 4000


@with_room
@dataclass(eq=False)
class Passage:
    """A paragraph: its text, in small letters too; most tell of no document, so their way back is made where one does."""

    index: int
    text: str
    low: str
    leaf: Text
    document: Document
    citations: tuple[Citation, ...]

    @Lazy
    def back(self) -> MappedText:
        """The text with its way back to the source."""
        return mapped(self.document, self.leaf)

    @Lazy
    def cited(self) -> Sequence[tuple[int, int, Citation]]:
        """The documents that it cites by number, each behind its place in the text."""
        return [(*_core(self.back, one), one) for one in self.citations]

    @Lazy
    def ends(self) -> Sequence[int]:
        """Where its sentences end."""
        text, opening = self.text, _SOURCE_MARK.match(self.text)
        stops = (
            match.end()
            for match in _STOPS["sentence_of_article"].finditer(text)
            if not _ABBREVIATED.search(text, max(0, match.start() - 6), match.start())
        )
        return [opening.end(), *stops] if opening else list(stops)

    @Lazy
    def reader(self) -> Reader:
        """What reads bodies in the passage."""
        return Reader(self.text, low=self.low)

    def found(self, start: int, end: int) -> Found:
        """A stretch of the passage as it stands, with its place in the source."""
        text = self.text[start:end]
        return Found(text=text, value=text, spans=self.back.spans(start, end))

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that holds a place."""
        index = bisect_right(self.ends, at)
        return self.ends[index - 1] if index else 0, self.ends[index] if index < len(self.ends) else len(self.text)

    def full_stop(self, at: int) -> int:
        """Where the sentence that holds a place ends, its semicolons passed over."""
        after = self.ends[bisect_right(self.ends, at) :]
        return next((end for end in after if not self.text[max(0, end - 2) : end].rstrip().endswith(";")), len(self.text))

    def citation(self, at: int) -> tuple[int, int, Citation] | None:
        """The citation by number whose words hold a place."""
        return next((one for one in self.cited if one[0] <= at < one[1]), None)


def _core(back: MappedText, one: Citation) -> tuple[int, int]:
    """Where the word, the number, the date and the issuer of a citation stand, without its title."""
    spans = [span for name in ("word", "number", "date", "issuer") for span in one.parts.get(name, ())]
    number = one.parts["number"][0] if "number" in one.parts else one.span
    word = one.parts.get("word", (number,))[0]
    return back.locate(min(word.start, number.start)), back.locate(max((span.end for span in spans), default=number.end))


def passages(document: Document) -> Iterator[Passage]:
    """The paragraphs, dash items and cells of an article, in order."""
    waiting = tuple(c for c in document.citations if c.number and c.spans)
    index = at = 0
    for leaf in leaves(document):
        if leaf.role == "marker" or not leaf.text.spans or len(leaf.text.text) > _LONGEST:
            continue
        first, end = at, leaf.text.spans[-1].end
        while at < len(waiting) and waiting[at].spans[0].start < end:
            at += 1
        text = leaf.text.text
        yield Passage(index, text, plain(text), leaf.text, document, waiting[first:at])
        index += 1
