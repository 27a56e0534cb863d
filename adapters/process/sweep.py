"""Which processes did an attempt leave behind, and are they gone?

A process belongs to an attempt if it carries the attempt's marker in its environment (a whole entry), its stamp in
its limits, was seen below the attempt's child, is in a session of one that was, or descends from one that does.
Complete on Linux; elsewhere the caller's group kill is all there is, and the report says so.
"""

import errno
import os
import signal
import sys
import time
from collections.abc import Callable

from .processes import Process, ancestors, command_line, environment, process, processes, with_descendants
from .seen import Seen
from .stamp import session_of, session_stamp, stamp, stamp_of
from .values import MARKER_NAME, SweepReport, Swept

Mark = Callable[[int], bool]
"""Says whether the process of this pid carries the mark that is looked for."""

PATIENCE_S = 5.0
QUIET, QUIET_AFTER_A_FIND = 3, 8
NOT_LINUX = "outside Linux only the process group is ended: a process in a session of its own may be left"


def _unwatched(_: list[Process]) -> None:
    """Nobody wants to see the families a sweep finds."""


def marker_for(session: str, number: int) -> str:
    """The marker of an attempt: ``<session>/<number>``."""
    return f"{session}/{number}"


def sweep(marker: str) -> SweepReport:
    """Kill what the attempt ``marker`` left behind; from any process of the same user, at any time."""
    return kill_family(attempt_mark(marker), Seen())


def sweep_session(session: str) -> SweepReport:
    """Kill what any attempt of ``session`` left behind."""
    return kill_family(session_mark(session), Seen())


def attempt_mark(marker: str) -> Mark:
    """Recognises the processes of one attempt."""
    wanted, entry = stamp(marker), f"{MARKER_NAME}={marker}".encode()
    return lambda pid: stamp_of(pid) == wanted or entry in environment(pid)


def session_mark(session: str) -> Mark:
    """Recognises the processes of every attempt of a session."""
    wanted, start = session_stamp(session), f"{MARKER_NAME}={session}/".encode()
    return lambda pid: session_of(stamp_of(pid)) == wanted or any(e.startswith(start) for e in environment(pid))


def kill_family(
    mark: Mark, seen: Seen, since: int = 0, look: Callable[[list[Process]], None] = _unwatched
) -> SweepReport:
    """Kill until some looks in a row find nobody alive, for ``PATIENCE_S`` seconds at most.

    ``seen`` belong without carrying a mark, ``since`` skips whatever started earlier (clock ticks since boot),
    ``look`` is shown every family found, zombies too.
    """
    if sys.platform != "linux":
        return SweepReport(warnings=(NOT_LINUX,))
    found: dict[tuple[int, int], Swept] = {}
    deadline = time.monotonic() + PATIENCE_S
    # Several empty looks: /proc is not read in one instant, and a process may fork behind our back and end before our
    # eyes; where somebody was left behind, a chain of such processes is looked for longer.
    quiet = 0
    while quiet < (QUIET_AFTER_A_FIND if found else QUIET) and time.monotonic() < deadline:
        family = _members(mark, seen, since)
        look(family)
        alive = [each for each in family if each.alive]
        quiet = 0 if alive else quiet + 1
        for each in alive:
            found.setdefault(each.identity, Swept(each.pid, command_line(each.pid)))
            _kill(each)
        if alive:
            time.sleep(0.01)
    return _report(found)


def _members(mark: Mark, seen: Seen, since: int) -> list[Process]:
    """Everybody who belongs; never this process nor one above it."""
    spared = set(ancestors(os.getpid()))
    table = [each for each in processes(since) if each.pid not in spared]
    marked = (each for each in table if each in seen or mark(each.pid))
    return seen.remember(with_descendants(marked, table).values())


def _report(found: dict[tuple[int, int], Swept]) -> SweepReport:
    surviving = {identity for identity in found if _is_alive(identity)}
    return SweepReport(
        killed=tuple(swept for identity, swept in found.items() if identity not in surviving),
        survived=tuple(found[identity] for identity in found if identity in surviving),
        warnings=(f"{len(surviving)} processes could not be ended within {PATIENCE_S:g} s",) if surviving else (),
    )


def _is_alive(identity: tuple[int, int]) -> bool:
    row = process(identity[0])
    return row is not None and row.identity == identity and row.alive


def _kill(victim: Process) -> None:
    """Send SIGKILL to exactly this process, not to a later one that got its pid."""
    try:
        handle = os.pidfd_open(victim.pid)
    except OSError as error:
        if error.errno == errno.ENOSYS and _is_alive(victim.identity):
            os.kill(victim.pid, signal.SIGKILL)
        return
    try:
        if _is_alive(victim.identity):
            signal.pidfd_send_signal(handle, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        # Ended by itself, or another user's (setuid): the report finds out which.
        return
    finally:
        os.close(handle)
