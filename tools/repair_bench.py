"""How good the repair is, beside other tools, on pages of which print and reading are both known."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path

import click

from tools.repair_peers import PEERS

_WORD = re.compile(r"[^\W_]+")
Fix = Callable[[str], str]


@dataclass(slots=True)
class Tally:
    """Counts of syllables: ``wrong`` of ``printed`` were misread, ``left`` are wrong after repair, ``made`` were right before.

    ``touched`` misread ones were changed at all, ``fixed`` became right; ``changed`` counts every change.
    """

    printed: int = 0
    wrong: int = 0
    left: int = 0
    made: int = 0
    touched: int = 0
    fixed: int = 0

    def add(self, other: "Tally") -> None:
        """Add the counts of another page."""
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    def row(self) -> dict[str, float]:
        """The figures: error rates, precision, recall and F1 of detection and correction, false edits."""
        changed = self.touched + self.made
        detection = _prf(self.touched, changed, self.wrong)
        correction = _prf(self.fixed, changed, self.wrong)
        clean = max(1, self.printed - self.wrong)
        rates = {"ser_before": self.wrong / max(1, self.printed), "ser_after": self.left / max(1, self.printed)}
        out = {f"detection_{k}": v for k, v in detection.items()} | {f"correction_{k}": v for k, v in correction.items()}
        return rates | out | {"false_per_10k": 1e4 * self.made / clean}


def _prf(hits: int, given: int, wanted: int) -> dict[str, float]:
    precision, recall = hits / max(1, given), hits / max(1, wanted)
    return {"p": precision, "r": recall, "f1": 2 * precision * recall / max(1e-9, precision + recall)}


def compare(truth: str, read: str, fixed: str) -> Tally:
    """The counts of one page, words of letters in lower case, aligned with what was printed.

    >>> tally = compare("Thủ tướng Chính phủ", "Thủ tưởng Chính phù", "Thủ tướng Chính phù")
    >>> tally.wrong, tally.left, tally.fixed, tally.made
    (2, 1, 1, 0)
    """
    printed = _WORD.findall(truth.lower())
    before, after = _aligned(printed, read), _aligned(printed, fixed)
    tally = Tally()
    for at, word in enumerate(printed):
        if at not in before or at not in after or not word.isalpha():
            continue
        was, now = before[at], after[at]
        tally.printed += 1
        tally.wrong += was != word
        tally.left += now != word
        tally.made += was == word != now
        tally.touched += was not in {word, now}
        tally.fixed += was != word == now
    return tally


def _aligned(printed: list[str], text: str) -> dict[int, str]:
    """For the places of printed words that have a counterpart, that word."""
    words = _WORD.findall(text.lower())
    out: dict[int, str] = {}
    for op, i, j, k, m in SequenceMatcher(None, printed, words, autojunk=False).get_opcodes():
        if op == "equal" or (op == "replace" and j - i == m - k):
            out.update(zip(range(i, j), words[k:m], strict=True))
    return out


def pages(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """What was printed and what was read, a page at a time.

    Raises:
        click.BadParameter: a line is no page.
    """
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    page = json.loads(line)
                    yield page["truth"], page["ocr"]
                except (ValueError, KeyError, TypeError) as error:
                    raise click.BadParameter(f"{path}:{number}: is no page with “truth” and “ocr” ({error})") from error


def measure(paths: Iterable[Path], fix: Fix) -> Tally:
    """The counts over all pages."""
    total = Tally()
    for truth, raw in pages(paths):
        read = "\n".join(row for row in raw.split("\n") if row.strip())
        total.add(compare(truth, read, fix(read)))
    return total


@click.command("repair")
@click.argument("pairs", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--caution", type=click.Choice(["cautious", "standard", "eager"]), default="eager", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
def repair(pairs: tuple[Path, ...], caution: str, *, as_json: bool) -> None:
    """Measure repair on PAIRS: files of JSON lines with “truth” (printed) and “ocr” (read), beside the peers installed."""
    from vnplan.mend.api import repair as run

    tools: dict[str, Fix] = {f"vnplan ({caution})": lambda text: run(text, caution=caution).text}
    rows = {}
    for peer in PEERS:
        if all(find_spec(package) for package in peer.packages) and (made := peer.make()):
            tools[peer.name] = made
        else:
            click.echo(f"{peer.name}: not installed ({peer.needs})", err=True)
    for name, fix in tools.items():
        rows[name] = measure(pairs, fix).row()
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    click.echo(f"{'':28}  SER before  after   detection P     R    F1   correction P     R    F1   false/10k")
    for name, row in rows.items():
        rates = f"{row['ser_before']:10.2%} {row['ser_after']:6.2%}"
        found = "   ".join(" ".join(f"{row[f'{k}_{x}']:9.3f}" for x in ("p", "r", "f1")) for k in ("detection", "correction"))
        click.echo(f"{name:28}  {rates}   {found}   {row['false_per_10k']:9.2f}")
