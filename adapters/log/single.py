"""How is one event appended when nobody has written since we did? As one statement, which SQLite commits by itself.

That is how nearly every event of a driver comes, and the flush before it has left the processor's caches to others:
each Python function called then costs one to two microseconds, measured. So this is one flat function that says what
it believes and calls little, and what it needs is at hand before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, flock
from functools import partial
from typing import Any, Final

import orjson

from ...domain.errors import ApprenticeError
from ...domain.ports import Appended, Decide, Head
from .datastore import LogDatastore
from .format import FORMAT, body_digest, digest
from .mapper import Salt, encode_body, make_recorded
from .standing import Standing
from .wal import allocate_wal

_APPEND: Final = "INSERT INTO one_event VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_NOW: Final = LOCK_EX | LOCK_NB
_ONE_EVENT: Final = (
    "CREATE TEMP VIEW IF NOT EXISTS one_event AS SELECT 0 AS row, '' AS stream, 0 AS version, '' AS topic,"
    " x'' AS state, x'' AS salt, x'' AS body, '' AS command_id",
    "CREATE TEMP TRIGGER IF NOT EXISTS append_one_event INSTEAD OF INSERT ON one_event BEGIN"
    " INSERT INTO stored_events VALUES (NEW.row, NEW.stream, NEW.version, NEW.topic, NEW.state);"
    " INSERT INTO bodies VALUES (NEW.row, NEW.salt, NEW.body);"
    " INSERT INTO commands VALUES (NEW.stream, NEW.command_id, NEW.version, NEW.version); END",
)
"""Of this connection alone, and nothing of the file: an event as one row, so that one statement appends it."""

# As ``make_recorded``: without the Python function that a named tuple has for a call.
_appended: Final[Callable[[tuple[Any, ...]], Appended]] = partial(tuple.__new__, Appended)
_head: Final[Callable[[tuple[Any, ...]], Head]] = partial(tuple.__new__, Head)


class SingleAppend:
    """One event as one statement, by the writer's connection of one log."""

    def __init__(self, datastore: LogDatastore, standing: Standing, clock: Callable[[], str], salt: Salt) -> None:
        self._datastore = datastore
        self._standing = standing
        self._clock = clock
        self._salt = salt
        self._ready = False

    def append(self, stream: str, command_id: str, known: int, decide: Decide) -> Appended | None:
        """Append what is decided as if nothing were new since ``known``; None: nothing was done, a transaction must.

        Where somebody has written (a newer program, too, that raised the vocabulary), the row is not the next, and
        where the command is not new, its key is taken: the log itself refuses the statement.

        Raises:
            ApprenticeError: what SQLite refused otherwise, in words (``errors.py``).
        """
        datastore, standing = self._datastore, self._standing
        writer, turn = datastore.writer, datastore.turn
        if writer is None or datastore.alone.locked():
            return None
        with datastore.alone:
            try:
                flock(turn.fd, _NOW)
                head = standing.heads.get(stream)
                if head is None or head[0] != known or not standing.put_in == datastore.committed == datastore.begun:
                    return None
                events = decide(())
                if len(events) != 1:
                    return None
                # All of this before the flush. The clock's format was checked by the transaction that came first.
                event, occurred_at, clock, actor = pending = events[0]
                row, version, topic = standing.last_row + 1, known + 1, type(event).__name__
                salt, body, recorded_at = self._salt(), encode_body(pending), self._clock()
                header = {
                    "format": FORMAT,
                    "recorded_at": recorded_at,
                    "prev": head[1],
                    "schema": event.schema_version,
                    "occurred_at": occurred_at,
                    "clock": clock,
                    "command_id": command_id,
                    "body_digest": body_digest(salt, body),
                }
                state = orjson.dumps(header)
                new = _head((version, digest(stream, version, topic, state)))
                own = make_recorded((stream, version, event, recorded_at, occurred_at, clock, command_id, actor))
                done = _appended(((own,), new, False))
                cursor = writer.sqlite_cursor
                if not self._ready:
                    self._prepare(cursor)
                cursor.execute(_APPEND, (row, stream, version, topic, state, salt, body, command_id))
                standing.last_row, standing.heads[stream] = row, new
                datastore.committed = datastore.begun = standing.put_in = datastore.begun + 1
                return done
            except (ApprenticeError, TypeError, BlockingIOError, sqlite3.IntegrityError):
                standing.forget()
                return None  # a transaction waits for its turn, looks, decides again, and says in words what is wrong
            except BaseException as error:
                standing.forget()  # whoever is interrupted in the flush does not know whether it is in the log
                if isinstance(error, sqlite3.Error):
                    raise datastore.in_words(error) from error
                raise
            finally:
                flock(turn.fd, LOCK_UN)

    def _prepare(self, cursor: sqlite3.Cursor) -> None:
        for statement in _ONE_EVENT:
            cursor.execute(statement)
        (page_size,) = cursor.execute("PRAGMA page_size").fetchone()
        allocate_wal(self._datastore.path, page_size)
        self._ready = True
