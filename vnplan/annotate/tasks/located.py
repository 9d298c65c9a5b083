"""Bodies that were read, with their places in the source."""

from collections.abc import Iterable, Iterator

from vnplan.annotate.tasks.registry import Registry
from vnplan.model.mapped import MappedText
from vnplan.model.task import Party
from vnplan.vocab.bodies.lexicon import plain
from vnplan.vocab.bodies.party import party
from vnplan.vocab.bodies.piece import Name


def located(text: str, names: Iterable[Name], back: MappedText, registry: Registry) -> Iterator[Party]:
    """The bodies that names of a text stand for in their document."""
    return (registry.settled(party(text, name, back.spans(name.start, name.end))) for name in names)


def keyed(parties: Iterable[Party]) -> dict[str, Party]:
    """Parties by what tells them apart, the first of each."""
    out: dict[str, Party] = {}
    for one in parties:
        out.setdefault(plain(one.value or one.text), one)
    return out
