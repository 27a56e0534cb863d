"""Does a supervised child end when it should, with everything it said kept?"""

import itertools
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from apprentice.adapters.process.errors import SpoolNotWritten
from apprentice.adapters.process.spool import Spool
from apprentice.adapters.process.supervisor import run
from apprentice.adapters.process.values import Line, StopReason

from .conftest import Bench, is_alive

CANCELLED = StopReason("cancelled")
IGNORES_TERM = "import signal, time; signal.signal(15, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"


def test_a_child_that_ends_by_itself_gives_its_exit_code(bench: Bench) -> None:
    """The exit code is evidence of the attempt's outcome."""
    ended = bench.python("import sys; print('hello'); sys.exit(7)")

    assert ("exited", 7, None, ()) == (ended.why, ended.code, ended.signal, ended.warnings)
    assert [b"hello"] == [line.data for line in bench.lines]


def test_a_child_that_dies_of_a_signal_says_which(bench: Bench) -> None:
    """An agent that crashed is told apart from one that exited."""
    ended = bench.python("import os; os.kill(os.getpid(), 11)")

    assert ("exited", None, signal.SIGSEGV) == (ended.why, ended.code, ended.signal)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("no-such-program",), "no-such-program: No such file or directory"),
        (("/",), "/: Permission denied"),
        (("true", "x" * 200_000), "true: Argument list too long"),
        (("true", "a\0b"), "the command cannot be passed on: embedded null byte"),
        ((), "the command is empty"),
    ],
)
def test_a_command_that_cannot_start_says_why(bench: Bench, argv: tuple[str, ...], said: str) -> None:
    """A missing agent is a clear message, never a traceback."""
    ended = run(bench.spec(*argv))

    assert ("not_started", said, None) == (ended.why, ended.not_started, ended.code)


def test_a_missing_folder_is_named(bench: Bench) -> None:
    """The program must not be blamed for the folder."""
    ended = run(bench.spec("true", cwd=bench.folder / "gone"))

    assert f"{bench.folder / 'gone'}: No such file or directory" == ended.not_started


def test_a_child_that_ignores_term_is_killed(bench: Bench) -> None:
    """No agent can refuse to end."""
    ended = bench.python(IGNORES_TERM, lambda: CANCELLED if bench.lines else None, grace_s=0.2)

    assert ("stopped", signal.SIGKILL) == (ended.why, ended.signal)


@pytest.mark.parametrize(("bound", "why"), [("wall_s", "timeout_wall"), ("idle_s", "timeout_idle")])
def test_a_child_that_takes_too_long_is_ended(bench: Bench, bound: str, why: str) -> None:
    """Headless must never hang."""
    ended = run(bench.spec("sleep", "60", **{bound: 0.3}))

    assert (why, signal.SIGTERM, ()) == (ended.why, ended.signal, ended.swept)


def test_what_is_said_in_the_grace_period_is_kept(bench: Bench) -> None:
    """An agent writes its report when it is told to end."""
    ended = bench.python(
        "import signal, sys, time\n"
        "signal.signal(15, lambda *_: (print('report', flush=True), sys.exit(0)))\n"
        "print('up', flush=True); time.sleep(60)",
        lambda: CANCELLED if bench.lines else None,
    )

    assert ("stopped", 0) == (ended.why, ended.code)
    assert [b"up", b"report"] == [line.data for line in bench.lines]


def test_a_child_that_keeps_talking_is_not_idle(bench: Bench) -> None:
    """Idle counts from the last byte, on either pipe."""
    ended = run(bench.spec("sh", "-c", "for i in 1 2 3 4 5; do printf . >&2; sleep 0.3; done", idle_s=1.2))

    assert ("exited", 0) == (ended.why, ended.code)


def test_a_slow_listener_does_not_make_the_child_idle(bench: Bench) -> None:
    """Our own waiting for the log must not be counted as the agent's silence."""

    def slowly(line: Line) -> None:
        if line.data == b"a":
            signal.sigtimedwait([], 1.2)

    ended = run(bench.spec("sh", "-c", "echo a; sleep 0.2; echo c", idle_s=1.0), slowly)

    assert "exited" == ended.why


def test_the_tick_may_stop_the_child(bench: Bench) -> None:
    """Cancel, limits and Ctrl-C all come this way."""
    ticks = itertools.count()
    reason = StopReason("cancelled", "by follow-up")

    ended = bench.python("import time; time.sleep(60)", lambda: reason if next(ticks) >= 2 else None)

    assert ("stopped", reason, signal.SIGTERM) == (ended.why, ended.reason, ended.signal)


def test_what_the_listener_raises_ends_the_child(bench: Bench) -> None:
    """A failing log must not leave an agent at work that nobody records."""

    def refuse(line: Line) -> None:
        raise KeyError(line.data)

    with pytest.raises(KeyError):
        run(bench.spec("sh", "-c", "echo $$ > pid; echo hello; sleep 60"), refuse)

    assert not is_alive(bench.pid_from("pid"))


def test_the_prompt_reaches_the_child_however_long_it_is(bench: Bench) -> None:
    """Prompts are larger than a pipe, and a child may answer while it still reads."""
    ended = bench.python("import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())", stdin=b"ab\n" * 100_000)

    assert ("exited", 0) == (ended.why, ended.code)
    assert b"ab\n" * 100_000 == bench.kept("stdout")


def test_a_child_need_not_read_its_prompt(bench: Bench) -> None:
    """A broken pipe on our side is the child's right, not an error."""
    ended = bench.python("print('done')", stdin=b"x" * 1_000_000)

    assert ("exited", 0) == (ended.why, ended.code)


def test_garbage_bytes_are_kept_as_they_came(bench: Bench) -> None:
    """Undecodable output is evidence too."""
    garbage = bytes(range(256)) * 3
    ended = bench.python(f"import sys; sys.stdout.buffer.write({garbage!r}); sys.stderr.buffer.write(b'\\xff\\xfe')")

    assert 0 == ended.code
    assert (garbage, b"\xff\xfe") == (bench.kept("stdout"), bench.kept("stderr"))
    assert garbage == b"\n".join(line.data for line in bench.lines if line.stream == "stdout")


def test_lines_point_into_the_spool(bench: Bench) -> None:
    """Offset and length are the raw reference an event keeps."""
    bench.python("print('one'); print('zwölf'); print('tail', end='')", env={"PYTHONIOENCODING": "utf-8"})

    raw = bench.kept("stdout")
    assert ["one", "zwölf", "tail"] == [raw[n.offset : n.offset + n.length].decode() for n in bench.lines]
    assert ["newline", "newline", "eof"] == [line.ended for line in bench.lines]


def test_the_arrivals_cover_every_byte(bench: Bench) -> None:
    """Agents' events carry no times: ours are the only ones."""
    bench.python("import time; print('a', flush=True); time.sleep(.2); print('b')")

    rows = list(bench.spools[-1].files.rows())
    assert 4 == sum(row.length for row in rows)
    assert [row.ms for row in rows] == sorted(row.ms for row in rows)
    assert [0, 2] == [row.offset for row in rows]


def test_the_child_sees_only_the_given_environment_and_its_marker(bench: Bench) -> None:
    """Nothing is inherited: our keys are none of the agent's business."""
    bench.python("import os; print(sorted(os.environ))", env={"ONLY": "this", "LC_CTYPE": "C"})

    assert [b"['APPRENTICE_ATTEMPT', 'LC_CTYPE', 'ONLY']"] == [line.data for line in bench.lines]


def test_an_orphan_that_holds_the_pipe_does_not_hang_us(bench: Bench) -> None:
    """`agent; server &` is how agents end."""
    ended = run(bench.spec("sh", "-c", "sleep 60 & echo $! > pid; echo done"), bench.lines.append)

    assert ("exited", 0, [b"done"]) == (ended.why, ended.code, [line.data for line in bench.lines])
    assert [bench.pid_from("pid")] == [swept.pid for swept in ended.swept]
    assert "sleep 60" == ended.swept[0].command


def test_our_own_other_children_are_left_alone(bench: Bench) -> None:
    """Reaping orphans must not steal the exit status of a child that has an owner."""
    mine = os.posix_spawn(sys.executable, [sys.executable, "-c", "raise SystemExit(3)"], {})
    bench.python("import time; time.sleep(.5)")

    assert 3 == os.waitstatus_to_exitcode(os.waitpid(mine, 0)[1])


def test_two_attempts_in_one_process_do_not_disturb_each_other(bench: Bench) -> None:
    """Each sweeps its own; the orphans of both are ours."""
    specs = [bench.spec("sh", "-c", f"sleep 60 & echo $!; sleep {longer}; exit 4") for longer in ("0.2", "1.2")]
    with ThreadPoolExecutor() as pool:
        ends = list(pool.map(run, specs))

    assert [("exited", 4)] * 2 == [(ended.why, ended.code) for ended in ends]
    left = [[int(spool.files.stdout.read_bytes())] for spool in bench.spools]
    assert left == [[swept.pid for swept in ended.swept] for ended in ends]


def test_a_full_disk_ends_the_child_and_says_so(bench: Bench) -> None:
    """Output that cannot be kept is no evidence; going on would lose more."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    spec = bench.spec("sh", "-c", "echo $$ > pid; echo hello; sleep 60")
    files = spec.spool.files
    _redirect(spec.spool, full)

    with pytest.raises(SpoolNotWritten, match="No space left"):
        run(spec)

    assert not is_alive(bench.pid_from("pid"))
    assert b"" == files.stdout.read_bytes()


def _redirect(spool: Spool, target: Path) -> None:
    """Put a device that is always full under the spool's open stdout file."""
    ours = next(fd for fd in _descriptors() if Path(f"/proc/self/fd/{fd}").readlink() == spool.files.stdout)
    full = os.open(target, os.O_WRONLY)
    os.dup2(full, ours, inheritable=False)
    os.close(full)


def _descriptors() -> list[int]:
    return [int(path.name) for path in Path("/proc/self/fd").iterdir() if path.is_symlink()]
