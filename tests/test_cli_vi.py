"""Vietnamese help: which environment asks for it, that it is whole, and that commands do the same in it."""

import os
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from tests.conftest import CORPORA, ROOT
from vnplan.cli import cli
from vnplan.cli_vi import WORDS, key, say, translated, wanted


def every(command: click.Command, path: str = "vnplan") -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            found = command.get_command(ctx, name)
            assert found is not None
            yield from every(found, f"{path} {name}")


COMMANDS = dict(every(cli))


@pytest.mark.parametrize(
    ("environ", "vietnamese"),
    [
        ({"LANG": "vi_VN.UTF-8"}, True),
        ({"LC_ALL": "vi"}, True),
        ({"LC_MESSAGES": "vi_VN", "LANG": "en_GB.UTF-8"}, True),
        ({"LC_ALL": "C", "LANG": "vi_VN.UTF-8"}, False),
        ({"VNPLAN_LANG": "vi", "LC_ALL": "C"}, True),
        ({"VNPLAN_LANG": "en", "LANG": "vi_VN.UTF-8"}, False),
        ({"VNPLAN_LANG": "", "LANG": "VI"}, True),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({}, False),
    ],
)
def test_the_environment_chooses(environ: dict[str, str], *, vietnamese: bool) -> None:
    assert wanted(environ) is vietnamese


@pytest.mark.parametrize("path", COMMANDS)
def test_every_help_text_is_translated(path: str) -> None:
    command = COMMANDS[path]
    texts = [command.help, *(p.help for p in command.params if isinstance(p, click.Option))]
    assert [key(text) for text in texts if text and key(text) not in WORDS] == []


@pytest.mark.parametrize("path", COMMANDS)
def test_help_names_the_same_options_commands_and_examples(path: str) -> None:
    words = path.split()[1:]
    english, vietnamese = (CliRunner().invoke(group, [*words, "--help"], prog_name="vnplan") for group in (cli, translated(cli)))
    assert vietnamese.exit_code == english.exit_code == 0
    assert vietnamese.output.startswith("Cách dùng: vnplan")
    assert not {"Options:", "Usage:", "Examples:", "Show this message"} & set(vietnamese.output.replace("  ", "\n").split("\n"))
    command = COMMANDS[path]
    shown = [parameter for parameter in command.params if isinstance(parameter, click.Option) and not parameter.hidden]
    names = [option for parameter in shown for option in parameter.opts if option.startswith("--")]
    names += command.list_commands(click.Context(command)) if isinstance(command, click.Group) else []
    names += [line.strip().partition("  ")[0] for line in (command.epilog or "").split("\n") if "vnplan" in line]
    assert [name for name in names if name not in vietnamese.output] == []


def test_no_translation_is_empty_or_left_over() -> None:
    assert all(english.strip() and vietnamese.strip() and english != vietnamese for english, vietnamese in WORDS.items())


def test_what_is_not_in_the_table_stays_as_it_is() -> None:
    assert say("Nobody has translated this.") == "Nobody has translated this."
    assert say(None) is None


def test_the_english_commands_stay_english() -> None:
    CliRunner().invoke(translated(cli), ["dump", "--help"])
    assert "Read pages and print the document in each." in CliRunner().invoke(cli, ["dump", "--help"]).output


def test_commands_do_the_same() -> None:
    arguments = ["dump", "--format", "facts", str(CORPORA / "plan_news.txt")]
    assert CliRunner().invoke(translated(cli), arguments).output == CliRunner().invoke(cli, arguments).output


def test_the_program_asks_the_environment() -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    command = [sys.executable, "-m", "vnplan", "--help"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, env=environment | {"VNPLAN_LANG": "vi"})
    assert "Liệt kê các định dạng" in done.stdout.decode("utf-8")
