"""Who writes catalog.db? The engine: what is new at most five times a second, and everything whenever it waits.

The catalog can be deleted at any time; whatever is missing in it is folded again from the log. The file's tables are
described in ``catalog_schema``, and ``catalog_reader`` is how commands that only look read it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from ...domain.errors import Damaged
from ...domain.events import CheckpointOpened, SessionCancelled, SessionFinished, SessionReopened, SessionStarted
from ...domain.ports import EventLog, Recorded
from ...domain.record import fresh, mutable
from ...projections.catalog import EventRow, State, catalog, session_row
from ...projections.fold import ReadText
from .catalog_schema import FILE, SESSION_COLUMNS, ensure_schema

INTERVAL_S: Final = 0.2
"""At most five updates a second (DESIGN.md, Projections); an update costs as much as the append it follows."""

_AT_ONCE: Final = (SessionStarted, SessionFinished, SessionReopened, SessionCancelled, CheckpointOpened)
"""What a person does next depends on these, also when the driver is killed a moment later."""


@mutable
class _Held:
    """One session's fold: ``version`` is how far it is, ``rows`` what is not written yet.

    ``head`` is the newest version we were told of, ``shown`` the newest that the catalog has.
    """

    state: State
    version: int = 0
    head: int = 0
    shown: int = 0
    rows: list[EventRow] = fresh(factory=list)
    written: float = float("-inf")
    foreign: bool | None = None
    """Whether the session began in another store; None: not looked at yet."""


class Catalog:
    """The catalog of one home. Opened when it is first written to, opened again when the file was deleted."""

    def __init__(self, home: Path, log: EventLog, read: ReadText, monotonic: Callable[[], float]) -> None:
        self._path = home / FILE
        self._log = log
        self._read = read
        self._monotonic = monotonic
        self._connection: sqlite3.Connection | None = None
        self._inode = 0
        self._held: dict[str, _Held] = {}

    def update(self, events: Sequence[Recorded]) -> None:
        """New events of one stream are in the log; they may wait for the next fifth of a second, or for ``settle``."""
        stream = events[0].stream
        held = self._held.setdefault(stream, self._fresh())
        if events[0].version <= held.version + 1:
            _feed(held, events)  # a gap is closed below, from the log
        held.head = events[-1].version
        telling = any(type(recorded.event) in _AT_ONCE for recorded in events)
        if telling or self._monotonic() - held.written >= INTERVAL_S:
            self._write(stream, held.head)

    def settle(self, stream: str) -> None:
        """Write what was put off, once its time has come; for a while nothing more may come."""
        held = self._held.get(stream)
        if held is not None and held.head > held.shown and self._monotonic() - held.written >= INTERVAL_S:
            self._write(stream, held.head)

    def flush(self, stream: str) -> None:
        """Everything the log has of that stream is in the catalog when this returns.

        Raises:
            Damaged: the catalog knows events that the log does not have any more.
        """
        head = self._log.head(stream).version
        stored = self._write(stream, head)
        if stored > head and stored > self._log.head(stream).version:
            raise Damaged(
                f"{stream} ends at version {head}, the catalog knows {stored}",
                "`apprentice verify --all` says what is missing; restore the log from a backup",
            )

    def _write(self, stream: str, head: int) -> int:
        """Bring the stream up to ``head``, unless somebody brought it further; the version that was there before."""
        self._held.setdefault(stream, self._fresh())
        connection = self._open()
        connection.execute("BEGIN IMMEDIATE")
        try:
            stored = _stored(connection, stream)
            if stored < head:
                self._bring_up(connection, stream, stored, head)
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # the first error is the one to show
                connection.execute("ROLLBACK")
            raise
        held = self._held[stream]
        held.written, held.shown = self._monotonic(), max(stored, head)
        return stored

    def _bring_up(self, connection: sqlite3.Connection, stream: str, stored: int, head: int) -> None:
        """Write what is missing after ``stored``; another process may have written more or less than we hold."""
        held = self._held[stream]
        written = held.version - len(held.rows)
        if not written <= stored <= held.version:
            held = self._held[stream] = self._resumed(connection, stream, stored)
        if held.version < head:
            _feed(held, list(self._log.read(stream, held.version, head)))
        row = session_row(held.state)
        if held.foreign is None:
            # A stream's id is made of its store's, so that of another store shows that the session began elsewhere.
            held.foreign = stream != self._log.new_stream(row.run_id)
        row = row._replace(imported=row.imported or held.foreign)
        number = _upsert(connection, tuple(row), held.version - stored)
        _insert(connection, number, [r for r in held.rows if r.version > stored])
        held.rows.clear()

    def _resumed(self, connection: sqlite3.Connection, stream: str, stored: int) -> _Held:
        """The fold at ``stored``, without reading steps: how many there were stands in the row that is there.

        A command from a fresh process on a session of ten thousand steps costs no more than one on a short session.
        """
        held = self._fresh()
        for recorded in self._log.read(stream, 0, stored, steps=False):
            catalog.step(held.state, recorded)
        held.version = stored
        held.state.status.tally.steps = {0: _stored_steps(connection, stream)}
        return held

    def rebuild(self, stream: str) -> None:
        """Forget one stream and fold it again from the log."""
        connection = self._open()
        with connection:
            _forget(connection, stream)
        self._held.pop(stream, None)
        self.flush(stream)

    def erase(self, stream: str) -> None:
        """Forget one stream and merge the search index, which would keep deleted words; then close, to be purged."""
        connection = self._open()
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            _forget(connection, stream)
            connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        self._held.pop(stream, None)
        self._close()

    def bring_up_to_date(self, streams: Sequence[str]) -> None:
        """Fold whatever the catalog lacks of these streams; a log without sessions gets an empty catalog."""
        self._open()
        for stream in streams:
            if stream.startswith("session-"):
                self.flush(stream)
                self._held.pop(stream, None)

    def close(self) -> None:
        """Write what was put off, and close the file."""
        for stream, held in list(self._held.items()):
            if held.head > held.shown:
                self._write(stream, held.head)
        self._close()

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _fresh(self) -> _Held:
        return _Held(catalog.start(self._read))

    def _open(self) -> sqlite3.Connection:
        """The connection to the file that has the name now: deleted means empty, whoever still has the old one open."""
        if self._connection is not None:
            if self._inode == _inode(self._path):
                return self._connection
            self._close()
        self._connection = ensure_schema(self._path)
        self._inode = _inode(self._path)
        return self._connection


def _feed(held: _Held, events: Sequence[Recorded]) -> None:
    for recorded in events:
        if recorded.version > held.version:
            held.rows.extend(catalog.step(held.state, recorded))
            held.version = recorded.version


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return 0


def _stored(connection: sqlite3.Connection, stream: str) -> int:
    found = connection.execute("SELECT version FROM sessions WHERE stream = ?", (stream,)).fetchone()
    return int(found[0]) if found is not None else 0


def _stored_steps(connection: sqlite3.Connection, stream: str) -> int:
    found = connection.execute("SELECT status FROM sessions WHERE stream = ?", (stream,)).fetchone()
    return int(json.loads(found[0])["traced_steps"]) if found is not None else 0


_NAMES: Final = ", ".join(SESSION_COLUMNS)
_INDEXED: Final = ("run_id", "stream", "started_at", "imported")
_CHANGING: Final = tuple(name for name in SESSION_COLUMNS if name not in _INDEXED)
_UPDATE: Final = (
    f"UPDATE sessions SET {', '.join(f'{name} = ?{SESSION_COLUMNS.index(name) + 1}' for name in _CHANGING)}"
    f" WHERE {' AND '.join(f'{name} = ?{SESSION_COLUMNS.index(name) + 1}' for name in _INDEXED)} RETURNING id"
)
_UPSERT: Final = (
    f"INSERT INTO sessions ({_NAMES}) VALUES ({', '.join('?' * len(SESSION_COLUMNS))}) ON CONFLICT (stream) DO UPDATE"
    f" SET {', '.join(f'{name} = excluded.{name}' for name in SESSION_COLUMNS if name != 'stream')} RETURNING id"
)


def _upsert(connection: sqlite3.Connection, row: tuple[object, ...], more: int) -> int:
    """Write the session's row; its number. What is indexed hardly ever changes, and is then left alone."""
    connection.execute("UPDATE totals SET events = events + ?", (more,))
    found = connection.execute(_UPDATE, row).fetchall() or connection.execute(_UPSERT, row).fetchall()
    return int(found[0][0])


def _insert(connection: sqlite3.Connection, session: int, rows: Sequence[EventRow]) -> None:
    """Write the events' lines, and the words of those that have any, under the same number."""
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM events").fetchone()
    numbered = list(enumerate(rows, last + 1))
    connection.executemany(
        "INSERT INTO events (id, session, version, recorded_at, type, actor, line, field) VALUES (?,?,?,?,?,?,?,?)",
        [(n, session, r.version, r.recorded_at, r.type, r.actor, r.line, r.field) for n, r in numbered],
    )
    connection.executemany(
        "INSERT INTO words (rowid, text) VALUES (?, ?)", [(n, r.words) for n, r in numbered if r.words]
    )


def _forget(connection: sqlite3.Connection, stream: str) -> None:
    found = connection.execute("SELECT id, version FROM sessions WHERE stream = ?", (stream,)).fetchone()
    if found is None:
        return
    session, version = found
    connection.execute("DELETE FROM words WHERE rowid IN (SELECT id FROM events WHERE session = ?)", (session,))
    connection.execute("DELETE FROM events WHERE session = ?", (session,))
    connection.execute("DELETE FROM sessions WHERE id = ?", (session,))
    connection.execute("UPDATE totals SET events = events - ?", (version,))
