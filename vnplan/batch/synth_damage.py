"""What happens to pages: scanners misread letters, old encodings, files that break."""

from collections.abc import Sequence
from functools import cache
from random import Random

from vnplan.batch.synth_page import Line
from vnplan.mend.search import Confusion
from vnplan.rules.legacy import encodings
from vnplan.rules.load import load
from vnplan.text import kept_re as re

_PER_LINE = 0.15
_WORD = re.compile(r"[^\W\d_]{3,}")
_READ_ONLY = ("text", "bullet", "item")


@cache
def _confusions() -> tuple[tuple[str, str, int], ...]:
    """Letters as printed and as read, with how often that was seen, where one letter became one other."""
    rows = load("confusions", "confusion", Confusion)
    return tuple((row.printed, row.read, row.seen) for row in rows if len(row.printed) == len(row.read) == 1)


def noisy(lines: Sequence[Line], rng: Random) -> tuple[list[Line], list[list[str]]]:
    """The lines as a scanner reads them, and the repairs that a reader would make: misread and printed, in context."""
    out: list[Line] = []
    repairs: list[list[str]] = []
    for line in lines:
        # The first line that can be is always misread, so that a worn page is worn.
        if line.role in _READ_ONLY and (rng.random() < _PER_LINE or not repairs):
            damaged = _misread(line.text, rng)
            if damaged is not None:
                repairs.append([damaged, line.text])
                out.append(Line(line.role, damaged))
                continue
        out.append(line)
    return out, repairs


def _misread(text: str, rng: Random) -> str | None:
    words = [match for match in _WORD.finditer(text) if match.group().islower()]
    for word in rng.sample(words, min(len(words), 5)):
        found = [(printed, read, seen) for printed, read, seen in _confusions() if printed in word.group()]
        if found:
            printed, read, _ = rng.choices(found, [seen for *_, seen in found])[0]
            at = word.start() + word.group().index(printed)
            return text[:at] + read + text[at + 1 :]
    return None


def legacy(text: str, rng: Random) -> tuple[str, bytes]:
    """The text in an encoding from before Unicode, and which."""
    name = rng.choice(("tcvn3", "vni"))
    return name, text.translate(_codes(name)).encode("latin-1", "replace")


@cache
def _codes(name: str) -> dict[int, str]:
    """Each letter as the Latin letters that have its bytes."""
    rule = encodings()[name]
    table: dict[int, str] = {}
    for letters, codes in ((rule.lower, rule.lower_codes), (rule.upper, rule.upper_codes)):
        for letter, code in zip(letters, codes.split(), strict=True):
            table[ord(letter)] = bytes.fromhex(code).decode("latin-1")
    for number, shown in list(table.items()):
        # TCVN3 has few capitals of its own: a capital font shows the codes of the small letters.
        table.setdefault(ord(chr(number).upper()), shown)
    return table


def spoil(content: bytes, rng: Random) -> bytes:
    """A page that broke on its way: cut off, full of null bytes, empty, or bytes that never were text."""
    match rng.randrange(4):
        case 0:
            return content[: rng.randrange(1, 400)]
        case 1:
            at = rng.randrange(len(content))
            return content[:at] + b"\0" * rng.randrange(100, 5000) + content[at:]
        case 2:
            return b""
        case _:
            return b"\x89PNG\r\n\x1a\n" + rng.randbytes(2000)
