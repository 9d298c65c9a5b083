"""The channel's costs, learnt from pages that were printed and read: ``python -m tools.learn PAIRS.jsonl ...``.

Each line of a file is a page: ``{"truth": what was printed, "ocr": what was read}``. Printed to standard output is the part
of ``rules/tables/confusions.toml`` that is measured. A cost is the negative logarithm of how often the printed letters were
read so, over how often any word was read wrong, so that it can be added to the log odds of an error in the document.
"""

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from vnplan.mend.letters import family, parts, skeleton, tone_first


class Row(NamedTuple):
    """A confusion: letters as printed and as read, how often, its cost, and a word in which it happened."""

    printed: str
    read: str
    seen: int
    cost: float
    example: tuple[str, str]


_WORD = re.compile(r"[^\W_]+")
_LEAST = 2
_SMOOTH = 3.0


def pages(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """What was printed and what was read, a page at a time."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                page = json.loads(line)
                yield page["truth"], page["ocr"]


def aligned(truth: str, read: str) -> Iterator[tuple[str, str]]:
    """Pairs of words that stand in the same place, in lower case.

    >>> list(aligned("Thủ tướng Chính phủ", "Thủ tưởng Chính phù"))
    [('thủ', 'thủ'), ('tướng', 'tưởng'), ('chính', 'chính'), ('phủ', 'phù')]
    """
    a, b = _WORD.findall(truth.lower()), _WORD.findall(read.lower())
    for op, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op == "equal" or (op == "replace" and j - i == m - k):
            yield from zip(a[i:j], b[k:m], strict=True)


def operations(printed: str, read: str) -> list[tuple[str, str]]:
    """What happened to the letters, as pairs of strings, by the cheapest alignment; nothing where the words are strangers.

    >>> operations("phủ", "phù"), operations("hợp", "họp"), operations("lăng", "lng"), operations("mà", "rnà")
    ([('ủ', 'ù')], [('ợ', 'ọ')], [('ă', '')], [('m', 'rn')])
    """
    a, b = tone_first(printed), tone_first(read)
    best: list[list[tuple[float, list[tuple[str, str]]]]] = [[(0.0, [])]]
    for i in range(len(a) + 1):
        if i:
            best.append([])
        for j in range(len(b) + 1):
            if i == j == 0:
                continue
            options = [
                (best[i - m][j - n][0] + _price(a[i - m : i], b[j - n : j]), i - m, j - n)
                for m, n in ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))
                if m <= i and n <= j
            ]
            cost, x, y = min(options, key=lambda o: o[0])
            step = (a[x:i], b[y:j])
            best[i].append((cost, best[x][y][1] + ([step] if step[0] != step[1] else [])))
    cost, steps = best[len(a)][len(b)]
    return steps if cost <= 2.2 and cost < len(a) * 0.7 else []


def _price(a: str, b: str) -> float:
    if a == b:
        return 0.0
    if len(a) == len(b):
        return 0.5 if parts(a)[0] == parts(b)[0] else 1.0
    return 1.1 if "" in (a, b) else 1.3


def learn(pairs: Iterable[tuple[str, str]]) -> tuple[list[Row], dict[str, float]]:
    """Rows of the table (letters seen to be confused at least twice) and a cost for each family of confusions."""
    letters: Counter[str] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    kinds: Counter[str] = Counter()
    example: dict[tuple[str, str], tuple[str, str]] = {}
    words = wrong = 0
    for printed, read in pairs:
        words += 1
        letters.update(tone_first(printed))
        if printed == read or not printed.isalpha():
            continue
        steps = operations(printed, read)
        wrong += bool(steps)
        for step in steps:
            key = _key(*step)
            seen[key] += 1
            kinds[kind(*key)] += 1
            example.setdefault(key, (printed, read))
    error = wrong / max(1, words)
    total = sum(letters.values())
    bare: Counter[str] = Counter()
    for letter, count in letters.items():
        bare[skeleton(letter)] += count
    families = {name: _cost(kinds[name] / total / _SPREAD[name], error) for name in sorted(kinds)}
    rows: list[Row] = []
    for (printed, read), count in sorted(seen.items(), key=lambda kv: (-kv[1], kv[0])):
        if count < _LEAST:
            continue
        name = kind(printed, read)
        if name in ("tone", "shape", "both", "stroke"):
            times = letters[printed]
        else:
            times = min((bare[c] for c in printed), default=total)
        rate = (count + _SMOOTH * math.exp(-families[name]) * error * 20) / (times + 20 * _SMOOTH)
        rows.append(Row(printed, read, count, _cost(rate, error), example[printed, read]))
    return rows, families


_SPREAD = {"tone": 4, "shape": 4, "both": 8, "stroke": 1, "letter": 20, "lost": 1, "gained": 25, "pair": 200}


def _key(printed: str, read: str) -> tuple[str, str]:
    """The confusion as the table has it: whole letters where the bare letter stays, bare letters otherwise."""
    if len(printed) == len(read) == 1 and parts(printed)[0] == parts(read)[0]:
        return printed, read
    return skeleton(printed), skeleton(read)


def kind(printed: str, read: str) -> str:
    """The family of a row."""
    if len(printed) == len(read) == 1:
        return family(printed, read) if parts(printed)[0] == parts(read)[0] else "letter"
    if not read:
        return "lost"
    return "gained" if not printed else "pair"


def _cost(rate: float, error: float) -> float:
    return round(-math.log(max(rate, 1e-9) / error), 2)


def main(arguments: list[str]) -> None:
    """Print the measured rows."""
    pairs = (pair for truth, read in pages(map(Path, arguments)) for pair in aligned(truth, read))
    rows, families = learn(pairs)
    out = [f'[[family]]\nname = "{name}"\ncost = {cost}\n' for name, cost in families.items()]
    out += [
        f'[[confusion]]\nprinted = "{row.printed}"\nread = "{row.read}"\nseen = {row.seen}\n'
        f'cost = {row.cost}\nexample = ["{row.example[0]}", "{row.example[1]}"]\n'
        for row in rows
    ]
    sys.stdout.write("\n".join(out))


if __name__ == "__main__":
    main(sys.argv[1:])
