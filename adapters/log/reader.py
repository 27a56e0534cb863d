"""What does the log say, to a command that only looks? sqlite3 and json, nothing else is loaded.

Never creates a log, never waits for a writer, never writes to the file. (SQLite may leave an empty ``-wal`` and a
``-shm`` beside it: that is how a WAL database is read.)
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Final
from urllib.parse import quote

from ...domain.errors import ApprenticeError
from .errors import LogBusy, NotALog, translated
from .format import NO_DIGEST, digest
from .schema import APPLICATION_ID
from .upcast import upcast

_WAIT_S: Final = 5.0
_SELECT: Final = (
    "SELECT notification_id, originator_id, originator_version, topic, state, body"
    " FROM stored_events LEFT JOIN bodies ON id = notification_id"
)
_LAST: Final = 2**62
Document = dict[str, Any]
"""version, type, schema, recorded_at, occurred_at, clock, command_id, actor, data, digest, erased; ``data`` is
upcast as far as this version knows."""


class LogUnreadable(ApprenticeError):
    """The file is there and cannot be opened."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"cannot read the log `{path}`: {reason}",
            "check the mode of the file and its folder: reading a log in use needs its -wal and -shm files",
        )


class LogReader:
    """Read-only access to the log of ``home``; a home without a log reads as an empty log. Use as a ``with``.

    Raises:
        ApprenticeError: the file cannot be opened, or is not a log (exit 1 or 5).
    """

    def __init__(self, home: Path) -> None:
        self.path = home / "events.db"
        self._connection = _open(self.path) if self.path.exists() else None

    def __enter__(self) -> LogReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()

    @property
    def exists(self) -> bool:
        """Whether there is a log at all."""
        return self._connection is not None

    def rows(self, statement: str, *parameters: object) -> Iterator[tuple[Any, ...]]:
        """The rows of a SELECT. Raises ApprenticeError: SQLite's errors in words."""
        if self._connection is None:
            return
        try:
            yield from self._connection.execute(statement, parameters)
        except sqlite3.Error as error:
            raise translated(error, str(self.path), _WAIT_S) from error

    def store_id(self) -> str | None:
        """The store's id, None without a log."""
        return next((row[0] for row in self.rows("SELECT id FROM store")), None)

    def runs(self) -> dict[str, str]:
        """Run id -> stream."""
        return dict(self.rows("SELECT run_id, stream FROM runs ORDER BY run_id"))

    def stream_of(self, run_id: str) -> str | None:
        """The stream that holds the run id."""
        return next((row[0] for row in self.rows("SELECT stream FROM runs WHERE run_id = ?", run_id)), None)

    def streams(self) -> list[str]:
        """Every stream id, sorted."""
        return [row[0] for row in self.rows("SELECT DISTINCT originator_id FROM stored_events ORDER BY originator_id")]

    def head(self, stream: str) -> tuple[int, str]:
        """Last version and its digest; 0 and 64 zeros where there is nothing."""
        statement = f"{_SELECT} WHERE originator_id = ? ORDER BY originator_version DESC LIMIT 1"
        for _, name, version, kind, state, _ in self.rows(statement, stream):
            return version, digest(name, version, kind, state)
        return 0, NO_DIGEST

    def last_row(self) -> int:
        """The newest row of the whole log; 0 if it is empty."""
        return next((row[0] for row in self.rows("SELECT coalesce(max(notification_id), 0) FROM stored_events")), 0)

    def events(self, stream: str, after: int = 0, until: int = _LAST) -> Iterator[Document]:
        """A stream's events in order, versions in (``after``, ``until``]. Raises NotALog: a row is damaged."""
        where = "WHERE originator_id = ? AND originator_version > ? AND originator_version <= ?"
        for _, document in self._documents(f"{_SELECT} {where} ORDER BY originator_version", stream, after, until):
            yield document

    def events_after(self, row: int, limit: int = 1000) -> Iterator[tuple[int, str, Document]]:
        """(row, stream, event) of the whole log in the order of recording. Raises NotALog: a row is damaged."""
        statement = f"{_SELECT} WHERE notification_id > ? ORDER BY notification_id LIMIT ?"
        for (number, stream), document in self._documents(statement, row, limit):
            yield number, stream, document

    def _documents(self, statement: str, *parameters: object) -> Iterator[tuple[tuple[int, str], Document]]:
        for number, stream, version, kind, state, body in self.rows(statement, *parameters):
            try:
                yield (number, stream), _document(stream, version, kind, state, body)
            except (ValueError, KeyError, TypeError) as error:
                raise NotALog(str(self.path), f"event {version} of {stream} is damaged ({error})") from error


def _document(stream: str, version: int, kind: str, state: bytes, body: bytes | None) -> Document:
    header = json.loads(state)
    content: Document = {"actor": "", "data": {}} if body is None else json.loads(body)
    schema, data = upcast(kind, header["schema"], content["data"])
    return {
        "version": version,
        "type": kind,
        "schema": schema,
        "recorded_at": header["recorded_at"],
        "occurred_at": header["occurred_at"],
        "clock": header["clock"],
        "command_id": header["command_id"],
        "actor": content["actor"],
        "data": data,
        "digest": digest(stream, version, kind, state),
        "erased": body is None,
    }


def _open(path: Path) -> sqlite3.Connection | None:
    """Open without creating: first as a reader among writers; in a folder we cannot write to, as a file at rest."""
    try:
        return _connect(path, "mode=ro")
    except sqlite3.OperationalError as error:
        if _busy(error):
            raise LogBusy(str(path), _WAIT_S) from error
        wal = path.with_name(path.name + "-wal")
        if wal.exists() and wal.stat().st_size:
            # What is in the WAL would be missing from the answer; better none.
            raise LogUnreadable(path, str(error)) from error
    except sqlite3.DatabaseError as error:
        raise NotALog(str(path), str(error)) from error
    return _at_rest(path)


def _at_rest(path: Path) -> sqlite3.Connection | None:
    try:
        return _connect(path, "immutable=1")
    except sqlite3.OperationalError as error:
        raise LogUnreadable(path, str(error)) from error
    except sqlite3.DatabaseError as error:
        raise NotALog(str(path), str(error)) from error


def _busy(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _connect(path: Path, how: str) -> sqlite3.Connection | None:
    uri = f"file:{quote(str(path.absolute()))}?{how}"
    connection = sqlite3.connect(uri, uri=True, timeout=_WAIT_S, isolation_level=None)
    try:
        # A name or digest column damaged into invalid UTF-8 must be shown, not crash the reader.
        connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        # In this order: whoever makes the log right now commits tables and mark together.
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    if tables and mark != APPLICATION_ID:
        connection.close()
        raise NotALog(str(path), "it is a database of something else")
    if not tables:
        # Made but not filled: its creator died in between, or is about to go on.
        connection.close()
        return None
    return connection
