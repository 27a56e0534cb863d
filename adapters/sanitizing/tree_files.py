"""Which files lie in the folder that is to be cleaned, and how is the work divided?"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from ...domain.record import record


@record
class Found:
    """One thing below the root: ``path`` relative, POSIX; ``why_not`` says why it is no file to be cleaned."""

    path: str
    size: int
    why_not: str | None = None

    @property
    def top(self) -> str:
        """The folder directly below the root; files that lie there are together."""
        return self.path.partition("/")[0] if "/" in self.path else ""


def files_below(root: Path) -> list[Found]:
    """Everything, sorted by path; nothing is followed. A single file is a folder of one."""
    if root.is_file():
        return [Found(root.name, root.stat().st_size)]
    return sorted(_walk(root, ""), key=lambda found: found.path.encode("utf-8", "surrogateescape"))


def _walk(folder: Path, prefix: str) -> Iterator[Found]:
    with os.scandir(folder) as entries:
        for entry in entries:
            info = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(info.st_mode):
                yield from _walk(Path(entry.path), f"{prefix}{entry.name}/")
            elif stat.S_ISREG(info.st_mode):
                yield Found(prefix + entry.name, info.st_size)
            else:
                kind = "a symbolic link" if stat.S_ISLNK(info.st_mode) else "neither file nor folder"
                yield Found(prefix + entry.name, 0, kind)


def shares(files: Sequence[Found], workers: int) -> list[list[Found]]:
    """The files for each worker; what lies in one top folder stays together, the largest folders go first."""
    folders: dict[str, list[Found]] = {}
    for found in files:
        folders.setdefault(found.top, []).append(found)
    piles: list[list[Found]] = [[] for _ in range(workers)]
    weights = [0] * workers
    for top in sorted(folders, key=lambda top: (-_weight(folders[top]), top)):
        lightest = weights.index(min(weights))
        piles[lightest] += folders[top]
        weights[lightest] += _weight(folders[top])
    return [sorted(pile, key=lambda found: found.path) for pile in piles if pile]


def _weight(files: Sequence[Found]) -> int:
    """About what files cost: their bytes, and something for each."""
    return sum(found.size + 4096 for found in files)
