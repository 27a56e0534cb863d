"""Command lines that run while the test goes on: followed, signalled, typed at."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from apprentice.adapters.log.reader import LogReader
from apprentice.adapters.process.lease import is_held
from apprentice.adapters.process.sweep import sweep_session

from .running import CommandLine, Said

PATIENCE_S = 60.0
"""A machine that is busy with other things is slow; a test that fails does so after this long."""


class Live:
    """One ``apprentice`` process, with pipes."""

    def __init__(self, line: CommandLine, *args: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "apprentice", *args],
            env=line.environment({}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def signal(self, number: int) -> None:
        """As a terminal or a service manager sends it."""
        self._process.send_signal(number)

    def ended(self) -> Said:
        """Wait for its end."""
        out, err = self._process.communicate(timeout=PATIENCE_S)
        return Said(self._process.returncode, out, err)


class Terminal:
    """One ``apprentice`` process at a terminal of its own; what it shows is collected while we wait."""

    def __init__(self, line: CommandLine, *args: str) -> None:
        environment = line.environment({"TERM": "xterm", "COLUMNS": "100"})
        self.shown = ""
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.execve(sys.executable, [sys.executable, "-m", "apprentice", *args], environment)

    def type(self, text: str) -> None:
        """Press keys; \\x03 is Ctrl-C. Not at once: a signal between the prompt and the reading of an answer is seen
        by the interpreter with the next key only, and no person is that fast."""
        time.sleep(0.3)
        os.write(self._fd, text.encode())

    def wait_for(self, words: str) -> None:
        """Until the words stand on the screen."""
        deadline = time.monotonic() + PATIENCE_S
        while words not in self.shown:
            assert time.monotonic() < deadline, self.shown
            self._read()

    def ended(self) -> int:
        """Wait for its end; the exit code."""
        while self._read():
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])

    def _read(self) -> bool:
        if not select.select([self._fd], [], [], PATIENCE_S)[0]:
            os.kill(self._pid, signal.SIGKILL)
            raise AssertionError(f"nothing more was shown after: {self.shown}")
        try:
            data = os.read(self._fd, 4096)
        except OSError:  # Linux says so when the other side of a terminal is gone
            return False
        self.shown += data.decode(errors="replace")
        return bool(data)


def stream_of(line: CommandLine, run_id: str) -> str:
    """The stream of a run, once it is there."""
    found: list[str] = []

    def look() -> bool:
        with LogReader(line.home) as log:
            found[:] = [stream for stream in (log.stream_of(run_id),) if stream]
        return bool(found)

    until(look, f"{run_id} begins")
    return found[0]


def types(line: CommandLine, stream: str) -> list[str]:
    """The types of the session's events."""
    with LogReader(line.home) as log:
        return [event["type"] for event in log.events(stream)]


def until(holds: Callable[[], bool], what: str) -> None:
    """Look now and then until it holds."""
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline, f"never: {what}"
        time.sleep(0.05)


def works(line: CommandLine, run_id: str) -> str:
    """Wait until an agent is at work on the run; its stream."""
    stream = stream_of(line, run_id)
    until(lambda: "StepObserved" in types(line, stream), "a step is observed")
    return stream


def alone(line: CommandLine, stream: str) -> bool:
    """Whether nobody drives the session and no process of it is left."""
    return not is_held(line.home / "locks", stream) and not sweep_session(stream).killed


def agent(line: CommandLine, name: str, script: str) -> None:
    """Configure an agent of one's own: a shell script."""
    line.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = line.home.parent / f"{name}.sh"
    path.write_text(script)
    with (line.home / "settings.toml").open("a") as file:
        file.write(f'[agents.{name}]\nargv = ["/bin/sh", "{path}", "{{workspace}}"]\n')


def written(path: Path) -> list[str]:
    """The lines of a file that may not be there yet."""
    return path.read_text().splitlines() if path.exists() else []
