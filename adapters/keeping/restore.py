"""How does a home come out of a backup? Laid out beside its place, checked in every part, then given its name."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ...domain.errors import ApprenticeError, Refused
from ..blobs.landing import sync_folder
from ..log.verify import verify_log
from ..views.durable import sync_files
from ..workspace.laying import clear
from .backup import FORMAT, HEADS, LOG, SETTINGS, VERSION, Named, named_by
from .container import Unpacking, unpacking
from .owners import FOLDER
from .places import is_owners

_BLOB: Final = re.compile(r"blobs/([0-9a-f]{64})")
_PRIVATE: Final = re.compile(r"private/([A-Za-z0-9_-][A-Za-z0-9._-]*)/([0-9a-f]{64})\.json")


def restore(path: Path, home: Path) -> Named:
    """Make ``home`` out of a backup; it must not be there, or be empty.

    Raises:
        Refused: the home is in use, or the file is no backup (exit 2).
        Damaged: something in it is not what it must be (exit 5); nothing is there then that was not before.
    """
    if home.is_symlink() or (home.exists() and (not home.is_dir() or any(home.iterdir()))):
        raise Refused(f"`{home}` is not empty", "restore into a new folder: --home DIR")
    with unpacking(path, FORMAT, VERSION) as archive, _beside(home) as staging:
        _lay_out(archive, staging)
        named = _checked(archive, staging)
        _put_in_place(staging, home)
    return named


@contextmanager
def _beside(home: Path) -> Iterator[Path]:
    """An empty folder next to the home; what a killed restore left there is cleared.

    Raises:
        Refused: it cannot be made, or another restore into this home is under way.
    """
    staging = home.with_name(f".{home.name}.restoring")
    try:
        staging.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = os.open(staging, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError as error:
        raise Refused(f"cannot write beside `{home}`: {error.strerror}", "restore to another place: --home") from error
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(folder)
        raise Refused(f"another restore into `{home}` is under way", "wait for it") from None
    try:
        for leftover in staging.iterdir():
            clear(leftover)
        yield staging
    finally:
        clear(staging)
        os.close(folder)


def _lay_out(archive: Unpacking, staging: Path) -> None:
    written = []
    for name in archive.names:
        target = staging / _place(archive, name)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "wb") as file:
            file.writelines(archive.chunks(name))
        if name.startswith("blobs/"):
            # Nobody has stored it since: see BlobStore.remove_if.
            os.utime(target, (0, 0))
        written.append(target)
    sync_files(written, staging)
    for folder in {path.parent for path in written} | {staging}:
        sync_folder(folder)


def _place(archive: Unpacking, name: str) -> str:
    """Where a member belongs in a home. Raises ArchiveDamaged: nowhere."""
    blob = _BLOB.fullmatch(name)
    if blob is not None:
        return f"blobs/{blob[1][:2]}/{blob[1][2:]}"
    if name in (LOG, HEADS, SETTINGS) or _PRIVATE.fullmatch(name):
        return name
    path = name.removeprefix(FOLDER)
    if name.startswith(FOLDER) and is_owners(path):
        return path
    raise archive.damaged(f"it holds the file `{name}`, which belongs to no home")


def _checked(archive: Unpacking, staging: Path) -> Named:
    """The log verifies, and everything that it names is there and is what its name says."""
    if LOG not in archive.names:
        raise archive.damaged("it holds no log")
    for finding in verify_log(staging):
        where = f"event {finding.version} of {finding.stream}: " if finding.stream else ""
        raise archive.damaged(where + finding.what)
    named = named_by(staging / LOG)
    wanted = {f"blobs/{d}" for d in named.blobs} | {f"private/{s}/{d}.json" for s, d in named.private}
    missing = wanted - set(archive.names)
    if missing:
        raise archive.damaged(f"`{min(missing)}` is missing, which the log names")
    for told in archive.manifest["files"]:
        match = _BLOB.fullmatch(told["path"]) or _PRIVATE.fullmatch(told["path"])
        if match is not None and match[match.re.groups] != told["sha256"]:
            raise archive.damaged(f"`{told['path']}` has another digest than its name says")
    for leftover in staging.glob(f"{LOG}-*"):
        leftover.unlink()
    return named


def _put_in_place(staging: Path, home: Path) -> None:
    try:
        staging.rename(home)
        sync_folder(home.parent)
    except OSError as error:
        raise ApprenticeError(
            f"cannot put the home at `{home}`: {error.strerror}", "give a folder on the same file system: --home DIR"
        ) from error
