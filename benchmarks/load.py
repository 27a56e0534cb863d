"""What does loading a session cost, beside SELECT + orjson.loads of the same bodies?

    python -m apprentice.benchmarks.load [FOLDER] [EVENTS]

The budget: loading 10,000 events and applying them <= 4 x the baseline (DESIGN.md, Budgets). Best of seven each.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import orjson

from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.benchmarks.append import NOW, STREAM, step
from apprentice.domain.events import FeedbackGiven
from apprentice.domain.ports import Pending
from apprentice.domain.session import Session


def fill(folder: Path, events: int) -> None:
    """A session with one other event for every nineteen steps."""
    log = SqliteEventLog(folder, lambda: NOW)
    said = Pending(FeedbackGiven(attempt=1, author="structural", items=("summary.md is missing",)), NOW, "engine", "me")
    log.append(STREAM, 0, "c", [said if number % 20 == 0 else step(number) for number in range(events)])
    log.close()


def baseline(folder: Path) -> int:
    """SELECT and orjson.loads of the bodies, in the order of the stream."""
    connection = sqlite3.connect(folder / "events.db")
    rows = connection.execute(
        "SELECT body FROM stored_events JOIN bodies ON id = notification_id"
        " WHERE originator_id = ? ORDER BY originator_version",
        (STREAM,),
    )
    decoded = sum(1 for (body,) in rows if orjson.loads(body))
    connection.close()
    return decoded


def loaded(log: SqliteEventLog, *, steps: bool) -> Session:
    """What a command does before its transaction."""
    session = Session()
    for recorded in log.read(STREAM, steps=steps):
        session.apply(recorded.event, recorded.version)
    return session


def best(work: Callable[[], object], tries: int = 7) -> float:
    """The fastest of some tries, in milliseconds."""
    times = []
    for _ in range(tries):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1e3)
    return min(times)


def measure(folder: Path, events: int) -> dict[str, float]:
    """Milliseconds of each, and the ratio."""
    fill(folder, events)
    log = SqliteEventLog(folder, lambda: NOW)
    raw = best(lambda: baseline(folder))
    whole = best(lambda: loaded(log, steps=True))
    decision = best(lambda: loaded(log, steps=False))
    log.close()
    return {
        "baseline_ms": round(raw, 2),
        "load_ms": round(whole, 2),
        "load_without_steps_ms": round(decision, 2),
        "load_x_baseline": round(whole / raw, 2),
    }


def main() -> None:
    """Print one line of JSON."""
    where, events = (sys.argv[1:] + [".", "10000"][len(sys.argv) - 1 :])[:2]
    with tempfile.TemporaryDirectory(dir=where) as folder:
        result = measure(Path(folder), int(events))
    sys.stdout.write(json.dumps({"events": int(events), "budget_x_baseline": 4.0, **result}) + "\n")


if __name__ == "__main__":
    main()
