"""How do tests call the command line? As a program of its own, the way users and scripts do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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

    def __call__(self, *args: str, stdin: str | None = None, **environ: str) -> Said:
        """Run it to its end. Without ``stdin`` there is nobody to ask."""
        done = subprocess.run(
            [sys.executable, "-m", "apprentice", *args],
            env=self.environment(environ),
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        return Said(done.returncode, done.stdout, done.stderr)


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
