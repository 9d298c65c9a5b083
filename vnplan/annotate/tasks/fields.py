"""The fields of tasks in running text: labelled lines, headings that are labels, and the bodies that any field names."""

from collections.abc import Iterator

from vnplan.annotate.passages import Field, Passage
from vnplan.annotate.tasks.registry import Registry, keyed
from vnplan.annotate.tasks.sentences import claims
from vnplan.model.base import Text
from vnplan.model.task import Party
from vnplan.rules.phrases import Phrases
from vnplan.vocab.bodies.lists import read_row
from vnplan.vocab.bodies.piece import Name, Row
from vnplan.vocab.bodies.reader import Reader
from vnplan.vocab.fields import Role, labels_within

_PHRASES = Phrases("roles")

Named = tuple[Text, tuple[Name, ...]]


def field_parties(passage: Passage, content: Field, registry: Registry) -> tuple[dict[str, Party], dict[str, Party]]:
    """The bodies that a field names, those who lead and those who help."""
    found: dict[Role, list[Party]] = {"lead": [], "coordinating": []}
    for role, (text, names) in read_bodies(passage.leaf.text, content.role, content.start):
        found[role] += registry.located(text.text, names, passage.back)
    return keyed(found["lead"]), keyed(found["coordinating"])


def read_bodies(text: Text, role: Role, start: int = 0, *, rows_only: bool = False) -> Iterator[tuple[Role, Named]]:
    """The bodies of a cell or of a field: a bare row of them, "Chủ trì: ...; Phối hợp: ...", or a sentence that claims them.

    ``rows_only`` leaves the sentences out.
    """
    reader = Reader(text.text, whole=True)
    labels = labels_within(reader.low) if start == 0 or reader.low.count(":") > 1 else []
    if labels:
        for label in labels:
            if row := read_row(reader, label.end, slot=True):
                yield label.role, (text, row.names)
        return
    said = claims(text.text) if start else []
    if any(claim.role == role for claim in said):
        for claim in said:
            yield claim.role, (text, claim.names)
        return
    skip = _PHRASES["before_bodies"].match(reader.low, start)
    at = skip.end() if skip else start
    row = _whole_row(reader, at) or _whole_row(reader, at, slot=True)
    if row:
        yield role, (text, row.names)
    elif not rows_only:
        for claim in claims(text.text):
            yield claim.role, (text, claim.names)


def _whole_row(reader: Reader, at: int, *, slot: bool = False) -> Row | None:
    """The row of bodies at a place, if nothing stands behind it; ``slot`` says that nothing but bodies can stand there."""
    row = read_row(reader, at, slot=slot)
    return row if row and _PHRASES["rest_of_field"].fullmatch(reader.low, row.end) else None
