"""What does a user see when the file cannot be written, read, or is none of ours?"""

from __future__ import annotations

import os
import resource
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from apprentice.adapters.log.errors import LogBusy, LogFull, LogUnwritable, NotALog, translated
from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.adapters.log.lock import Turn, TurnTimeout
from apprentice.adapters.log.verify import verify_log
from apprentice.domain.errors import Damaged

from .events import note, now, started

STREAM = "session-00000000-0000-5000-8000-000000000001"


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_the_owner_can_read_the_log(log: SqliteEventLog, home: Path) -> None:
    """Instructions and outputs are private, whatever the umask."""
    log.append(STREAM, 0, "c-1", [started()])

    assert 0o700 == _mode(home)
    assert {0o600} == {_mode(path) for path in home.glob("events.db*")}
    assert 0o600 == _mode(home / "locks" / "log")


@contextmanager
def _file_size_limit(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_keeps_nothing_of_the_append_and_loses_nothing_else(log: SqliteEventLog, home: Path) -> None:
    """Three lines for the user, and the same command works when there is room again."""
    log.append(STREAM, 0, "c-1", [started()])
    large = [note("x" * 4000) for _ in range(200)]

    with _file_size_limit(200_000), pytest.raises(LogFull) as refused:
        log.append(STREAM, 1, "c-2", large)

    assert str(home / "events.db") in str(refused.value)
    assert refused.value.hint is not None
    assert 1 == log.head(STREAM).version
    assert 201 == log.append(STREAM, 1, "c-2", large).head.version
    assert [] == verify_log(home)


def test_one_event_on_a_full_disk_is_not_believed_to_be_there(log: SqliteEventLog, home: Path) -> None:
    """A driver's event is one statement, without a transaction around it that could be rolled back."""
    log.append(STREAM, 0, "c-1", [started()])
    log.append(STREAM, 1, "c-2", [note()])

    with _file_size_limit(100_000), pytest.raises(LogFull):
        log.execute(STREAM, "c-3", 2, lambda _: [note("x" * 200_000)])

    assert 2 == log.head(STREAM).version
    done = log.execute(STREAM, "c-3", 2, lambda _: [note("x" * 200_000)])
    assert (3, False) == (done.head.version, done.repeated)
    assert [] == verify_log(home)


def test_one_event_waits_for_its_turn_and_gives_up_in_words(
    log: SqliteEventLog, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And takes the next one when it comes."""
    log.append(STREAM, 0, "c-1", [started()])
    log.append(STREAM, 1, "c-2", [note()])
    monkeypatch.setattr(log._datastore.turn, "_timeout_s", 0.05)

    with Turn(home / "locks" / "log", 5).taken(), pytest.raises(LogBusy):
        log.append(STREAM, 2, "c-3", [note()])

    assert 3 == log.append(STREAM, 2, "c-3", [note()]).head.version
    assert [] == verify_log(home)


def test_a_page_limit_is_a_full_disk(log: SqliteEventLog) -> None:
    """SQLite's own limit and a quota look the same to a user."""
    log.append(STREAM, 0, "c-1", [started()])
    with pytest.raises(LogFull), log._datastore.transaction(commit=True) as c:
        c.execute("PRAGMA max_page_count = 1")
        log.append(STREAM, 1, "c-2", [note("x" * 4000) for _ in range(50)])

    assert 1 == log.head(STREAM).version


def test_a_read_only_file_says_what_to_look_at(log: SqliteEventLog, home: Path) -> None:
    """root ignores modes, so SQLite is asked to refuse by itself."""
    raw = sqlite3.connect(f"file:{home / 'events.db'}?mode=ro", uri=True)
    with pytest.raises(sqlite3.OperationalError) as refused:
        raw.execute("INSERT INTO erasing VALUES (1)")
    raw.close()

    error = translated(refused.value, "/home/me/.apprentice/events.db", 30)

    assert isinstance(error, LogUnwritable)
    assert "/home/me/.apprentice/events.db" in str(error)
    assert "owner and mode" in str(error.hint)


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    """APPRENTICE_HOME may point anywhere."""
    (tmp_path / "home").write_text("mine")

    with pytest.raises(LogUnwritable):
        SqliteEventLog(tmp_path / "home", now)

    assert "mine" == (tmp_path / "home").read_text()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_home_without_write_permission_is_refused(tmp_path: Path) -> None:
    """A home of somebody else's."""
    tmp_path.chmod(0o500)
    with pytest.raises(LogUnwritable):
        SqliteEventLog(tmp_path / "home", now)
    tmp_path.chmod(0o700)


def test_a_file_that_is_no_database_is_refused_and_left_alone(home: Path) -> None:
    """It may be somebody's only copy of something."""
    home.mkdir()
    content = b"my notes, which are longer than a database header would be\n" * 50
    (home / "events.db").write_bytes(content)

    with pytest.raises(NotALog) as refused:
        SqliteEventLog(home, now)

    assert 5 == refused.value.exit_code
    assert content == (home / "events.db").read_bytes()


def test_a_database_of_something_else_is_refused(home: Path) -> None:
    """Tables that are not ours must not get ours beside them."""
    home.mkdir()
    raw = sqlite3.connect(home / "events.db")
    raw.execute("CREATE TABLE recipes (name TEXT)")
    raw.close()

    with pytest.raises(NotALog, match="something else"):
        SqliteEventLog(home, now)


def test_a_truncated_log_is_refused(log: SqliteEventLog, home: Path) -> None:
    """Half of a file is no log; nothing may be appended to it."""
    log.append(STREAM, 0, "c-1", [note("x" * 3000) for _ in range(50)])
    log.close()
    database = home / "events.db"
    database.write_bytes(database.read_bytes()[: 3 * 4096])

    with pytest.raises(Damaged):
        list(SqliteEventLog(home, now).read(STREAM))


def test_an_empty_file_becomes_a_log(home: Path) -> None:
    """A process that died between making the file and filling it leaves one."""
    home.mkdir()
    (home / "events.db").touch(0o600)
    log = SqliteEventLog(home, now)
    log.append(STREAM, 0, "c-1", [started()])
    log.close()

    assert [] == verify_log(home)


def test_a_lock_held_too_long_is_given_up(tmp_path: Path) -> None:
    """A stopped process must not stop all others for ever; afterwards the lock is as free as before."""
    holder, waiter = Turn(tmp_path / "lock", 30), Turn(tmp_path / "lock", 0.05)
    with holder.taken(), pytest.raises(TurnTimeout), waiter.taken():
        pass
    with Turn(tmp_path / "lock", 30).taken():
        pass
    with waiter.taken():
        pass


def test_a_lock_is_handed_on_to_who_waits(tmp_path: Path) -> None:
    """Whoever waits gets it when it is free."""
    holder, waiter = Turn(tmp_path / "lock", 30), Turn(tmp_path / "lock", 30)
    order: list[str] = []

    def wait() -> None:
        with waiter.taken():
            order.append("waiter")

    with holder.taken():
        thread = threading.Thread(target=wait)
        thread.start()
        order.append("holder")
    thread.join()

    assert ["holder", "waiter"] == order


def test_a_lock_timeout_is_said_in_words(home: Path) -> None:
    """Who holds it cannot be said, but where to look can."""
    error = LogBusy(str(home / "events.db"), 30)

    assert "locked by another process for 30 s" in str(error)
