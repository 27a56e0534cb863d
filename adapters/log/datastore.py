"""How is the database file opened, and what is a transaction?

The library's pool prepares every statement anew (its statement cache is 1) and begins deferred; here writers share
one kept connection with a cache of 128, begin IMMEDIATE, and a nested call of the same thread joins the open
transaction, so that our statements and the library's inserts commit together.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from eventsourcing.sqlite import SQLiteConnection, SQLiteConnectionPool, SQLiteCursor, SQLiteDatastore

from .errors import LogBusy, translated
from .lock import Turn, TurnTimeout

LOCK_TIMEOUT_S: Final = 30
_CACHED_STATEMENTS: Final = 128


def connect(path: str) -> sqlite3.Connection:
    """A connection in autocommit mode with the durability every event is promised."""
    connection = sqlite3.connect(
        path,
        check_same_thread=False,
        isolation_level=None,
        cached_statements=_CACHED_STATEMENTS,
        timeout=LOCK_TIMEOUT_S,
    )
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        # A build option decides SQLite's default, so it is set everywhere: what is erased must not stay in free pages.
        connection.execute("PRAGMA secure_delete=ON")
    except sqlite3.Error:
        connection.close()
        raise
    connection.row_factory = sqlite3.Row
    return connection


def _read(connection: SQLiteConnection) -> Iterator[SQLiteCursor]:
    cursor = connection.cursor()
    cursor.execute("BEGIN")
    try:
        yield cursor
    finally:
        connection.rollback()


class LogConnectionPool(SQLiteConnectionPool):
    """The library's pool, for readers, with our connections in it."""

    def _create_connection(self) -> SQLiteConnection:
        return SQLiteConnection(sqlite_conn=connect(self.db_name), max_age=None)


class LogDatastore(SQLiteDatastore):
    """One writer connection under a turn, readers from the pool, errors in the user's words."""

    def __init__(self, path: Path, lock_path: Path) -> None:
        super().__init__(str(path), originator_id_type="text")
        self.pool = LogConnectionPool(db_name=str(path))
        self.path = str(path)
        self._turn = Turn(lock_path, LOCK_TIMEOUT_S)
        self._lock = threading.RLock()
        self._writing = threading.local()
        self._writer: sqlite3.Connection | None = None
        self._watcher: sqlite3.Connection | None = None
        self._watching = threading.Lock()

    @contextmanager
    def translating(self) -> Iterator[None]:
        """Raise SQLite's and the turn's errors as ApprenticeErrors."""
        try:
            yield
        except sqlite3.Error as error:
            raise translated(error, self.path, LOCK_TIMEOUT_S) from error
        except TurnTimeout as error:
            raise LogBusy(self.path, LOCK_TIMEOUT_S) from error

    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[SQLiteCursor]:
        """A transaction: ``commit`` begins IMMEDIATE under the turn; inside one, join it.

        Raises:
            ApprenticeError: what SQLite refused, in words (``errors.py``).
        """
        joined: sqlite3.Connection | None = getattr(self._writing, "connection", None)
        if joined is not None:
            yield SQLiteCursor(joined.cursor())
        elif commit:
            with self.translating(), self._lock, self._turn.taken():
                yield from self._write()
        else:
            with self.translating(), self.get_connection(commit=False) as connection:
                yield from _read(connection)

    def _write(self) -> Iterator[SQLiteCursor]:
        if self._writer is None:
            self._writer = connect(self.path)
        connection = self._writer
        connection.execute("BEGIN IMMEDIATE")
        self._writing.connection = connection
        try:
            yield SQLiteCursor(connection.cursor())
            connection.execute("COMMIT")
        except BaseException:
            # SQLite may have rolled back by itself (a full disk); there is nothing left to undo then.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        finally:
            self._writing.connection = None

    def data_version(self) -> int:
        """A number that changes when anybody, we too, has written; about 5 us, so it can be polled."""
        with self.translating(), self._watching:
            if self._watcher is None:
                self._watcher = connect(self.path)
            return int(self._watcher.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close every connection; the last one out folds the WAL back."""
        super().close()
        for connection in (getattr(self, "_watcher", None), getattr(self, "_writer", None)):
            if connection is not None:
                connection.close()
        turn = self.__dict__.pop("_turn", None)
        if turn is not None:
            turn.close()
