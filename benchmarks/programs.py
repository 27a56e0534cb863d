"""What does a program cost that is installed as users install it? CPU time beside ``python -c pass`` of the same place.

The wheel is built from this checkout and installed without dependencies into a throw-away environment, which finds
those where this interpreter has them: a development install pays 11 ms of its own at every start.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
_PARTS = ("adapters", "domain", "projections", "__init__.py", "__main__.py", "cli.py", "py.typed")
_FILES = ("pyproject.toml", "README.md")

OWN = """
import atexit, os, resource, sys
place = os.environ.pop("APPRENTICE_BENCHMARK_CHILDREN")
def note():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(place, "w") as file:
        file.write(str(used.ru_utime + used.ru_stime))
atexit.register(note)
from apprentice.cli import main
main()
"""
"""A program's own CPU: what its children used is noted at its end and taken off."""


LAUNCH = """
import json, os, subprocess, sys
nothing = subprocess.DEVNULL
process = subprocess.Popen(sys.argv[2:], stdout=nothing, stderr=nothing)
_, status, used = os.wait4(process.pid, 0)
process.returncode = os.waitstatus_to_exitcode(status)
with open(sys.argv[1], "w") as file:
    json.dump([process.returncode, (used.ru_utime + used.ru_stime) * 1e3, used.ru_maxrss], file)
"""
"""Started from a small process: the kernel counts the parent's memory at the fork as a child's peak."""


class Cost(NamedTuple):
    """What one process took: CPU milliseconds with and without children's, and its largest memory in MB."""

    cpu_ms: float
    own_ms: float
    peak_mb: float


class Installed:
    """The wheel of this checkout in an environment below ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        source = folder / "source"
        source.mkdir(parents=True)
        for name in _PARTS:
            place = ROOT / name
            if place.is_dir():
                shutil.copytree(place, source / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(place, source)
        for name in _FILES:
            shutil.copy(ROOT / name, source)
        pip = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
        subprocess.run([*pip, "wheel", "--no-deps", "-w", str(folder), str(source)], check=True)
        venv.create(folder / "venv", with_pip=False)
        self.python = folder / "venv" / "bin" / "python"
        (wheel,) = folder.glob("*.whl")
        subprocess.run([*pip, "--python", str(self.python), "install", "--no-deps", str(wheel)], check=True)
        (site,) = (folder / "venv" / "lib").glob("python*/site-packages")
        (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")

    def command(self, *args: str) -> list[str]:
        """The argv of ``apprentice ARGS``."""
        return [str(self.python.with_name("apprentice")), *args]

    def code(self, code: str, *args: str) -> list[str]:
        """The argv of a few lines of Python."""
        return [str(self.python), "-c", code, *args]

    def run(self, argv: Sequence[str], home: Path) -> Cost:
        """Run to the end; its output goes nowhere. Raises CalledProcessError: it was killed or ended above 6."""
        children, used = self._folder / "children", self._folder / "used"
        children.unlink(missing_ok=True)
        changed = {"APPRENTICE_HOME": str(home), "APPRENTICE_BENCHMARK_CHILDREN": str(children), "NO_COLOR": "1"}
        environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | changed
        subprocess.run([str(self.python), "-c", LAUNCH, str(used), *argv], env=environ, check=True)
        code, cpu_ms, peak = json.loads(used.read_text())
        if not 0 <= code <= 6:
            raise subprocess.CalledProcessError(code, argv)
        of_children = float(children.read_text()) * 1e3 if children.exists() else 0.0
        unit = 1024**2 if sys.platform == "darwin" else 1024
        return Cost(cpu_ms, cpu_ms - of_children, peak / unit)


def by_turns(ways: dict[str, tuple[list[str], Path]], installed: Installed, rounds: int) -> dict[str, float]:
    """Own CPU milliseconds of each way: the least of ``rounds``, taken by turns.

    Another program on the same machine only ever adds; by turns, so that it adds to all alike.
    """
    found: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, (argv, home) in ways.items():
            found[name].append(installed.run(argv, home).own_ms)
    return {name: min(values) for name, values in found.items()}
