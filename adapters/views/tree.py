"""What lies in a bundle folder? Listed without following anything, for the pure checks."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from ...domain.errors import NotFound
from ...projections.bundle.check import Checked, TreeFile, check
from ...projections.bundle.digest import FileLine

_CHUNK: Final = 1 << 20


def list_tree(root: Path) -> list[TreeFile]:
    """Every file, link and other thing below ``root``, sorted by path. Undecodable names keep their bytes escaped."""
    return sorted(_walk(root, ""), key=lambda f: f.path.encode(errors="surrogateescape"))


def _walk(folder: Path, prefix: str) -> Iterator[TreeFile]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = prefix + entry.name
            info = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(info.st_mode):
                yield from _walk(Path(entry.path), name + "/")
            elif stat.S_ISREG(info.st_mode):
                yield TreeFile(name, info.st_size)
            else:
                yield TreeFile(name, info.st_size, "symlink" if stat.S_ISLNK(info.st_mode) else "other")


def chunks(root: Path, path: str) -> Iterator[bytes]:
    """A file's bytes; it was a regular file when it was listed, and is opened only if it still is no link."""
    with os.fdopen(os.open(root / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def line_of(root: Path, file: TreeFile) -> FileLine:
    """A listed file's line; what is no regular file is told by its kind, which is no digest of anything."""
    if file.kind != "file":
        return FileLine(file.path, file.size, file.kind)
    digest, size = sha256(), 0
    for chunk in chunks(root, file.path):
        digest.update(chunk)
        size += len(chunk)
    return FileLine(file.path, size, digest.hexdigest())


def check_folder(root: Path) -> Checked:
    """Check a bundle on disk. Raises NotFound: there is no folder."""
    if not root.is_dir():
        raise NotFound(f"there is no bundle at `{root}`", "`apprentice bundle build RUN` makes one")
    return check(list_tree(root), lambda path: chunks(root, path))
