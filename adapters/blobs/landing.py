"""How does a new file appear under its name only when it is complete and on disk?"""

import contextlib
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

from .errors import BlobNotWritten

SUFFIX = ".partial"
LEFTOVER_AGE_S = 86_400.0
"""A partial file nobody wrote to for a day belongs to no living writer."""


@contextlib.contextmanager
def partial_file(folder: Path) -> Iterator[tuple[Path, int]]:
    """A new file, 0600, open for reading and writing; if it was not moved away by the end, it is deleted.

    Raises:
        BlobNotWritten: for any ``OSError`` inside; trouble with a source must be told apart before.
    """
    path = folder / f"{secrets.token_hex(16)}{SUFFIX}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            yield path, descriptor
        finally:
            os.close(descriptor)
            path.unlink(missing_ok=True)
    except OSError as error:
        raise BlobNotWritten(folder, error.strerror or str(error)) from error


def land(partial: Path, descriptor: int, target: Path) -> None:
    """Make a complete partial file durable under ``target``, replacing what is there."""
    os.fsync(descriptor)
    partial.rename(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_leftovers(folder: Path, older_than_s: float = LEFTOVER_AGE_S) -> int:
    """Delete partial files a crash left behind; return how many."""
    oldest = time.time() - older_than_s
    removed = 0
    for path in folder.glob(f"*{SUFFIX}"):
        with contextlib.suppress(FileNotFoundError):  # its writer finished just now
            if path.stat().st_mtime <= oldest:
                path.unlink()
                removed += 1
    return removed
