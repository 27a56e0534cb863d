"""Does ``verify`` notice every way in which a log can be damaged, and name the place?"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.adapters.log.heads import HeadsFile
from apprentice.adapters.log.reader import LogReader
from apprentice.adapters.log.schema import TRIGGERS
from apprentice.adapters.log.verify import Finding, erased_versions, verify_log, verify_stream, version_with_digest

from .events import note, now, started


@contextmanager
def tampering(home: Path) -> Iterator[sqlite3.Connection]:
    """What somebody with the file and patience can do: drop the triggers, change, put them back."""
    connection = sqlite3.connect(home / "events.db", isolation_level=None)
    for name in TRIGGERS:
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    for statement in TRIGGERS.values():
        connection.execute(statement)
    connection.close()


@pytest.fixture
def streams(home: Path) -> list[str]:
    """A log of two sessions, rows 1-4 and 5-7, with both heads written down."""
    log = SqliteEventLog(home, now)
    names = [log.new_stream("run-1"), log.new_stream("run-2")]
    heads = HeadsFile(home)
    heads.record(names[0], log.append(names[0], 0, "c-1", [started("run-1"), note("a"), note("b"), note("c")]).head)
    heads.record(names[1], log.append(names[1], 0, "c-1", [started("run-2"), note("a"), note("b")]).head)
    log.close()
    return names


def test_a_sound_log_has_no_findings(home: Path, streams: list[str]) -> None:
    """Every finding must mean something."""
    assert [] == verify_log(home)
    assert [] == verify_stream(home, streams[0])


def test_a_home_without_a_log_is_sound_and_stays_without(home: Path) -> None:
    """Looking must not create."""
    assert [] == verify_log(home)
    assert not home.exists()


@pytest.mark.parametrize("field", ["recorded_at", "occurred_at", "clock"])
def test_a_changed_byte_in_a_header_breaks_the_chain(home: Path, streams: list[str], field: str) -> None:
    """A header is covered by the next event's ``prev``."""
    with tampering(home) as raw:
        value = raw.execute(f"SELECT json_extract(state, '$.{field}') FROM stored_events WHERE notification_id = 2")
        old = value.fetchone()[0]
        new = ("3" if old[0] != "3" else "4") + old[1:]
        raw.execute(
            "UPDATE stored_events SET state = CAST(replace(CAST(state AS TEXT), ?, ?) AS BLOB)"
            " WHERE notification_id = 2",
            (f'"{field}":"{old}"', f'"{field}":"{new}"'),
        )

    found = verify_log(home)

    assert [(streams[0], 3, "the chain is broken: event 2 or this header was changed")] == found


def test_a_changed_last_header_contradicts_the_head_written_down(home: Path, streams: list[str]) -> None:
    """No event follows the last one; only ``heads.jsonl`` knows what it was."""
    with tampering(home) as raw:
        raw.execute(
            "UPDATE stored_events SET state = CAST(replace(CAST(state AS TEXT), 'engine', 'enginf') AS BLOB)"
            " WHERE notification_id = 4"
        )

    assert [(streams[0], 4, "not the event whose digest heads.jsonl holds")] == verify_log(home)


def test_a_changed_type_breaks_the_chain(home: Path, streams: list[str]) -> None:
    """The type is a column of its own and in the digest."""
    with tampering(home) as raw:
        raw.execute("UPDATE stored_events SET topic = 'SessionFinished' WHERE notification_id = 2")

    assert [(streams[0], 3)] == [found[:2] for found in verify_log(home)]


def test_a_changed_byte_in_a_body_is_named(home: Path, streams: list[str]) -> None:
    """The header holds the body's digest."""
    with tampering(home) as raw:
        raw.execute("UPDATE bodies SET body = CAST(replace(CAST(body AS TEXT), '\"b\"', '\"B\"') AS BLOB) WHERE id = 3")

    assert [Finding(streams[0], 3, "the body is not the one that was recorded")] == verify_log(home)


@pytest.mark.parametrize("column", ["state", "topic", "originator_version"])
def test_a_header_full_of_garbage_is_a_finding_and_no_crash(home: Path, streams: list[str], column: str) -> None:
    """A damaged log is what verify is for."""
    with tampering(home) as raw:
        raw.execute(f"UPDATE stored_events SET {column} = x'ff00fe' WHERE notification_id = 2")

    assert streams[0] in {finding.stream for finding in verify_log(home)}


def test_a_removed_last_event_is_a_lost_tail(home: Path, streams: list[str]) -> None:
    """The chain of what is left is sound; the head written down is not in it."""
    with tampering(home) as raw:
        raw.execute("DELETE FROM stored_events WHERE notification_id = 7")
        raw.execute("DELETE FROM bodies WHERE id = 7")
        raw.execute("UPDATE commands SET last = 2 WHERE stream = ?", (streams[1],))

    assert [Finding(streams[1], 3, "the tail is lost: heads.jsonl knows event 3, the log ends at 2")] == verify_log(
        home
    )


def test_an_event_removed_from_the_middle_is_named(home: Path, streams: list[str]) -> None:
    """Version, chain and row number each have a gap."""
    with tampering(home) as raw:
        raw.execute("DELETE FROM stored_events WHERE notification_id = 2")
        raw.execute("DELETE FROM bodies WHERE id = 2")

    whats = [finding.what for finding in verify_log(home)]

    assert "rows 2 to 2 of the log are gone" in whats
    assert "events are missing: version 3 follows 1" in whats


@pytest.mark.parametrize("number", [0, 1])
def test_a_removed_session_is_named(home: Path, streams: list[str], number: int) -> None:
    """With every row, command and run id of it gone, the heads still know it."""
    gone = streams[number]
    with tampering(home) as raw:
        raw.execute(
            "DELETE FROM bodies WHERE id IN (SELECT notification_id FROM stored_events WHERE originator_id = ?)",
            (gone,),
        )
        raw.execute("DELETE FROM stored_events WHERE originator_id = ?", (gone,))
        raw.execute("DELETE FROM commands WHERE stream = ?", (gone,))
        raw.execute("DELETE FROM runs WHERE stream = ?", (gone,))

    assert gone in {finding.stream for finding in verify_log(home)}


def test_a_removed_session_is_named_by_its_run_id(home: Path, streams: list[str]) -> None:
    """Also before its first head was written down."""
    HeadsFile(home).path.unlink()
    with tampering(home) as raw:
        raw.execute("DELETE FROM bodies WHERE id > 4")
        raw.execute("DELETE FROM stored_events WHERE notification_id > 4")

    what = "the session `run-2` is gone: its run id is known and none of its events is there"
    assert Finding(streams[1], 0, what) in verify_log(home)


def test_a_removed_log_is_a_finding_while_its_heads_are_there(home: Path, streams: list[str]) -> None:
    """An empty log beside old heads has lost everything."""
    for file in home.glob("events.db*"):
        file.unlink()

    assert sorted(streams) == [finding.stream for finding in verify_log(home)]


def test_a_run_id_led_to_another_session_is_named(home: Path, streams: list[str]) -> None:
    """``runs`` is a register; the session's own start is the truth."""
    with tampering(home) as raw:
        raw.execute("UPDATE runs SET stream = ? WHERE run_id = 'run-1'", (streams[1],))

    assert set(streams) == {finding.stream for finding in verify_log(home)}


def test_a_missing_body_needs_an_erasure(home: Path, streams: list[str]) -> None:
    """The permit in ``erasing`` is no proof."""
    with tampering(home) as raw:
        raw.execute("DELETE FROM bodies WHERE id = 2")

    assert [Finding(streams[0], 2, "the body is missing, and no erasure names it")] == verify_log(home)


def test_a_body_without_an_event_is_named(home: Path, streams: list[str]) -> None:
    """Nothing may hide in the file beside the events."""
    with tampering(home) as raw:
        raw.execute("INSERT INTO bodies VALUES (99, x'00', x'00')")

    assert [Finding("", 0, "body 99 belongs to no event")] == verify_log(home)


def test_a_missing_trigger_is_named(home: Path, streams: list[str]) -> None:
    """Without its triggers the file is not append-only any more."""
    raw = sqlite3.connect(home / "events.db", isolation_level=None)
    raw.execute("DROP TRIGGER headers_never_change")
    raw.close()

    assert [Finding("", 0, "the trigger headers_never_change is gone")] == verify_log(home)


def test_a_forgotten_command_is_named(home: Path, streams: list[str]) -> None:
    """Without its row a repeated command would be carried out twice."""
    with tampering(home) as raw:
        raw.execute("DELETE FROM commands WHERE stream = ?", (streams[0],))

    assert [(streams[0], 1)] == [finding[:2] for finding in verify_log(home)]


def test_a_torn_file_is_a_finding_and_no_crash(home: Path, streams: list[str]) -> None:
    """A disk that lost half of the file."""
    database = home / "events.db"
    content = database.read_bytes()
    database.write_bytes(content[: len(content) // 2])

    assert verify_log(home)
    assert verify_stream(home, streams[0])


def test_a_file_that_is_no_database_is_a_finding(home: Path) -> None:
    """Somebody saved something else under that name."""
    home.mkdir()
    (home / "events.db").write_bytes(b"not a database, and long enough to be looked at as one" * 20)

    assert ["file is not a database" in finding.what for finding in verify_log(home)] == [True]


def test_a_digest_is_found_in_its_stream_only(home: Path, streams: list[str]) -> None:
    """``verify RUN --head DIGEST``: an anchor noted elsewhere holds if the stream has that event."""
    lines = HeadsFile(home).read()

    with LogReader(home) as log:
        assert 4 == version_with_digest(log, streams[0], lines[0].digest)
        assert version_with_digest(log, streams[1], lines[0].digest) is None
        assert [] == erased_versions(log, streams[0])


def test_verify_changes_nothing(home: Path, streams: list[str], tmp_path: Path) -> None:
    """It can be run on the only copy."""
    copy = tmp_path / "copy"
    shutil.copytree(home, copy)

    verify_log(home)

    assert (copy / "events.db").read_bytes() == (home / "events.db").read_bytes()
