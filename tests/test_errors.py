"""What a message about a missing extra tells to do works where the package stands."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT
from vnplan import errors
from vnplan.errors import way

EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]


def test_in_a_checkout_the_command_installs_the_checkout() -> None:
    assert way("office") == f"pip install -e '{ROOT}[office]'"
    assert way("batch", "view") == f"pip install -e '{ROOT}[batch,view]'"


def test_of_an_installed_package_it_names_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(errors, "__file__", str(tmp_path / "site-packages" / "vnplan" / "errors.py"))
    assert way("office") == "pip install 'vnplan[office]'"


def test_every_extra_that_is_named_exists_and_no_message_writes_the_command_itself() -> None:
    for path in (ROOT / "vnplan").rglob("*.py"):
        text = path.read_text("utf-8")
        nodes = ast.walk(ast.parse(text)) if "way(" in text else ()
        for call in (node for node in nodes if isinstance(node, ast.Call)):
            if isinstance(call.func, ast.Name) and call.func.id == "way":
                assert {argument.value for argument in call.args if isinstance(argument, ast.Constant)} <= EXTRAS.keys(), path
        assert "pip install 'vnplan[" not in text or path.name == "errors.py", path


def test_the_docs_list_extras_that_exist() -> None:
    for page in ("index.md", "index.vi.md"):
        rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE)
        named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
        assert {"office", "batch"} <= named <= EXTRAS.keys(), page
