"""How do writers take turns? A ``flock`` that the kernel hands on in order, so that no process starves.

SQLite's own busy handler sleeps and retries without any order: measured with 16 writers, one of them got a single
append in three seconds.
"""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class TurnTimeout(Exception):
    """Somebody held the lock for longer than we wait."""


class Turn:
    """The lock file ``path`` (made 0600, in a 0700 folder); waits at most ``timeout_s`` seconds."""

    def __init__(self, path: Path, timeout_s: float) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path = path
        self._timeout_s = timeout_s
        self.fd = self._open()
        """Of the lock file; another one after a wait."""

    def _open(self) -> int:
        return os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def take(self) -> None:
        """Hold the lock until ``give_up``. Not reentrant.

        Raises:
            TurnTimeout: it was not free within the timeout.
        """
        try:
            fcntl.flock(self.fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waited_for = self._wait()
            os.close(self.fd)
            self.fd = waited_for

    def give_up(self) -> None:
        """Let the next one have it."""
        fcntl.flock(self.fd, fcntl.LOCK_UN)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Hold the lock inside the ``with``; as ``take``."""
        self.take()
        try:
            yield
        finally:
            self.give_up()

    def _wait(self) -> int:
        """Queue up in the kernel, in a thread because a blocking flock has no timeout; the descriptor holding it."""
        fd = self._open()
        state = threading.Lock()
        abandoned = False

        def block() -> None:
            fcntl.flock(fd, fcntl.LOCK_EX)
            with state:
                if abandoned:
                    os.close(fd)
                else:
                    taken.set()

        taken = threading.Event()
        threading.Thread(target=block, daemon=True, name="log-turn").start()
        if not taken.wait(self._timeout_s):
            with state:
                if not taken.is_set():
                    abandoned = True
                    raise TurnTimeout
        return fd

    def close(self) -> None:
        """Give the descriptor back."""
        os.close(self.fd)
