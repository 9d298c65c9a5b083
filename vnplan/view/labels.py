"""Our words on the pages, in both languages."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

Label = tuple[str, str]


@cache
def labels() -> Mapping[str, Label]:
    """Vietnamese and English by key; those of a table of the file as ``table.key``.

    >>> labels()["role.basis"]
    ('Căn cứ', 'Legal basis')
    """
    file = resources.files("vnplan.view") / "labels.toml"
    return dict(_flat("", tomllib.loads(file.read_text("utf-8"))))


def _flat(prefix: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Label]]:
    for key, value in table.items():
        if isinstance(value, list):
            vietnamese, english = value
            yield prefix + key, (vietnamese, english)
        else:
            yield from _flat(f"{prefix}{key}.", value)
