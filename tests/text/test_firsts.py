"""A pattern that is told what it can begin with finds what ``re`` finds."""

import re

import pytest

from vnplan.text import kept_re

TEXT = (
    "Điều 5. SỐ 12/QĐ-UBND, số 7;\nKHI ſáng Ktháng İ ı i nước 20%, ٣٤, 𝟗x, “Sở Y tế” (xong) khoản 3 -  x² Ǆ ǆ\n\n"
    "Căn cứ\tKế hoạch số  9"
)
WITH = [
    (r"(?<!\w)(?:số|ngày)\s", 0),
    (r"(?i)(?<!\w)(?:số|khi|điều)\b", 0),
    (r"(?<!\S)(?:Điều|[IVX]{1,5}|\d+[.)])", re.MULTILINE),
    (r"(?:[A-ZĐ]x|\d?)\d", 0),
    (r"(?:(?P<a>[,;])\s?)?(?>Sở|\(x)(?(a)!|\w)", 0),
    (r"(?i:ſ|k)\w|(?-i:đ)|\d(?=%)", re.IGNORECASE),
    (r"(?i:[i-kđ\d])(?=\s)", 0),
    (r"^(?=C)(?:Căn|Theo)|(?<=số)\s{1,2}+", re.MULTILINE),
    (r"(?i)[ǆµ]|\bx", 0),
    (r"\d\W*[\w%]", 0),
    (r"[\dIVXL][.)]", 0),
]
WITHOUT = [
    (r"(?<=\d)[^\d\s]", 0),
    (r"(?<!\w)(?:số|\w+)", 0),
    (r"(?<!\w).ố", 0),
    (r"(?:số)?", 0),
    (r"(?a)(?<!\w)(?:so|\d)", 0),
    (r"(?P<a>x)?(?(a)y|z)", 0),
    (r"(?<!\w)(?:[^\W\d]\d|số)", 0),
    (r"(?<!\w)(?i:[à-\u2000]|số)", 0),
    (r"(?<!\w)(?i:[\W]|số)", 0),
]


def with_set(pattern: re.Pattern[str]) -> bool:
    """True if a pattern is not as ``re`` makes it."""
    return pattern != re.compile(pattern.pattern, pattern.flags & ~re.UNICODE)


@pytest.mark.parametrize(("source", "flags"), WITH + WITHOUT)
def test_the_same_is_found(source: str, flags: int) -> None:
    made, usual = kept_re.compile(source, flags), re.compile(source, flags)
    assert with_set(made) == ((source, flags) in WITH)
    assert [(m.span(), m.groups()) for m in made.finditer(TEXT)] == [(m.span(), m.groups()) for m in usual.finditer(TEXT)]
    assert made.sub("_", TEXT) == usual.sub("_", TEXT)
    for at in range(len(TEXT)):
        for end in (at + 3, len(TEXT)):
            one, other = made.search(TEXT, at, end), usual.search(TEXT, at, end)
            assert (one and one.span()) == (other and other.span())
        assert bool(made.match(TEXT, at)) == bool(usual.match(TEXT, at))
