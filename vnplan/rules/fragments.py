"""Parts of patterns that the tables share."""

from functools import cache

from vnplan.rules.load import Form, load
from vnplan.text import kept_re as re
from vnplan.text.patterns import expanded

_NAME = re.compile(r"\{([a-z_]+)\}")


@cache
def _fragments() -> dict[str, str]:
    return {row.name: row.pattern for row in load("fragments", "fragment", Form)}


@cache
def filled(pattern: str) -> str:
    r"""A pattern of a table as the ``regex`` library takes it: fragments put in, ranges of letters written out.

    >>> filled("tháng {figure_month}")
    'tháng (?P<m>(?:0?[1-9]|1[0-2])(?!\\d))'
    """
    fragments = _fragments()
    while any(name[1] in fragments for name in _NAME.finditer(pattern)):
        pattern = _NAME.sub(lambda name: fragments.get(name[1], name[0]), pattern)
    return expanded(pattern)
