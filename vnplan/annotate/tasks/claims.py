"""What a text claims of who has to do something."""

from dataclasses import dataclass
from typing import Literal

from vnplan.vocab.bodies.piece import Name

Role = Literal["lead", "coordinating"]


@dataclass(frozen=True, slots=True)
class Claim:
    """Bodies that a text names as leading or coordinating; ``verb`` is what they are to do, at ``[end, ...)``.

    ``heads`` says that the words end in a colon, so that what hangs below is theirs too; ``subject`` that the bodies are
    the subject of their sentence, not the object of an order; ``informed`` that they are told to take note and act, which
    closes a document.
    """

    role: Role
    names: tuple[Name, ...]
    end: int
    verb: str | None = None
    heads: bool = False
    subject: bool = False
    informed: bool = False
