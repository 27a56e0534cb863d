"""How does a stream leave this log and enter another, row by row and byte by byte? And the whole log, while in use?"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from eventsourcing.sqlite import SQLiteCursor

from ...domain.errors import Damaged
from . import recorder as sql
from .chain import StreamCheck, erasures_in
from .datastore import connect
from .mapper import decode


class StoredRow(NamedTuple):
    """One event as it is stored; ``salt`` and ``body`` are None where it was erased."""

    version: int
    type: str
    state: bytes
    salt: bytes | None
    body: bytes | None


def rows_of(c: SQLiteCursor, stream: str) -> list[StoredRow]:
    """A stream's rows, all of one moment if the cursor is in a transaction."""
    c.execute(
        "SELECT originator_version, topic, state, salt, body FROM stored_events"
        " LEFT JOIN bodies ON id = notification_id WHERE originator_id = ? ORDER BY originator_version",
        (stream,),
    )
    return [StoredRow(*row) for row in c.fetchall()]


def as_line(row: StoredRow) -> bytes:
    """A row as a line of JSON. State and body are UTF-8 and stand in it as text, character by character.

    Raises:
        Damaged: they are not UTF-8, which nothing of ours writes.
    """
    try:
        fields = {
            "version": row.version,
            "type": row.type,
            "state": row.state.decode(),
            "salt": None if row.salt is None else row.salt.hex(),
            "body": None if row.body is None else row.body.decode(),
        }
    except UnicodeDecodeError as error:
        raise Damaged(f"event {row.version} is not UTF-8", "`apprentice verify --all` says what is damaged") from error
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def from_line(line: bytes) -> StoredRow:
    """The row of a line. Raises ValueError: it is no such line."""
    fields: Any = json.loads(line)
    try:
        salt, body = fields["salt"], fields["body"]
        return StoredRow(
            _whole(fields["version"]),
            str(fields["type"]),
            fields["state"].encode(),
            None if salt is None else bytes.fromhex(salt),
            None if body is None else body.encode(),
        )
    except (KeyError, TypeError, AttributeError, UnicodeEncodeError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error


def _whole(number: object) -> int:
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < sql.LAST:
        raise ValueError("a version is no number")
    return number


def check_rows(stream: str, rows: Sequence[StoredRow]) -> StreamCheck:
    """Everything that can be checked of a stream without its log: chain, bodies, and which may be missing.

    Raises:
        NewerLog: this program does not know a type or a schema in it.
        Damaged: an event is not of our making.
    """
    erasures = (row for row in rows if row.type in ("ContentErased", "SessionErased") and row.body is not None)
    check = StreamCheck(stream, erasures_in((stream, row.version, row.type, row.body) for row in erasures))
    for row in rows:
        check.take(*row)
    if not check.findings:
        for row in rows:
            decode(stream, row.version, row.type, row.state, row.body)
    return check


def insert_rows(c: SQLiteCursor, stream: str, rows: Sequence[StoredRow]) -> None:
    """Write rows that follow the stream's end, exactly as they are, and what is derived from them."""
    for number, row in enumerate(rows, start=sql.last_row(c) + 1):
        c.execute("INSERT INTO stored_events VALUES (?, ?, ?, ?, ?)", (number, stream, *row[:3]))
        if row.body is not None:
            c.execute("INSERT INTO bodies VALUES (?, ?, ?)", (number, row.salt, row.body))
        c.execute(
            "INSERT INTO commands VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET last = excluded.last",
            (stream, json.loads(row.state)["command_id"], row.version, row.version),
        )


def copy_log(path: Path, target: Path) -> None:
    """Copy the whole log as it is at one moment, while others write, into one file without a write-ahead log.

    Through SQLite's own backup: opening the file by ourselves would drop the locks SQLite holds in this process.
    """
    with closing(connect(str(path))) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def copied_bodies(path: Path) -> Iterator[tuple[str, str, bytes]]:
    """(stream, type, body) of every body in a copied log."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        yield from copy.execute(
            "SELECT originator_id, topic, body FROM stored_events JOIN bodies ON id = notification_id"
        )
