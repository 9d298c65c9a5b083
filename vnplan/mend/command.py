"""``vnplan repair``: what would be changed, and the repaired text."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.text import Text

    from vnplan.mend.api import Repaired

_CONTEXT = 32


@click.command()
@click.argument("file", metavar="FILE|-", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--caution", type=click.Choice(["off", "cautious", "standard", "eager"]), default="standard", show_default=True,
              help="How sure a change must be; eager is for pages known to be scans.")  # fmt: skip
@click.option("--accents/--no-accents", default=True, show_default=True, help="Give a page without any marks its marks back.")
@click.option("--diff", "form", flag_value="diff", help="Show each change with its context, rule and confidence.")
@click.option("--json", "form", flag_value="json", help="One JSON object: text and edits, with spans of the text as read.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the repaired text to a file.")
def repair(file: Path, caution: str, form: str | None, output: Path | None, *, accents: bool) -> None:
    """Put right what OCR and typing damaged in FILE, any page that can be read.

    Prints the repaired text, or with --diff or --json what was changed.
    """
    from vnplan.mend.api import repair as run
    from vnplan.read import clip

    source: bytes | Path = sys.stdin.buffer.read() if str(file) == "-" else file
    fixed = run(clip(source).source.text, caution=caution, accents=accents)
    if output:
        output.write_text(fixed.text, "utf-8")
    if form == "json":
        click.echo(json.dumps({"text": fixed.text, "edits": _edits(fixed)}, ensure_ascii=False, indent=1))
    elif form == "diff":
        _show(fixed)
    elif not output:
        click.echo(fixed.text, nl=not fixed.text.endswith("\n"))


def _edits(fixed: "Repaired") -> list[dict[str, object]]:
    source = fixed.mapped.source
    return [
        {"span": [e.start, e.end], "before": source[e.start : e.end], "after": e.new, "rule": e.rule, "confidence": e.score}
        for e in fixed.edits
        if e.is_repair
    ]


def _show(fixed: "Repaired") -> None:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    source = fixed.mapped.source
    edits = [e for e in fixed.edits if e.is_repair]
    for edit in edits:
        console.print(_line(source, (edit.start, edit.end), edit.new), f"[dim]{edit.rule} {edit.score:.3f}[/dim]")
    click.echo(f"{len(edits)} changes", err=True)


def _line(source: str, span: tuple[int, int], new: str) -> "Text":
    """A change between its neighbours: what goes struck out, what comes in colour; white space is made visible."""
    from rich.text import Text

    start, end = span
    before = source[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
    after = source[end : end + _CONTEXT].partition("\n")[0]
    visible = str.maketrans({" ": "␣", "\n": "⏎"})
    out = Text(f"{before:>{_CONTEXT}}")
    out.append(source[start:end].translate(visible), style="red strike")
    out.append("→", style="dim")
    out.append(new.translate(visible), style="green bold")
    out.append(after)
    return out
