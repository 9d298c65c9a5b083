"""What one walk hands out: the duties of a passage, and the bodies above it."""

from dataclasses import dataclass, field

from vnplan.annotate.deadlines.duties import HEAD
from vnplan.annotate.passages import Passage
from vnplan.annotate.tasks.paragraph import Claim
from vnplan.annotate.tasks.tables import TaskRow
from vnplan.model.task import Party


@dataclass(slots=True)
class Duty:
    """What a passage, or a row of a table, says of who has to do something; the bodies are keyed by what tells them apart.

    ``heads`` says that the bodies head what stands below; ``claims`` are those of a passage of running text with their
    bodies, ``row`` is that of a table.
    """

    passage: Passage
    node: str
    lead: dict[str, Party] = field(default_factory=dict)
    coordinating: dict[str, Party] = field(default_factory=dict)
    verb: str | None = None
    heads: bool = False
    claims: list[tuple[Claim, tuple[Party, ...]]] = field(default_factory=list)
    row: TaskRow | None = None

    @property
    def at(self) -> str | None:
        """The place of what is told: that of the passage, none where it closes the document."""
        return None if self.claims and all(claim.informed for claim, _ in self.claims) else self.passage.at


@dataclass(eq=False, slots=True)
class Step:
    """A passage with what it hands out, and the bodies that head it from above, with their partners."""

    passage: Passage
    duties: tuple[Duty, ...]
    inherited: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()

    @property
    def told(self) -> list[int]:
        """The places in the passage behind which who was named is told what to do: its head, where they stand above."""
        own = [claim.end for duty in self.duties for claim, _ in duty.claims]
        return [HEAD, *own] if self.inherited else own

    @property
    def leads(self) -> list[Claim]:
        """What the passage says of who is told to do something."""
        return [claim for duty in self.duties for claim, _ in duty.claims if claim.role == "lead"]
