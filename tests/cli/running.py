"""How do tests call the command line? In this process, or as the program that users and scripts call."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from apprentice.adapters.console.calling import call

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Said:
    """What a command line left behind."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:  # noqa: ANN401 - whatever JSON holds
        """stdout as one JSON document."""
        return json.loads(self.out)

    @property
    def documents(self) -> list[Any]:
        """stdout as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True)
class CommandLine:
    """``apprentice`` with a home of its own and nothing of ours in the environment."""

    home: Path

    def environment(self, changes: Mapping[str, str]) -> dict[str, str]:
        """A small environment: nothing of the person who runs the tests gets in."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
        paths = {"PYTHONPATH": str(ROOT / ".typing"), "HOME": str(self.home.parent), "APPRENTICE_HOME": str(self.home)}
        return {**kept, **paths, "TZ": "UTC", "PYTHONWARNINGS": "error", **changes}

    def __call__(self, *args: str, **environ: str) -> Said:
        """Run it in this process, with nobody to ask; hundreds of these take seconds, not a minute."""
        out, err = io.StringIO(), io.StringIO()
        with _inside(self.environment(environ)), redirect_stdout(out), redirect_stderr(err):
            code = call(list(args))
        return Said(code, out.getvalue(), err.getvalue())

    def program(self, *args: str, **environ: str) -> Said:
        """Run it as the program that users run."""
        done = subprocess.run(
            [sys.executable, "-m", "apprentice", *args],
            env=self.environment(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        return Said(done.returncode, done.stdout, done.stderr)


@contextmanager
def _inside(environment: Mapping[str, str]) -> Iterator[None]:
    """This environment and an empty stdin, and afterwards those that were there."""
    before, stdin = dict(os.environ), sys.stdin
    os.environ.clear()
    os.environ.update(environment)
    sys.stdin = io.StringIO()
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        sys.stdin = stdin


def imported(line: CommandLine, *args: str) -> set[str]:
    """The names of all modules that a command line imported."""
    said = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "apprentice", *args],
        env=line.environment({}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return {row.rpartition("|")[2].strip() for row in said.stderr.splitlines() if row.startswith("import time:")}
