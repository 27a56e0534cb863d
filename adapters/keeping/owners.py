"""How does what belongs to the owner, and not to the log, travel? Placeholder keys, identities, rulesets.

``places`` names it; in an archive it lies below ``owner/``, with the same path as in the home.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from ..blobs.landing import sync_folder
from .container import Packing, Unpacking

FOLDER: Final = "owner/"


def add_owners_files(home: Path, archive: Packing, paths: Iterable[str]) -> None:
    """Pack these files of the home."""
    for path in paths:
        archive.add(FOLDER + path, [(home / path).read_bytes()])


def put_owners_files(home: Path, archive: Unpacking, belongs: Callable[[str], bool]) -> list[str]:
    """Write what this home lacks; the names of those that it has in another form, which stay as they are."""
    left = []
    for path in owners_paths(archive, belongs):
        if not _put(home / path, b"".join(archive.chunks(FOLDER + path))):
            left.append(path)
    return left


def owners_paths(archive: Unpacking, belongs: Callable[[str], bool]) -> list[str]:
    """Where in a home the owner's members belong. Raises ArchiveDamaged: ``belongs`` knows one of them not."""
    paths = [name.removeprefix(FOLDER) for name in archive.names if name.startswith(FOLDER)]
    for path in paths:
        if not belongs(path):
            raise archive.damaged(f"it holds the file `{FOLDER}{path}`, which does not belong there")
    return paths


def _put(target: Path, data: bytes) -> bool:
    """Write a file that is not there; False: there is another one."""
    if target.exists() or target.is_symlink():
        return target.is_file() and target.read_bytes() == data
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(target.parent)
    return True
