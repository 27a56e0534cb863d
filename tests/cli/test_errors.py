"""What becomes of everything that can go wrong around a command?"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import click
import pytest

from apprentice.adapters.console.calling import call
from apprentice.adapters.console.trouble import trouble_of
from apprentice.domain.errors import Damaged, NotAccepted, NotFound, NotReady, Refused

from .running import CommandLine


def test_an_unknown_command_is_answered_with_the_near_ones(line: CommandLine) -> None:
    """`lst` is `list` to everybody but a program."""
    said = line("lst")

    assert 2 == said.code
    assert said.err.startswith("error: there is no command `lst`; did you mean `apprentice list`")


@pytest.mark.parametrize(
    ("error", "code"),
    [(Refused, 2), (NotFound, 3), (NotReady, 4), (Damaged, 5), (NotAccepted, 6)],
)
def test_what_a_user_can_mend_has_its_exit_code(error: type[Refused], code: int) -> None:
    """Scripts tell a missing key from a missing run by the number alone."""
    trouble = trouble_of(error("it is so", "do that"))

    assert (code, "it is so", "do that", False) == (
        trouble.exit_code,
        trouble.message,
        trouble.hint,
        trouble.unexpected,
    )


def test_an_unexpected_error_is_one_line_and_the_way_to_see_more(line: CommandLine) -> None:
    """Nobody mends anything by a traceback they did not ask for."""
    line.home.mkdir()
    (line.home / "events.db").mkdir()

    said = line("list")

    assert said.code in {1, 5}
    assert "Traceback" not in said.err
    assert len(said.err.splitlines()) <= 3


def test_a_traceback_is_shown_to_whoever_asks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With -v or APPRENTICE_DEBUG=1 the place is named; the line before it stays."""
    fails = click.Command("fails", callback=lambda: 1 // 0)
    monkeypatch.setattr("apprentice.adapters.console.group.LazyGroup.get_command", lambda *_: fails)

    assert 1 == call(["list"])
    quiet = capsys.readouterr().err
    monkeypatch.setenv("APPRENTICE_DEBUG", "1")
    assert 1 == call(["list"])
    loud = capsys.readouterr().err

    assert "error: ZeroDivisionError: integer division or modulo by zero" == quiet.splitlines()[0]
    assert 2 == len(quiet.splitlines())
    assert loud.startswith(quiet)
    assert "Traceback" in loud


def test_hostile_names_are_harmless_in_errors(line: CommandLine) -> None:
    """An id comes from a file name, a mail, a web page: it must not command the terminal."""
    said = line("status", "\x1b[2J\u202ex\n")

    assert 3 == said.code
    assert "\\x1b[2J\\u202ex " in said.err
    assert "\x1b" not in said.err


def test_a_reader_that_goes_away_is_no_error(lived_in: CommandLine) -> None:
    """`apprentice log | head -1` is how people look."""
    program = f"{sys.executable} -m apprentice log sum -p | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", program], env=lived_in.environment({}), capture_output=True, text=True, check=True, timeout=60
    )

    assert "" == done.stderr
    assert done.stdout.splitlines()[-1] in {"0", "141"}


def test_ctrl_c_ends_with_130(line: CommandLine) -> None:
    """The shell's own number for it, whatever the command was doing; no traceback."""
    waiting = (
        "import click, signal, sys, time\n"
        # A shell starts what runs in the background with Ctrl-C ignored.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from apprentice.adapters.console import group, calling\n"
        "def wait():\n    print('waiting', flush=True)\n    time.sleep(60)\n"
        "group.LazyGroup.get_command = lambda *_: click.Command('wait', callback=wait)\n"
        "sys.exit(calling.call(['list']))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", waiting],
        env=line.environment({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert "waiting\n" == child.stdout.readline()
        os.kill(child.pid, signal.SIGINT)
        _, err = child.communicate(timeout=60)

    assert 130 == child.returncode
    assert "error: interrupted\n" == err


def test_an_error_is_readable_for_programs(line: CommandLine) -> None:
    """The same words, by name."""
    said = line("--json", "status", "nowhere")

    assert 3 == said.code
    assert {
        "error": "no session matches `nowhere`",
        "hint": "`apprentice list` shows the sessions of this home",
        "kind": "RunNotFound",
        "exit_code": 3,
    } == json.loads(said.err)


def test_looking_at_an_empty_home_makes_nothing(line: CommandLine) -> None:
    """A reader writes nothing, least of all a home."""
    assert [] == line("list", "--json").document
    assert 3 == line("show").code
    assert [] == line("search", "x", "--json").document
    assert 0 == line("verify", "--all", "--json").document["sessions"]

    assert not line.home.exists()
