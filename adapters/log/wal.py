"""How does a file come to have a write-ahead log when several processes make it at once?"""

from __future__ import annotations

import sqlite3
import time
from typing import Final

_AGAIN_S: Final = 0.005


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
