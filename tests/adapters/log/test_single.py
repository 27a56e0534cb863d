"""Is one event, appended as one statement, what a transaction would have appended, and does it survive Ctrl-C?"""

from __future__ import annotations

import shutil
import signal
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from apprentice.adapters.log.errors import Unstorable
from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.adapters.log.format import SALT_SIZE
from apprentice.adapters.log.verify import verify_log
from apprentice.adapters.log.wal import allocate_wal

from .events import note, now, started, step

STREAM = "session-00000000-0000-5000-8000-000000000001"
DELAYS_S = (0.001, 0.002, 0.004, 0.006, 0.008, 0.01, 0.015)


def _log(home: Path) -> SqliteEventLog:
    numbers = count()
    return SqliteEventLog(home, now, salt=lambda: next(numbers).to_bytes(SALT_SIZE), store_id=uuid.UUID(int=1))


def _content(home: Path) -> list[list[tuple[Any, ...]]]:
    connection = sqlite3.connect(home / "events.db")
    tables = ("stored_events", "bodies", "commands")
    rows = [connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall() for table in tables]
    connection.close()
    return rows


def test_either_way_writes_the_same_bytes(tmp_path: Path) -> None:
    """Nobody can tell from a log how its events came in."""
    events = [started(), step(1), note('"quoted" \\ \n \u0007 \u20ac \U0001f600'), step(2)]
    single, together = _log(tmp_path / "single"), _log(tmp_path / "together")
    for version, event in enumerate(events):
        single.append(STREAM, version, f'c-{version} "\u20ac', [event])
        with together.writing():
            together.append(STREAM, version, f'c-{version} "\u20ac', [event])

    assert _content(tmp_path / "together") == _content(tmp_path / "single")
    assert together.head(STREAM) == single.head(STREAM)
    assert list(together.read(STREAM)) == list(single.read(STREAM))


@pytest.mark.parametrize(("command", "actor"), [("\udcff", "me"), ("c-2", "\udcff")], ids=["command id", "actor"])
def test_what_json_cannot_hold_is_refused_in_words_and_the_log_goes_on(
    tmp_path: Path, command: str, actor: str
) -> None:
    """A driver's event is refused as one in a transaction is."""
    log = _log(tmp_path)
    log.append(STREAM, 0, "c-0", [started()])
    log.append(STREAM, 1, "c-1", [note()])

    with pytest.raises(Unstorable):
        log.append(STREAM, 2, command, [note()._replace(actor=actor)])

    assert 3 == log.append(STREAM, 2, "c-3", [note()]).head.version
    assert [] == verify_log(tmp_path)


def test_a_write_ahead_log_with_room_behind_its_end_is_read_after_a_crash(tmp_path: Path) -> None:
    """Its room is given to it by the first single append of a process; SQLite takes zeros for no frame."""
    log = _log(tmp_path / "home")
    log.append(STREAM, 0, "c-0", [started()])
    for version in (1, 2):
        log.append(STREAM, version, f"c-{version}", [note()])
    room = (tmp_path / "home" / "events.db-wal").stat().st_size
    shutil.copytree(tmp_path / "home", tmp_path / "copy", ignore=shutil.ignore_patterns("*-shm"))
    log.append(STREAM, 3, "c-3", [note()])

    assert 32 + 1000 * (24 + 2048) == room == (tmp_path / "home" / "events.db-wal").stat().st_size
    crashed = _log(tmp_path / "copy")
    assert 3 == crashed.head(STREAM).version
    assert 4 == crashed.append(STREAM, 3, "c-4", [note()]).head.version
    crashed.close()
    log.close()
    assert [] == verify_log(tmp_path / "copy") == verify_log(tmp_path / "home")


def test_where_no_room_can_be_given_nothing_is_said(tmp_path: Path) -> None:
    """It is for speed only."""
    allocate_wal(str(tmp_path / "events.db"), 2048)
    (tmp_path / "events.db-wal").mkdir()
    allocate_wal(str(tmp_path / "events.db"), 2048)

    assert [tmp_path / "events.db-wal"] == list(tmp_path.iterdir())


@contextmanager
def _interrupted_after(seconds: float) -> Iterator[None]:
    """Ctrl-C, as Python has it, at some moment of what is inside or just after it."""

    def interrupt(_: int, __: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("delay_s", DELAYS_S)
def test_an_interrupted_append_is_there_or_not_and_the_log_goes_on(tmp_path: Path, delay_s: float) -> None:
    """Ctrl-C while it flushes: it is in the log, and its writer was not told."""
    log = _log(tmp_path)
    log.append(STREAM, 0, "c-0", [started()])
    large = note("x" * 1_000_000)

    for number in range(4):
        known = log.head(STREAM).version
        try:
            with _interrupted_after(delay_s):
                log.append(STREAM, known, f"large-{number}", [large])
        except KeyboardInterrupt:
            assert log.head(STREAM).version in (known, known + 1)
        known = log.head(STREAM).version
        assert known + 2 == log.append(STREAM, known, f"more-{number}", [note(), note()]).head.version

    log.close()
    assert [] == verify_log(tmp_path)
