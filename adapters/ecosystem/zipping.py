"""How does a folder become a zip that is the same wherever and whenever it is made?

Members are stored, names sorted by their UTF-8 bytes, date and mode fixed: the same files give the same bytes.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

from ...domain.errors import Refused
from ..views.tree import chunks, list_tree

_DATE: Final = (1980, 1, 1, 0, 0, 0)
_MODE: Final = 0o100644 << 16
_UNIX: Final = 3

Member = tuple[str, Path | bytes]
"""The name inside, and the file or the bytes."""


def members_of(folder: Path, prefix: str = "") -> list[Member]:
    """The files of a folder. Raises Refused: there is something else in it."""
    found: list[Member] = []
    for file in list_tree(folder):
        if file.kind != "file":
            raise Refused(f"`{folder / file.path}` is no regular file", "`apprentice bundle check` says what is wrong")
        found.append((prefix + file.path, folder / file.path))
    return found


def write_zip(target: Path, members: Iterable[Member]) -> str:
    """Write a new zip beside its place and rename it there; its sha256. Raises Refused: something is there already."""
    if target.exists() or target.is_symlink():
        raise Refused(f"`{target}` is there already", "name another file with -o, or move it away")
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    handle = os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(handle, "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                for name, content in sorted(members, key=lambda member: member[0].encode()):
                    _add(archive, name, content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return digest_of(target)


def digest_of(path: Path) -> str:
    """sha256 of a file, lower-case hex."""
    digest = sha256()
    for piece in chunks(path.parent, path.name):
        digest.update(piece)
    return digest.hexdigest()


def _add(archive: zipfile.ZipFile, name: str, content: Path | bytes) -> None:
    info = zipfile.ZipInfo(name, _DATE)
    info.create_system, info.external_attr, info.compress_type = _UNIX, _MODE, zipfile.ZIP_STORED
    with archive.open(info, "w", force_zip64=isinstance(content, Path) and content.stat().st_size > 1 << 31) as member:
        pieces = (content,) if isinstance(content, bytes) else chunks(content.parent, content.name)
        for piece in pieces:
            member.write(piece)
