"""Is nothing left of an attempt, however it hid?"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from apprentice.adapters.process.stamp import stamp, stamp_of, stamped
from apprentice.adapters.process.sweep import marker_for, sweep, sweep_session

from .conftest import Bench, is_alive

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sweep is complete on Linux only")

DAEMON = """
import os, sys, time
if os.fork():
    os.wait()
    while not os.path.exists('pid'):
        time.sleep(.02)
    {then}
    sys.exit(0)
os.setsid()
{first}
if os.fork():
    os._exit(0)
null = os.open(os.devnull, os.O_RDWR)
for fd in (0, 1, 2):
    os.dup2(null, fd)
open('new', 'w').write(str(os.getpid()))
os.rename('new', 'pid')
os.execve('/bin/sleep', ['sleep', '60'], {{}})
"""
"""Double fork, own session, no pipe of ours, cleared environment: all a daemon can do to be forgotten."""

ENGINE = """
import sys
from pathlib import Path
from apprentice.adapters.process.spool import Spool
from apprentice.adapters.process.supervisor import run
from apprentice.adapters.process.values import Spec
folder, session, marker, code = Path(sys.argv[1]), *sys.argv[2:]
run(Spec((sys.executable, '-c', code), folder, {}, None, 60.0, 60.0, marker, Spool(folder / 'spool', session, 1)))
"""

PREAMBLE = """
import importlib.util as u
s = u.spec_from_file_location('c', {!r})
s.loader.exec_module(u.module_from_spec(s))
"""
"""Lets a child import ``apprentice`` from the checkout as the tests do."""


def test_a_grandchild_in_its_own_session_is_swept(bench: Bench) -> None:
    """A group kill alone is not enough: agents' shells make sessions of their own."""
    ended = bench.python(
        "import subprocess as s; open('pid', 'w').write(str(s.Popen(['sleep', '60'], start_new_session=True).pid))"
    )

    assert [bench.pid_from("pid")] == [swept.pid for swept in ended.swept]
    assert not is_alive(bench.pid_from("pid"))


def test_a_daemon_with_a_cleared_environment_is_swept(bench: Bench) -> None:
    """It carries no marker, has no parent of ours and no pipe of ours, and still belongs to the attempt."""
    ended = bench.python(DAEMON.format(first="", then=""))

    assert ("exited", 0) == (ended.why, ended.code)
    assert [bench.pid_from("pid")] == [swept.pid for swept in ended.swept]
    assert not is_alive(bench.pid_from("pid"))


def test_a_daemon_that_washed_off_every_mark_was_seen_on_its_way(bench: Bench) -> None:
    """Even the stamp can be taken off; whoever was once seen below the child stays known."""
    wash = "import resource; resource.setrlimit(resource.RLIMIT_RTTIME, (-1, -1)); time.sleep(1.2)"
    ended = bench.python(DAEMON.format(first=wash, then="time.sleep(1.2)"))

    assert [bench.pid_from("pid")] == [swept.pid for swept in ended.swept]


def test_nothing_of_a_timed_out_tree_is_left(bench: Bench) -> None:
    """A timeout that leaves a tool at work has not ended the attempt."""
    ended = run_tree(bench)

    assert "timeout_wall" == ended
    assert [] == [pid for pid in map(int, (bench.folder / "pids").read_text().split()) if is_alive(pid)]


def run_tree(bench: Bench) -> str:
    """A shell, sessions below it, each with sleepers that ignore TERM."""
    return bench.python(
        "import os, signal, subprocess as s, sys, time\n"
        "signal.signal(15, signal.SIG_IGN)\n"
        "depth = int(sys.argv[1])\n"
        "open('pids', 'a').write(f'{os.getpid()}\\n')\n"
        "if depth: [s.Popen([sys.executable, '-c', sys.orig_argv[2], str(depth - 1)], start_new_session=True)"
        " for _ in range(2)]\n"
        "time.sleep(60)",
        lambda: None,
        "2",
        wall_s=1.0,
        grace_s=0.1,
    ).why


def test_processes_that_fork_while_they_are_killed_are_caught(bench: Bench) -> None:
    """One look at the process table is a photograph of a moving thing."""
    ended = bench.python(
        "import os, time\n"
        "if os.fork():\n"
        "    time.sleep(.3)\n"
        "    os._exit(0)\n"
        "os.setsid()\n"
        "deadline = time.time() + 30\n"
        "while time.time() < deadline:\n"
        "    if os.fork(): os._exit(0)\n"
        "    time.sleep(.002)\n"
    )

    assert ("exited", 0, ()) == (ended.why, ended.code, ended.warnings)
    assert ((), ()) == (sweep_session(bench.session).killed, sweep_session(bench.session).survived)


def test_the_orphans_of_a_killed_engine_are_swept_by_another_process(bench: Bench) -> None:
    """After kill -9 nobody of the attempt's time is left to know; its marks are."""
    marker = marker_for(bench.session, 1)
    code = DAEMON.format(first="", then="time.sleep(60)")
    engine = _start_engine(bench.folder, bench.session, marker, code)
    _appears((bench.folder / "pid").exists)
    engine.send_signal(signal.SIGKILL)
    engine.wait()
    daemon = bench.pid_from("pid")
    assert is_alive(daemon)

    report = sweep(marker)

    assert daemon in [swept.pid for swept in report.killed]
    assert 2 == len(report.killed)
    assert not is_alive(daemon)


def test_a_session_sweep_finds_every_attempt_and_no_other_session(bench: Bench) -> None:
    """`resume` knows the session; which attempt was running may not be recorded yet."""
    other = f"{bench.session}0"
    names = [marker_for(bench.session, 1), marker_for(bench.session, 12), marker_for(other, 1)]
    ours, also_ours, theirs = (
        subprocess.Popen(["sleep", "60"], env={"APPRENTICE_ATTEMPT": name}, start_new_session=True) for name in names
    )

    report = sweep_session(bench.session)

    assert {ours.pid, also_ours.pid} == {swept.pid for swept in report.killed}
    assert theirs.poll() is None
    assert {theirs.pid} == {swept.pid for swept in sweep(names[2]).killed}
    assert [-9, -9, -9] == [each.wait() for each in (ours, also_ours, theirs)]


def test_a_marker_is_a_whole_entry(bench: Bench) -> None:
    """Attempt 1 must not end attempt 12, nor a process that merely mentions it."""
    mentions = subprocess.Popen(
        ["sleep", "60"],
        env={"APPRENTICE_ATTEMPT": marker_for(bench.session, 12), "X": f"APPRENTICE_ATTEMPT={bench.session}/1"},
    )

    report = sweep(marker_for(bench.session, 1))

    assert ((), None) == (report.killed, mentions.poll())
    mentions.kill()
    mentions.wait()


def test_the_stamp_stays_with_a_child_and_not_with_us(bench: Bench) -> None:
    """The limit is borrowed for one fork."""
    marker = marker_for(bench.session, 3)
    with stamped(marker) as warning:
        child = subprocess.Popen(["sleep", "60"], env={})

    assert ("", stamp(marker), 0) == (warning, stamp_of(child.pid), stamp_of(os.getpid()))
    assert [child.pid] == [swept.pid for swept in sweep(marker).killed]
    child.wait()


def _start_engine(folder: Path, session: str, marker: str, code: str) -> "subprocess.Popen[bytes]":
    conftest = Path(__file__).parents[2] / "conftest.py"
    program = PREAMBLE.format(str(conftest)) + ENGINE
    return subprocess.Popen([sys.executable, "-c", program, str(folder), session, marker, code])


def _appears(there: Callable[[], bool]) -> None:
    """Wait until something another process does has happened, 10 s at most."""
    deadline = time.monotonic() + 10
    while not there():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.02)
