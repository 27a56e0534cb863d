"""Which SQL writes and reads events? The library's recorder over our tables, with the chain sealed under the lock."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple
from uuid import UUID

from eventsourcing.persistence import Notification, StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteCursor

from ...domain.errors import RunExists
from ...domain.events import STEP_TYPES
from ...domain.ports import Head
from .format import NO_DIGEST, digest, seal
from .mapper import VOCABULARY, Unsealed

_INSERT_HEADER: Final = "INSERT INTO stored_events VALUES (?, ?, ?, ?, ?)"
_INSERT_BODY: Final = "INSERT INTO bodies VALUES (?, ?, ?)"
_INSERT_COMMAND: Final = "INSERT INTO commands VALUES (?, ?, ?, ?)"
_LAST_ROW: Final = "SELECT coalesce(max(notification_id), 0) FROM stored_events"
_HEAD: Final = (
    "SELECT originator_version, topic, state FROM stored_events WHERE originator_id = ?"
    " ORDER BY originator_version DESC LIMIT 1"
)
_SITUATION: Final = (
    "SELECT EXISTS (SELECT 1 FROM commands WHERE stream = ?1 AND command_id = ?2),"
    f" ({_LAST_ROW}), originator_version, topic, state FROM (SELECT 1)"
    " LEFT JOIN stored_events ON originator_id = ?1 AND originator_version ="
    " (SELECT max(originator_version) FROM stored_events WHERE originator_id = ?1)"
)
_REPEATED: Final = "SELECT 1 FROM commands WHERE stream = ? AND command_id = ?"
_STEPS: Final = ", ".join(f"'{name}'" for name in STEP_TYPES)
_ROWS: Final = (
    "SELECT originator_version, topic, state, body FROM stored_events LEFT JOIN bodies ON id = notification_id"
    " WHERE originator_id = ? AND originator_version > ? AND originator_version <= ?"
)
_STREAMS: Final = """WITH RECURSIVE name(id) AS (
    SELECT min(originator_id) FROM stored_events
    UNION ALL
    SELECT (SELECT min(originator_id) FROM stored_events WHERE originator_id > name.id) FROM name WHERE id IS NOT NULL)
SELECT id FROM name WHERE id IS NOT NULL"""
digest_of: Final = lru_cache(maxsize=8)(digest)
"""What an append sealed is the head that the next append finds: hashed once."""
LAST: Final = 2**62
"""A version no stream reaches: an open end for ranges."""

Row = Sequence[Any]
"""version, type, state, body (None: erased)"""


class Situation(NamedTuple):
    """What a writer must know before it writes: whether the command was carried out, and where the log stands."""

    repeated: bool
    head: Head
    last_row: int
    vocabulary: int


class Batch:
    """One append on its way: the recorder finds the stream's ``head`` in it and leaves the new one there."""

    __slots__ = ("command_id", "head", "last_row", "recorded_at", "run_id")

    def __init__(self, situation: Situation, command_id: str, recorded_at: str, run_id: str | None) -> None:
        self.command_id = command_id
        self.recorded_at = recorded_at
        self.head = situation.head
        self.last_row = situation.last_row
        self.run_id = run_id


class LogRecorder(SQLiteApplicationRecorder):
    """Inserts are called inside an open write transaction, in which the caller has read the head."""

    def construct_create_table_statements(self) -> list[str]:
        """None: tables are made once, with the file (``creation.py``)."""
        return []

    def _insert_events(
        self, c: SQLiteCursor, stored_events: Sequence[StoredEvent], *, batch: Batch | None = None, **_: object
    ) -> None:
        """The library's way in. Nothing is returned: it would build notifications from headers that lack ``prev``."""
        if batch is None:
            raise TypeError("events are appended through SqliteEventLog, which knows the head and the command")
        if stored_events:
            insert(c, str(stored_events[0].originator_id), [_unsealed(stored) for stored in stored_events], batch)

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """The library's way to read a stream; ``SqliteEventLog.read`` takes the rows as they are."""
        from .stored import SaltedEvent

        order = "DESC" if desc else "ASC"
        statement = f"SELECT salt, {_ROWS.removeprefix('SELECT ')} ORDER BY originator_version {order} LIMIT ?"
        with self.datastore.transaction(commit=False) as c:
            c.execute(statement, (originator_id, gt or 0, LAST if lte is None else lte, -1 if limit is None else limit))
            return [
                SaltedEvent(
                    originator_id=str(originator_id),
                    originator_version=version,
                    topic=topic,
                    state=state,
                    salt=salt,
                    body=body,
                )
                for salt, version, topic, state, body in c.fetchall()
            ]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """The whole log in the order of recording, rows ``start`` to ``stop``, bodies included."""
        from .stored import SaltedNotification

        first = (start or 0) + (0 if inclusive_of_start else 1)
        among = f" AND topic IN ({', '.join('?' * len(topics))})" if topics else ""
        statement = (
            "SELECT notification_id, originator_id, originator_version, topic, state, salt, body"
            " FROM stored_events LEFT JOIN bodies ON id = notification_id"
            f" WHERE notification_id BETWEEN ? AND ?{among} ORDER BY notification_id LIMIT ?"
        )
        with self.datastore.transaction(commit=False) as c:
            c.execute(statement, (first, LAST if stop is None else stop, *topics, limit))
            return [
                SaltedNotification(
                    id=row,
                    originator_id=stream,
                    originator_version=version,
                    topic=topic,
                    state=state,
                    salt=salt,
                    body=body,
                )
                for row, stream, version, topic, state, salt, body in c.fetchall()
            ]


def _unsealed(stored: StoredEvent) -> Unsealed:
    from .stored import SaltedEvent

    assert isinstance(stored, SaltedEvent)
    return Unsealed(stored.originator_version, stored.topic, stored.state, stored.salt, stored.body)


def insert(c: SQLiteCursor, stream: str, events: Sequence[Unsealed], batch: Batch) -> None:
    """Seal at least one event of one stream into the chain and insert it; ``batch`` moves on to the new head."""
    first, row, recorded_at = batch.head.version + 1, batch.last_row, batch.recorded_at
    execute = c.sqlite_cursor.execute  # past the library's wrapper: four calls an append
    for version, topic, unsealed, salt, body in events:
        row += 1
        state = seal(unsealed, recorded_at, batch.head.digest)
        execute(_INSERT_HEADER, (row, stream, version, topic, state))
        execute(_INSERT_BODY, (row, salt, body))
        batch.head = Head(version, digest_of(stream, version, topic, state))
    execute(_INSERT_COMMAND, (stream, batch.command_id, first, batch.head.version))
    batch.last_row = row
    if batch.run_id is not None:
        claim_run(c, batch.run_id, stream)


def rows(c: SQLiteCursor, stream: str, versions: tuple[int, int], *, steps: bool = True, limit: int = -1) -> list[Row]:
    """A stream's rows, ``versions`` in (after, until], at most ``limit`` (-1: all)."""
    among = "" if steps else f" AND topic NOT IN ({_STEPS})"
    c.execute(f"{_ROWS}{among} ORDER BY originator_version LIMIT ?", (stream, *versions, limit))
    found: list[Row] = c.fetchall()
    return found


def head(c: SQLiteCursor, stream: str) -> Head:
    """Where the stream ends."""
    c.execute(_HEAD, (stream,))
    last = c.fetchone()
    if last is None:
        return Head(0, NO_DIGEST)
    version, topic, state = last
    return Head(version, digest(stream, version, topic, state))


def situation(c: SQLiteCursor, stream: str, command_id: str) -> Situation:
    """All that in one statement, for each costs its share of an append."""
    repeated, last, version, topic, state = c.sqlite_cursor.execute(_SITUATION, (stream, command_id)).fetchone()
    head = Head(0, NO_DIGEST) if version is None else Head(version, digest_of(stream, version, topic, state))
    return Situation(bool(repeated), head, last, vocabulary(c))


def is_repeated(c: SQLiteCursor, stream: str, command_id: str) -> bool:
    """Whether the command was carried out already."""
    return c.sqlite_cursor.execute(_REPEATED, (stream, command_id)).fetchone() is not None


def data_version(c: SQLiteCursor) -> int:
    """A number that changes when another connection has committed something."""
    return int(c.sqlite_cursor.execute("PRAGMA data_version").fetchone()[0])


def claim_run(c: SQLiteCursor, run_id: str, stream: str) -> None:
    """Write down which stream a run id names. Raises RunExists: another stream holds it."""
    holder = stream_of(c, run_id)
    if holder is None:
        c.execute("INSERT INTO runs VALUES (?, ?)", (run_id, stream))
    elif holder != stream:
        raise RunExists(run_id)


def stream_of(c: SQLiteCursor, run_id: str) -> str | None:
    """The stream that holds the run id."""
    c.execute("SELECT stream FROM runs WHERE run_id = ?", (run_id,))
    row = c.fetchone()
    return None if row is None else str(row[0])


def streams(c: SQLiteCursor) -> list[str]:
    """Every stream id, sorted; one index look-up a stream, however long the streams are."""
    c.execute(_STREAMS)
    return [row[0] for row in c.fetchall()]


def last_row(c: SQLiteCursor) -> int:
    """The newest row number; 0 in an empty log."""
    c.execute(_LAST_ROW)
    return int(c.fetchone()[0])


def vocabulary(c: SQLiteCursor) -> int:
    """The largest vocabulary that ever wrote to this log."""
    return int(c.sqlite_cursor.execute("PRAGMA user_version").fetchone()[0])


def raise_vocabulary(c: SQLiteCursor) -> None:
    """Remember that this program wrote here."""
    c.execute(f"PRAGMA user_version = {VOCABULARY}")
