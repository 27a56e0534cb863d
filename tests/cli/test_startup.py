"""What does a command line import before it answers? Names, not milliseconds: names do not flake."""

from __future__ import annotations

import pytest

from apprentice import __version__

from .conftest import REVISED
from .running import CommandLine, imported

HEAVY = {"pydantic", "pydantic_core", "openai", "eventsourcing", "orjson", "rich", "importlib.metadata", "yaml"}
"""What costs tens of milliseconds each (the reference measured them), and no reading command needs."""


def test_the_version_is_told_before_click_is_imported(line: CommandLine) -> None:
    """`apprentice --version` is how programs ask whether we are here; it may cost 9 ms."""
    names = imported(line, "--version")

    assert not names & (HEAVY | {"click", "json", "sqlite3", "apprentice.adapters"})
    assert f"apprentice {__version__}\n" == line.program("--version").out
    assert f"apprentice {__version__}\n" == line.program("--version", "--json").out


def test_help_imports_no_command(line: CommandLine) -> None:
    """The table has each command's line: help is as fast with forty commands as with four."""
    names = imported(line, "--help")

    assert not names & HEAVY
    assert not [name for name in names if name.startswith("apprentice.adapters.console.commands.")]


@pytest.mark.parametrize(
    "args",
    [
        ["list"],
        ["list", "--json", "--status", "interrupted"],
        ["status", REVISED],
        ["status", REVISED, "--json"],
        ["search", "missing"],
        ["log", REVISED],
        ["log", REVISED, "-p"],
        ["log", REVISED, "--json"],
        ["settings"],
    ],
    ids=" ".join,
)
def test_looking_is_cheap(lived_in: CommandLine, args: list[str]) -> None:
    """People type these all day; they read tables and must not pay for the machinery that writes them."""
    assert not imported(lived_in, *args) & HEAVY
