"""Which processes belong to the child we run right now, wherever they moved to?"""

import contextlib
import os
import signal
import sys
import time

from .processes import Process, process, processes
from .seen import Seen
from .sweep import attempt_mark, kill_family
from .values import SweepReport

SHARE = 0.02
"""The part of our time that looking at the process table may take."""
LEAST_PAUSE_S = 0.25


class Family:
    """A supervised child with everything seen below it; reaps adopted orphans and nobody else's children."""

    def __init__(self, child: int, marker: str, adopts: bool) -> None:
        """``adopts``: this process is the subreaper of whoever is below the child."""
        row = process(child) if sys.platform == "linux" else None
        self._child, self._adopts = child, adopts
        self._since = row.started if row is not None else 0
        self._mark = attempt_mark(marker)
        self._seen = Seen([row] if row is not None else [])
        self._next_look = 0.0

    def observe(self) -> None:
        """Remember who is below the child now; call often, it looks only when a look is affordable."""
        if sys.platform != "linux" or time.monotonic() < self._next_look:
            return
        # CPU time, not wall time: on a busy machine we must not look more rarely just because we waited for our turn.
        before = time.thread_time()
        self._reap(self._seen.family(processes(self._since)))
        cost = time.thread_time() - before
        self._next_look = time.monotonic() + max(LEAST_PAUSE_S, cost / SHARE)

    def signal_group(self, number: signal.Signals) -> None:
        """Signal the child's process group; a group that is gone, or (macOS) all zombies, is no error."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._child, number)

    def sweep(self) -> SweepReport:
        """Kill whoever is left. The child itself should have ended; its exit status is left for its owner."""
        if sys.platform != "linux":
            self.signal_group(signal.SIGKILL)
        return kill_family(self._mark, self._seen, self._since, self._reap, self._left)

    def _left(self) -> bool | None:
        """Whether somebody may be left: whoever lives below a subreaper has it for a last parent."""
        try:
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return False if self._adopts else None
        return True

    def _reap(self, family: list[Process]) -> None:
        for each in family:
            if not each.alive and each.parent == os.getpid() and each.pid != self._child:
                # An orphan we adopted as subreaper: no one else will ever ask for its status.
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(each.pid, os.WNOHANG)
