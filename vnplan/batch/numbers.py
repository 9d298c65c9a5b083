"""An archive knows which numbers are cited: a rare one beside a common one that is hardly different is suspect."""

from collections import defaultdict
from collections.abc import Mapping

_COMMON = 10
_RARE = 2
_TIMES = 20

Key = tuple[str, str]
"""A number and a date."""


def suspects(counts: Mapping[Key, int]) -> dict[Key, tuple[Key, int]]:
    """Numbers with dates that are cited rarely, and for each the common one that may be meant, with its count.

    Two are hardly different where the date is the same and the numbers differ in one digit, or the number is the same
    and the dates differ in one digit.

    >>> suspects({("1696/QĐ-TTg", "2015-10-02"): 1000, ("1695/QĐ-TTg", "2015-10-02"): 1})
    {('1695/QĐ-TTg', '2015-10-02'): (('1696/QĐ-TTg', '2015-10-02'), 1000)}
    """
    families: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for number, date in counts:
        families["date", f"{date} {_after_first_digits(number)}"].append((number, date))
        families["number", number].append((number, date))
    found: dict[Key, tuple[Key, int]] = {}
    for family in families.values():
        common = [key for key in family if counts[key] >= _COMMON]
        for key in family if common else ():
            for other in common:
                rare = counts[key] <= _RARE and counts[other] >= _TIMES * counts[key]
                if rare and _one_apart(" ".join(key), " ".join(other)) and counts[other] > found.get(key, (key, 0))[1]:
                    found[key] = other, counts[other]
    return found


def message(key: Key, other: Key, count: int) -> str:
    """The sentence of the issue."""
    times = f"cited by {count} documents of this archive"
    return f"{key[0]} of {key[1]} is cited hardly anywhere else; {other[0]} of {other[1]} is {times}: is that one meant?"


def _after_first_digits(number: str) -> str:
    return number.lstrip("0123456789")


def _one_apart(a: str, b: str) -> bool:
    """True if one digit was replaced, added or left out, or two neighbours changed places."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    if len(a) == len(b):
        swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
        return (rest_a[1:] == rest_b[1:] or swapped) and rest_a[0].isdigit() and rest_b[0].isdigit()
    longer, shorter = (rest_a, rest_b) if len(a) > len(b) else (rest_b, rest_a)
    return longer[1:] == shorter and longer[0].isdigit()
