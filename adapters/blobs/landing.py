"""How does a new file appear under its name only when it is complete and on disk?"""

import contextlib
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .errors import BlobNotWritten

SUFFIX = ".partial"
LEFTOVER_AGE_S = 86_400.0
"""A partial file nobody wrote to for a day belongs to no living writer."""


class Partial(NamedTuple):
    """A file that is growing: its present path, and a descriptor open for reading and writing."""

    path: Path
    descriptor: int


@contextlib.contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Inside, an ``OSError`` means that ``path`` or its folder took no more.

    Raises:
        BlobNotWritten: instead of it.
    """
    try:
        yield
    except OSError as error:
        raise BlobNotWritten(path, error.strerror or str(error)) from error


@contextlib.contextmanager
def partial_file(folder: Path) -> Iterator[Partial]:
    """A new file in ``folder``, 0600; if it was not moved away by the end, it is deleted.

    Raises:
        BlobNotWritten: it cannot be made.
    """
    path = folder / f"{secrets.token_hex(16)}{SUFFIX}"
    with writing_to(path):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        yield Partial(path, descriptor)
    finally:
        os.close(descriptor)
        path.unlink(missing_ok=True)


def land(partial: Partial, target: Path) -> None:
    """Make a complete partial file durable under ``target``, replacing what is there; ``OSError`` if it cannot."""
    os.fsync(partial.descriptor)
    partial.path.rename(target)
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
