"""Where among the artifacts lies a deliverable?"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from .names import key

# The engine's and git's own files in a repository are nobody's deliverables.
_PASSED_OVER: Final = frozenset({".git", ".apprentice"})
_ENTRIES: Final = 200_000  # looked at before the search gives up


def locate(name: str, root: Path) -> Path | None:
    """The regular file under ``root`` that ``name`` (a relative path) stands for, or None.

    First the path as spelled, then the path in any case, then the last part anywhere: the shallowest, and
    among equals the first by name.  Symbolic links are not followed, ``root`` itself included.
    """
    wanted = name.replace("\\", "/").removeprefix("./")
    if root.is_symlink() or not root.is_dir():
        return None
    files = list(_files(root))
    by_path = sorted(path for path in files if key(path) == key(wanted))
    if wanted in by_path:
        return root / wanted
    if by_path:
        return root / by_path[0]
    last = key(wanted.rpartition("/")[2])
    elsewhere = [path for path in files if key(path.rpartition("/")[2]) == last]
    return root / min(elsewhere, key=lambda path: (path.count("/"), path)) if elsewhere else None


def _files(root: Path) -> Iterator[str]:
    """Relative paths of the regular files, folder by folder from the top, at most `_ENTRIES` entries."""
    folders, left = [""], _ENTRIES
    while folders:
        folder = folders.pop(0)
        for entry in _entries(root / folder):
            left -= 1
            if left < 0:
                return
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _PASSED_OVER:
                    folders.append(path)
            elif entry.is_file(follow_symlinks=False):
                yield path


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []  # a folder that the agent made unreadable holds nothing that could be delivered
