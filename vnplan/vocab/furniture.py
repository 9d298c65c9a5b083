"""What a printed page adds to its text: running heads, page numbers, the stamps of digital signatures."""

from functools import cache, lru_cache

from vnplan.rules.load import Form, load
from vnplan.text import kept_re as re

_LONGEST = 120


@cache
def _pattern(key: str, name: str) -> re.Pattern[str]:
    return re.compile(next(form.pattern for form in load("marks", key, Form) if form.name == name))


@lru_cache(maxsize=1 << 10)
def is_furniture(text: str) -> bool:
    """Whether a line is a running head, a page number or a part of a digital signature.

    >>> is_furniture("CÔNG BÁO/Số 123 + 124/Ngày 05-6-2019"), is_furniture("- 7 -"), is_furniture("7. Sở Y tế")
    (True, True, False)
    """
    return len(text) < _LONGEST and _pattern("line", "gazette").fullmatch(text) is not None


def is_stamp(text: str) -> bool:
    """Whether what a signature field shows is its stamp (who signed, when, a copy, an arrival), and no part of the text.

    >>> is_stamp("Ký bởi: Văn phòng Chính phủ"), is_stamp("SAO Y"), is_stamp("706"), is_stamp("ngày 04 tháng 11 năm 2024")
    (True, True, False, False)
    """
    return _pattern("stamp", "signature").fullmatch(text) is not None
