"""Names of persons behind the name of a body: who holds the post."""

from vnplan.rules.words import lists
from vnplan.text import kept_re as re
from vnplan.vocab.bodies.lexicon import plain, provinces

_WORD = re.compile(r"\w+")
_LONGEST = 4


def without_person(text: str, start: int, end: int, *, shortest: int = 2) -> int:
    """Where the name of a body or a place ends before that of a person, which has ``shortest`` words or more.

    >>> text = "Thủ tướng Lê Văn An"
    >>> text[: without_person(text, 0, len(text))], without_person("tỉnh Lâm Đồng", 0, 13)
    ('Thủ tướng', 13)
    >>> text = "Hiệu trưởng Trường THPT Nguyễn Trãi"
    >>> without_person(text, 0, len(text)) == len(text)  # named after him
    True
    """
    words = list(_WORD.finditer(text, start, end))
    for count in range(_LONGEST, shortest - 1, -1):
        name = words[-count:]
        if len(words) > count and is_family_name(name[0].group()) and all(word.group()[:1].isupper() for word in name):
            named = plain(text[name[0].start() : end].strip())
            own = named in provinces() or words[-count - 1].group().lower() in lists()["named_after"]
            return end if own else words[-count - 1].end()
    return end


def is_family_name(word: str) -> bool:
    """True if a word is one of the names of families."""
    return word in lists()["family_name"] or word in lists()["family_name_or_lake"]
