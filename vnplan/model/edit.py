"""A change of text that can be shown, counted and replayed."""

from dataclasses import dataclass

# What the rules that change a word, a number or a marker begin with.
REPAIR = "repair."


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``[start, end)`` by ``new``.

    ``rule`` names what asked for it, as ``family.name``. The families are ``layout`` (lines that a scan wrapped, marks of
    Markdown, white space), ``form`` (Unicode normal form, look-alike letters) and ``repair`` (words, numbers, markers
    that OCR or typing damaged). ``score`` is the confidence, from 0 to 1, that the change is right.

    >>> Edit(9, 12, "phủ", "repair.ocr", 0.98).is_repair
    True
    """

    start: int
    end: int
    new: str
    rule: str
    score: float = 1.0

    @property
    def is_repair(self) -> bool:
        """True if a word, a number or a marker changed, and not only layout or Unicode form."""
        return self.rule.startswith(REPAIR)
