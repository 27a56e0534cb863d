"""Which folders of a home hold what? Names only, for those who measure, thin out, carry away or erase."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from ..process.names import file_name
from ..views.placing import run_folder

CACHES: Final = ("cache", "caches")
"""Folders that hold nothing of their own: whatever lies in them can be made again."""
OWNERS: Final = ("keys", "rulesets", "identities.json")
"""What belongs to the owner and not to one session: the placeholder key, the user's rulesets, the identity table.

It travels with ``backup`` and ``export --format log`` and with nothing else. Files, or folders of files."""


class Places(NamedTuple):
    """The folders of one session; ``run`` and ``workspace`` are named by the run id, the others by the stream."""

    run: Path
    workspace: Path
    spool: Path
    agent: Path
    private: Path

    @classmethod
    def of(cls, home: Path, stream: str, run_id: str) -> Places:
        """Name them; they need not be there. Raises Refused or Damaged: stream or run id is no safe name."""
        name, run = file_name(stream), run_folder(home, run_id)
        workspace = home / "workspaces" / run.name
        return cls(run, workspace, home / "spool" / name, home / "agents" / name, home / "private" / name)


def caches(home: Path) -> list[Path]:
    """The cache folders that are there."""
    return [home / name for name in CACHES if (home / name).is_dir()]


def owners_files(home: Path) -> list[Path]:
    """Every regular file of the owner's, sorted."""
    found: list[Path] = []
    for name in OWNERS:
        path = home / name
        if path.is_dir() and not path.is_symlink():
            found += [each for each in path.rglob("*") if each.is_file() and not each.is_symlink()]
        elif path.is_file() and not path.is_symlink():
            found.append(path)
    return sorted(found)


def bytes_in(path: Path) -> int:
    """The sizes of all files at or below a path, links not followed; what vanishes meanwhile counts nothing."""
    try:
        if path.is_symlink() or not path.is_dir():
            return path.lstat().st_size
        return sum(bytes_in(each) for each in path.iterdir())
    except (FileNotFoundError, PermissionError):
        return 0
