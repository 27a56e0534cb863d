"""Homes with real sessions in them, each word of which can be found again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from ...cli.running import CommandLine, Said

SECRET = "zanzibar-7431"
"""Stands in everything that belongs to the first session alone."""
SHARED = "kilimanjaro-5895"
"""Stands in an asset that two sessions have."""


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    """A command line with an empty home."""
    return CommandLine(tmp_path / "home")


def run(line: CommandLine, run_id: str, text: str, *assets: Path, **flags: str) -> Said:
    """A session of the practice agent, to its rest."""
    given = [word for asset in assets for word in ("--asset", str(asset))]
    more = [word for name, value in flags.items() for word in (f"--{name.replace('_', '-')}", value)]
    said = line("run", text, *given, "--agent", "practice", "--run-id", run_id, *more)
    assert 0 == said.code, said.err
    return said


def asset(folder: Path, name: str, text: str) -> Path:
    """A file to be given."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text)
    return path


def holding(home: Path, marker: str) -> set[str]:
    """Every file of a home whose bytes, or whose name, hold the marker; relative paths. Nothing is interpreted."""
    found = set()
    for path in home.rglob("*"):
        in_name = marker in str(path.relative_to(home))
        if in_name or (path.is_file() and not path.is_symlink() and marker.encode() in path.read_bytes()):
            found.add(str(path.relative_to(home)))
    return found


def tree(folder: Path, without: Iterable[str] = ()) -> dict[str, bytes]:
    """Relative path -> bytes of every file."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {name: path.read_bytes() for path in sorted(paths) if (name := str(path.relative_to(folder))) not in without}
