"""Quoted amendments: lines inside “...” look like structure and are content."""

from collections.abc import Sequence

from vnplan.text import kept_re as re

_REACH = 400
# A provision that is quoted on the line of the order: "... như sau: “2. Chủ bến".
_ON_THE_LINE = re.compile(r":\s*(?=“(?:(?:Điều|Chương|Mục)\s+\w|\d{1,3}[a-zđ]?\.\s|[a-zđ]\)))")


def quoted(texts: Sequence[str]) -> list[bool]:
    """For each line whether it stands inside a quotation that began on an earlier line or begins with this one.

    A quotation over several lines begins where a line that follows one ending in a colon opens with “ (or "), or with a
    provision behind a colon, and ends with the line that closes it, or, where its closing mark is lost, above the line that
    introduces the next quotation. One that is never closed is none.

    >>> quoted(["1. Điều 5 được sửa đổi như sau:", "“Điều 5. Hồ sơ", "1. Đơn.”", "2. Bãi bỏ Điều 6."])
    [False, True, True, False]
    >>> quoted(["1. Sửa Điều 5 như sau: “Điều 5. Hồ sơ", "1. Đơn.”", "2. Bãi bỏ Điều 6."])
    [False, True, False]
    """
    out = [False] * len(texts)
    i = 0
    while i < len(texts):
        text = texts[i]
        opens = text[:1] in "“\"'" and text[:1] != "" and i > 0 and texts[i - 1].rstrip().endswith(":")
        end = (_closed_at(texts, i) or _left_open(texts, i)) if opens else None
        if end is not None:
            out[i : end + 1] = [True] * (end + 1 - i)
            i = end
        elif not opens and "“" in text and (end := _goes_on_to(texts, i)):
            out[i + 1 : end + 1] = [True] * (end - i)
            i = end
        i += 1
    return out


def _left_open(texts: Sequence[str], start: int) -> int | None:
    """The last line of a quotation whose closing mark is lost: above the line that introduces the next one."""
    for i in range(start + 2, min(len(texts), start + _REACH)):
        if texts[i][:1] == texts[start][0] and texts[i - 1].rstrip().endswith(":"):
            return i - 2
    return None


def _goes_on_to(texts: Sequence[str], at: int) -> int | None:
    """The line below that closes the provision which a line begins to quote."""
    found = _ON_THE_LINE.search(texts[at])
    return _closed_at([texts[at][found.end() :], *texts[at + 1 : at + _REACH]], 0, at) if found else None


def _closed_at(texts: Sequence[str], start: int, before: int = 0) -> int | None:
    """The line that closes the quotation opened at ``start``; ``before`` lines stand above the first."""
    straight = texts[start][0] in "\"'"
    depth = 0
    for i in range(start, min(len(texts), start + _REACH)):
        text = texts[i]
        if straight:
            body = text[1:] if i == start else text
            if body.rstrip(" .;,").endswith(texts[start][0]):
                return before + i
        else:
            depth += text.count("“") - text.count("”")
            if depth <= 0:
                return before + i
    return None
