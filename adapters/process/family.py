"""Which processes belong to the child we run right now, wherever they moved to?"""

import contextlib
import os
import signal
import sys
import time

from .processes import Process, process, processes, with_descendants
from .sweep import Identity, attempt_mark, kill_family
from .values import SweepReport

SHARE = 0.02
"""The part of our time that looking at the process table may take."""
LEAST_PAUSE_S = 0.25


class Family:
    """A supervised child with everything seen below it; reaps adopted orphans and nobody else's children."""

    def __init__(self, child: int, marker: str) -> None:
        row = process(child) if sys.platform == "linux" else None
        self._child = child
        self._since = row.started if row is not None else 0
        self._mark = attempt_mark(marker)
        self._known: set[Identity] = {row.identity} if row is not None else set()
        self._next_look = 0.0

    def observe(self) -> None:
        """Remember who is below the child now; call often, it looks only when a look is affordable."""
        began = time.monotonic()
        if sys.platform != "linux" or began < self._next_look:
            return
        table = processes(self._since)
        seeds = [each for each in table if each.identity in self._known]
        self._remember(list(with_descendants(seeds, table).values()))
        now = time.monotonic()
        self._next_look = now + max(LEAST_PAUSE_S, (now - began) / SHARE)

    def signal_group(self, number: signal.Signals) -> None:
        """Signal the child's process group; a group that is gone, or (macOS) all zombies, is no error."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._child, number)

    def sweep(self) -> SweepReport:
        """Kill whoever is left. The child itself should have ended; its exit status is left for its owner."""
        if sys.platform != "linux":
            self.signal_group(signal.SIGKILL)
        return kill_family(self._mark, self._known, self._since, self._remember)

    def _remember(self, family: list[Process]) -> None:
        self._known |= {each.identity for each in family}
        for each in family:
            if not each.alive and each.parent == os.getpid() and each.pid != self._child:
                # An orphan we adopted as subreaper: no one else will ever ask for its status.
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(each.pid, os.WNOHANG)
