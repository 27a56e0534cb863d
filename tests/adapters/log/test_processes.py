"""Do many processes that append to one session get in each other's way?"""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.adapters.log.verify import verify_log
from apprentice.adapters.log.wal import use_wal
from apprentice.domain import events as e
from apprentice.domain.ports import Pending, Recorded
from apprentice.domain.values import Content

from .events import EARLIER, now

STREAM = "session-00000000-0000-5000-8000-000000000001"
PROCESSES, EACH = 16, 5


def _add_follow_ups(home: Path, number: int) -> None:
    """What `continue --record-only` does: the index is decided from what is in the log at that moment."""
    log = SqliteEventLog(home, now)
    known = followups = 0

    def decide(tail: Sequence[Recorded]) -> Sequence[Pending]:
        index = followups + len(tail) + 1
        event = e.FollowUpAdded(index=index, text=Content(text="more"), record_only=True, deliverables=())
        return [Pending(event, EARLIER, "engine", f"process {number}")]

    for turn in range(EACH):
        done = log.execute(STREAM, f"c-{number}-{turn}", known, decide)
        known, followups = done.head.version, followups + len(done.events)
    log.close()


def test_sixteen_processes_number_their_follow_ups_without_gap_or_repetition(home: Path) -> None:
    """They all make the log, too, which none of them finds there."""
    spawn = multiprocessing.get_context("fork")
    workers = [spawn.Process(target=_add_follow_ups, args=(home, number)) for number in range(PROCESSES)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)

    log = SqliteEventLog(home, now)
    recorded = list(log.read(STREAM))
    log.close()

    assert [0] * PROCESSES == [worker.exitcode for worker in workers]
    indexes = [record.event.index for record in recorded if isinstance(record.event, e.FollowUpAdded)]
    assert list(range(1, PROCESSES * EACH + 1)) == indexes == [record.version for record in recorded]
    assert {EACH} == set(Counter(record.actor for record in recorded).values())
    assert [] == verify_log(home)


def _use(path: Path, numbers: Sequence[int]) -> None:
    for number in numbers:
        connection = sqlite3.connect(path.with_name(f"{number}.db"), isolation_level=None)
        use_wal(connection, 30)
        connection.close()


def test_many_processes_that_make_a_file_at_once_all_get_a_write_ahead_log(tmp_path: Path) -> None:
    """Without waiting, one in some hundred ended with "locked"."""
    spawn = multiprocessing.get_context("fork")
    workers = [spawn.Process(target=_use, args=(tmp_path / "x.db", range(20))) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)

    assert [0] * len(workers) == [worker.exitcode for worker in workers]


def test_threads_of_one_process_take_turns(log: SqliteEventLog, home: Path) -> None:
    """The engine observes steps from another thread than the one that decides."""
    import threading

    def append(number: int) -> None:
        for turn in range(20):
            log.execute(STREAM, f"c-{number}-{turn}", 0, lambda tail: _one(len(tail)))

    threads = [threading.Thread(target=append, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert list(range(1, 81)) == [record.version for record in log.read(STREAM)]
    assert [] == verify_log(home)


def _one(count: int) -> list[Pending]:
    event = e.FollowUpAdded(index=count + 1, text=Content(text="x"), record_only=True, deliverables=())
    return [Pending(event, EARLIER, "engine", "thread")]
