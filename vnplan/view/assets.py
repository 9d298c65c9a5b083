"""The files of the pages: templates compiled once, styles and scripts with the hashes that the browser is told to trust."""

import json
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Any

from vnplan.errors import MissingExtraError, way
from vnplan.view.labels import labels
from vnplan.view.safe import day, short, shown, web

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def render(template: str, style: str, script: str, values: Mapping[str, Any]) -> str:
    """A page from a template, with a style and a script of its own behind those of all pages; files are named from ``vnplan/``.

    Raises:
        MissingExtraError: jinja2 is not installed.
    """
    styles, scripts = _style(style), _script(script)
    policy = f"default-src 'none'; style-src {_hash(styles)}; script-src {_hash(scripts)}; base-uri 'none'; form-action 'none'"
    page = environment().get_template(template)
    return page.render(policy=policy, style=styles, script=scripts, words=data(labels()), **values)


@cache
def environment() -> "Environment":
    """The templates, with autoescape and with what is invisible written out."""
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError as error:
        raise MissingExtraError(f"the page needs jinja2: {way('view')}") from error
    found = Environment(
        loader=PackageLoader("vnplan", ""), autoescape=True, finalize=shown, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    found.globals |= {"l": _label, "lt": _tip, "word": _word}
    found.filters |= {"day": day, "web": web, "short": short, "brief": _brief}
    return found


def _brief(value: float) -> str:
    """A number that fits a small square."""
    return f"{value:.0f}" if value >= 10 or value == int(value) else f"{value:.1f}"


def data(value: Any) -> str:  # noqa: ANN401 - whatever JSON can say
    """JSON for a data block of a page, without anything that could end the block."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_SCRIPT)
    return said.encode("utf-8", "replace").decode()


def _label(key: str, tag: str = "span") -> "Markup":
    """An element with our word, in Vietnamese until the script says otherwise."""
    from markupsafe import Markup

    return Markup("<{0} data-l={1}>{2}</{0}>").format(Markup(tag), key, labels()[key][0])  # noqa: S704 - a tag of our templates


def _word(key: str) -> str:
    return labels()[key][0]


def _tip(key: str) -> "Markup":
    """The attributes that name an element for those who point at it and for those who do not see it."""
    from markupsafe import Markup

    return Markup('data-lt={0} title="{1}" aria-label="{1}"').format(key, labels()[key][0])


@cache
def _style(name: str) -> str:
    return f"{_text('view/base.css')}\n{_text(name)}"


@cache
def _script(name: str) -> str:
    return f"(() => {{\n{_text('view/base.js')}\n{_text(name)}\n}})();"


def _text(name: str) -> str:
    return (resources.files("vnplan") / name).read_text("utf-8").strip()


@cache
def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
