"""Is an acknowledged append there after kill -9? Two writers, killed at random, over and over."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.adapters.log.verify import verify_log

ROOT = Path(__file__).parents[2]
BATCHES = (1, 5, 64)
NOW = "2026-11-24T09:00:00.000000Z"
WRITER = """
import itertools, sys
from pathlib import Path
from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.domain.events import StepObserved
from apprentice.domain.ports import Pending

home, stream, seed = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
log = SqliteEventLog(home, lambda: "2026-11-24T09:00:00.000000Z")
known = log.head(stream).version
for turn in itertools.count():
    size = (1, 5, 64)[turn % 3]
    steps = [Pending(StepObserved(attempt=1, step=n, kind="tool"), log._clock(), "arrival", seed) for n in range(size)]
    head = log.execute(stream, f"{seed}-{turn}", known, lambda _: steps).head
    known = head.version
    print(f"{seed}-{turn} {size} {head.version} {head.digest}", flush=True)
"""


def _killed_after(home: Path, stream: str, seed: str, lines: int) -> list[list[str]]:
    """Run a writer, kill it some time after its ``lines``-th acknowledgement; all it acknowledged."""
    python = os.pathsep.join([str(ROOT / ".typing"), os.environ.get("PYTHONPATH", "")])
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(home), stream, seed],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": python},
    )
    assert process.stdout is not None
    acknowledged = []
    for raw in process.stdout:
        acknowledged.append(raw)
        if len(acknowledged) == lines:
            process.send_signal(signal.SIGKILL)
    process.stdout.close()
    process.wait()
    # A line cut by the kill was not received; the append behind it may or may not be there.
    return [raw.decode().split() for raw in acknowledged if raw.endswith(b"\n")]


def _rounds(home: Path, count: int) -> None:
    chance = random.Random(20261124)
    log = SqliteEventLog(home, lambda: NOW)
    streams = [log.new_stream("one"), log.new_stream("two")]
    log.close()
    total = 0
    for number in range(count):
        received: list[tuple[str, list[list[str]]]] = []

        def write(stream: str, lines: int, seed: str, into: list[tuple[str, list[list[str]]]] = received) -> None:
            into.append((stream, _killed_after(home, stream, seed, lines)))

        # Odd rounds: both on one stream, so that they also contend for its head.
        targets = streams if number % 2 else [streams[0], streams[0]]
        threads = [
            threading.Thread(target=write, args=(stream, chance.randint(1, 40), f"r{number}w{index}"))
            for index, stream in enumerate(targets)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        total += _all_there(home, received)
    assert total >= count
    assert [] == verify_log(home)


def _all_there(home: Path, received: list[tuple[str, list[list[str]]]]) -> int:
    """Each acknowledged append is there, whole, with the digest that was acknowledged."""
    log = SqliteEventLog(home, lambda: NOW)
    raw = sqlite3.connect(home / "events.db")
    for stream, lines in received:
        for command, size, version, digest in lines:
            first, last = raw.execute(
                "SELECT first, last FROM commands WHERE stream = ? AND command_id = ?", (stream, command)
            ).fetchone()
            assert (int(size), int(version)) == (last - first + 1, last)
            assert digest == log.digest(stream, last)
    # Batches are whole, acknowledged or not.
    sizes = {row[0] for row in raw.execute("SELECT DISTINCT last - first + 1 FROM commands")}
    assert sizes <= set(BATCHES)
    raw.close()
    log.close()
    return sum(len(lines) for _, lines in received)


def test_an_acknowledged_append_survives_kill_9(tmp_path: Path) -> None:
    """The promise that everything else rests on; five rounds in every run."""
    _rounds(tmp_path, 5)


@pytest.mark.slow
def test_an_acknowledged_append_survives_kill_9_a_hundred_times(tmp_path: Path) -> None:
    """The budget line: 0 acknowledged events lost in 100 rounds."""
    _rounds(tmp_path, 100)
