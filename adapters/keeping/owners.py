"""How does what belongs to the owner, and not to one session, travel? The placeholder key, identities, rulesets.

``places.OWNERS`` names it; in an archive it lies below ``owner/``, with the same path as in the home.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from ..blobs.landing import sync_folder
from .container import Packing, Unpacking
from .places import OWNERS, owners_files

FOLDER: Final = "owner/"


def add_owners_files(home: Path, archive: Packing) -> None:
    """Pack what there is."""
    for path in owners_files(home):
        archive.add(FOLDER + path.relative_to(home).as_posix(), [path.read_bytes()])


def put_owners_files(home: Path, archive: Unpacking) -> list[str]:
    """Write what this home lacks; the names of those that it has in another form, which stay as they are."""
    left = []
    for name in owners_members(archive):
        relative = name.removeprefix(FOLDER)
        if not _put(home / relative, b"".join(archive.chunks(name))):
            left.append(relative)
    return left


def owners_members(archive: Unpacking) -> list[str]:
    """The members that are the owner's. Raises ArchiveDamaged: one that belongs to nobody."""
    found = [name for name in archive.names if name.startswith(FOLDER)]
    for name in found:
        if name.split("/")[1] not in OWNERS:
            raise archive.damaged(f"it holds the file `{name}`, which is none of the owner's")
    return found


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
