"""How do bodies leave the log? By permit, in one transaction with the event that says so; then no byte is left behind.

Headers stay for ever, so the chain still verifies. A deleted body lies on in the write-ahead log until that is folded
back and cut to nothing, which an open reader of another process prevents: erasing and purging are therefore two
steps, and only after the second may anybody say that it is gone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Final

from ...domain.errors import ApprenticeError
from ...domain.ports import Appended, Decide, Pending
from . import recorder as sql
from .event_log import SqliteEventLog

PURGE_WAIT_S: Final = 5.0
"""How long a purge waits for readers and writers of other processes."""

Permits = Iterable[int] | None
"""Versions whose bodies go; None: all of the stream."""


class NotPurged(ApprenticeError):
    """The bodies are gone from the log, and their bytes may still lie in a file."""

    def __init__(self, stream: str, reason: str) -> None:
        super().__init__(
            f"{stream}: erased, not yet purged: {reason}",
            f"end other `apprentice` processes, then `apprentice erase {stream}` completes it",
        )


def erase_bodies(
    log: SqliteEventLog,
    stream: str,
    command_id: str,
    known: int,
    permits: Permits,
    decide: Decide,
    told: Callable[[Appended], Pending],
) -> Appended:
    """Append what ``decide`` returns, tell the store's stream, and delete the bodies. Call it inside ``log.writing``.

    ``told`` makes the store's event of what was appended to the session. The same command again deletes nothing more.

    Raises:
        ApprenticeError: refused by ``decide``, or by the log; nothing was erased.
    """
    with log.writing() as c:
        appended = log.execute(stream, command_id, known, decide)
        if appended.repeated:
            return appended
        store = log.store_stream
        log.append(store, log.head(store).version, command_id, [told(appended)])
        own = appended.head.version
        if permits is None:
            c.execute(
                "INSERT INTO erasing SELECT notification_id FROM stored_events"
                " WHERE originator_id = ? AND originator_version < ?",
                (stream, own),
            )
            c.execute("DELETE FROM runs WHERE stream = ?", (stream,))
        else:
            for version in permits:
                c.execute(
                    "INSERT INTO erasing SELECT notification_id FROM stored_events"
                    " WHERE originator_id = ? AND originator_version = ?",
                    (stream, version),
                )
        c.execute("DELETE FROM bodies WHERE id IN (SELECT id FROM erasing)")
        c.execute("DELETE FROM erasing")
        return appended


def was_erased(log: SqliteEventLog, stream: str, command_id: str) -> bool:
    """Whether that erasure's transaction was committed."""
    with log.looking() as c:
        return sql.situation(c, stream, command_id).repeated


def purge(path: Path, wait_s: float = PURGE_WAIT_S) -> str | None:
    """Leave no deleted byte in the database or its write-ahead log; None, or in words what prevents it.

    First the WAL is cut: that shows at once whether a reader is in the way, before VACUUM copies everything.
    """
    if not path.exists():
        return None
    # Plain autocommit: VACUUM takes the write lock by itself and waits for whoever writes.
    with closing(sqlite3.connect(path, timeout=wait_s, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA secure_delete=ON")
            trouble = _cut(connection)
            if trouble is None:
                connection.execute("VACUUM")
                trouble = _cut(connection)
        except sqlite3.OperationalError as error:
            return f"`{path.name}`: {error}"
        return None if trouble is None else f"`{path.name}`: {trouble}"


def _cut(connection: sqlite3.Connection) -> str | None:
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return "another process is reading it" if busy else None
