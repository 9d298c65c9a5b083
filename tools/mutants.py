"""Do the tests notice? Small changes of the code, one at a time, each with the tests that run the changed line.

``python -m tools.mutants --record`` runs the tests once and keeps which of them run which line. ``python -m tools.mutants
--sample 100`` tries so many mutants, the same ones at each run with one ``--seed``, and lists those that no test notices.
``--changed`` tries files that the last commit changed, with the tests that speak of them, until ``--seconds`` are over; with
``--all`` those that are noticed are listed too.
"""

import argparse
import ast
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from tools.judge import PACKAGES, ROOT, Chooser, Judge, Mutant, record

# Fewer than this tell nothing.
_FEW = 10
_PAIRS = (
    (ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq), (ast.In, ast.NotIn), (ast.Is, ast.IsNot), (ast.And, ast.Or),
    (ast.Add, ast.Sub), (ast.Mult, ast.FloorDiv),
)  # fmt: skip
_OTHER: dict[type, type] = {a: b for pair in _PAIRS for a, b in (pair, pair[::-1])}


def mutants(file: Path) -> list[Callable[[], Mutant]]:
    """Every small change of the functions of a module; of a table, every row left out. Each is made when it is asked for."""
    name, text = file.relative_to(ROOT).as_posix(), file.read_text("utf-8")
    if file.suffix == ".toml":
        return [partial(Mutant, *row) for row in _rows(name, text)]
    tree = ast.parse(text)
    inside = {id(n) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for part in f.body for n in ast.walk(part)}
    return [
        partial(_made, name, tree, parent, field, at, new)
        for parent in ast.walk(tree)
        for field, value in ast.iter_fields(parent)
        for at, node in enumerate(value if isinstance(value, list) else [value])
        if id(node) in inside
        and field not in ("annotation", "returns")
        # What zip is told to be of one length is so, or the program is wrong: nothing can notice.
        and not (isinstance(parent, ast.keyword) and parent.arg == "strict")
        for new in _changed(node)
    ]


def _made(name: str, tree: ast.Module, parent: ast.AST, field: str, at: int, new: ast.AST) -> Mutant:  # noqa: PLR0913
    value = getattr(parent, field)
    node = value[at] if isinstance(value, list) else value
    what = f"{ast.unparse(node)[:60]} -> {ast.unparse(new)[:60]}".replace("\n", " ")
    setattr(parent, field, [*value[:at], new, *value[at + 1 :]] if isinstance(value, list) else new)
    text = ast.unparse(ast.fix_missing_locations(tree))
    setattr(parent, field, value)
    return Mutant(name, node.lineno, what, text)


def _changed(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in _OTHER:
            yield ast.Compare(node.left, [_OTHER[type(op)]()], node.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(_OTHER[type(node.op)](), node.values)
        case ast.BinOp() if type(node.op) in _OTHER:
            yield ast.BinOp(node.left, _OTHER[type(node.op)](), node.right)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
        # Of what is asked for a truth, False and None are the same.
        case ast.Return(value=ast.AST() as value) if not (isinstance(value, ast.Constant) and value.value in (None, False)):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Continue() | ast.Break():
            yield ast.Pass()


def _rows(name: str, text: str) -> Iterator[tuple[str, int, str, str]]:
    lines = text.splitlines(keepends=True)
    for head in (i for i, line in enumerate(lines) if line.startswith("[[")):
        end = next((i for i in range(head + 1, len(lines)) if lines[i].startswith("[")), len(lines))
        what = f"{' '.join(''.join(lines[head : head + 2]).split())} -> nothing"
        yield name, head + 1, what, "".join(lines[:head] + lines[end:])


def chosen(sample: int, *, changed: bool, only: str, seed: int) -> list[Mutant]:
    """A sample of the mutants, the same at each run with the same seed."""
    files = [file for name in PACKAGES for file in sorted((ROOT / "vnplan" / name).rglob("*.py"))]
    files = sorted((ROOT / "vnplan/rules/tables").glob("*.toml")) if only == "tables" else files
    if changed:
        words = ["git", "diff", "--name-only", "HEAD~1", "--", *(f"vnplan/{name}/*.py" for name in PACKAGES)]
        said = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False).stdout  # noqa: S603 - our words
        files = [ROOT / name for name in said.split() if (ROOT / name).exists()]
    found = [made for file in files if only in file.as_posix() for made in mutants(file)]
    drawn = random.Random(seed).sample(found, min(sample, len(found)))  # noqa: S311 - a seed makes the sample the same
    return [made() for made in drawn]


def main() -> int:
    """Try mutants and list those that no test notices; 1 where too many live."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("--record", "--changed", "--all"):
        parser.add_argument(option, action="store_true")
    parser.add_argument("--only", default="", help="only files whose path holds this; “tables” for rows of rules")
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    said = parser.parse_args()
    if said.record:
        record()
        return 0
    queue = chosen(said.sample, changed=said.changed, only=said.only, seed=said.seed)
    if not queue:
        where = "the last commit changed no code of" if said.changed else "there is no code to change in"
        _say(f"nothing to try: {where} {', '.join(PACKAGES)}")
        return 0
    began, told = time.monotonic(), list[bool]()

    def tell(mutant: Mutant, noticed: bool) -> bool:  # noqa: FBT001 - what the judge says
        told.append(noticed)
        if len(told) > 1 and (said.all or not noticed):
            _say(f"{'noticed' if noticed else 'lives  '} {mutant.file}:{mutant.line}  {mutant.what}")
        return told[0] or time.monotonic() - began > said.seconds

    unchanged = queue[0]._replace(text=(ROOT / queue[0].file).read_text("utf-8"))
    Judge(Chooser(recorded=not said.changed)).judge(chain([unchanged], queue), tell)
    if not told or told[0]:
        _say("the tests fail where nothing is changed" if told else "the tests cannot be loaded")
        return 2
    tried, noticed = len(told) - 1, sum(told)
    _say(f"{noticed} of {tried} mutants are noticed ({noticed / max(tried, 1):.0%})")
    # What a minute tries of a change, without knowing which tests run which line, tells less.
    return int(tried >= _FEW and noticed / tried < (0.5 if said.changed else 0.8))


def _say(line: str) -> None:
    """Say it where pytest, which has the usual stream meanwhile, does not hear it."""
    print(line, file=sys.__stdout__, flush=True)


if __name__ == "__main__":
    sys.exit(main())
