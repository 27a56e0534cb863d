"""The EventLog port over SQLite: how is something appended, and read again?

One command is one append is one transaction. A process that forks builds its own log in the child.
"""

from __future__ import annotations

import gc
import re
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final

from eventsourcing.sqlite import SQLiteCursor

from ...domain.errors import Conflict, Damaged, InvalidRunId, NotFound
from ...domain.events import SessionStarted
from ...domain.ports import Appended, Decide, Head, Pending, Recorded
from . import recorder as sql
from .creation import create_file, ensure_tables
from .errors import NewerLog, Unstorable
from .format import digest
from .library import LogApplication
from .mapper import VOCABULARY, Salt, decode, recorded_in
from .single import SingleAppend
from .standing import Standing

_PAGE: Final = 1000
_READ_PAGE: Final = 250
"""Rows of one stream read at once: decoded while they are still in the processor's cache (measured, 5 %)."""
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Thousands of small frozen objects are being made and none is garbage: looking for it doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class SqliteEventLog:
    """The log of one home; made if there is none.

    ``clock`` gives ``recorded_at`` under the write lock (UTC, ``YYYY-MM-DDTHH:MM:SS.ffffffZ``); ``salt`` and
    ``store_id`` are drawn at random unless given, which only tests and golden streams do.

    Raises:
        ApprenticeError: the file cannot be made, opened, or is not a log (exit 1 or 5).
    """

    def __init__(
        self,
        home: Path,
        clock: Callable[[], str],
        *,
        salt: Salt | None = None,
        store_id: uuid.UUID | None = None,
    ) -> None:
        self.path = home / "events.db"
        create_file(self.path)
        self._clock = clock
        self._app = LogApplication(self.path, salt)
        self._datastore = self._app.datastore
        self._mapper = self._app.log_mapper
        self._standing = Standing(self._datastore)
        self._single = SingleAppend(self._datastore, self._standing, clock, self._mapper.salt)
        try:
            self.store_id = ensure_tables(self._datastore, store_id or uuid.uuid4())
        except BaseException:
            self._app.close()
            raise

    # -- writing ------------------------------------------------------------------------------------------------

    @property
    def store_stream(self) -> str:
        """The stream of what concerns the whole store."""
        return f"store-{self.store_id}"

    @contextmanager
    def writing(self) -> Iterator[SQLiteCursor]:
        """One write transaction; every ``append`` and ``execute`` of this thread inside it joins it."""
        with self._datastore.transaction(commit=True) as c:
            try:
                yield c
            finally:
                self._standing.forget()

    def looking(self) -> AbstractContextManager[SQLiteCursor]:
        """One read transaction: everything seen in it is of one moment."""
        return self._datastore.transaction(commit=False)

    def append(self, stream: str, expected_version: int, command_id: str, events: Sequence[Pending]) -> Appended:
        """Append all or nothing; a command id that is there already is success, and gives what came after.

        Raises:
            Conflict: the stream is not at ``expected_version``.
        """
        if len(events) == 1:
            done = self._single.append(stream, command_id, expected_version, lambda _: events)
            if done is not None:
                return done
        with self._datastore.transaction(commit=True) as c:
            found = self._situation(c, stream, command_id)
            if found.repeated:
                return Appended(self._tail(c, stream, expected_version), found.head, repeated=True)
            if found.head.version != expected_version:
                raise Conflict(f"{stream} is at version {found.head.version}, not {expected_version}")
            return self._put(c, stream, found, command_id, events)

    def execute(self, stream: str, command_id: str, known: int, decide: Decide) -> Appended:
        """Let ``decide`` see what is new and append what it returns, as one transaction.

        Raises:
            Damaged: the log ends before ``known``: its tail is lost.
        """
        done = self._single.append(stream, command_id, known, decide)
        if done is not None:
            return done
        with self._datastore.transaction(commit=True) as c:
            found = self._situation(c, stream, command_id)
            if found.repeated:
                return Appended(self._tail(c, stream, known), found.head, repeated=True)
            if known > found.head.version:
                raise Damaged(
                    f"{stream} ends at version {found.head.version}, but version {known} was read before",
                    "`apprentice verify --all` says what is missing; restore from a backup",
                )
            tail = self._tail(c, stream, known) if found.head.version > known else ()
            own = self._put(c, stream, found, command_id, decide(tail))
            return Appended((*tail, *own.events), own.head)

    def _tail(self, c: SQLiteCursor, stream: str, after: int) -> tuple[Recorded, ...]:
        with _collector_paused():
            return tuple(decode(stream, *row) for row in sql.rows(c, stream, (after, sql.LAST)))

    def _situation(self, c: SQLiteCursor, stream: str, command_id: str) -> sql.Situation:
        head = self._standing.head(stream, sql.data_version(c))
        try:
            if head is None:
                return sql.situation(c, stream, command_id)
            repeated = sql.is_repeated(c, stream, command_id)
        except UnicodeEncodeError as error:
            raise Unstorable("new", f"its command id: {error.reason}") from error
        return sql.Situation(repeated, head, self._standing.last_row, VOCABULARY)

    def _put(
        self, c: SQLiteCursor, stream: str, found: sql.Situation, command_id: str, events: Sequence[Pending]
    ) -> Appended:
        if not events:
            return Appended((), found.head)
        if found.vocabulary > VOCABULARY:
            needed = f"event vocabulary {found.vocabulary}"
            raise NewerLog(f"the log `{self.path}`", needed, f"vocabulary {VOCABULARY}")
        first, before, recorded_at = events[0].event, found.head.version, self._now()
        run_id = first.run_id if before == 0 and isinstance(first, SessionStarted) else None
        batch = sql.Batch(found, command_id, recorded_at, run_id)
        # Past the library's ``events.put``, which makes recordings of every event for nobody.
        unsealed = self._mapper.unsealed
        sql.insert(c, stream, [unsealed(n, each, command_id) for n, each in enumerate(events, before + 1)], batch)
        if found.vocabulary < VOCABULARY:
            sql.raise_vocabulary(c)
        self._standing.put(stream, batch.head, batch.last_row)
        own = [
            Recorded(stream, n, event, recorded_at, occurred_at, clock, command_id, actor)
            for n, (event, occurred_at, clock, actor) in enumerate(events, before + 1)
        ]
        return Appended(tuple(own), batch.head)

    def _now(self) -> str:
        now = self._clock()
        if _TIME.fullmatch(now) is None:
            raise ValueError(f"the clock says {now!r}, which is not YYYY-MM-DDTHH:MM:SS.ffffffZ")
        return now

    # -- reading ------------------------------------------------------------------------------------------------

    def read(self, stream: str, after: int = 0, until: int | None = None, *, steps: bool = True) -> Iterator[Recorded]:
        """The stream's events in order, versions in (``after``, ``until``], as far as it goes now.

        Pages of 250: memory does not grow with the stream, and no transaction is open between two events.
        """
        end = self.head(stream).version
        if until is not None:
            end = min(end, until)
        while after < end:
            with self._datastore.transaction(commit=False) as c:
                page = sql.rows(c, stream, (after, end), steps=steps, limit=_READ_PAGE)
            # Decoded one by one: an event that was folded is freed before the next is made, so that neither memory
            # nor the garbage collector's count grows.
            for row in page:
                yield decode(stream, *row)
            after = page[-1][0] if len(page) == _READ_PAGE else end

    def head(self, stream: str) -> Head:
        """Where the stream ends; version 0 and 64 zeros if nothing is in it."""
        with self._datastore.transaction(commit=False) as c:
            return sql.head(c, stream)

    def digest(self, stream: str, version: int) -> str:
        """The digest of one event. Raises NotFound: there is no such event."""
        with self._datastore.transaction(commit=False) as c:
            found = sql.rows(c, stream, (version - 1, version))
        if not found:
            raise NotFound(f"{stream} has no event {version}", f"it ends at version {self.head(stream).version}")
        _, topic, state, _ = found[0]
        return digest(stream, version, topic, state)

    def streams(self) -> list[str]:
        """Every stream id, sorted."""
        with self._datastore.transaction(commit=False) as c:
            return sql.streams(c)

    def new_stream(self, run_id: str) -> str:
        """The stream id of a new session: the same run id in the same store is the same stream.

        Raises:
            InvalidRunId: it is not ASCII, so that one name could be written as two different byte strings.
        """
        if not run_id.isascii():
            raise InvalidRunId(run_id)
        return f"session-{uuid.uuid5(self.store_id, run_id)}"

    def stream_of(self, run_id: str) -> str | None:
        """The stream that holds the run id, or None."""
        with self._datastore.transaction(commit=False) as c:
            return sql.stream_of(c, run_id)

    # -- following ----------------------------------------------------------------------------------------------

    def data_version(self) -> int:
        """A number that changes with every write of anybody; cheap enough to poll."""
        return self._datastore.data_version()

    def events_after(self, row: int, limit: int = _PAGE) -> tuple[int, list[Recorded]]:
        """The next at most 1,000 events of the whole log after that row, and the row of the last (``row`` if none).

        Rows are numbered 1, 2, ... without a gap in this file; nothing durable outside of it may hold one.
        """
        found = self._app.notification_log.select(row, min(limit, _PAGE), inclusive_of_start=False)
        with _collector_paused():
            events = [recorded_in(notification) for notification in found]
        return (found[-1].id if found else row), events

    def last_row(self) -> int:
        """The newest row of the whole log, 0 if it is empty."""
        with self._datastore.transaction(commit=False) as c:
            return sql.last_row(c)

    def close(self) -> None:
        """Close the file; closing twice is harmless."""
        self._app.close()
