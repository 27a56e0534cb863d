"""A whole session in one process that dies, as by ``kill -9``, right after a given event is in the log.

    python -m tests.crash.mortal HOME VERSION             the demo
    python -m tests.crash.mortal HOME VERSION ASSET       a session with the mentor model the environment names

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
from apprentice.adapters.console.sessions import start
from apprentice.adapters.console.starting import Request
from apprentice.adapters.console.talking import Console
from apprentice.adapters.console.wiring import House
from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.adapters.settings import Settings, make_home
from apprentice.domain.ports import Appended, Decide, Pending

TASK = "Sum sales.csv by region into report.csv and say in summary.md what stands out."


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


def mentored(console: Console, house: House, asset: Path) -> int:
    """A session whose first attempt misses a deliverable, which the mentor's feedback names."""
    request = Request(TASK, assets=(asset,), run_id="s1", agent="practice", agent_args=("forgetful",))
    return start(console, house, request)


if __name__ == "__main__":
    MortalLog.deadline = int(sys.argv[2])
    home = make_home(Path(sys.argv[1]))
    console = Console(Flags(quiet=True, home=str(home)))
    if len(sys.argv) > 3:
        settings = console.settings(mentor_mode="model-assisted")
        sys.exit(mentored(console, MortalHouse(home, settings), Path(sys.argv[3])))
    sys.exit(demonstrate(console, MortalHouse(home, Settings())))
