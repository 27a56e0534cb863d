"""What do ``list``, ``status``, ``log`` and ``search`` read? The catalog, with sqlite3 and json and nothing else.

A reader folds nothing. Where the catalog is behind the log it shows what is there and how many events it lacks;
where it is missing, or lacks a run, the caller brings it up to date first (``catalog.Catalog``).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from ...domain.errors import AmbiguousRun, RunNotFound
from .catalog_schema import FILE, VERSION

Document = dict[str, Any]
_WAIT_S: Final = 5.0
_SNIPPET: Final = "snippet(words, 0, '[', ']', ' ... ', 16)"
_NAMED: Final = "run_id <> ''"
"""An erased session has a row, so that its events count as known, and no name any more: nobody is shown it."""
_AFTER_ALL: Final = "\U0010ffff"
"""Sorts after every run id that begins with what stands before it."""


class Filters(NamedTuple):
    """What ``list`` asks for; None: everything. ``since`` is a UTC time, ``text`` words that must all be found.

    A named tuple, not a dataclass: those import ``inspect``, a fifth of what ``status`` may cost.
    """

    since: str | None = None
    status: str | None = None
    agent: str | None = None
    mentor_mode: str | None = None
    text: str | None = None


class Hit(NamedTuple):
    """One find: the best matches of ``search`` come first; the snippet marks what was found with [ ]."""

    run_id: str
    version: int
    type: str
    field: str
    recorded_at: str
    title: str
    snippet: str


class Line(NamedTuple):
    """One event of a run, for ``log``."""

    version: int
    recorded_at: str
    type: str
    actor: str
    line: str


class CatalogReader:
    """The catalog of ``home``, read-only. Use as a ``with``; ``open_catalog`` says whether there is one."""

    def __init__(self, home: Path, connection: sqlite3.Connection) -> None:
        self._events_db = home / "events.db"
        self._connection = connection

    def __enter__(self) -> CatalogReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    # -- one run ------------------------------------------------------------------------------------------------

    def resolve(self, name: str) -> str:
        """The run id that ``name`` means: an exact id, ``latest``, ``latest~N``, a unique prefix, a part of a slug.

        Raises:
            RunNotFound: nothing answers to that name.
            AmbiguousRun: more than one does.
        """
        if self._rows("SELECT 1 FROM sessions WHERE run_id = ?", name):
            return name
        back = _latest(name)
        if back is not None:
            return self._last_started(name, back)
        begins = f"SELECT run_id FROM sessions WHERE run_id >= ? AND run_id < ? AND {_NAMED} ORDER BY run_id LIMIT 6"
        found = [r[0] for r in self._rows(begins, name, name + _AFTER_ALL)]
        if not found:
            # instr, not LIKE: a name may hold % and _, and an index would be of no use either way
            within = "SELECT run_id FROM sessions WHERE instr(lower(run_id), ?) > 0 ORDER BY run_id LIMIT 6"
            found = [r[0] for r in self._rows(within, name.lower())] if name else []
        if len(found) > 1:
            raise AmbiguousRun(name, found)
        if not found:
            raise RunNotFound(name, self.count())
        return str(found[0])

    def _last_started(self, name: str, back: int) -> str:
        statement = (
            f"SELECT run_id FROM sessions WHERE imported = 0 AND {_NAMED}"
            " ORDER BY started_at DESC, id DESC LIMIT 1 OFFSET ?"
        )
        found = self._rows(statement, back)
        if not found:
            raise RunNotFound(name, self.count())
        return str(found[0][0])

    def status(self, run_id: str) -> Document | None:
        """run_status.json's document of that run, with ``stale_events``; None: the catalog does not know it."""
        found = self._rows("SELECT status, stream, version FROM sessions WHERE run_id = ?", run_id)
        if not found:
            return None
        status, stream, version = found[0]
        return {**json.loads(status), "stale_events": self._missing(stream, version)}

    def stream(self, run_id: str) -> str | None:
        """The stream of that run."""
        found = self._rows("SELECT stream FROM sessions WHERE run_id = ?", run_id)
        return str(found[0][0]) if found else None

    def lines(self, run_id: str, after: int = 0) -> Iterator[Line]:
        """A run's events after version ``after``, a line each."""
        statement = (
            "SELECT e.version, e.recorded_at, e.type, e.actor, e.line FROM events e JOIN sessions s ON s.id = e.session"
            " WHERE s.run_id = ? AND e.version > ? ORDER BY e.version"
        )
        for row in self._connection.execute(statement, (run_id, after)):
            yield Line(*row)

    # -- all runs -----------------------------------------------------------------------------------------------

    def count(self) -> int:
        """How many sessions there are."""
        return int(self._rows(f"SELECT count(*) FROM sessions WHERE {_NAMED}")[0][0])

    def sessions(self, filters: Filters | None = None, limit: int = -1) -> list[Document]:
        """Status documents, newest start first; at most ``limit`` of them (-1: all)."""
        conditions, values = _conditions(filters or Filters())
        where = " AND ".join([_NAMED, *conditions])
        statement = f"SELECT status FROM sessions WHERE {where} ORDER BY started_at DESC, id DESC LIMIT ?"
        return [json.loads(row[0]) for row in self._rows(statement, *values, limit)]

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """Events whose words hold all of ``words``, best first. Every word is taken literally, as a prefix."""
        query = _literal(words)
        if not query:
            return []
        statement = (
            f"SELECT s.run_id, e.version, e.type, e.field, e.recorded_at, s.title, {_SNIPPET}"
            " FROM words JOIN events e ON e.id = words.rowid JOIN sessions s ON s.id = e.session"
            " WHERE words MATCH ? ORDER BY rank, e.id LIMIT ?"
        )
        return [Hit(*row) for row in self._rows(statement, query, limit)]

    def stale_events(self) -> int:
        """How many of the log's events the catalog lacks, over all sessions."""
        with _attached(self._events_db) as log:
            if log is None:
                return 0
            (rows,) = log.execute("SELECT coalesce(max(notification_id), 0) FROM stored_events").fetchone()
            (others,) = log.execute(
                "SELECT count(*) FROM stored_events WHERE originator_id >= 'store-' AND originator_id < 'store.'"
            ).fetchone()
        return max(0, int(rows) - int(others) - int(self._rows("SELECT events FROM totals")[0][0]))

    def _missing(self, stream: str, version: int) -> int:
        with _attached(self._events_db) as log:
            if log is None:
                return 0
            statement = "SELECT max(originator_version) FROM stored_events WHERE originator_id = ?"
            (head,) = log.execute(statement, (stream,)).fetchone()
        return max(0, int(head or 0) - version)

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(statement, values).fetchall()


def open_catalog(home: Path) -> CatalogReader | None:
    """The catalog for reading; None where there is none, or one that this version cannot read: make it anew."""
    try:
        connection = _read_only(home / FILE)
        (found,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError:
        return None
    if found != VERSION:
        connection.close()
        return None
    return CatalogReader(home, connection)


def _read_only(path: Path) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?mode=ro"
    return sqlite3.connect(uri, uri=True, timeout=_WAIT_S, isolation_level=None)


class _attached:  # noqa: N801 - reads as a word after ``with``
    """The log for a look at its counts; None where there is no log."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def __enter__(self) -> sqlite3.Connection | None:
        if self._path.exists():
            self._connection = _read_only(self._path)
        return self._connection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._connection is not None:
            self._connection.close()


def _latest(name: str) -> int | None:
    """How far back ``latest`` or ``latest~N`` goes; None: it is another name."""
    base, mark, back = name.partition("~")
    if base != "latest" or (mark and not back.isdecimal()):
        return None
    return int(back) if mark else 0


def _conditions(filters: Filters) -> tuple[list[str], list[object]]:
    """The WHERE of ``list``, and its values."""
    columns = {"run_status": filters.status, "agent": filters.agent, "mentor_mode": filters.mentor_mode}
    conditions = [f"{name} = ?" for name, value in columns.items() if value is not None]
    values: list[object] = [value for value in columns.values() if value is not None]
    if filters.since is not None:
        conditions.append("started_at >= ?")
        values.append(filters.since)
    for word in (filters.text or "").split():
        # Word by word: one may stand in the instruction, another in the feedback.
        found = "SELECT e.session FROM words JOIN events e ON e.id = words.rowid WHERE words MATCH ?"
        conditions.append(f"(instr(lower(run_id), ?) > 0 OR id IN ({found}))")
        values += [word.lower(), _literal(word)]
    return conditions, values


def _literal(words: str) -> str:
    """An FTS5 query in which nothing of the user's is an operator."""
    quoted = [word.replace('"', '""') for word in words.split()]
    return " ".join(f'"{word}"*' for word in quoted)
