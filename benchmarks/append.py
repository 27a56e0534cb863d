"""What does a durable append cost, beside a raw sqlite3 insert of the same bytes?

    python -m apprentice.benchmarks.append [FOLDER] [EVENTS]

Both are done op by op in random order in FOLDER (default: the current one; the file system is what is measured), so
that the disk's moods fall on both alike. The budget: p50 of one event <= 1.3 x raw, with the catalog <= 1.8 x
(DESIGN.md, Budgets).
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


def appends(folder: Path) -> dict[str, Callable[[], None]]:
    """Our ways to append one event: with an expected version, deciding under the lock, and the catalog brought up."""
    log = SqliteEventLog(folder, lambda: NOW)
    numbers = count()
    version = 0

    event = step(1)

    def append() -> None:
        nonlocal version
        version = log.append(STREAM, version, f"a-{next(numbers)}", [event]).head.version

    def execute() -> None:
        nonlocal version
        version = log.execute(STREAM, f"e-{next(numbers)}", version, lambda _: [event]).head.version

    catalog = Catalog(folder, log, lambda content: content.text or "", time.monotonic)
    feedback = Pending(FeedbackGiven(attempt=1, author="structural", items=("x" * 300,)), NOW, "engine", "engine")
    told = count()

    def with_catalog() -> None:
        """Not a step: those reach the catalog five times a second at most, this one at once."""
        session, known = divmod(next(told), SESSION_EVENTS)
        appended = log.append(OTHERS.format(session + 2), known, f"c-{session}-{known}", [feedback])
        catalog.update(appended.events)

    return {"append": append, "execute": execute, "with_catalog": with_catalog}


def stored_size(folder: Path) -> int:
    """Mean bytes of an event, header and body."""
    connection = connect(str(folder / "events.db"))
    (mean,) = connection.execute(
        "SELECT avg(length(state) + length(salt) + length(body)) FROM stored_events JOIN bodies ON id = notification_id"
    ).fetchone()
    connection.close()
    return int(mean)


def measure(folder: Path, rounds: int) -> dict[str, float]:
    """p50 in microseconds of each way, and its ratio to the raw insert."""
    ways = appends(folder)
    ways["append"]()
    ways["raw"] = raw_insert(folder, stored_size(folder))
    times: dict[str, list[float]] = {name: [] for name in ways}
    order = list(ways)
    shuffle = random.Random(2)
    for _ in range(rounds):
        shuffle.shuffle(order)
        for name in order:
            start = time.perf_counter()
            ways[name]()
            times[name].append((time.perf_counter() - start) * 1e6)
    middle = {name: statistics.median(values) for name, values in times.items()}
    result = {f"{name}_us": round(value, 1) for name, value in middle.items()}
    return result | {
        f"{name}_x_raw": round(middle[name] / middle["raw"], 3) for name in ("append", "execute", "with_catalog")
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
