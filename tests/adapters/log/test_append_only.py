"""Can anybody with SQL change what was recorded? The triggers say no, whoever writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from apprentice.adapters.log.event_log import SqliteEventLog

from .events import note, started

STREAM = "session-00000000-0000-5000-8000-000000000001"


@pytest.fixture
def raw(log: SqliteEventLog, home: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection to a log of three events, as any program would open it."""
    log.append(STREAM, 0, "c-1", [started(), note("a"), note("b")])
    connection = sqlite3.connect(home / "events.db", isolation_level=None)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE stored_events SET state = x'00' WHERE notification_id = 2",
        "UPDATE stored_events SET notification_id = 99 WHERE notification_id = 3",
        "DELETE FROM stored_events WHERE notification_id = 3",
        "DELETE FROM stored_events",
        "UPDATE bodies SET body = x'00' WHERE id = 2",
        "DELETE FROM bodies WHERE id = 2",
        "UPDATE store SET id = 'x'",
        "DELETE FROM store",
    ],
)
def test_nothing_is_changed_or_deleted(raw: sqlite3.Connection, statement: str) -> None:
    """Append-only is kept by the file itself, not by our good manners."""
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(statement)


@pytest.mark.parametrize(
    ("row", "stream", "version"),
    [(2, STREAM, 2), (2, "session-x", 1), (4, STREAM, 2), (None, STREAM, 3)],
    ids=["both keys", "row number on another stream", "stream and version", "row number left open"],
)
def test_insert_or_replace_replaces_nothing(
    raw: sqlite3.Connection, row: int | None, stream: str, version: int
) -> None:
    """REPLACE deletes without firing delete triggers; only refusing the insert stops it."""
    before = raw.execute("SELECT * FROM stored_events").fetchall()

    with pytest.raises(sqlite3.IntegrityError):
        raw.execute("INSERT OR REPLACE INTO stored_events VALUES (?, ?, ?, 'T', x'00')", (row, stream, version))

    assert before == raw.execute("SELECT * FROM stored_events").fetchall()


@pytest.mark.parametrize("version", [0, 3, 5, -1, 9999])
def test_a_version_follows_its_predecessor(raw: sqlite3.Connection, version: int) -> None:
    """The library accepts any version that is not there yet."""
    with pytest.raises(sqlite3.IntegrityError, match="not the next version"):
        raw.execute("INSERT INTO stored_events VALUES (4, ?, ?, 'T', x'00')", (STREAM, version))


@pytest.mark.parametrize("row", [0, 3, 5, -1, 2**62, None])
def test_a_row_number_follows_its_predecessor(raw: sqlite3.Connection, row: int | None) -> None:
    """A reused row number would be skipped by whoever follows the log; a skipped one looks like a removed event."""
    with pytest.raises(sqlite3.IntegrityError, match="not the next row"):
        raw.execute("INSERT INTO stored_events VALUES (?, ?, 4, 'T', x'00')", (row, STREAM))


@pytest.mark.parametrize("verb", ["INSERT", "INSERT OR REPLACE"])
@pytest.mark.parametrize("row", [1, 3, 4, None])
def test_a_body_comes_once_with_the_newest_header(raw: sqlite3.Connection, verb: str, row: int | None) -> None:
    """A body could be slipped under an old header, or under one that was erased."""
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(f"{verb} INTO bodies VALUES (?, x'00', x'00')", (row,))


def test_a_late_body_is_refused_after_erasure(raw: sqlite3.Connection) -> None:
    """What was erased stays erased."""
    raw.execute("BEGIN")
    raw.execute("INSERT INTO erasing VALUES (2)")
    raw.execute("DELETE FROM bodies WHERE id = 2")
    raw.execute("DELETE FROM erasing")
    raw.execute("COMMIT")

    with pytest.raises(sqlite3.IntegrityError, match="newest header"):
        raw.execute("INSERT INTO bodies VALUES (2, x'00', x'00')")
