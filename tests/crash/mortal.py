"""A whole demo in one process that dies, as by ``kill -9``, right after a given event is in the log.

    python -m tests.crash.mortal HOME VERSION

The log is the real one; only what happens after its commit is different: nothing.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from apprentice.adapters.console.demonstration import demonstrate
from apprentice.adapters.console.flags import Flags
from apprentice.adapters.console.talking import Console
from apprentice.adapters.console.wiring import House
from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.adapters.settings import Settings, make_home
from apprentice.domain.ports import Appended, Decide, Pending


class MortalLog(SqliteEventLog):
    """Kills its process once a stream has ``deadline`` events."""

    deadline = 0

    def append(self, stream: str, expected_version: int, command_id: str, events: Sequence[Pending]) -> Appended:
        """Append, and perhaps die."""
        return self._after(super().append(stream, expected_version, command_id, events))

    def execute(self, stream: str, command_id: str, known: int, decide: Decide) -> Appended:
        """Decide, append, and perhaps die."""
        return self._after(super().execute(stream, command_id, known, decide))

    def _after(self, appended: Appended) -> Appended:
        if appended.head.version >= self.deadline:
            os.kill(os.getpid(), signal.SIGKILL)
        return appended


class MortalHouse(House):
    """A house whose log kills."""

    @cached_property
    def log(self) -> MortalLog:
        return MortalLog(self.home, self.clock.now)


if __name__ == "__main__":
    MortalLog.deadline = int(sys.argv[2])
    home = make_home(Path(sys.argv[1]))
    sys.exit(demonstrate(Console(Flags(quiet=True)), MortalHouse(home, Settings())))
