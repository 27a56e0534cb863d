"""How does a home with a million events come about in a minute?

    python -m apprentice.benchmarks.generate HOME [SESSIONS] [EVENTS]

Default: 10,000 sessions of 100 events each, every other one finished, every seventh failed. The log is a true one:
salted bodies, digest chains, command ids, the schema's triggers at the end, so that ``verify --all`` is clean. Spared
is what an append costs: the bodies are made once and written into every session with a chain of its own, in one
transaction. The catalog is then folded from the log as every command does it.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from apprentice.adapters.clock import SystemClock
from apprentice.adapters.console.wiring import House
from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.adapters.log.format import NO_DIGEST, SALT_SIZE, body_digest, digest, seal
from apprentice.adapters.log.mapper import VOCABULARY, encode_body, encode_state
from apprentice.adapters.log.schema import TRIGGERS
from apprentice.adapters.settings import Settings
from apprentice.benchmarks.projections import attempt, start
from apprentice.domain import events as e
from apprentice.domain.ports import Pending
from apprentice.domain.values import Content, DeliverableCheck, DeliverableStatus, StatusBasis, TaskStatus

WORDS = ("invoices", "harbour", "rainfall", "orchard", "timetable", "ledger", "bridges", "survey", "glossary", "census")
FIRST = datetime(2026, 1, 1, tzinfo=UTC)


class Told(NamedTuple):
    """An event ready to be written: its type, salt, body, and its header without what the chain adds."""

    kind: str
    salt: bytes
    body: bytes
    state: bytes


def story(count: int, passed: bool, finished: bool) -> list[e.Event]:
    """What follows a start, to make ``count`` events (an even number, 12 at least): an attempt, steps, a review."""
    *work, revision = attempt(1, (count - 8 - 2 * finished) // 2)
    status = DeliverableStatus.GOOD if passed else DeliverableStatus.MISSING
    found = DeliverableCheck(name="count.csv", status=status)
    checked = e.DeliverablesChecked(attempt=1, deliverables=(found,), checks=(), checkers=("csv 1",))
    task_status = TaskStatus.COMPLETED if passed else TaskStatus.FAILED
    assert isinstance(revision, e.RevisionDecided)
    ending: list[e.Event] = [
        checked,
        revision.model_copy(update={"revise": False, "reason": "it passed" if passed else "no attempt is left"}),
        e.AttemptSelected(
            round=1, attempt=1, task_status=task_status, basis=StatusBasis.STRUCTURAL, score=float(passed)
        ),
    ]
    if finished:
        ending.insert(1, e.FeedbackGiven(attempt=1, author="structural", items=("count.csv counts",)))
        ending.append(e.SessionFinished(by="user"))
    return [*work, *ending]


def started(number: int) -> e.SessionStarted:
    """The first event of a session, with words of its own."""
    one, two = WORDS[number % 10], WORDS[number // 10 % 10]
    asked = f"Count the {one} of the {two} number {number} into count.csv"
    run_id = f"{moment(number):%Y-%m-%d-%H%M%S}-count-the-{one}-{number % 65536:04x}"
    return start().model_copy(
        update={"run_id": run_id, "title": asked.removesuffix(" into count.csv"), "instruction": Content(text=asked)}
    )


def moment(number: int) -> datetime:
    """Sessions begin twenty minutes apart."""
    return FIRST + timedelta(minutes=20 * number)


def _told(event: e.Event, at: str, command: str) -> Told:
    pending = Pending(event, at, "engine", "engine")
    salt, body = os.urandom(SALT_SIZE), encode_body(pending)
    return Told(type(event).__name__, salt, body, encode_state(pending, command, body_digest(salt, body)))


def _rows(log: SqliteEventLog, sessions: int, events: int) -> Iterator[tuple[str, str, str, list[Told]]]:
    """(stream, run id, time, what is told) of every session."""
    stories = {
        (passed, finished): [_told(ev, _text(FIRST), "generated") for ev in story(events, passed, finished)]
        for passed in (True, False)
        for finished in (True, False)
    }
    for number in range(sessions):
        begin, at = started(number), _text(moment(number))
        rest = stories[number % 7 != 0, number % 2 == 0]
        yield log.new_stream(begin.run_id), begin.run_id, at, [_told(begin, at, "generated"), *rest]


def _text(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def fill_log(home: Path, sessions: int, events: int) -> int:
    """Write the log; how many events it then has."""
    log = SqliteEventLog(home, SystemClock().now)
    connection = sqlite3.connect(home / "events.db", isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN IMMEDIATE")
    for trigger in TRIGGERS:
        connection.execute(f"DROP TRIGGER {trigger}")
    row = 0
    for stream, run_id, at, told in _rows(log, sessions, events):
        row = _write(connection, stream, at, told, row)
        connection.execute("INSERT INTO commands VALUES (?, 'generated', 1, ?)", (stream, len(told)))
        connection.execute("INSERT INTO runs VALUES (?, ?)", (run_id, stream))
    for statement in TRIGGERS.values():
        connection.execute(statement)
    connection.execute("COMMIT")
    connection.execute(f"PRAGMA user_version = {VOCABULARY}")
    connection.close()
    log.close()
    return row


def _write(connection: sqlite3.Connection, stream: str, at: str, told: list[Told], row: int) -> int:
    """One session's rows after ``row``, chained; the last row's number."""
    prev, headers, bodies = NO_DIGEST, [], []
    for version, one in enumerate(told, 1):
        state = seal(one.state, at, prev)
        prev = digest(stream, version, one.kind, state)
        headers.append((row + version, stream, version, one.kind, state))
        bodies.append((row + version, one.salt, one.body))
    connection.executemany("INSERT INTO stored_events VALUES (?, ?, ?, ?, ?)", headers)
    connection.executemany("INSERT INTO bodies VALUES (?, ?, ?)", bodies)
    return row + len(told)


def fill_catalog(home: Path) -> None:
    """Fold the catalog, as a command does that finds none."""
    house = House(home, Settings())
    house.files.catalog.bring_up_to_date(house.log.streams())
    house.close()


def main() -> None:
    """Make a home and say what is in it."""
    home, sessions, events = [*sys.argv[1:], *("home", "10000", "100")[len(sys.argv) - 1 :]]
    count = fill_log(Path(home), int(sessions), int(events))
    fill_catalog(Path(home))
    sys.stdout.write(f"{count} events in {sessions} sessions in {home}\n")


if __name__ == "__main__":
    main()
