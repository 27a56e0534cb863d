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

from .processes import Process, ancestors, command_line, environment, pids, process, processes, with_descendants
from .seen import Seen
from .stamp import session_of, session_stamp, stamp, stamp_of
from .values import MARKER_NAME, SweepReport, Swept

Mark = Callable[[int], bool]
"""Says whether the process of this pid carries the mark that is looked for."""

Found = dict[tuple[int, int], Swept]
"""Whom a sweep killed, by identity."""

PATIENCE_S = 5.0
QUIET = 3
"""So many looks at the whole table in a row find nobody, and no newcomers after them where there is reason to doubt."""
CHASE_S, CHASE_GLANCES = 0.03, 15
"""For how long, and how often at least, newcomers are looked for after the last one was killed."""
NOT_LINUX = "outside Linux only the process group is ended: a process in a session of its own may be left"


def _unwatched(_: list[Process]) -> None:
    """Nobody wants to see the families a sweep finds."""


def _unknown() -> None:
    """Nothing but looking tells whether somebody is left."""


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
    mark: Mark,
    seen: Seen,
    since: int = 0,
    look: Callable[[list[Process]], None] = _unwatched,
    left: Callable[[], bool | None] = _unknown,
) -> SweepReport:
    """Kill until some looks in a row find nobody alive, for ``PATIENCE_S`` seconds at most.

    ``seen`` belong without carrying a mark, ``since`` skips whatever started earlier (clock ticks since boot),
    ``look`` is shown every family found, zombies too, ``left`` may know without looking.
    """
    if sys.platform != "linux":
        return SweepReport(warnings=(NOT_LINUX,))
    found: Found = {}
    deadline = time.monotonic() + PATIENCE_S
    # Several empty looks: /proc is not read in one instant, and a process may fork behind our back and end before our
    # eyes; only where nobody can be left is one enough.
    quiet = 0
    while quiet < QUIET and time.monotonic() < deadline:
        before = pids()
        family = _members(mark, seen, since)
        look(family)
        alive = [each for each in family if each.alive]
        _end(alive, found)
        doubtful = left()
        if not alive and doubtful is False:
            quiet = QUIET
        elif not (found or doubtful):
            quiet += 1
        else:
            caught = _chase(before, lambda row: row in seen or mark(row.pid), found, deadline)
            quiet = 0 if alive or caught else quiet + 1
    return _report(found, settled=quiet > 0)


def _end(alive: list[Process], found: Found) -> None:
    for each in alive:
        found.setdefault(each.identity, Swept(each.pid, command_line(each.pid)))
        _kill(each)


def _chase(known: set[int], belongs: Callable[[Process], bool], found: Found, deadline: float) -> bool:
    """Kill newcomers, those not ``known``, as they appear: some fork and end faster than the whole table is read.

    Only pids that were not there at the glance before are read, and so a glance takes a fraction of a millisecond.
    Says whether there was one.
    """
    before = len(found)
    glances, last = 0, time.monotonic()
    while (glances < CHASE_GLANCES or time.monotonic() < last + CHASE_S) and time.monotonic() < deadline:
        now = pids()
        rows = [row for row in map(process, now - known) if row is not None and row.alive and belongs(row)]
        known = now
        _end(rows, found)
        glances, last = (0, time.monotonic()) if rows else (glances + 1, last)
        time.sleep(0.001)
    return len(found) > before


def _members(mark: Mark, seen: Seen, since: int) -> list[Process]:
    """Everybody who belongs; never this process nor one above it."""
    spared = set(ancestors(os.getpid()))
    table = [each for each in processes(since) if each.pid not in spared]
    marked = (each for each in table if each in seen or mark(each.pid))
    return seen.remember(with_descendants(marked, table).values())


def _report(found: Found, settled: bool) -> SweepReport:
    surviving = {identity for identity in found if _is_alive(identity)}
    trouble = f"new processes kept appearing for {PATIENCE_S:g} s: some may be left" if not settled else ""
    if surviving:
        trouble = f"{len(surviving)} processes could not be ended within {PATIENCE_S:g} s"
    return SweepReport(
        killed=tuple(swept for identity, swept in found.items() if identity not in surviving),
        survived=tuple(found[identity] for identity in found if identity in surviving),
        warnings=(trouble,) if trouble else (),
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
