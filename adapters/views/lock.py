"""Who may write a run's files now? Whoever holds ``<home>/locks/<stream>.files``; the others wait."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def files_lock(home: Path, stream: str) -> Iterator[None]:
    """Hold the lock inside the ``with``. Waits; the kernel frees it when its holder dies."""
    folder = home / "locks"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(folder / f"{stream}.files", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
