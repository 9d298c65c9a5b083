"""Tables of rules, read from TOML on first use."""

import json
import zlib
from functools import cache
from importlib import resources
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from vnplan.errors import RuleError
from vnplan.text import kept_re as re
from vnplan.text.kept import kept


class Rule(BaseModel):
    """A row of a table. Unknown keys are refused; order in the table is priority."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Form(Rule):
    """A written form: ``pattern`` matches each of ``examples`` in full and none of ``rejects``.

    An example is the text and the groups it must give; the patterns are those of the ``regex`` library.
    """

    name: str
    pattern: str
    examples: tuple[dict[str, str], ...]
    rejects: tuple[str, ...] = ()


R = TypeVar("R", bound=Rule)
_FOLD = re.compile(r"\n\s*")


@cache
def load(table: str, key: str, rule: type[R]) -> tuple[R, ...]:
    """The rows ``[[key]]`` of ``tables/<table>.toml``.

    Raises:
        RuleError: the table is missing, is not TOML, or a row does not fit ``rule``; the message names table and row.

    >>> load("doctypes", "type", DocumentType)[0].kind
    'plan'
    """
    out = []
    for index, row in enumerate(_parsed(table).get(key, [])):
        try:
            out.append(rule.model_validate(row))
        except ValidationError as error:
            raise RuleError(f"rules/tables/{table}.toml: [[{key}]] number {index + 1}: {error}") from error
    return tuple(out)


@cache
def words_of(table: str, key: str) -> tuple[str, ...]:
    """The words of all rows ``[[key]]`` of a table, longer ones first."""
    words = {word for row in _parsed(table).get(key, []) for word in row["words"]}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def table_bytes(table: str) -> bytes:
    """A table as it is written."""
    return (resources.files("vnplan.rules") / "tables" / f"{table}.toml").read_bytes()


@cache
def _parsed(table: str) -> dict[str, Any]:
    """A table as its TOML says, read once however many of its keys are asked for."""
    try:
        data = table_bytes(table)
        key = f"folded table {table} {len(data)} {zlib.crc32(data)}"
        found: dict[str, Any] | None = kept().get(key)
        if found is None:
            # Days become text, which is how JSON keeps them; the fields of rules read either.
            found = json.loads(json.dumps(read_table(data.decode()), default=str))
            kept().put(key, found)
    except (OSError, ValueError) as error:
        raise RuleError(f"rules/tables/{table}.toml: {error}") from error
    return found


def read_table(text: str) -> dict[str, Any]:
    r"""A table as its TOML says; where it breaks a pattern over lines, the parts are put together again.

    >>> read_table("pattern = '''a|b\n  |c'''")
    {'pattern': 'a|b|c'}
    """
    # Where tables are kept no reader of TOML is needed.
    import tomllib

    found: dict[str, Any] = _folded(tomllib.loads(text))
    return found


def _folded(value: Any, key: str = "") -> Any:  # noqa: ANN401 - whatever TOML holds
    match value:
        case str():
            return _FOLD.sub("", value) if key == "pattern" and not value.startswith("(?x)") else value
        case dict():
            return {name: _folded(one, name) for name, one in value.items()}
        case list():
            return [_folded(one, key) for one in value]
        case _:
            return value


class DocumentType(Rule):
    """A kind of document: its code for us (what ``kind`` holds wherever one is named), its name, the codes in numbers."""

    kind: str
    name: str
    codes: tuple[str, ...] = ()
    party_codes: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    system: str = "state"
    source: str
    example: str
