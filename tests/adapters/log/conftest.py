"""Where do the log's tests get a log from? Contract tests take ``log`` and do not know the store behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from apprentice.adapters.log.event_log import SqliteEventLog

from .events import now

Open = Callable[[], SqliteEventLog]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that does not exist yet."""
    return tmp_path / "home"


@pytest.fixture(params=["sqlite"])
def open_log(request: pytest.FixtureRequest, home: Path) -> Iterator[Open]:
    """Opens one more handle on the same log, as another process would; one parameter per store."""
    opened: list[SqliteEventLog] = []

    def another() -> SqliteEventLog:
        opened.append(SqliteEventLog(home, now))
        return opened[-1]

    yield another
    for log in opened:
        log.close()


@pytest.fixture
def log(open_log: Open) -> SqliteEventLog:
    """An empty log."""
    return open_log()
