"""What did the agent write about its own work in this attempt? Read from its workspace, kept, and compared."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from ...domain.ports import Blobs
from ...domain.values import Claims, SideFile
from . import claims
from .stepbook import StepBook

ENGINE_FOLDER: Final = ".apprentice"
"""With a repository it is asked for here, outside the patch."""
_FOLDERS: Final = ("", ENGINE_FOLDER, "artifacts")


class Reports:
    """The two files of one workspace. Made before the agent starts: what lay there already is not its report."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._before = {place: sha256(data).digest() for place, data in _found(root).items()}

    def taken(self, blobs: Blobs, book: StepBook, *, completed: bool) -> Claims | None:
        """What it says now, and how that stands to what was observed; None where it says nothing."""
        found = {p: d for p, d in _found(self._root).items() if sha256(d).digest() != self._before.get(p)}
        return claims_of(found, self._root, blobs, book, completed=completed)


def claims_of(
    found: Mapping[str, bytes], root: Path, blobs: Blobs, book: StepBook, *, completed: bool
) -> Claims | None:
    """Read, keep and compare the files found; an attempt of which no step was seen is compared with nothing."""
    if not found:
        return None
    told = claims.read_claims({place.removeprefix(f"{ENGINE_FOLDER}/"): data for place, data in found.items()})
    there = [name for name in told.files if _is_there(root, name)]
    calls = (book.calls, book.failed) if book.count else (len(told.steps), 0)
    return Claims(
        files=tuple(SideFile(name=p, content=blobs.put(d, "application/json")) for p, d in sorted(found.items())),
        steps=len(told.steps),
        status=told.status[:200] if told.status is not None else None,
        problems=told.problems,
        differences=claims.differences(told, *calls, there, completed=completed),
    )


def left_in(root: Path) -> dict[str, bytes]:
    """The files as a crash left them."""
    return _found(root)


def _found(root: Path) -> dict[str, bytes]:
    """Both files wherever they are looked for: regular files only, no link followed, one byte over the limit read."""
    names = [(folder, name) for folder in _FOLDERS for name in (claims.TRACE, claims.OUTPUTS)]
    read = {"/".join(filter(None, pair)): _bytes(root / pair[0], pair[1]) for pair in names}
    return {place: data for place, data in read.items() if data is not None}


def _bytes(folder: Path, name: str) -> bytes | None:
    if folder.is_symlink():
        return None
    try:
        # An agent may leave a pipe under that name: reading it would wait for ever.
        descriptor = os.open(folder / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None  # not there, or nothing that can be read: then there is no report
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return None
    with os.fdopen(descriptor, "rb") as file:
        return file.read(claims.LIMIT + 1)


def _is_there(root: Path, name: str) -> bool:
    """Whether the workspace holds a file of that name, wherever the agent says it lies."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    try:
        return any((folder / last).is_file() for folder in (root / "artifacts", root)) or _below(root, name)
    except (OSError, ValueError):
        return False  # a name that no file system takes


def _below(root: Path, name: str) -> bool:
    path = (root / name).resolve()
    return path.is_relative_to(root.resolve()) and path.is_file()
