"""What does a durable append cost, beside a raw sqlite3 insert of the same bytes?

    python -m apprentice.benchmarks.append [FOLDER] [EVENTS]

All ways are done op by op in random order in FOLDER (default: the current one; the file system is what is measured), so
that the disk's moods fall on all alike. Each has a log of its own, in the same state as the others, for there are two,
and SQLite is twice as fast in the second. A log is *fresh* to whoever opens it alone: its write-ahead log is gone, and
grows again with each event. It is *written round* for a process that has filled a thousand frames (660 inserts, 170
events of ours): from then on they are written over. One in either state gives ratios from 0.7 to 1.5, and says nothing.

The budget: p50 of one event <= 1.3 x raw, with the catalog <= 1.8 x (DESIGN.md, Budgets), in a fresh log, which is what
most processes have to their end; the budget was set from inserts of 300 to 370 us. The other state is shown beside it.
"""

from __future__ import annotations

import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from apprentice.adapters.log.catalog import Catalog
from apprentice.adapters.log.datastore import connect
from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.domain.events import FeedbackGiven, StepObserved
from apprentice.domain.ports import Pending
from apprentice.domain.values import Content, RawRef, Usage

NOW = "2026-11-24T09:00:00.000000Z"
STREAM = "session-00000000-0000-5000-8000-000000000001"
OTHERS = "session-00000000-0000-5000-8000-{:012d}"
FRAMES = 1000
"""Of a write-ahead log, after which SQLite writes it over."""
FRESH = 150
"""Events in a fresh log, before ours is written round: each writes four to ten frames, six in the mean."""
SESSION_EVENTS = 50
"""Events that are not steps in a session of middling length."""


def step(number: int) -> Pending:
    """An event of the commonest kind and of middling size (a body of about 440 bytes)."""
    event = StepObserved(
        attempt=1,
        step=number,
        kind="tool",
        tool="shell",
        input=Content(text="python3 -m pytest tests/test_report.py -q"),
        output=Content(text="........................................................ 56 passed in 1.23s " * 3),
        success=True,
        exit_code=0,
        duration_ms=1234.5,
        usage=Usage(input_tokens=2100, output_tokens=85),
        raw=RawRef(stream="stdout", offset=8192 * number, length=812),
    )
    return Pending(event, NOW, "arrival", "practice")


def raw_insert(folder: Path, size: int) -> Callable[[], None]:
    """The baseline: one autocommit INSERT of ``size`` bytes; WAL, synchronous FULL."""
    connection = sqlite3.connect(folder / "raw.db", isolation_level=None, cached_statements=128)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, data BLOB)")
    payload = random.Random(1).randbytes(size)

    def insert() -> None:
        connection.execute("INSERT INTO events (data) VALUES (?)", (payload,))

    return insert


def append(folder: Path) -> Callable[[], None]:
    """One event at a version that is expected."""
    log, numbers, event, version = SqliteEventLog(folder, lambda: NOW), count(), step(1), 0

    def once() -> None:
        nonlocal version
        version = log.append(STREAM, version, f"a-{next(numbers)}", [event]).head.version

    return once


def execute(folder: Path) -> Callable[[], None]:
    """One event that is decided on under the lock."""
    log, numbers, event, version = SqliteEventLog(folder, lambda: NOW), count(), step(1), 0

    def once() -> None:
        nonlocal version
        version = log.execute(STREAM, f"e-{next(numbers)}", version, lambda _: [event]).head.version

    return once


def with_catalog(folder: Path) -> Callable[[], None]:
    """One event, and the catalog brought up. Not a step: those reach it five times a second at most, this at once."""
    log, numbers = SqliteEventLog(folder, lambda: NOW), count()
    catalog = Catalog(folder, log, lambda content: content.text or "", time.monotonic)
    feedback = Pending(FeedbackGiven(attempt=1, author="structural", items=("x" * 300,)), NOW, "engine", "engine")

    def once() -> None:
        session, known = divmod(next(numbers), SESSION_EVENTS)
        appended = log.append(OTHERS.format(session + 2), known, f"c-{session}-{known}", [feedback])
        catalog.update(appended.events)

    return once


def stored_size(folder: Path) -> int:
    """Mean bytes of an event, header and body."""
    connection = connect(str(folder / "events.db"))
    (mean,) = connection.execute(
        "SELECT avg(length(state) + length(salt) + length(body)) FROM stored_events JOIN bodies ON id = notification_id"
    ).fetchone()
    connection.close()
    return int(mean)


def ways(folder: Path) -> dict[str, Callable[[], None]]:
    """Each way with a log of its own, in which there is one event."""
    made = {}
    for way in (append, execute, with_catalog):
        made[way.__name__] = way(folder / way.__name__)
        made[way.__name__]()
    made["raw"] = raw_insert(folder, stored_size(folder / "append"))
    made["raw"]()
    return made


def by_turns(made: dict[str, Callable[[], None]], rounds: int, order: random.Random) -> dict[str, list[float]]:
    """Microseconds of every op: each way once a round."""
    times: dict[str, list[float]] = {name: [] for name in made}
    names = list(made)
    for _ in range(rounds):
        order.shuffle(names)
        for name in names:
            start = time.perf_counter()
            made[name]()
            times[name].append((time.perf_counter() - start) * 1e6)
    return times


def measure(folder: Path, rounds: int) -> dict[str, float]:
    """p50 in microseconds of each way and its ratio to the raw insert: in fresh logs, and ``round_``: written round."""
    order, fresh = random.Random(2), dict[str, list[float]]()
    for number in range(max(1, rounds // FRESH)):
        (folder / f"{number}").mkdir()
        made = ways(folder / f"{number}")
        for name, times in by_turns(made, FRESH, order).items():
            fresh.setdefault(name, []).extend(times)
    for once in made.values():
        for _ in range(FRAMES):
            once()
    return _ratios(fresh, "") | _ratios(by_turns(made, rounds, order), "round_")


def _ratios(times: dict[str, list[float]], state: str) -> dict[str, float]:
    middle = {name: statistics.median(values) for name, values in times.items()}
    found = {f"{state}{name}_us": round(value, 1) for name, value in middle.items()}
    return found | {
        f"{state}{name}_x_raw": round(middle[name] / middle["raw"], 3) for name in ("append", "execute", "with_catalog")
    }


def main() -> None:
    """Print one line of JSON."""
    where, rounds = (sys.argv[1:] + [".", "2000"][len(sys.argv) - 1 :])[:2]
    with tempfile.TemporaryDirectory(dir=where) as folder:
        sys.stdout.write(
            json.dumps({"budget_x_raw": 1.3, "budget_with_catalog_x_raw": 1.8, **measure(Path(folder), int(rounds))})
            + "\n"
        )


if __name__ == "__main__":
    main()
