"""Bodies that only a proper name or a number tells apart: "các Điện lực Hải Hậu, Nghĩa Hưng", "các Tổ số 1, số 3"."""

from vnplan.text import kept_re as re
from vnplan.vocab.bodies.levels import BREAK, CAPITALISED

# The group that matched is the sort of what tells them apart.
_SORTS = (
    ("number", r"\d{1,3}(?![\w/])"),
    ("ordinal", r"số \d{1,3}(?![\w/])"),
    ("code", r"[A-ZĐ]{1,4}\d{1,3}(?!\w)"),
    ("roman", r"[IVX]{1,4}(?!\w)"),
    ("name", rf"{CAPITALISED}(?:\s+{CAPITALISED}){{0,3}}"),
)
_OWN = re.compile("|".join(f"(?P<{sort}>{pattern})" for sort, pattern in _SORTS))
_DETERMINER = re.compile(r"(?:các|những)\s+", re.IGNORECASE)
_LONGEST = 8
_LONGEST_POST = 30
_POST_OF_SEVERAL = re.compile(
    r"(?P<post>(?:(?:phó\s+)?(?:tổng\s+)?giám đốc|(?:phó\s+)?hiệu trưởng|(?:chi )?cục trưởng|viện trưởng|trạm trưởng)\s+)"
    r"(?:các|những)\s+(?=\w+\s+\w)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(rf"(?P<head>.+?\s)(?P<own>{'|'.join(pattern for _, pattern in _SORTS)})")


def several_named(text: str, start: int) -> tuple[str, int] | None:
    """The head that several bodies share, the first of them at the end of the text, and where its own name begins.

    ``start`` is where the first begins, with its determiner or behind it; ``None`` where none announces several.

    >>> several_named("các Điện lực Hải Hậu", 4), several_named("các Phòng Nghiệp vụ II", 0), several_named("Điện lực Hải Hậu", 0)
    (('Điện lực ', 13), ('Phòng Nghiệp vụ ', 20), None)
    >>> several_named("Giám đốc các công ty điện lực Hải Hậu", 0)
    ('Giám đốc công ty điện lực ', 30)
    """
    found = _DETERMINER.match(text, start)
    if found is None and " các " in text[start : start + _LONGEST_POST]:
        found = _POST_OF_SEVERAL.match(text, start)
    if found is None:
        before = _DETERMINER.search(text, max(0, start - _LONGEST), start)
        found = before if before and before.end() == start else None
    several = _SEVERAL.fullmatch(text, found.end()) if found else None
    post = found.groupdict().get("post", "") if found else ""
    return (post + several["head"], several.start("own")) if several else None


def namesake(text: str, start: int, end: int, at: int) -> tuple[str, int] | None:
    """What ``several_named`` gives, for a name of which the first word of its own stands at another place again.

    >>> text = "Công ty Than Hòn Gai và Hòn Đảo"
    >>> namesake(text, 0, 20, 24), namesake(text, 0, 12, 24)
    (('Công ty Than ', 13), None)
    """
    found = _OWN.match(text, at)
    if found is None or found.lastgroup != "name" or " " not in found[0]:
        return None
    own = text.rfind(" " + found[0].split()[0] + " ", start, end) + 1
    return (text[start:own], own) if own and _OWN.fullmatch(text, own, end) else None


def own_name(text: str, at: int, like: str) -> int:
    """The end of a name or number of the sort of another at a place; ``at`` where none stands.

    One word with a capital is a name only where a break follows: another body may begin with it.

    >>> text = "II, Hải Hậu và Đội xe"
    >>> own_name(text, 0, "I"), own_name(text, 4, "Giao Thủy"), own_name(text, 15, "Giao Thủy"), own_name(text, 4, "I")
    (2, 11, 15, 4)
    """
    found, model = _OWN.match(text, at), _OWN.fullmatch(like)
    if not (found and model) or found.lastgroup != model.lastgroup:
        return at
    alone = found.lastgroup == "name" and " " not in found[0]
    return found.end() if not alone or BREAK.match(text, found.end()) else at
