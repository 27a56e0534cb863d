"""Who drives a session now, and is anybody?

``flock`` on ``<home>/locks/<name>``: the kernel lets go when the holder dies, however it dies. Each open file has a
lock of its own, so asking through another descriptor, also in the holder's process, takes nothing away from it.
"""

import fcntl
import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from ...domain.record import record
from .errors import LeaseUnavailable
from .names import file_name

_TRIES, _PAUSE_S = 4, 0.01
# A question (`is_held`) holds a shared lock for some microseconds; without a second try it could turn a driver away.


@record
class Holder:
    """Who took the lease last, for messages only: the lock decides, not this."""

    pid: int
    since: str
    """UTC, ``YYYY-MM-DDTHH:MM:SS.ffffffZ``."""


class Lease:
    """The right to drive what ``name`` stands for; at most one holder at a time on this machine.

    As a context manager it releases, it does not acquire: ``acquire`` has an answer that must be looked at.
    A child started with ``subprocess`` never inherits the lock; one made by a bare ``os.fork`` shares it until it
    ends or the holder releases.
    """

    def __init__(self, locks: Path, name: str) -> None:
        """Name a lease in the folder ``locks``; nothing is touched yet.

        Raises:
            NameRefused: ``name`` is not a safe file name.
        """
        self.path = locks / file_name(name)
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """Take the lease; False if another holder has it. Does not wait (40 ms at most).

        Raises:
            LeaseUnavailable: the lock file cannot be used at all.
        """
        if self._descriptor is not None:
            return True
        descriptor = self._open()
        try:
            taken = _lock(descriptor, self.path)
            if taken:
                _sign(descriptor, self.path)
        except BaseException:
            os.close(descriptor)
            raise
        if taken:
            self._descriptor = descriptor
        else:
            os.close(descriptor)
        return taken

    def release(self) -> None:
        """Let go; harmless when nothing is held. The file stays: deleting it could split the lock in two."""
        if self._descriptor is not None:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)
            os.close(self._descriptor)
            self._descriptor = None

    def hand_over(self) -> None:
        """After ``os.fork``, in the parent: let go of the descriptor alone; the lock stays with the child."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def adopt(self) -> None:
        """After ``os.fork``, in the child: the lock that came along is ours now, and the note says so."""
        if self._descriptor is not None:
            _sign(self._descriptor, self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def _open(self) -> int:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # A symlink in our place could make us write into somebody's file.
            return os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        except OSError as error:
            raise LeaseUnavailable(self.path, error.strerror or str(error)) from error


def is_held(locks: Path, name: str) -> bool:
    """Whether anybody holds the lease, this process included; never blocks and takes nothing away.

    Raises:
        LeaseUnavailable: the lock file is there and cannot be asked.
        NameRefused: ``name`` is not a safe file name.
    """
    path = locks / file_name(name)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise LeaseUnavailable(path, error.strerror or str(error)) from error
    try:
        return not _try(descriptor, fcntl.LOCK_SH, path)
    finally:
        os.close(descriptor)


def holder(locks: Path, name: str) -> Holder | None:
    """Who took the lease last; None if nobody ever did or the note is torn."""
    try:
        note = json.loads((locks / file_name(name)).read_bytes())
        return Holder(int(note["pid"]), str(note["since"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def _lock(descriptor: int, path: Path) -> bool:
    for last in (False,) * (_TRIES - 1) + (True,):
        if _try(descriptor, fcntl.LOCK_EX, path):
            return True
        if not last:
            time.sleep(_PAUSE_S)
    return False


def _try(descriptor: int, kind: int, path: Path) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        raise LeaseUnavailable(path, error.strerror or str(error)) from error
    return True


def _sign(descriptor: int, path: Path) -> None:
    since = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    note = json.dumps({"pid": os.getpid(), "since": since}).encode()
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, note, 0)
    except OSError as error:
        raise LeaseUnavailable(path, error.strerror or str(error)) from error
