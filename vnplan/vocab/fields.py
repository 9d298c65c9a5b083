"""The names of a task's fields: as a label at the head of a line, as a heading, as the header of a column."""

from functools import cache
from typing import Literal, NamedTuple

from vnplan.rules.load import Form
from vnplan.rules.phrases import any_row, patterns
from vnplan.text import kept_re as re
from vnplan.text.quick import Quick
from vnplan.vocab.sections import section_of

Role = Literal["lead", "coordinating", "content", "period", "deliverable", "funding", "place", "note"]
BODIES: frozenset[Role] = frozenset({"lead", "coordinating"})
# What a name says of these holds for a column too, whatever else stands in it ("sản phẩm hoàn thành").
_SURE: frozenset[Role | None] = frozenset({"lead", "coordinating", "deliverable", "period"})
# The longest name of a field, with what it says in brackets.
LONGEST = 100
_ITEM = re.compile(r"[\s_*]*(?:[-–+•*]\s*)?(?:\(?(?:\d{1,2}|[a-zđ])[.)]\s*)?")
_NAME = re.compile(r"\s*(?P<name>[^:.;()\n]+?)\s*(?:\([^()]{0,60}\)\s*)?[_*]*\s*:[_*]*\s*")
_WHOLE = re.compile(r"(?P<name>[^:;()]+?)\s*(?:\([^()]{0,60}\)\s*)?[\s:.]*")


class FieldForm(Form):
    """A way to write the name of a field, and what the field holds."""

    role: Role


class Label(NamedTuple):
    """The name of a field at ``[start, end)`` of a text, with its colon: content begins at ``end``."""

    role: Role
    start: int
    end: int


def label_at(low: str, at: int = 0) -> Label | None:
    """The label that begins at a place in plain text: "cơ quan chủ trì: ...".

    >>> label_at("thời gian thực hiện: quý ii")
    Label(role='period', start=0, end=21)
    >>> label_at("sở y tế: rà soát") is None
    True
    """
    colon = low.find(":", at, at + LONGEST)
    found = _NAME.match(low, at, colon + LONGEST) if colon >= 0 else None
    role = _role_of(found["name"]) if found and found.end() > colon else None
    return Label(role, at, found.end()) if found and role else None


def line_label(low: str) -> Label | None:
    """The label at the head of a line, behind its marker; the heading of a section of duties is none.

    >>> line_label("- sản phẩm: báo cáo").role, line_label("tổ chức thực hiện:")
    ('deliverable', None)
    """
    label = label_at(low, _ITEM.match(low).end())  # type: ignore[union-attr]
    if label and label.end >= len(low.rstrip()) and section_of(low[label.start : label.end].rstrip(": \t\n*_")) == "duty":
        return None
    return label


def heading_field(low: str) -> Role | None:
    """The role of a heading that is the name of a field and nothing else.

    >>> heading_field("cơ quan chủ trì, phối hợp"), heading_field("tổ chức thực hiện")
    ('lead', None)
    """
    if len(low) > LONGEST:
        return None
    found = _WHOLE.fullmatch(low, _ITEM.match(low).end())  # type: ignore[union-attr]
    role = _role_of(found["name"]) if found else None
    # Last, for few headings name a field, and to tell what a section is about costs more.
    return None if role is None or section_of(low) == "duty" else role


def column_field(low: str) -> Role | None:
    """The role of a column by its header in plain text: that of a label, or of what only a header is free to say.

    >>> column_field("nội dung/nhiệm vụ"), column_field("stt")
    ('content', None)
    """
    if len(low) > LONGEST:
        return None
    if "chủ trì" in low and "phối hợp" in low:
        return "lead"
    called = _role_of(low.strip(" .:*_"))
    free = next((role for role, pattern in _forms("column") if pattern.fullmatch(low)), None)
    return called if free is None or called in _SURE else free


def is_foreign(low: str) -> bool:
    """True if the header of a column shows that its table hands out no work: procedures, prices."""
    return any_row("fields", "foreign_table", Form).fullmatch(low) is not None


def labels_within(low: str, roles: frozenset[Role] = BODIES) -> list[Label]:
    """The labels of some roles anywhere in a cell in plain text: "chủ trì: ...; phối hợp: ..."."""
    found = (
        Label(role, match.start(), match.end()) for role, pattern in _labels() if role in roles for match in pattern.finditer(low)
    )
    out: list[Label] = []
    for label in sorted(found, key=lambda label: (label.start, -label.end)):
        if not out or label.start >= out[-1].end:
            out.append(label)
    return out


def _role_of(name: str) -> Role | None:
    words = " ".join(name.split())
    if any_row("fields", "field", FieldForm).fullmatch(words) is None:
        return None
    return next((role for role, pattern in _forms("field") if pattern.fullmatch(words)), None)


@cache
def _forms(key: Literal["field", "column"]) -> tuple[tuple[Role, Quick], ...]:
    return tuple((row.role, pattern) for row, pattern in patterns("fields", key, FieldForm))


@cache
def _labels() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple(
        (role, re.compile(rf"(?<!\w){pattern.pattern.pattern}(?:\s*\([^()]{{0,60}}\))?\s*:\s*"))
        for role, pattern in _forms("field")
    )
