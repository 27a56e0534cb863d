"""How is the database file opened, and what is a transaction?

The library's pool prepares every statement anew (its statement cache is 1) and begins deferred; here writers share
one kept connection with a cache of 128, begin IMMEDIATE, and a nested call of the same thread joins the open
transaction, so that our statements and the library's inserts commit together.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Final

from eventsourcing.sqlite import SQLiteConnection, SQLiteConnectionPool, SQLiteCursor, SQLiteDatastore

from ...domain.errors import ApprenticeError
from .errors import LogBusy, translated
from .lock import Turn, TurnTimeout
from .wal import use_wal

LOCK_TIMEOUT_S: Final = 30
_CACHED_STATEMENTS: Final = 128
_PAGE_SIZE: Final = 2048
"""Half of SQLite's own: an append writes four pages, and with larger ones a commit takes 10 us longer."""


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
        connection.execute(f"PRAGMA page_size={_PAGE_SIZE}")  # of a file that is made now; any other keeps its own
        use_wal(connection, LOCK_TIMEOUT_S)
        connection.execute("PRAGMA synchronous=FULL")
        # A build option decides SQLite's default, so it is set everywhere: what is erased must not stay in free pages.
        connection.execute("PRAGMA secure_delete=ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _connection(kept: sqlite3.Connection | SQLiteCursor) -> sqlite3.Connection:
    return kept if isinstance(kept, sqlite3.Connection) else kept.sqlite_cursor.connection


class LogConnectionPool(SQLiteConnectionPool):
    """The library's pool, for readers, with our connections in it."""

    def _create_connection(self) -> SQLiteConnection:
        return SQLiteConnection(sqlite_conn=connect(self.db_name), max_age=None)


class _Writing:
    """A write transaction. A class, not a generator: appending one event spends 10 us less on the way."""

    __slots__ = ("_datastore",)

    def __init__(self, datastore: LogDatastore) -> None:
        self._datastore = datastore

    def __enter__(self) -> SQLiteCursor:
        try:
            return self._datastore.begin()
        except (sqlite3.Error, TurnTimeout) as error:
            raise self._datastore.in_words(error) from error

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        try:
            self._datastore.end("COMMIT" if error is None else "ROLLBACK")
        except sqlite3.Error as trouble:
            raise self._datastore.in_words(trouble) from trouble
        if isinstance(error, sqlite3.Error):
            raise self._datastore.in_words(error) from error


class LogDatastore(SQLiteDatastore):
    """One writer connection under a turn, readers from the pool, errors in the user's words."""

    def __init__(self, path: Path, lock_path: Path) -> None:
        super().__init__(str(path), originator_id_type="text")
        self.pool = LogConnectionPool(db_name=str(path))
        self.path = str(path)
        self.turn = Turn(lock_path, LOCK_TIMEOUT_S)
        """Among processes; taken after ``alone`` and given up before it."""
        self.alone = threading.Lock()
        """Among this process's threads: held while one of them writes."""
        self._writing = threading.local()
        self.writer: SQLiteCursor | None = None
        """The kept connection, from this process's first transaction on; whoever uses it has his turn."""
        self._watcher: sqlite3.Connection | None = None
        self._watching = threading.Lock()
        self.begun = self.committed = 0
        """The write transactions begun by this object, and which of them was the last to be committed."""

    def in_words(self, error: sqlite3.Error | TurnTimeout) -> ApprenticeError:
        """What a user can understand of it."""
        if isinstance(error, TurnTimeout):
            return LogBusy(self.path, LOCK_TIMEOUT_S)
        return translated(error, self.path, LOCK_TIMEOUT_S)

    @contextmanager
    def translating(self) -> Iterator[None]:
        """Raise SQLite's errors as ApprenticeErrors."""
        try:
            yield
        except sqlite3.Error as error:
            raise self.in_words(error) from error

    def transaction(  # type: ignore[override]  # the library's is a generator; all that is asked of either is `with`
        self, *, commit: bool
    ) -> AbstractContextManager[SQLiteCursor]:
        """A transaction: ``commit`` begins IMMEDIATE under the turn; inside one, join it.

        Raises:
            ApprenticeError: what SQLite refused, in words (``errors.py``).
        """
        if getattr(self._writing, "now", False):
            return nullcontext(self._writer_cursor())
        return _Writing(self) if commit else self._reading()

    @contextmanager
    def _reading(self) -> Iterator[SQLiteCursor]:
        with self.translating(), self.get_connection(commit=False) as connection:
            cursor = connection.cursor()
            cursor.execute("BEGIN")
            try:
                yield cursor
            finally:
                connection.rollback()

    def _writer_cursor(self) -> SQLiteCursor:
        if self.writer is None:
            self.writer = SQLiteCursor(connect(self.path).cursor())
        return self.writer

    def begin(self) -> SQLiteCursor:
        """Take the turn and begin; the kept cursor, in which every nested call of this thread joins."""
        self.alone.acquire()
        try:
            self.turn.take()
            try:
                cursor = self.writer or self._writer_cursor()
                cursor.sqlite_cursor.execute("BEGIN IMMEDIATE")  # past the library's wrapper, which every append pays
            except BaseException:
                self.turn.give_up()
                raise
        except BaseException:
            self.alone.release()
            raise
        self._writing.now = True
        self.begun += 1
        return cursor

    def end(self, statement: str) -> None:
        """COMMIT or ROLLBACK, and let the next writer in."""
        try:
            cursor = (self.writer or self._writer_cursor()).sqlite_cursor
            # SQLite may have rolled back by itself (a full disk); there is nothing left to undo then.
            if statement == "COMMIT":
                cursor.execute(statement)
                self.committed = self.begun
            elif cursor.connection.in_transaction:
                cursor.execute(statement)
        except BaseException:
            if self._writer_cursor().sqlite_cursor.connection.in_transaction:
                self._writer_cursor().execute("ROLLBACK")
            raise
        finally:
            self._writing.now = False
            self.turn.give_up()
            self.alone.release()

    def data_version(self) -> int:
        """A number that changes when anybody, we too, has written; about 5 us, so it can be polled."""
        with self.translating(), self._watching:
            if self._watcher is None:
                self._watcher = connect(self.path)
            return int(self._watcher.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close every connection; the last one out folds the WAL back."""
        super().close()
        for name in ("_watcher", "writer", "turn"):
            kept = self.__dict__.pop(name, None)
            if kept is not None:
                (kept if isinstance(kept, Turn) else _connection(kept)).close()
