"""Everything that is found in the texts of other tests and in texts of its own, each line of it kept below the text.

A file of ``cases`` holds texts, each line behind ``> ``, and below each what is found. Those of ``pages``,
``headers`` and ``structures`` are parsed, those of ``numbers`` read as numbers of documents; in the others all finders are
asked. ``python -m tests.kept`` writes what is found anew, as it does for the pages of the corpus.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import vnplan
from tests.kept import fact, lines
from tests.repairs import FOLDER, mended, rows
from vnplan.mend import Repaired, repair
from vnplan.mend.numbers import number_edits
from vnplan.vocab.numbers import canonical, find_numbers, kind_of_number, may_stand_apart, split_before

CASES = Path(__file__).parent / "cases"
REPAIRS = CASES / "repairs.lines"
_ISSUED = date(2025, 11, 20)


def files() -> list[Path]:
    """The files of cases, in order."""
    return sorted(CASES.glob("*.txt"))


def cases(path: Path) -> list[str]:
    """The cases of a file, each with its text and what is kept below it."""
    return path.read_text("utf-8").strip("\n").split("\n\n")


def found_now(path: Path, case: str) -> str:
    """A case of a file with what is found in its text now."""
    quoted = [line for line in case.split("\n") if line.startswith(">")]
    text = "\n".join(line[2:] for line in quoted)
    asked = _ASKED.get(path.stem) or partial(found, more=path.stem)
    return "\n".join([*quoted, *asked(text)])


def found(text: str, *, more: str) -> Iterator[str]:
    """What each finder finds in a text; of deadlines and targets, asked for more, what counts only where times or aims stand."""
    yield from (fact("citation", one) for one in vnplan.find_citations(text))
    deadlines = [fact("deadline", one) for one in vnplan.find_deadlines(text, issued=_ISSUED)]
    yield from deadlines
    timed = vnplan.find_deadlines(text, issued=_ISSUED, timed=True) if more in ("deadlines", "edges") else ()
    yield from (f"timed {one}" for one in (fact("deadline", one) for one in timed) if one not in deadlines)
    targets = [fact("target", one) for one in vnplan.find_targets(text)]
    yield from targets
    aims = vnplan.find_targets(text, aims=True, year=2026) if more in ("targets", "edges") else ()
    yield from (f"aimed {one}" for one in (fact("target", one) for one in aims) if one not in targets)
    yield from (fact("body", one) for one in vnplan.find_bodies(text))
    yield from (fact("task", one) for one in vnplan.find_tasks(text, issued=_ISSUED))
    yield from repaired(text, repair(text), "standard")


def numbers(text: str) -> Iterator[str]:
    """The document numbers of a text, with their parts; its one spelling and its kind, taken as a number; its repair."""
    for one in find_numbers(text):
        parts = fact("parts", one.parts) if one.parts else ""
        yield f"number {one.start}:{one.end} {one.number} {one.form} {parts} kind={kind_of_number(one.parts)}"
    yield f"canonical {canonical(text)} apart={may_stand_apart(text)} split={split_before(text, len(text) // 2)}"
    yield from (
        f"edit {edit.start} “{text[edit.start : edit.end]}” -> “{edit.new}” {edit.score:.2f}" for edit in number_edits(text)
    )


_ASKED: dict[str, Callable[[str], Iterator[str]]] = {"pages": lines, "headers": lines, "structures": lines, "numbers": numbers}


def repaired(text: str, fixed: Repaired, caution: str) -> Iterator[str]:
    """Each repair of a text, with its rule and its score."""
    for edit in fixed.edits:
        if edit.is_repair:
            yield f"{caution} {edit.start} “{text[edit.start : edit.end]}” -> “{edit.new}” {edit.rule} {edit.score:.2f}"


def all_repaired() -> Iterator[str]:
    """The repairs of all cases of repair, at each degree of caution; that what is right is left alone is held elsewhere."""
    for name in sorted(path.stem for path in FOLDER.glob("[!n]*.jsonl")):
        for at, row in enumerate(rows(name)):
            for caution in ("cautious", "standard", "eager"):
                fixed = mended(name, caution)[at]
                yield from (f"{name} {at + 1} {one}" for one in repaired(row["before"], fixed, caution))
