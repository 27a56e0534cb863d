"""Can the log be looked at cheaply, and without leaving anything behind?"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from apprentice.adapters.log.errors import NotALog
from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.adapters.log.reader import LogReader, _at_rest
from apprentice.adapters.log.verify import verify_log
from apprentice.domain.events import ErasedEvent
from apprentice.domain.ports import EventLog, Heads
from apprentice.domain.session import Session

from .events import EARLIER, NOW, note, now, started

STREAM = "session-00000000-0000-5000-8000-000000000001"


def test_the_ports_are_what_the_domain_asks_for(log: SqliteEventLog, home: Path) -> None:
    """The type checker reads this test; it would refuse the assignments."""
    from apprentice.adapters.log.heads import HeadsFile

    port: EventLog = log
    heads: Heads = HeadsFile(home)

    assert (log, home / "heads.jsonl") == (port, heads.path)  # type: ignore[attr-defined]


def test_a_reader_sees_what_the_log_holds(log: SqliteEventLog, home: Path) -> None:
    """The documents are the stored events, for a person or a program to read."""
    stream = log.new_stream("run-1")
    appended = log.append(stream, 0, "c-1", [started("run-1"), note("a")])

    with LogReader(home) as reader:
        documents = list(reader.events(stream))
        assert (2, appended.head.digest) == reader.head(stream)
        assert ({"run-1": stream}, [stream], 2) == (reader.runs(), reader.streams(), reader.last_row())
        assert (stream, None) == (reader.stream_of("run-1"), reader.stream_of("run-2"))
        assert [2] == [document["version"] for document in reader.events(stream, after=1)]
        assert [(2, stream, documents[1])] == list(reader.events_after(1))
        assert str(log.store_id) == reader.store_id()

    assert {
        "version": 2,
        "type": "OperationalErrorRecorded",
        "schema": 1,
        "recorded_at": NOW,
        "occurred_at": EARLIER,
        "clock": "engine",
        "command_id": "c-1",
        "actor": "test",
        "data": {"where": "here", "error": "Trouble", "message": "a"},
        "digest": appended.head.digest,
        "erased": False,
    } == documents[1]


def test_a_home_without_a_log_reads_as_empty_and_stays_so(home: Path) -> None:
    """``list`` on a new machine prints nothing and makes nothing."""
    with LogReader(home) as reader:
        assert not reader.exists
        assert ([], {}, 0, None) == (reader.streams(), reader.runs(), reader.last_row(), reader.store_id())
        assert (0, "0" * 64) == reader.head(STREAM)
        assert [] == list(reader.events(STREAM))

    assert not home.exists()


def test_a_log_that_was_only_just_made_reads_as_empty(home: Path) -> None:
    """Another process is between making the file and filling it."""
    home.mkdir()
    (home / "events.db").touch()

    with LogReader(home) as reader:
        assert [] == reader.streams()


def test_a_log_that_is_being_made_reads_as_empty_or_whole(tmp_path: Path) -> None:
    """`status` beside the first `run` of a home: it once took the log for somebody else's database."""
    for number in range(20):
        home = tmp_path / str(number)
        making = threading.Thread(target=lambda home=home: SqliteEventLog(home, now).close())
        making.start()
        while making.is_alive():
            with LogReader(home) as reader:
                assert [] == reader.streams()
        making.join()


def test_a_log_at_rest_is_opened_without_making_a_file(home: Path) -> None:
    """On read-only media no -shm can be made; root may write anywhere, so the fallback is called by itself."""
    log = SqliteEventLog(home, now)
    log.append(STREAM, 0, "c-1", [started()])
    log.close()

    connection = _at_rest(home / "events.db")
    assert connection is not None
    count = connection.execute("SELECT count(*) FROM stored_events").fetchone()
    connection.close()

    assert (1,) == count
    assert ["events.db"] == [path.name for path in home.glob("events.db*")]


def test_a_home_with_awkward_letters_is_read(tmp_path: Path) -> None:
    """The path goes into a URI, where `?`, `#` and `%` mean something."""
    home = tmp_path / "a?b #c%20d é"
    log = SqliteEventLog(home, now)
    log.append(STREAM, 0, "c-1", [started()])
    log.close()

    with LogReader(home) as reader:
        assert [STREAM] == reader.streams()


def test_a_damaged_row_is_said_to_be_damaged(log: SqliteEventLog, home: Path) -> None:
    """``log`` on a damaged session says where, and points to verify's exit code."""
    log.append(STREAM, 0, "c-1", [started()])
    raw = sqlite3.connect(home / "events.db", isolation_level=None)
    raw.execute("DROP TRIGGER bodies_never_change")
    raw.execute("UPDATE bodies SET body = x'ff'")
    raw.close()

    with LogReader(home) as reader, pytest.raises(NotALog, match="event 1"):
        list(reader.events(STREAM))


def test_an_erased_body_folds_as_type_and_version(log: SqliteEventLog, home: Path) -> None:
    """What is left of an erased event is that there was one; numbers are not given twice."""
    log.append(STREAM, 0, "c-1", [started(), note("secret")])
    raw = sqlite3.connect(home / "events.db", isolation_level=None)
    raw.execute("INSERT INTO erasing VALUES (2)")
    raw.execute("DELETE FROM bodies WHERE id = 2")
    raw.execute("DELETE FROM erasing")
    raw.close()

    erased = list(log.read(STREAM))[1]
    session = Session()
    session.apply(erased.event, erased.version)
    with LogReader(home) as reader:
        document = list(reader.events(STREAM))[1]

    assert (ErasedEvent(type="OperationalErrorRecorded"), 2) == (erased.event, session.version)
    assert (True, {}, "") == (document["erased"], document["data"], document["actor"])


def test_looking_at_a_log_loads_no_heavy_library(log: SqliteEventLog, home: Path) -> None:
    """``status`` and ``list`` have 45 ms; pydantic alone would take them."""
    log.append(STREAM, 0, "c-1", [started()])
    program = (
        "import sys; from pathlib import Path\n"
        "from apprentice.adapters.log.reader import LogReader\n"
        "from apprentice.adapters.log.verify import verify_log\n"
        "home = Path(sys.argv[1])\n"
        "with LogReader(home) as reader: assert list(reader.events(reader.streams()[0]))\n"
        "assert verify_log(home) == []\n"
        "print(*sorted({'pydantic', 'eventsourcing', 'orjson', 'openai'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(home)], capture_output=True, text=True, check=True, env=_environment()
    )

    assert "" == run.stdout.strip()


def _environment() -> dict[str, str]:
    """Lets a child import the package from this checkout."""
    import os

    root = Path(__file__).parents[3]
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(root / ".typing"), os.environ.get("PYTHONPATH", "")])}


def test_a_copied_home_is_a_log(log: SqliteEventLog, home: Path, tmp_path: Path) -> None:
    """At rest the whole log is one file."""
    log.append(STREAM, 0, "c-1", [started()])
    log.close()
    shutil.copytree(home, tmp_path / "copy")

    assert [] == verify_log(tmp_path / "copy")
