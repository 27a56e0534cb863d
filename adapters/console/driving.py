"""How does a command drive a session? It takes the lease, listens for Ctrl-C, shows progress, and ends with a code."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from ...domain.engine import Listener
from ...domain.errors import SessionIsBusy
from ...domain.ports import StopReason
from ...domain.session import Session
from ..deliverables.check_run import CHECK_NUMBER
from ..process.sweep import marker_for, sweep, sweep_session
from .wiring import House


class Interrupts:
    """Ctrl-C (or TERM) once asks the driver to stop and record it; twice ends everything at once."""

    def __init__(self, stream: str) -> None:
        self._stream = stream
        self._asked: StopReason | None = None

    def asked(self) -> StopReason | None:
        """What the engine polls."""
        return self._asked

    def handle(self, number: int, _: FrameType | None) -> None:
        """The signal handler."""
        if self._asked is not None:
            sweep_session(self._stream)
            os._exit(130)
        name = "ctrl-c" if number == signal.SIGINT else signal.Signals(number).name
        self._asked = StopReason(name, "user")

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Handle SIGINT and SIGTERM inside the ``with``."""
        numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        # What was ignored when we started (nohup, a shell's background job) stays ignored.
        heard = [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]
        before = {number: signal.signal(number, self.handle) for number in heard}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def drive(house: House, stream: str, listener: Listener | None = None) -> Session:
    """Take the lease, then steps until nothing is left to do, or Ctrl-C.

    Raises:
        SessionIsBusy: another process drives it.
    """
    with house.leases.driving(stream) as mine:
        if not mine:
            raise SessionIsBusy(house.engine(stream).session.run_id)
        return drive_on(house, stream, listener)


def drive_on(house: House, stream: str, listener: Listener | None = None) -> Session:
    """The same for whoever holds the lease already."""
    interrupts = Interrupts(stream)
    with interrupts.listening():
        engine = house.engine(stream, listener, interrupts.asked)
        # A driver that was killed while a check ran left it behind; attempts are recovered by the engine itself.
        if engine.session.attempts:
            sweep(marker_for(stream, CHECK_NUMBER))
        return engine.drive()
