"""Which tables does catalog.db have, and who makes them? sqlite3 only: readers of the catalog load nothing else."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Final

from .wal import use_wal

FILE: Final = "catalog.db"
VERSION: Final = 2
"""``PRAGMA user_version``. A file of another version is deleted and built anew: it holds nothing of its own."""
APPLICATION_ID: Final = 0x41504341
"""``APCA``: says whose database this is, and that it is a catalog."""
_PATIENCE_S: Final = 30.0

SESSION_COLUMNS: Final = (
    "run_id",
    "stream",
    "version",
    "started_at",
    "updated_at",
    "run_status",
    "task_status",
    "agent",
    "mentor_mode",
    "title",
    "imported",
    "status",
)
"""In the order of ``projections.catalog.SessionRow``; ``status`` is run_status.json on one line."""

_STATEMENTS: Final = (
    """CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL,
    stream TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    run_status TEXT NOT NULL,
    task_status TEXT NOT NULL,
    agent TEXT NOT NULL,
    mentor_mode TEXT NOT NULL,
    title TEXT NOT NULL,
    imported INTEGER NOT NULL,
    status TEXT NOT NULL)""",
    "CREATE INDEX sessions_by_run ON sessions (run_id)",
    # What `list` filters by lies in the index it walks: a row, most of it the status document, is read only if it fits.
    "CREATE INDEX sessions_by_start ON sessions (started_at, id, run_status, agent, mentor_mode, run_id)",
    "CREATE INDEX sessions_of_home ON sessions (imported, started_at, id)",
    """CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL,
    version INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    type TEXT NOT NULL,
    actor TEXT NOT NULL,
    line TEXT NOT NULL,
    field TEXT NOT NULL,
    UNIQUE (session, version))""",
    "CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')",
    # How many events the rows above account for, so that a reader need not add them up.
    "CREATE TABLE totals (events INTEGER NOT NULL)",
    "INSERT INTO totals VALUES (0)",
)


def ensure_schema(path: Path) -> sqlite3.Connection:
    """Open the catalog for writing; one that is missing, damaged or of another version is made anew."""
    try:
        return _open(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        remove(path)
        return _open(path)


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    connection = sqlite3.connect(path, timeout=_PATIENCE_S, isolation_level=None)
    try:
        use_wal(connection, _PATIENCE_S)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("BEGIN IMMEDIATE")
        _create(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _create(connection: sqlite3.Connection) -> None:
    """Make the tables, unless this version's are there. Raises DatabaseError: those of another version are."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and found != VERSION:
        raise sqlite3.DatabaseError(f"catalog version {found}, not {VERSION}")
    if tables:
        return
    for statement in _STATEMENTS:
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def remove(path: Path) -> None:
    """Delete the catalog with what SQLite keeps beside it."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
