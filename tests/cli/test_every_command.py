"""What is true of every command, whatever it does?"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click
import pytest

from apprentice.adapters.console import commands, docs
from apprentice.adapters.console.group import root
from apprentice.adapters.console.table import COMMANDS
from apprentice.adapters.console.text import cells

from .running import ROOT, CommandLine


def _verbs() -> list[str]:
    """Every command and, of groups, every command inside: ``run``, ``bundle``, ``bundle build``."""
    found = []
    for name, entry in COMMANDS.items():
        command = import_module(f".{entry.module}", commands.__name__).command
        inside = sorted(command.commands) if isinstance(command, click.Group) else []
        found += [name, *(f"{name} {child}" for child in inside)]
    return found


EVERY = pytest.mark.parametrize("name", _verbs())
TABLE = pytest.mark.parametrize("name", list(COMMANDS))


@EVERY
def test_help_is_there_in_forty_columns_and_without_colour(line: CommandLine, name: str) -> None:
    """Help is what people read when they are stuck, on whatever they sit at."""
    said = line(*name.split(), "-h", COLUMNS="40", NO_COLOR="1")

    assert (0, "") == (said.code, said.err)
    assert said.out.startswith(f"Usage: apprentice {name}")
    assert "--json" in said.out
    assert "\x1b" not in said.out


@EVERY
def test_a_wrong_flag_is_refused_in_two_lines(line: CommandLine, name: str) -> None:
    """A typing mistake costs one look, not a page, and writes nothing."""
    said = line(*name.split(), "--no-such-flag", "x")

    assert 2 == said.code
    assert "" == said.out
    error, hint = said.err.splitlines()
    assert error.startswith("error: no such option '--no-such-flag'")
    assert f"hint: `apprentice {name} -h` shows what it takes" == hint
    assert not line.home.exists()


_COMPILES = "rules test"
"""Needs no argument either, and compiles all rules: seconds of a processor."""


@pytest.mark.parametrize(
    "name",
    # `demo` needs none, and works
    [pytest.param(name, marks=[pytest.mark.slow] * (name == _COMPILES)) for name in _verbs() if name != "demo"],
)
def test_without_argument_and_without_a_terminal_nothing_hangs_or_breaks(line: CommandLine, name: str) -> None:
    """A script that forgets an argument gets an answer, never a question and never a traceback."""
    said = line(*name.split(), NO_COLOR="1", COLUMNS="40")

    assert said.code in {0, 2, 3, 4}
    assert "Traceback" not in said.err
    assert said.code == 0 or len(said.err.splitlines()) <= 3
    assert "\x1b" not in said.out + said.err


@EVERY
def test_an_error_with_json_is_one_line_of_json_on_stderr(line: CommandLine, name: str) -> None:
    """stdout stays data also when there is none; a program can still read why."""
    said = line(*name.split(), "--no-such-flag", "--json")

    assert "" == said.out
    assert said.err.startswith('{"error": ')
    assert 1 == len(said.err.splitlines())


@TABLE
def test_its_line_in_the_table_is_true(name: str) -> None:
    """The module is there, and its own help is not empty."""
    module = import_module(f".{COMMANDS[name].module}", commands.__name__)

    assert isinstance(module.command, click.Command)
    assert module.command.help
    assert COMMANDS[name].help.endswith(".")


def test_every_module_stands_in_the_table() -> None:
    """A command nobody can call is no command."""
    there = {path.stem for path in Path(str(commands.__file__)).parent.glob("*.py")} - {"__init__"}

    assert {entry.module for entry in COMMANDS.values()} == there


def test_short_flags_of_a_command_win_over_those_of_every_command() -> None:
    """`list -q TEXT` searches, as everywhere; `--quiet` still works there."""
    group = root()
    with click.Context(group) as context:
        command = group.get_command(context, "list")
    assert command is not None
    names = [name for parameter in command.params for name in parameter.opts]

    assert 1 == names.count("-q")
    assert "--quiet" in names


def test_the_page_of_commands_is_up_to_date() -> None:
    """docs/cli.md is made from the commands; a changed flag without it is a page that lies."""
    written = (ROOT / "docs" / "cli.md").read_text()

    assert docs.page() == written, "run: python -m apprentice.adapters.console.docs > docs/cli.md"


def test_the_bare_command_prints_help_that_fits(line: CommandLine) -> None:
    """The first thing anybody types."""
    said = line.program(COLUMNS="80")

    assert (0, "") == (said.code, said.err)
    assert all(cells(text) <= 80 for text in said.out.splitlines())
    for name, entry in COMMANDS.items():
        assert name in said.out
        assert entry.help.split()[0] in said.out
