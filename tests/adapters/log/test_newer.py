"""What happens with a log that a newer Apprentice has written to? It says so, and nothing is written."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from apprentice.adapters.log.errors import NewerLog
from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.adapters.log.mapper import VOCABULARY
from apprentice.adapters.log.reader import LogReader
from apprentice.adapters.log.verify import verify_log

from .conftest import Open
from .events import note, started

STREAM = "session-00000000-0000-5000-8000-000000000001"


def _from_the_future(home: Path, kind: str, schema: int) -> None:
    """Append what a newer version would: a well-formed event of that type and schema."""
    raw = sqlite3.connect(home / "events.db", isolation_level=None)
    state = (
        f'{{"format":1,"recorded_at":"2027-01-01T00:00:00.000000Z","prev":"{"0" * 64}","schema":{schema},'
        f'"occurred_at":"2027-01-01T00:00:00.000000Z","clock":"engine","command_id":"c-9","body_digest":"{"0" * 64}"}}'
    )
    raw.execute("BEGIN")
    raw.execute(
        "INSERT INTO stored_events SELECT max(notification_id) + 1, ?, max(originator_version) + 1, ?, ?"
        " FROM stored_events",
        (STREAM, kind, state.encode()),
    )
    raw.execute(
        "INSERT INTO bodies SELECT max(notification_id), x'00', ? FROM stored_events", (b'{"actor":"x","data":{}}',)
    )
    raw.execute("COMMIT")
    raw.close()


@pytest.mark.parametrize(
    ("kind", "schema", "needed"),
    [("SessionTeleported", 1, "the event type SessionTeleported"), ("FeedbackGiven", 7, "schema 7 of FeedbackGiven")],
)
def test_an_event_of_the_future_is_refused_before_anything_is_written(
    log: SqliteEventLog, home: Path, kind: str, schema: int, needed: str
) -> None:
    """Deciding without knowing what happened would be guessing; exit 5, naming what is needed."""
    log.append(STREAM, 0, "c-1", [started()])
    _from_the_future(home, kind, schema)

    with pytest.raises(NewerLog, match=needed) as refused:
        log.execute(STREAM, "c-2", 1, lambda _: [note()])
    with pytest.raises(NewerLog, match=needed):
        list(log.read(STREAM))

    assert 5 == refused.value.exit_code
    assert "nothing was written" in str(refused.value)
    assert 2 == log.head(STREAM).version


def test_a_log_with_a_larger_vocabulary_is_not_appended_to(open_log: Open, home: Path) -> None:
    """Step events are skipped when a decision is made: that one of a newer schema is among them must show anyway."""
    log = open_log()
    log.append(STREAM, 0, "c-1", [started()])
    open_log().append(f"{STREAM[:-1]}9", 0, "c-9", [note()])  # a newer program raises it with what it appends
    raw = sqlite3.connect(home / "events.db", isolation_level=None)
    raw.execute(f"PRAGMA user_version = {VOCABULARY + 1}")
    raw.close()

    for handle in (log, open_log()):
        with pytest.raises(
            NewerLog, match=f"vocabulary {VOCABULARY + 1}, and this Apprentice knows {VOCABULARY}|vocabulary"
        ):
            handle.append(STREAM, 1, "c-2", [note()])

    assert 1 == log.head(STREAM).version
    assert 1 == len(list(log.read(STREAM)))


def test_the_log_remembers_the_vocabulary_that_wrote_to_it(log: SqliteEventLog, home: Path) -> None:
    """Opening is reading; only an append raises it."""
    raw = sqlite3.connect(home / "events.db", isolation_level=None)
    before = raw.execute("PRAGMA user_version").fetchone()[0]
    log.append(STREAM, 0, "c-1", [started()])
    after = raw.execute("PRAGMA user_version").fetchone()[0]
    raw.close()

    assert (0, VOCABULARY) == (before, after)


def test_a_newer_log_can_still_be_listed_and_verified(log: SqliteEventLog, home: Path) -> None:
    """Looking needs no vocabulary."""
    log.append(STREAM, 0, "c-1", [started()])
    _from_the_future(home, "SessionTeleported", 1)

    with LogReader(home) as reader:
        assert ["SessionStarted", "SessionTeleported"] == [event["type"] for event in reader.events(STREAM)]
    assert {2} == {finding.version for finding in verify_log(home)}
