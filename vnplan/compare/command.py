"""``vnplan diff``."""

import io
import sys
from pathlib import Path

import click

from vnplan.output import write

_EXAMPLES = """\b
Examples:
  vnplan diff plan-2023.html plan-2024.html                what changed, in the terminal
  vnplan diff draft.md final.html --format html -o diff.html
  vnplan diff a.txt b.txt --format json | jq '.tasks[] | select(.status != "same")'
"""


@click.command(epilog=_EXAMPLES)
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@click.option("-f", "--format", "form", type=click.Choice(["terminal", "json", "html"]), default="terminal", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead of standard output.")
@click.option("--all", "whole", is_flag=True, help="In the terminal, list what is the same too.")
@click.option("--repair", type=click.Choice(["off", "cautious", "standard", "eager"]), default="standard", show_default=True)
def diff(old: str, new: str, form: str, output: Path | None, *, whole: bool, repair: str) -> None:  # noqa: PLR0913 - options
    """Compare two documents: sections and tasks, bodies, dates, targets, citations.

    A and B are pages, such as last year's plan and this year's; one of them may be "-", standard input. Sections and tasks
    are matched by their words, wherever they stand and whatever their numbers are.
    """
    from rich.console import Console

    from vnplan.compare import compare
    from vnplan.compare.html_page import page
    from vnplan.compare.terminal import render
    from vnplan.model.options import Options
    from vnplan.pipeline import parse

    if old == new == "-":
        raise click.UsageError("only one of the two can be standard input")
    options = Options.model_validate({"repair": repair})
    a, b = (parse(sys.stdin.buffer.read() if name == "-" else Path(name), options=options) for name in (old, new))
    found = compare(a, b)
    if form == "terminal" and output is None:
        Console().print(render(found, whole=whole))
        return
    if form == "terminal":
        console = Console(file=io.StringIO(), width=120)
        with console.capture() as captured:
            console.print(render(found, whole=whole))
        text = captured.get()
    else:
        text = page(found) if form == "html" else f"{found.model_dump_json(indent=2)}\n"
    write(text.encode("utf-8", "replace"), output)
