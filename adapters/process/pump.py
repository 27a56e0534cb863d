"""How do bytes get from a child's pipes to the spool, and lines to whoever listens?"""

import os
import selectors
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import IO

from ...domain.record import fresh, record
from .lines import LineSplitter, Piece
from .spool import Spool, StreamName
from .values import Line

CHUNK = 1 << 16
"""Bytes moved at once: the capacity of a Linux pipe."""


@record
class _Output:
    name: StreamName
    pipe: IO[bytes]
    splitter: LineSplitter = fresh(factory=LineSplitter)


class Pump:
    """Moves what is ready and waits otherwise; holds one chunk, and one line of each stream."""

    def __init__(
        self,
        child: "subprocess.Popen[bytes]",
        stdin: bytes | None,
        spool: Spool,
        on_line: Callable[[Line], None],
        started: float,
    ) -> None:
        """Take the pipes of ``child``; ``started`` is its start on the monotonic clock, seconds."""
        assert child.stdout is not None
        assert child.stderr is not None
        self._spool, self._on_line, self._started = spool, on_line, started
        self._selector = selectors.DefaultSelector()
        self._outputs = [_Output("stdout", child.stdout), _Output("stderr", child.stderr)]
        self._input = child.stdin
        self._unwritten = memoryview(stdin or b"")
        self._end = _end_handle(child.pid)
        self.last_byte = started
        for output in self._outputs:
            os.set_blocking(output.pipe.fileno(), False)
            self._selector.register(output.pipe, selectors.EVENT_READ, partial(self._read, output))
        if self._input is not None:
            os.set_blocking(self._input.fileno(), False)
            self._selector.register(self._input, selectors.EVENT_WRITE, self._write)
        if self._end is not None:
            self._selector.register(self._end, selectors.EVENT_READ, _nothing)

    def turn(self, wait_s: float) -> bool:
        """Move what is ready, waiting ``wait_s`` seconds at most for something; True if output came.

        The end of the child is something too.
        """
        before = self.last_byte
        for key, _ in self._selector.select(max(0.0, wait_s)):
            key.data()
        return self.last_byte != before

    def drain(self, longest_s: float) -> None:
        """After the child's end, read what is left until everybody closed the pipes, ``longest_s`` seconds at most."""
        self._forget_end()
        deadline = time.monotonic() + longest_s
        while self._outputs and time.monotonic() < deadline:
            self.turn(deadline - time.monotonic())

    def finish(self) -> None:
        """Hand on last lines without a newline, and stop listening even if somebody still holds a pipe."""
        while self._outputs:
            self._finish(self._outputs[0])

    def close(self) -> None:
        """Let go of every descriptor; lines that are not complete are in the spool only."""
        self._forget_end()
        self._close_input()
        for output in self._outputs:
            output.pipe.close()
        self._selector.close()

    def _read(self, output: _Output) -> None:
        try:
            chunk = os.read(output.pipe.fileno(), CHUNK)
        except BlockingIOError:
            return
        if not chunk:
            self._finish(output)
            return
        self.last_byte = time.monotonic()
        self._spool.append(output.name, chunk, int((self.last_byte - self._started) * 1000))
        self._hand_on(output.name, output.splitter.feed(chunk))

    def _hand_on(self, stream: StreamName, pieces: list[Piece]) -> None:
        since, now = self.last_byte - self._started, datetime.now(UTC)
        for offset, data, ended in pieces:
            self._on_line(Line(stream, data, offset, len(data), ended, since, now))

    def _finish(self, output: _Output) -> None:
        self._outputs.remove(output)
        self._selector.unregister(output.pipe)
        output.pipe.close()
        self._hand_on(output.name, output.splitter.close())

    def _write(self) -> None:
        assert self._input is not None
        try:
            written = os.write(self._input.fileno(), self._unwritten[:CHUNK]) if self._unwritten else 0
        except BlockingIOError:
            return
        except BrokenPipeError:
            # The child does not want the rest; that is its right.
            written = len(self._unwritten)
        self._unwritten = self._unwritten[written:]
        if not self._unwritten:
            self._close_input()

    def _close_input(self) -> None:
        if self._input is not None:
            self._selector.unregister(self._input)
            self._input.close()
            self._input = None

    def _forget_end(self) -> None:
        if self._end is not None:
            self._selector.unregister(self._end)
            os.close(self._end)
            self._end = None


def _nothing() -> None:
    """The end of the child needs no reading; waking up was all."""


def _end_handle(pid: int) -> int | None:
    """A descriptor that becomes readable when the process ends; None where the system has none (then ticks tell)."""
    try:
        return os.pidfd_open(pid)
    except (AttributeError, OSError):
        return None
