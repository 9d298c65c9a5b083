"""Patterns over Vietnamese letters.

The marked letters of either case do not lie together in Unicode (``á`` is between ``À`` and ``Ỹ``), so a range cannot tell
capitals from small letters. In a pattern given to ``compiled``, ``À-Ỹ`` stands for all marked capitals and ``à-ỹ`` for all
marked small letters.
"""

from collections.abc import Iterable, Iterator, Mapping

from vnplan.text import kept_re as re
from vnplan.text.letters import LOWER, UPPER

_CAPITALS = "".join(c for c in UPPER if not c.isascii())
_NAMED, _REFERS, _FLAGS = re.compile(r"\(\?P<(\w+)>"), re.compile(r"\(\?P=(\w+)\)"), re.compile(r"\(\?([a-z]+)\)")
_SMALL = "".join(c for c in LOWER if not c.isascii())


def expanded(pattern: str) -> str:
    """The pattern with the two ranges written out."""
    return pattern.replace("À-Ỹ", _CAPITALS).replace("à-ỹ", _SMALL)


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern compiled, the two ranges written out.

    >>> [bool(compiled("[A-ZĐÀ-Ỹ]").match(c)) for c in "ƯáĐ"]
    [True, False, True]
    """
    return re.compile(expanded(pattern), flags)


def any_pattern(sources: Iterable[str]) -> re.Pattern[str]:
    """Some patterns as one: where it matches nothing, none of them does. Names are left to groups that are referred to.

    >>> any_of = any_pattern(["(?P<a>x)y", "(?P<a>[xz])(?P=a)", "(?x) b  c", "(?i)d"])
    >>> [bool(any_of.fullmatch(text)) for text in ("xy", "zz", "bc", "D", "XY")]
    [True, True, True, True, False]
    """
    return re.compile("|".join(map(_as_part, sources)))


def _as_part(source: str) -> str:
    referred = set(_REFERS.findall(source))
    plain = _NAMED.sub(lambda group: group[0] if group[1] in referred else "(?:", source)
    flags = _FLAGS.match(plain)
    if flags is None:
        return f"(?:{plain})"
    # A comment at the end of a verbose pattern would go on over the bracket.
    return f"(?{flags[1]}:{plain[flags.end() :]}" + ("\n)" if "x" in flags[1] else ")")


def longest_first(words: Iterable[str]) -> list[str]:
    """Words as alternatives of a pattern: a longer one before one that it begins with, always in the same order.

    >>> longest_first({"sở", "bộ", "sở y tế"})
    ['sở y tế', 'bộ', 'sở']
    """
    return sorted(set(words), key=lambda word: (-len(word), word))


def alternation(words: Iterable[str], ahead: Mapping[str, str] | None = None) -> str:
    r"""Any of some plain words, as the first of them that fits would match; what they begin with alike is looked at once.

    ``ahead`` has, for some words, a pattern of what must follow.

    >>> alternation(["chủ chương", "chia sẽ", "di rời"])
    '(?:ch(?:ủ\\ chương|ia\\ sẽ)|di\\ rời)'
    """
    return _shared([(word, (ahead or {}).get(word, "")) for word in dict.fromkeys(words)])


def _shared(words: list[tuple[str, str]]) -> str:
    groups: dict[str, list[tuple[str, str]]] = {}
    for word, ahead in words:
        groups.setdefault(word[:1], []).append((word[1:], ahead))
    ways = [
        re.escape(first) + (re.escape(rest[0][0]) + rest[0][1] if len(rest) == 1 or not first else _shared(rest))
        for first, rest in groups.items()
    ]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


class Later(Mapping[str, re.Pattern[str]]):
    """Patterns by key, each compiled when it is first asked for: a page asks for few of them.

    >>> patterns = Later({"sở": "sở (?:y tế|tài chính)"})
    >>> bool(patterns["sở"].match("sở y tế")), "bộ" in patterns
    (True, False)
    >>> patterns.of("sở") is patterns["sở"], patterns.of("bộ")
    (True, None)
    """

    def __init__(self, sources: Mapping[str, str], flags: int = 0) -> None:
        """Take the patterns as text."""
        self._sources = sources
        self._flags = flags
        self._patterns: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, key: str) -> re.Pattern[str]:
        found = self._patterns.get(key)
        if found is None:
            found = self._patterns[key] = re.compile(self._sources[key], self._flags)
        return found

    def of(self, key: str) -> re.Pattern[str] | None:
        """The pattern of a key, ``None`` where it has none: most words have none, and ``get`` raises and catches for each."""
        found = self._patterns.get(key)
        return found if found is not None or key not in self._sources else self[key]

    def __contains__(self, key: object) -> bool:
        return key in self._sources

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)
