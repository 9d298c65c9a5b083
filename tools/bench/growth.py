"""``growth``: how time and memory grow with the page."""

import json
import sys
from functools import partial

import click

from tools.bench.pages import JSON, least

STEEPEST = 11.0
_TIMES = 8
# What a measurement of nearly nothing is taken for: below this the clock says little.
_LEAST = 2e-3

# What grows, and how often it stands in the smaller text.
UNITS = {
    "numbered items": ("1. Giao Sở Y tế kiểm tra trước ngày 15/6/2024.\n", 400),
    "points": ("a) Rà soát danh mục;\n", 400),
    "prose": ("Các đơn vị có liên quan phối hợp thực hiện tốt nhiệm vụ được giao. ", 400),
    "one long line": ("nhiệm vụ ", 4_000),
    "one long word": ("nhiệmvụ", 2_000),
    "bodies in a row": ("UBND các xã: Tân An, ", 150),
    "blank lines": ("\n", 20_000),
    "blanks": (" ", 40_000),
    "breaks": ("<br>", 4_000),
    "table rows": ("| 1 | Rà soát | Sở Y tế | Tháng 6/2024 |\n", 300),
    "html table": ("<table><tr><td>1</td><td>Sở Y tế</td></tr></table>", 150),
    "numbers": ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ; ", 300),
    "dates": ("trước ngày 15/6/2024, ", 300),
    "html lists": ("<ul><li>Sở Y tế</li></ul>", 300),
    "deep nesting": ("<div>", 4_000),
    "stars": ("**", 2_000),
    "brackets": ("[", 2_000),
    "damaged words": ("phổi hợp thực hiên ", 400),
}


@click.command()
@JSON
@click.option("--only", help="One of the kinds of text.")
def growth(*, as_json: bool, only: str | None) -> None:
    """How the cost of parsing grows from n to 8 n of what pages hold; exit code 1 where it grows more than 11 times."""
    from vnplan.pipeline import parse

    rows = {}
    for name, (unit, count) in UNITS.items():
        if only and name != only:
            continue
        parse(unit * (count // _TIMES))
        short, long = (least(partial(parse, unit * size), 2) for size in (count, _TIMES * count))
        rows[name] = round(long / max(short, _LEAST), 2)
    text = "\n".join(f"{name:24} {row:6.2f}" for name, row in rows.items())
    click.echo(json.dumps(rows, ensure_ascii=False, indent=1) if as_json else text)
    sys.exit(any(row > STEEPEST for row in rows.values()))
