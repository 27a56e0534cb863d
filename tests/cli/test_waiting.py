"""Sessions that go on without their command: detached, watched, cancelled, interrupted, resumed."""

from __future__ import annotations

import os
import signal
import stat
import sys

import pytest

from apprentice.adapters.process.lease import holder

from .live import Live, Terminal, agent, alone, stream_of, types, until, works, written
from .running import CommandLine

pytestmark = pytest.mark.slow

SLOW = ("--agent", "practice", "--agent-arg", "sleep=30")
QUICK = ("--agent", "practice")
STUBBORN = """trap '' TERM INT HUP
echo '{"type": "message", "text": "I stay"}'
while :; do sleep 1; done
"""


@pytest.mark.slow
def test_a_detached_run_is_watched_cancelled_and_resumed(line: CommandLine) -> None:
    """The working day in one test: started, followed from two places, stopped from a third, taken up again."""
    said = line.program(
        "run", "Write out.md", "--run-id", "a", "--agent", "practice", "--agent-arg", "sleep=4", "--detach"
    )
    assert (0, "a\n") == (said.code, said.out)
    watching, rows = Live(line, "watch", "a"), Live(line, "watch", "a", "--json")
    stream = works(line, "a")

    assert 0 == line.program("cancel", "a", "--reason", "enough").code

    watched, followed = watching.ended(), rows.ended()
    assert (6, 6) == (watched.code, followed.code)
    assert "session cancelled by user: enough" in watched.err
    assert "apprentice resume a" in watched.err
    assert line("log", "a", "--json").documents == followed.documents[:-1]
    assert "cancelled" == followed.documents[-1]["run_status"]
    assert alone(line, stream)

    assert 0 == line.program("resume", "a").code
    assert "completed" == line("status", "a", "--json").document["run_status"]
    assert alone(line, stream)


def test_a_detached_runs_output_lies_in_a_private_file(line: CommandLine) -> None:
    """What would have been said is kept, and nobody else reads it."""
    line.program("run", "Write out.md", "--run-id", "a", *QUICK, "--detach")
    log = line.home / "runs/a/driver.log"
    stream = stream_of(line, "a")
    until(lambda: alone(line, stream) and any("status" in said for said in written(log)), "it ends")

    assert 0o600 == stat.S_IMODE(log.stat().st_mode)
    assert any("bundle built" in said for said in written(log))
    assert 0 == line("verify", "a").code


def test_a_detached_run_with_json_prints_one_status_last(line: CommandLine) -> None:
    """A program reads the run id from it."""
    said = line.program("run", "Write out.md", "--run-id", "a", *SLOW, "--detach", "--json")
    line.program("cancel", "a")

    assert ("a", "running") == (said.documents[-1]["run_id"], said.documents[-1]["run_status"])


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("run", "", "--detach", *QUICK), 2),
        (("run", "x", "--detach", "--agent", "nobody"), 2),
        (("run", "x", "--detach"), 4),
        (("continue", "a", "x", "--detach"), 3),
        (("resume", "a", "--detach"), 3),
    ],
)
def test_what_is_refused_is_refused_before_anything_is_detached(
    line: CommandLine, args: tuple[str, ...], code: int
) -> None:
    """A mistake must not end in a file nobody looks at."""
    said = line.program(*args)

    assert (code, "") == (said.code, said.out)
    assert said.err.startswith("error: ")


def test_followups_and_resumptions_detach_too(line: CommandLine) -> None:
    """Whatever takes long can be left alone."""
    line.program("run", "Write out.md", "--run-id", "a", *QUICK)

    continued = line.program("continue", "a", "Also write more.md", "--detach")

    assert (0, "a\n") == (continued.code, continued.out)
    assert 0 == line.program("watch", "a").code
    assert 2 == line("status", "a", "--json").document["selected_attempt"]
    resumed = line.program("resume", "a", "--detach")
    assert (0, "a\n") == (resumed.code, resumed.out)
    assert 0 == line.program("watch", "a").code


def test_a_driven_session_is_not_driven_twice(line: CommandLine) -> None:
    """One driver at a time; the hint says how to look on."""
    line.program("run", "Write out.md", "--run-id", "a", *SLOW, "--detach")
    works(line, "a")

    for args in (("continue", "a", "more"), ("resume", "a"), ("resume", "a", "--detach"), ("finish", "a")):
        said = line.program(*args)
        assert 2 == said.code, args
        assert "apprentice watch a" in said.err
    line.program("cancel", "a")


@pytest.mark.slow
def test_watch_ends_when_the_driver_is_killed(line: CommandLine) -> None:
    """Nothing is recorded by a process that is killed; whoever watches must not wait for ever."""
    line.program("run", "Write out.md", "--run-id", "a", "--agent", "practice", "--agent-arg", "sleep=2", "--detach")
    stream = works(line, "a")
    watching = Live(line, "watch", "a")
    driver = holder(line.home / "locks", stream)
    assert driver is not None

    os.kill(driver.pid, signal.SIGKILL)

    said = watching.ended()
    assert 130 == said.code
    assert "apprentice resume a" in said.err
    assert "interrupted" == line("status", "a", "--json").document["run_status"]
    assert 0 == line.program("resume", "a").code
    assert "AttemptInterrupted" in types(line, stream)
    assert alone(line, stream)


def test_watching_what_is_over_ends_at_once_with_its_code(line: CommandLine) -> None:
    """A script that comes late gets the same answer."""
    line.program("run", "Write out.pdf", "--run-id", "a", *QUICK, "--max-loops", "1")

    said = line.program("watch", "a")

    assert 1 == said.code
    assert "failed" in said.out


def test_ctrl_c_once_records_the_interruption(line: CommandLine) -> None:
    """The work so far is kept, nothing goes on running, and the way on is printed."""
    terminal = Terminal(line, "run", "Write out.md", "--run-id", "a", *SLOW)
    terminal.wait_for("sleeping")
    stream = works(line, "a")

    terminal.type("\x03")

    assert 130 == terminal.ended()
    assert "apprentice resume a" in terminal.shown
    assert "interrupted" == line("status", "a", "--json").document["run_status"]
    assert "ctrl-c" in line("log", "a").out
    assert alone(line, stream)


@pytest.mark.slow
def test_ctrl_c_twice_kills(line: CommandLine) -> None:
    """An agent that does not want to end is not asked a third time; the session can still be resumed."""
    agent(line, "stubborn", STUBBORN)
    terminal = Terminal(line, "run", "Write out.md", "--run-id", "a", "--agent", "stubborn")
    stream = works(line, "a")

    terminal.type("\x03")
    terminal.wait_for("^C")
    terminal.type("\x03")

    assert 130 == terminal.ended()
    assert alone(line, stream)
    assert "interrupted" == line("status", "a", "--json").document["run_status"]
    resumed = Live(line, "resume", "a")
    until(lambda: types(line, stream).count("AttemptStarted") == 2, "the next attempt runs")
    assert "AttemptInterrupted" in types(line, stream)
    resumed.signal(signal.SIGINT)
    assert 130 == resumed.ended().code
    assert alone(line, stream)


def test_a_service_manager_stops_it_the_same_way(line: CommandLine) -> None:
    """SIGTERM is an interruption like any other."""
    running = Live(line, "run", "Write out.md", "--run-id", "a", *SLOW)
    stream = works(line, "a")

    running.signal(signal.SIGTERM)

    said = running.ended()
    assert 130 == said.code
    assert "apprentice resume a" in said.err
    assert "SIGTERM" in line("log", "a").out
    assert alone(line, stream)


def test_the_user_is_told_what_became_of_it(line: CommandLine) -> None:
    """Whoever left the room hears of the end and of an interruption, whatever stdout is used for."""
    told = line.home.parent / "told"
    line.home.mkdir(mode=0o700)
    script = 'echo "$1 $2" >> "$0"; echo chatter'
    (line.home / "settings.toml").write_text(f"notify = ['/bin/sh', '-c', '{script}', '{told}']\n")

    ended = line.program("run", "Write out.md", "--run-id", "a", *QUICK, "--json")
    running = Live(line, "run", "Write out.md", "--run-id", "b", *SLOW)
    works(line, "b")
    running.signal(signal.SIGINT)
    running.ended()

    assert ["a completed", "b interrupted"] == written(told)
    assert "chatter" not in ended.out


def test_a_notify_command_that_fails_harms_nothing(line: CommandLine) -> None:
    """It is mentioned, and that is all."""
    line.home.mkdir(mode=0o700)
    (line.home / "settings.toml").write_text("notify = ['/nonexistent/program']\n")

    said = line.program("run", "Write out.md", *QUICK)

    assert 0 == said.code
    assert "warning: notify" in said.err


def test_start_asks_and_runs(line: CommandLine) -> None:
    """A person who does not know the flags yet; a wrong answer is asked again."""
    (line.home.parent / "data.csv").write_text("a,b\n1,2\n")
    terminal = Terminal(line, "start")
    terminal.wait_for("What is to be done?")
    terminal.type("Write sum.csv\r")
    terminal.wait_for("no more")
    terminal.type("/no/such/file\r")
    terminal.wait_for("does not exist")
    terminal.type(f"{line.home.parent / 'data.csv'}\r\r")
    terminal.wait_for("Which agent?")
    terminal.type("nobody\r")
    terminal.wait_for("there is no agent")
    terminal.type("practice\r")

    assert 0 == terminal.ended()
    assert ["data.csv"] == [asset["name"] for asset in line("show", "--json").document["assets"]]


@pytest.mark.parametrize("args", [("start",), ("start", "--no-input"), ("--no-input", "start", "--json")])
def test_start_without_anybody_to_ask_names_run(line: CommandLine, args: tuple[str, ...]) -> None:
    """It never waits for an answer that cannot come."""
    said = line.program(*args)

    assert (2, "") == (said.code, said.out)
    assert "apprentice run" in said.err


@pytest.mark.skipif(sys.platform != "linux", reason="the terminal's own words differ")
def test_no_input_asks_nothing_at_a_terminal_either(line: CommandLine) -> None:
    """Said once, it holds."""
    terminal = Terminal(line, "start", "--no-input")

    assert 2 == terminal.ended()


@pytest.mark.slow
def test_closing_and_opening_again(line: CommandLine) -> None:
    """Each step says what is missing when it comes at the wrong time."""
    running = Live(line, "run", "Write out.md", "--run-id", "a", *SLOW)
    works(line, "a")
    running.signal(signal.SIGINT)
    running.ended()

    refused = line.program("finish", "a")
    assert 2 == refused.code
    assert "apprentice resume a" in refused.err
    assert 2 == line.program("reopen", "a").code
    assert 0 == line.program("cancel", "a").code
    assert 0 == line.program("cancel", "a").code
    assert 2 == line.program("continue", "a", "more").code
    assert 0 == line.program("finish", "a").code
    for args in (("finish", "a"), ("continue", "a", "more"), ("resume", "a")):
        assert 2 == line.program(*args).code, args
    assert "apprentice reopen a" in line.program("cancel", "a").err
    assert 0 == line.program("reopen", "a").code


@pytest.mark.slow
@pytest.mark.parametrize("how", ["cancel", "ctrl-c"])
def test_a_long_check_is_stopped_like_an_agent(line: CommandLine, how: str) -> None:
    """A test suite may run for minutes; nobody waits for it who asked to stop, and a later driver runs it anew."""
    mark = line.home.parent / "checked"
    check = f"sh -c 'echo x >> {mark}; test $(wc -l < {mark}) -gt 1 || sleep 60'"
    running = Live(line, "run", "Write out.md", "--run-id", "a", *QUICK, "--check", check)
    stream = stream_of(line, "a")
    until(lambda: bool(written(mark)), "the check runs")

    if how == "cancel":
        line.program("cancel", "a")
    else:
        running.signal(signal.SIGINT)

    assert (6 if how == "cancel" else 130) == running.ended().code
    assert alone(line, stream)
    assert "DeliverablesChecked" not in types(line, stream)
    assert 0 == line.program("resume", "a").code
    assert ["x", "x"] == written(mark)
    assert 1 == line("status", "a", "--json").document["attempts"]


def test_an_erasure_is_asked_for_at_a_terminal_and_enter_means_no(line: CommandLine) -> None:
    """What cannot be taken back is shown first, and done for a clear yes only."""
    assert 0 == line("run", "Write out.md", "--run-id", "a", *QUICK).code

    for keys in ("\r", "n\r", "\x03"):
        refused = Terminal(line, "erase", "a", "--all")
        refused.wait_for("erase this from a for good?")
        refused.type(keys)
        assert refused.ended() in (2, 130), refused.shown
        assert 0 == line("show", "a").code
    agreed = Terminal(line, "erase", "a", "--all")
    agreed.wait_for("erase this from a for good?")
    agreed.type("y\r")

    assert 0 == agreed.ended(), agreed.shown
    assert [] == line("list", "--json").document
    assert 0 == line("verify", "--all").code
