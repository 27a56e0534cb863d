"""How does a log come into being, and is the file at its place one?"""

from __future__ import annotations

import os
from pathlib import Path
from uuid import UUID

from eventsourcing.sqlite import SQLiteCursor

from .datastore import LogDatastore
from .errors import LogUnwritable, NotALog
from .schema import APPLICATION_ID, TABLES, TRIGGERS


def create_file(path: Path) -> None:
    """Make an empty file only its owner can read, in a folder only its owner can enter; one that exists is left alone.

    Made before SQLite sees it: -wal and -shm inherit its mode. Never opened when it exists, because closing any
    descriptor of a database would drop the locks SQLite holds on it in this process.

    Raises:
        LogUnwritable: it cannot be made.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        if not path.exists():
            raise LogUnwritable(str(path), f"`{path.parent}` is not a folder") from None
    except OSError as error:
        raise LogUnwritable(str(path), error.strerror or str(error)) from error


def ensure_tables(datastore: LogDatastore, new_store_id: UUID) -> UUID:
    """Make the tables in an empty database; the store id of this log, old or new.

    Raises:
        NotALog: the database is somebody else's, or no database.
    """
    with datastore.transaction(commit=False) as c:
        found = _store_id(c, datastore.path)
    if found is not None:
        return found
    with datastore.transaction(commit=True) as c:
        # Asked again under the lock: another process may have made them meanwhile.
        found = _store_id(c, datastore.path)
        if found is not None:
            return found
        for statement in (*TABLES, *TRIGGERS.values()):
            c.execute(statement)
        c.execute("INSERT INTO store VALUES (?)", (str(new_store_id),))
        c.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return new_store_id


def _store_id(c: SQLiteCursor, path: str) -> UUID | None:
    c.execute("PRAGMA application_id")
    if c.fetchone()[0] == APPLICATION_ID:
        c.execute("SELECT id FROM store")
        row = c.fetchone()
        if row is None:
            raise NotALog(path, "its store id is gone")
        return UUID(row[0])
    c.execute("SELECT count(*) FROM sqlite_master")
    if c.fetchone()[0]:
        raise NotALog(path, "it is a database of something else")
    return None
