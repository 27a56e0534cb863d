"""How do bytes get from a child's pipes to the spool, and lines to whoever listens?"""

import contextlib
import os
import selectors
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO

from .lines import LineSplitter, Piece
from .spool import Spool, StreamName
from .values import Line

CHUNK = 1 << 16
"""Bytes read at once: the capacity of a Linux pipe."""


@dataclass(frozen=True, slots=True)
class _Output:
    name: StreamName
    pipe: IO[bytes]
    splitter: LineSplitter


class Pump:
    """Moves what is ready and waits otherwise; holds one chunk and one line of each stream."""

    def __init__(
        self,
        child: "subprocess.Popen[bytes]",
        stdin: bytes | None,
        spool: Spool,
        on_line: Callable[[Line], None],
        started: float,
    ) -> None:
        """Take the pipes of ``child``; ``started`` is its start on the monotonic clock, seconds."""
        self._spool, self._on_line, self._started = spool, on_line, started
        self._selector = selectors.DefaultSelector()
        self._stdin = memoryview(stdin or b"")
        self._open: set[StreamName] = set()
        self._end_handle: int | None = _end_handle(child.pid)
        self.last_byte = started
        self._watch_output("stdout", child.stdout)
        self._watch_output("stderr", child.stderr)
        if child.stdin is not None:
            os.set_blocking(child.stdin.fileno(), False)
            self._selector.register(child.stdin, selectors.EVENT_WRITE)
        if self._end_handle is not None:
            self._selector.register(self._end_handle, selectors.EVENT_READ)

    @property
    def at_end(self) -> bool:
        """Both outputs were closed by everybody who held them."""
        return not self._open

    def turn(self, wait_s: float) -> bool:
        """Move what is ready, waiting ``wait_s`` seconds at most for something; True if output came."""
        before = self.last_byte
        for key, _ in self._selector.select(max(0.0, wait_s)):
            if isinstance(key.data, _Output):
                self._read(key.data)
            elif key.fileobj != self._end_handle:
                self._write(key.fileobj)
        return self.last_byte != before

    def drain(self, longest_s: float) -> None:
        """Read what is still in the pipes, for ``longest_s`` seconds at most: an orphan may hold them open."""
        self._forget_end()
        deadline = time.monotonic() + longest_s
        while not self.at_end and time.monotonic() < deadline:
            self.turn(deadline - time.monotonic())

    def close(self) -> None:
        """Hand on unfinished last lines and let go of every descriptor."""
        self._forget_end()
        keys = list(self._selector.get_map().values())
        try:
            for key in keys:
                if isinstance(key.data, _Output):
                    self._finish(key.data)
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Let go of every descriptor without telling anyone."""
        self._forget_end()
        for key in list(self._selector.get_map().values() if self._selector.get_map() else ()):
            self._let_go(key.fileobj)
        self._open.clear()
        self._selector.close()

    def _watch_output(self, name: StreamName, pipe: IO[bytes] | None) -> None:
        assert pipe is not None, "the child was started without pipes"
        os.set_blocking(pipe.fileno(), False)
        self._selector.register(pipe, selectors.EVENT_READ, _Output(name, pipe, LineSplitter()))
        self._open.add(name)

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
        self._open.discard(output.name)
        self._let_go(output.pipe)
        self._hand_on(output.name, output.splitter.close())

    def _write(self, pipe: object) -> None:
        assert not isinstance(pipe, int)
        try:
            written = os.write(pipe.fileno(), self._stdin[:CHUNK])  # type: ignore[attr-defined] # selectors' HasFileno
        except BlockingIOError:
            return
        except BrokenPipeError:
            # The child does not want the rest; that is its right.
            written = len(self._stdin)
        self._stdin = self._stdin[written:]
        if not self._stdin:
            self._let_go(pipe)

    def _let_go(self, pipe: object) -> None:
        self._selector.unregister(pipe)  # type: ignore[arg-type] # what select() returned can be unregistered
        if not isinstance(pipe, int):
            # Closing flushes, and flushing an input nobody reads complains; nothing of ours is buffered there.
            with contextlib.suppress(BrokenPipeError):
                pipe.close()  # type: ignore[attr-defined]

    def _forget_end(self) -> None:
        if self._end_handle is not None:
            self._selector.unregister(self._end_handle)
            os.close(self._end_handle)
            self._end_handle = None


def _end_handle(pid: int) -> int | None:
    """A descriptor that becomes readable when the process ends; None where the system has none (then ticks tell)."""
    try:
        return os.pidfd_open(pid)
    except (AttributeError, OSError):
        return None
