"""``vnplan view``."""

import sys
from pathlib import Path

import click

_EXAMPLES = """\b
Examples:
  vnplan view plan.html -o page.html          a page to look at: text, outline, tasks, deadlines, cited documents
  curl -s URL | vnplan view - -o page.html    read standard input
  vnplan view plan.md > page.html
"""


@click.command(epilog=_EXAMPLES)
@click.argument("name", metavar="FILE|-")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead of standard output.")
@click.option("--repair", type=click.Choice(["off", "cautious", "standard", "eager"]), default="standard", show_default=True)
@click.option("--url", help="The address of the page, where it does not say so itself.")
@click.option("--published", metavar="DATE", help="The day the page appeared (ISO 8601).")
def view(name: str, output: Path | None, repair: str, url: str | None, published: str | None) -> None:
    """Write a document as one HTML file that needs nothing else, to be read in a browser."""
    from vnplan.model.options import Options
    from vnplan.output import write
    from vnplan.pipeline import parse
    from vnplan.view import html

    source = sys.stdin.buffer.read() if name == "-" else Path(name)
    document = parse(source, url=url, published=published, options=Options.model_validate({"repair": repair}))
    write(html(document).encode("utf-8", "replace"), output)
