"""Which processes are there, and what does Linux's /proc say about each?

A process may end between any two lines here; whatever can no longer be read is simply not there any more.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_KERNEL_THREAD = 0x00200000
"""PF_KTHREAD in field 9 of proc_pid_stat(5)."""
_PIECE = 4096
_GONE = (FileNotFoundError, ProcessLookupError, PermissionError)


class Process(NamedTuple):
    """One row of the process table; ``started`` is in clock ticks since boot and with ``pid`` identifies it."""

    pid: int
    parent: int
    session: int
    started: int
    state: str

    @property
    def identity(self) -> tuple[int, int]:
        """Pid and start: a reused pid has another start."""
        return self.pid, self.started

    @property
    def alive(self) -> bool:
        """False for a zombie, which only waits for its parent to look at it."""
        return self.state not in "ZXx"


def pids() -> set[int]:
    """Everybody's pid, the kernel's own too."""
    return {int(name) for name in os.listdir("/proc") if name.isdecimal()}  # noqa: PTH208 - names, not paths


def processes(since: int = 0) -> list[Process]:
    """List the processes that started at or after ``since`` (clock ticks since boot); the kernel's own are left out."""
    found = []
    for pid in pids():
        fields = _stat(pid)
        # Two thirds of a quiet machine's table, and nobody's children: no file of theirs need be read.
        if fields and not int(fields[6]) & _KERNEL_THREAD and int(fields[19]) >= since:
            found.append(_process(pid, fields))
    return found


def process(pid: int) -> Process | None:
    """Read one row of the table."""
    fields = _stat(pid)
    return _process(pid, fields) if fields else None


def _stat(pid: int) -> list[bytes]:
    """The fields of proc_pid_stat(5) from the third on; none if the process is gone."""
    # The command name is in parentheses and may itself hold any character: only the last one closes it.
    return _read(pid, "stat").rpartition(b")")[2].split()


def _process(pid: int, fields: list[bytes]) -> Process:
    return Process(pid, int(fields[1]), int(fields[3]), int(fields[19]), fields[0].decode())


def environment(pid: int) -> list[bytes]:
    """The entries a process was started with; empty if it cleared them, ended, or is another user's."""
    return _read(pid, "environ").split(b"\0")


def limits(pid: int) -> bytes:
    """The text of proc_pid_limits(5); readable for zombies too."""
    return _read(pid, "limits")


def command_line(pid: int) -> str:
    """What a person recognises a process by, at most 300 characters; undecodable bytes are replaced."""
    words = _read(pid, "cmdline").rstrip(b"\0").replace(b"\0", b" ")
    return (words or _read(pid, "comm").strip()).decode(errors="replace")[:300]


def ancestors(pid: int) -> Iterator[int]:
    """``pid`` itself, its parent, and so on up to the first process."""
    while pid > 0:
        yield pid
        row = process(pid)
        pid = row.parent if row is not None else 0


def with_descendants(seeds: Iterable[Process], table: Iterable[Process]) -> dict[int, Process]:
    """The seeds and everything in ``table`` below them, by pid."""
    children = defaultdict(list)
    for each in table:
        children[each.parent].append(each)
    family: dict[int, Process] = {}
    waiting = list(seeds)
    while waiting:
        member = waiting.pop()
        if member.pid not in family:
            family[member.pid] = member
            waiting += children[member.pid]
    return family


def _read(pid: int, name: str) -> bytes:
    # Not by way of a file object: a look at the table reads some hundred files, several times an attempt, and each
    # object asks for six things nobody wants to know here.
    try:
        handle = os.open(f"/proc/{pid}/{name}", os.O_RDONLY | os.O_CLOEXEC)
    except _GONE:
        return b""
    try:
        return b"".join(iter(lambda: os.read(handle, _PIECE), b""))
    except _GONE:
        return b""
    finally:
        os.close(handle)
