"""How is a session shown while it is driven? A line an event on stderr, or progress rows as JSON on stdout.

On a terminal the steps share one line that is written over; everything else stays.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ...domain.events import PrivateContextRecorded, StepObserved, StepStarted
from ...domain.ports import Recorded
from ...projections.fold import Running
from ...projections.progress import progress
from ...projections.timeline import describe
from .talking import Console
from .text import harmless

_UNTOLD = (PrivateContextRecorded,)


class Live:
    """A listener for the engine."""

    def __init__(self, console: Console, history: Sequence[Recorded] = ()) -> None:
        """``history`` is what happened before we listened: it numbers the JSON rows, and is not shown again."""
        self._console = console
        self._rows = Running(progress)
        self._shown = 0
        self._open_line = False
        for recorded in history:
            self._rows.feed(recorded)
        self._shown = len(self._rows.result())

    def __call__(self, events: Sequence[Recorded]) -> None:
        """Show what was appended."""
        if self._console.json:
            self._print_rows(events)
        elif not self._console.flags.quiet:
            for recorded in events:
                if not isinstance(recorded.event, _UNTOLD):
                    self._print_line(recorded)

    def _print_rows(self, events: Sequence[Recorded]) -> None:
        for recorded in events:
            self._rows.feed(recorded)
        rows = self._rows.result()
        for row in rows[self._shown :]:
            sys.stdout.write(row.decode())
        sys.stdout.flush()
        self._shown = len(rows)

    def _print_line(self, recorded: Recorded) -> None:
        text = harmless(describe(recorded.event))
        if not sys.stderr.isatty():
            self._console.say(text)
            return
        step = isinstance(recorded.event, StepStarted | StepObserved)
        width = self._console.width - 1
        start = "\r\x1b[2K" if self._open_line else ""
        sys.stderr.write(start + (text[:width] if step else text + "\n"))
        sys.stderr.flush()
        self._open_line = step

    def close(self) -> None:
        """End a line that was to be written over."""
        if self._open_line:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
            self._open_line = False
