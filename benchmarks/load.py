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
from apprentice.domain.events import Event, FeedbackGiven, StepObserved, StepStarted
from apprentice.domain.ports import Pending
from apprentice.domain.session import Session
from apprentice.domain.values import Content, RawRef


def story(number: int) -> Pending:
    """A session's everyday mix: steps begun and done, a usage line and something else now and then."""
    raw = RawRef(stream="stdout", offset=812 * number, length=812)
    call, shown = f"call-{number // 2}", Content(text="python3 -m pytest tests/test_report.py -q " * 4)
    if number % 20 == 0:
        return _pending(FeedbackGiven(attempt=1, author="structural", items=("summary.md is missing",)))
    if number % 20 == 10:
        return step(number)
    if number % 2:
        return _pending(StepStarted(attempt=1, step=number, kind="tool", tool="sh", input=shown, call_id=call, raw=raw))
    return _pending(
        StepObserved(
            attempt=1,
            step=number,
            kind="tool",
            tool="sh",
            output=shown,
            success=True,
            exit_code=0,
            duration_ms=1234.5,
            call_id=call,
            raw=raw,
        )
    )


def _pending(event: Event) -> Pending:
    return Pending(event, NOW, "arrival", "practice")


def fill(folder: Path, events: int) -> None:
    """A session of so many events."""
    log = SqliteEventLog(folder, lambda: NOW)
    log.append(STREAM, 0, "c", [story(number) for number in range(events)])
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
    """The fastest of some tries, in milliseconds of CPU time: nothing here waits for a disk, only other programs."""
    times = []
    for _ in range(tries):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1e3)
    return min(times)


def measure(folder: Path, events: int) -> dict[str, float]:
    """Milliseconds of each, and the ratio."""
    fill(folder, events)
    log = SqliteEventLog(folder, lambda: NOW)
    # By turns, so that the machine's moods fall on both alike.
    pairs = [(best(lambda: baseline(folder), 1), best(lambda: loaded(log, steps=True), 1)) for _ in range(7)]
    raw, whole = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
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
