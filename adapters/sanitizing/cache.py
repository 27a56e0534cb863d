"""What need not be computed again? Compiled rules as files, findings and public forms in one SQLite file.

All of it lies in ``<home>/cache`` (0600) and may be deleted at any time: it saves work and decides nothing. It holds
secrets (what a finding's value is), so it never travels and goes with an erasure.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Final

LARGEST: Final = 16 * 1024 * 1024
"""Bytes of one kept value; what is larger is made again."""
_SCHEMA: Final = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"


class RuleCache:
    """Compiled rules, one file a database; the key names rules, compiler and version."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """The bytes under ``key``, or ``None``."""
        try:
            return (self._folder / key).read_bytes()
        except OSError:  # not there, or not readable: compiled again
            return None

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value``; whoever writes at the same time writes the same. A full or read-only disk keeps nothing."""
        with suppress(OSError):  # what is not kept is made again
            self._write(key, value)

    def _write(self, key: str, value: bytes) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial = self._folder / f".{key}.{os.getpid()}"
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600), "wb") as file:
            file.write(value)
        partial.replace(self._folder / key)


class NoCache:
    """Nothing is kept."""

    def get(self, key: bytes) -> bytes | None:
        """Never anything."""
        return None

    def put(self, key: bytes, value: bytes) -> None:
        """Forget it."""

    def close(self) -> None:
        """Nothing was opened."""


class FileCache:
    """Findings and public forms, in ``<home>/cache/sanitizer.db``; made when first used, for one process."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "sanitizer.db"
        self._opened: sqlite3.Connection | None = None

    def get(self, key: bytes) -> bytes | None:
        """The bytes under ``key``, or ``None``."""
        try:
            row = self._connection().execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
        except sqlite3.OperationalError:  # locked for long, or the disk is full: not worth waiting for
            return None
        except sqlite3.DatabaseError:
            self._begin_anew()
            return None
        return bytes(row[0]) if row else None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep ``value``, unless it is too large. Not flushed to disk: a lost entry is made again."""
        if len(value) > LARGEST:
            return
        try:
            self._connection().execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, value))
        except sqlite3.OperationalError:  # as above: what is not kept is made again
            return
        except sqlite3.DatabaseError:
            self._begin_anew()

    def close(self) -> None:
        """Close the file."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _connection(self) -> sqlite3.Connection:
        if self._opened is None:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
            found = sqlite3.connect(self._path, timeout=30, isolation_level=None)
            found.execute("PRAGMA journal_mode=WAL")
            found.execute("PRAGMA synchronous=OFF")
            found.execute(_SCHEMA)
            self._opened = found
        return self._opened

    def _begin_anew(self) -> None:
        """A damaged cache is worth nothing: it is thrown away, and the next call makes a new one."""
        self.close()
        for ending in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
