"""Which folders of a home hold what? Names only, for those who measure, thin out, carry away or erase."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

from ..process.names import file_name
from ..views.placing import run_folder

CACHES: Final = ("cache", "caches")
"""Folders that hold nothing of their own: whatever lies in them can be made again."""
OWNERS: Final = ("keys", "rules", "rulesets", "identities.json")
"""What belongs to the owner: placeholder keys, his rules, the rulesets used, the identity table. Files or folders.

It travels with ``backup``, and what concerns one session with ``export --format log``, and with nothing else."""
_RULESET: Final = re.compile(r"rulesets/[0-9a-f]{64}\.json")


class Places(NamedTuple):
    """The folders of one session; ``run`` and ``workspace`` are named by the run id, the others by the stream."""

    run: Path
    workspace: Path
    spool: Path
    agent: Path
    private: Path
    key: Path

    @classmethod
    def of(cls, home: Path, stream: str, run_id: str) -> Places:
        """Name them; they need not be there. Raises Refused or Damaged: stream or run id is no safe name."""
        name, run = file_name(stream), run_folder(home, run_id)
        workspace = home / "workspaces" / run.name
        by_stream = (home / folder / name for folder in ("spool", "agents", "private", "keys"))
        return cls(run, workspace, *by_stream)


def caches(home: Path) -> list[Path]:
    """The cache folders that are there."""
    return [home / name for name in CACHES if (home / name).is_dir()]


def owners_files(home: Path) -> list[str]:
    """Every regular file of the owner's, as sorted paths in the home."""
    found: list[Path] = []
    for name in OWNERS:
        path = home / name
        if path.is_dir() and not path.is_symlink():
            found += [each for each in path.rglob("*") if each.is_file() and not each.is_symlink()]
        elif path.is_file() and not path.is_symlink():
            found.append(path)
    return sorted(path.relative_to(home).as_posix() for path in found)


def is_owners(path: str) -> bool:
    """Whether a file of that path in a home is the owner's."""
    return path.partition("/")[0] in OWNERS


def concerns(path: str, stream: str) -> bool:
    """Whether a file of the owner's is needed to make this session's bundle again: not other sessions' keys, and not
    the rules in force, which in another home are others.
    """
    return path in (f"keys/{stream}", "identities.json") or _RULESET.fullmatch(path) is not None


def bytes_in(path: Path) -> int:
    """The sizes of all files at or below a path, links not followed; what vanishes meanwhile counts nothing."""
    try:
        if path.is_symlink() or not path.is_dir():
            return path.lstat().st_size
        return sum(bytes_in(each) for each in path.iterdir())
    except (FileNotFoundError, PermissionError):
        return 0
