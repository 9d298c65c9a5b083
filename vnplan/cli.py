"""The command line. Messages go to standard error; exit codes: 0 done, 1 some input could not be read, 2 wrong usage."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from click.shell_completion import CompletionItem

from vnplan import __version__
from vnplan.cli_vi import translated, wanted
from vnplan.errors import UnreadableError, VnplanError
from vnplan.output import concatenated, is_one_file, made, piped, targets, write

if TYPE_CHECKING:
    from vnplan.model.document import Document

# Formats of which several make one stream; of the others each page is a file of its own.
_ONE_A_LINE = ("chunks", "facts", "json", "markdown", "text")
# Where the larger commands are, and what the list of commands says of each (the first paragraph of its help).
_COMMANDS = {
    "batch": (
        "vnplan.batch.command:batch",
        "Convert an archive: files, folders, standard input (-), .zip, .tar.gz, .jsonl, .parquet, .warc, databases.",
    ),
    "diff": ("vnplan.compare.command:diff", "Compare two documents: sections and tasks, bodies, dates, targets, citations."),
    "lm": ("vnplan.lm.command:lm", "Train the syllable model that repair works with."),
    "query": (
        "vnplan.batch.query_command:query",
        "Ask the tables of a run: DB is a DuckDB file, or the output folder of vnplan batch.",
    ),
    "repair": ("vnplan.mend.command:repair", "Put right what OCR and typing damaged in FILE, any page that can be read."),
    "report": (
        "vnplan.report.command:report",
        "Show an archive on one page: deadlines by month and body, most cited documents, who cites what, quality, reprints.",
    ),
    "synth": (
        "vnplan.batch.synth_command:synth",
        "Write N synthetic pages, and what a careful reader finds in them beside, in OUT.gold.jsonl.",
    ),
    "view": ("vnplan.view.command:view", "Write a document as one HTML file that needs nothing else, to be read in a browser."),
}
_EXAMPLES = """\b
Examples:
  vnplan show page.md                        the tree in the terminal
  vnplan dump page.html                      the typed tree as JSON
  vnplan dump --format facts page.txt        flat facts: who does what by when
  vnplan dump archive/ > documents.jsonl     a JSON object a line for each page
  curl -s URL | vnplan dump - --format text  read standard input
"""


class _Lazy(click.Group):
    """A group whose larger commands are imported only when they are called, so that ``vnplan dump`` starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *_COMMANDS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _COMMANDS:
            module, _, attribute = _COMMANDS[cmd_name][0].partition(":")
            command: click.Command = getattr(import_module(module), attribute)
            return command
        return super().get_command(ctx, cmd_name)

    def listed(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """What the list of commands needs of a command, without importing it."""
        if cmd_name in _COMMANDS:
            return click.Command(cmd_name, help=_COMMANDS[cmd_name][1])
        return self.get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        found = {name: command for name in self.list_commands(ctx) if (command := self.listed(ctx, name))}
        click.Group(commands=found).format_commands(ctx, formatter)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}, epilog=_EXAMPLES)
@click.version_option(__version__, prog_name="vnplan")
def cli() -> None:
    """Vietnamese plans, decisions and directives, as scraped, to a typed tree.

    Shell completion: eval "$(_VNPLAN_COMPLETE=bash_source vnplan)" (or zsh_source, fish_source).
    """


def main() -> NoReturn:
    """The entry point: an error that says what is wrong is printed as one line, without a traceback."""
    # To look for plug-ins pydantic reads what is said of every package that is installed; a command has no use for any.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        (translated(cli) if wanted() else cli).main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except VnplanError as error:
        click.echo(f"vnplan: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        _leave(0)
    except OSError as error:
        click.echo(f"vnplan: {error.filename or 'standard output'}: cannot be written: {error.strerror or error}", err=True)
        _leave(1)
    finally:
        _keep()
    sys.exit(0)


def _keep() -> None:
    """Keep the compiled patterns for the next start, where any were needed."""
    if "vnplan.text.kept" in sys.modules:
        from vnplan.text.kept import kept

        kept().write()


def _leave(code: int) -> NoReturn:
    """End without another try to write what waits for standard output."""
    with suppress(OSError):
        sys.stderr.flush()
    os._exit(code)


class _Format(click.ParamType[str]):
    """The name of an exporter; a wrong one is answered with those that exist."""

    name = "format"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from vnplan.export import formats

        if value not in formats():
            self.fail(f"there is no format “{value}”; there are: {', '.join(formats())}", param, ctx)
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from vnplan.export import formats

        del ctx, param
        return [CompletionItem(name) for name in formats() if name.startswith(incomplete)]


@cli.command()
@click.argument("inputs", nargs=-1, metavar="[FILE|DIR|-]...")
@click.option(
    "-f", "--format", "form", type=_Format(), default="json", show_default=True, help="How to write; see vnplan formats."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead of standard output.")
@click.option("--indent", type=click.IntRange(0, 8), help="Indent JSON by so many spaces.")
@click.option("--only", metavar="LABEL", help='Only the node with this label ("II.7", "Điều 3.2", "Phụ lục I"), as JSON.')
@click.option("--segment", is_flag=True, help="With --format chunks: the text of each with its words joined, too.")
@click.option("--repair", type=click.Choice(["off", "cautious", "standard", "eager"]), default="standard", show_default=True,
              help="How bold to be with OCR errors; eager for pages known to be scans.")  # fmt: skip
@click.option("--url", help="The address of the page, where it does not say so itself.")
@click.option(
    "--published", metavar="DATE", help="The day the page appeared (ISO 8601): gives a date its year where it has none."
)
def dump(  # noqa: PLR0913 - one for each option
    inputs: tuple[str, ...], form: str, output: Path | None, indent: int | None, only: str | None, segment: bool,  # noqa: FBT001
    repair: str, url: str | None, published: str | None,
) -> None:  # fmt: skip
    """Read pages and print the document in each.

    One file gives one object. Several files, or a folder, give one object a line in order of path, each with its source.
    "-" is standard input. Exit code 1 says that something could not be read; what could be is printed all the same.
    """
    if segment and form != "chunks":
        raise click.UsageError("--segment belongs to --format chunks")
    paths = list(dict.fromkeys(_paths(inputs or ("-",))))
    several = len(paths) > 1 or any(name != "-" and Path(name).is_dir() for name in inputs)
    failed: list[str] = []
    documents = _documents(paths, failed, repair, url, published)
    if several and output is not None and is_one_file(form, output):
        from vnplan.export import dump_together

        _emit(dump_together((document for _, document in documents), form), output)
        sys.exit(1 if failed else 0)
    folder = output if several and form not in _ONE_A_LINE else None
    if several and form not in _ONE_A_LINE and (output is None or output.is_file()):
        raise click.UsageError(f"several pages as {form} are a file each: name a folder with --output")
    places = targets(paths, form, folder) if folder is not None else {}
    pieces: list[str | bytes] = []
    for name, document in documents:
        piece = _segmented(document) if segment else _render(document, form, None if several else indent, only)
        if name in places:
            _emit(piece, made(places[name]))
        elif output is None:
            _emit(piece, None)
        else:
            pieces.append(piece)
    if output is not None and folder is None:
        _emit(concatenated(pieces), output)
    sys.exit(1 if failed else 0)


def _documents(
    names: Sequence[str], failed: list[str], repair: str, url: str | None, published: str | None
) -> "Iterator[tuple[str, Document]]":
    """Each page that can be read with its document; the others are named, and put with what failed."""
    if len(names) > 1:
        from vnplan.batch.old_office import convert_files_together

        convert_files_together(name for name in names if name != "-")
    for name in names:
        try:
            yield name, _parse(name, repair, url, published)
        except UnreadableError as error:
            click.echo(f"vnplan: {error}", err=True)
            failed.append(name)


def _paths(inputs: tuple[str, ...]) -> Iterator[str]:
    """The files that the arguments name, folders searched for pages, in order of path."""
    from vnplan.read.files import SUFFIXES

    for name in inputs:
        path = Path(name)
        if name == "-" or not path.is_dir():
            yield name
            continue
        pages = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file() and not p.name.startswith("."))
        if not pages:
            raise UnreadableError(f"{name}: the folder holds no pages ({', '.join(SUFFIXES)}); name the files themselves")
        yield from map(str, pages)


def _parse(name: str, repair: str, url: str | None, published: str | None) -> "Document":
    from vnplan.model.options import Options
    from vnplan.pipeline import parse

    source = piped() if name == "-" else Path(name)
    return parse(source, url=url, published=published, options=Options.model_validate({"repair": repair}))


def _render(document: "Document", form: str, indent: int | None, only: str | None) -> str | bytes:
    from vnplan.export import dump as render

    if only is None:
        return render(document, form, indent=indent)
    node = document.find(only)
    if node is None:
        labels = ", ".join(label for label in _labels(document)[:20])
        raise click.ClickException(f"{document.source.name or '-'}: there is no “{only}”; there are: {labels}")
    return json.dumps(node.model_dump(mode="json"), ensure_ascii=False, indent=indent)


def _segmented(document: "Document") -> str:
    from vnplan.export.chunks import chunks

    try:
        return "".join(f"{chunk.model_dump_json()}\n" for chunk in chunks(document, segment=True))
    except VnplanError as error:
        raise click.ClickException(str(error)) from error


def _labels(document: "Document") -> list[str]:
    return [node.label for node in document.walk() if hasattr(node, "label")]


def _emit(piece: str | bytes, output: Path | None) -> None:
    write(piece if isinstance(piece, bytes) else (piece if piece.endswith("\n") else f"{piece}\n").encode(), output)


@cli.command()
@click.argument("name", metavar="FILE|-")
@click.option("--spans/--no-spans", default=False, help="Show where in the source each node stands.")
@click.option("--repair", type=click.Choice(["off", "cautious", "standard", "eager"]), default="standard", show_default=True)
def show(name: str, *, spans: bool, repair: str) -> None:
    """Print the tree of a document in the terminal, in colour."""
    from rich.console import Console

    from vnplan.show import render

    Console().print(render(_parse(name, repair, None, None), spans=spans))


@cli.command(name="formats")
def formats_command() -> None:
    """List the formats that dump can write."""
    from vnplan.export import describe, formats

    for name in formats():
        click.echo(f"{name:12} {describe(name)}")


@cli.command()
def schema() -> None:
    """Print the JSON schema of what dump writes."""
    from vnplan.model.document import Document

    click.echo(json.dumps(Document.model_json_schema(), ensure_ascii=False, indent=1))
