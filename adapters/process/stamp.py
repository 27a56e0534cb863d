"""Which mark does a process carry that clearing its environment cannot wash off?

Resource limits are inherited over fork, exec, setsid and an emptied environment. RLIMIT_RTTIME bounds the CPU time
of real-time tasks in microseconds; a soft limit of 36,000 years bounds nothing, and so its low bits can carry a name.
With it even a daemon with a cleared environment is recognised, also by another process after the engine was killed.
"""

import contextlib
import hashlib
import re
import sys
import threading
from collections.abc import Iterator

from .processes import limits

_TOP = 1 << 60
_SESSION_BITS, _ATTEMPT_BITS = 33, 27
_ROW = re.compile(rb"^Max realtime timeout +(\d+) ", re.MULTILINE)
# The stamp is on this process for the length of one fork; two starts at once must not mix theirs.
_ONE_AT_A_TIME = threading.Lock()


def stamp(marker: str) -> int:
    """The number for an attempt's marker ``<session>/<number>``: 33 bits of session, 27 of attempt below 2**60."""
    session = session_stamp(marker.rpartition("/")[0])
    return session << _ATTEMPT_BITS | _bits(marker, _ATTEMPT_BITS)


def session_stamp(session: str) -> int:
    """The part of a stamp that all attempts of a session share."""
    return _TOP >> _ATTEMPT_BITS | _bits(session, _SESSION_BITS)


def session_of(value: int) -> int:
    """The session's part of a process's stamp."""
    return value >> _ATTEMPT_BITS


def stamp_of(pid: int) -> int:
    """The stamp a process carries, 0 for none."""
    row = _ROW.search(limits(pid))
    value = int(row[1]) if row is not None else 0
    return value if _TOP <= value < 2 * _TOP else 0


@contextlib.contextmanager
def stamped(marker: str) -> Iterator[str]:
    """What is started inside is born with the stamp of ``marker``; yields a warning, or an empty text.

    The limit is this whole process's while it holds: do nothing but start the one child inside.
    """
    if sys.platform != "linux":
        yield ""
        return
    import resource

    with _ONE_AT_A_TIME:
        before = resource.getrlimit(resource.RLIMIT_RTTIME)
        try:
            resource.setrlimit(resource.RLIMIT_RTTIME, (stamp(marker), before[1]))
        except (OSError, ValueError) as error:
            yield f"children cannot be stamped ({error}): one that clears its environment may be overlooked"
            return
        try:
            yield ""
        finally:
            resource.setrlimit(resource.RLIMIT_RTTIME, before)


def _bits(text: str, count: int) -> int:
    digest = hashlib.sha256(text.encode()).digest()
    return int.from_bytes(digest[:8]) >> (64 - count)
