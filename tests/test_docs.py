"""The documentation does what it says: its Python and its commands run and print what it shows, its links lead somewhere."""

import ast
import contextlib
import difflib
import doctest
import io
import os
import re
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import CORPORA, ROOT
from vnplan.cli import cli
from vnplan.errors import VnplanError

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
# Blocks that import these need a cluster: they are compiled only. tests/batch proves the engines on a scheduler of its own.
NEEDS_A_CLUSTER = {"ray"}
# What these show starts workers, or loads libraries that take seconds.
HEAVY = {"batch.md", "cli.md", "rag.md"}
# What the blocks of a page take as given.
GIVEN = {"batch.md": {"pages": [CORPORA / "plan_news.txt"]}}
_BLOCK = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_NAMED = re.compile(r"corpora/([\w.]+)")
_SAME = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(page: Path, language: str) -> list[str]:
    return [body for found, body in _BLOCK.findall(page.read_text("utf-8")) if found == language]


def with_blocks(language: str) -> list[Path]:
    return [page for page in PAGES if blocks(page, language)]


def matches(shown: str, printed: str) -> bool:
    """True if it is the same up to white space, where ``...`` stands for anything."""
    return doctest.OutputChecker().check_output(shown, printed, _SAME)


def difference(shown: str, printed: str) -> str:
    return "\n".join(difflib.unified_diff(shown.splitlines(), printed.splitlines(), "shown", "printed", lineterm=""))


def imported(block: str) -> set[str]:
    nodes = list(ast.walk(ast.parse(block)))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return {name.partition(".")[0] for name in names}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the pages of the corpus that the documentation names, where it may write."""
    (tmp_path / "corpora").mkdir()
    for name in {name for page in PAGES for name in _NAMED.findall(page.read_text("utf-8"))}:
        if (CORPORA / name).is_file():
            (tmp_path / "corpora" / name).symlink_to(CORPORA / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("VNPLAN_LANG", "en")
    return tmp_path


@pytest.mark.parametrize(
    "page",
    [pytest.param(page, marks=pytest.mark.slow if page.name in HEAVY else ()) for page in with_blocks("python")],
    ids=lambda p: p.name,
)
def test_code_runs_and_prints_what_is_shown(page: Path, desk: Path) -> None:
    del desk
    namespace: dict[str, object] = {"__name__": "docs", **GIVEN.get(page.name, {})}
    for block in blocks(page, "python"):
        code = compile(block, page.name, "exec")
        if imported(block) & NEEDS_A_CLUSTER:
            continue
        missing = {name for name in imported(block) if find_spec(name) is None}
        if missing:
            pytest.skip(f"{page.name} needs {', '.join(sorted(missing))}")
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(code, namespace)  # noqa: S102 - the documentation is ours
        shown = "".join(f"{line}\n" for line in re.findall(r"^#> ?(.*)$", block, re.MULTILINE))
        assert not shown or matches(shown, out.getvalue()), difference(shown, out.getvalue())


def commands(page: Path, *, piped: bool) -> list[tuple[str, str]]:
    """The commands of a page, with pipes or without, and what is shown below each."""
    shown = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
    found = [row for block in blocks(page, "console") for row in shown.findall(block)]
    return [(command, below) for command, below in found if bool({"|", ">", "<"} & set(shlex.split(command))) == piped]


@pytest.mark.parametrize(
    "page",
    [pytest.param(page, marks=pytest.mark.slow if page.name in HEAVY else ()) for page in with_blocks("console")],
    ids=lambda p: p.name,
)
def test_commands_run_and_print_what_is_shown(page: Path, desk: Path) -> None:
    del desk
    for command, shown in commands(page, piped=False):
        printed = run(command)
        assert not shown.strip() or matches(shown, printed), f"$ {command}\n{difference(shown, printed)}"


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in with_blocks("console") if commands(page, piped=True)], ids=lambda p: p.name)
def test_commands_with_pipes_run_and_print_what_is_shown(page: Path, desk: Path) -> None:
    del desk
    for command, shown in commands(page, piped=True):
        script = f'vnplan() {{ "{sys.executable}" -m vnplan "$@"; }}\n{command}'
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True, env=environment)
        assert matches(shown, done.stdout + done.stderr), f"$ {command}\n{difference(shown, done.stdout + done.stderr)}"


def run(command: str) -> str:
    """All that a command prints, run in this process."""
    words = shlex.split(command)
    assert words[0] == "vnplan", command
    result = CliRunner().invoke(cli, words[1:], prog_name="vnplan")
    if isinstance(result.exception, VnplanError):
        return f"vnplan: {result.exception}\n"
    assert result.exception is None or isinstance(result.exception, SystemExit), (command, result.exception)
    return result.output


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_readme_shows_what_comes_out(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del desk
    block = blocks(ROOT / "README.md", "python")[0]
    exec(compile(block, "README.md", "exec"), {"__name__": "docs"})  # noqa: S102 - the documentation is ours
    printed = capsys.readouterr().out.splitlines()
    for line in re.findall(r"^# (.+)$", block, re.MULTILINE):
        shown = re.split(r"\s{2,}\(", line)[0].rstrip()
        assert shown in printed, (shown, printed)


def test_every_command_and_every_format_is_documented() -> None:
    from vnplan.export import formats

    commands = (DOCS / "cli.md").read_text("utf-8")
    known = cli.list_commands(cli.make_context("vnplan", [], resilient_parsing=True))
    assert [name for name in known if f"vnplan {name}" not in commands] == []
    described = (DOCS / "formats.md").read_text("utf-8")
    assert [name for name in formats() if f"`{name}`" not in described] == []


def test_the_degrees_of_caution_are_those_of_the_code() -> None:
    from vnplan.mend.words import SCAN_CONFIDENCE, SETTINGS

    shown = dict(re.findall(r"^\| `(\w+)` \|.*\| ([^|]+) \|$", (DOCS / "repair.md").read_text("utf-8"), re.MULTILINE))
    assert {name: float(shown[name].split(",")[0]) for name in SETTINGS} == {n: s.confidence for n, s in SETTINGS.items()}
    assert f"and {SCAN_CONFIDENCE} on a page" in shown["standard"]


@pytest.mark.slow
@pytest.mark.skipif(find_spec("material") is None, reason="the site needs mkdocs-material: pip install 'vnplan[docs]'")
def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    for page in DOCS.glob("*.md"):
        name = "index.html" if page.stem == "index" else f"{page.stem}/index.html"
        assert "<h1" in (tmp_path / "site" / name).read_text("utf-8"), page.name
