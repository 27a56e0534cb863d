"""What does a session of 10,000 steps cost, beside one of ten?

    python -m apprentice.benchmarks steps

An agent that prints its steps as fast as it can is driven by the installed program; its own CPU is taken off. DESIGN.md
has no budget for it. Those here are what was measured and a quarter more, so that a step that grows dearer is noticed:
decode, append, catalog, folds of the run folder and of the bundle, and the sanitizer, which reads each step in two
files (two thirds of it); the memory is that of the traces, written and cleaned whole.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from apprentice.benchmarks.line import Line
from apprentice.benchmarks.programs import OWN, Cost, Installed

STEPS: Final = 10_000
FEW: Final = 10
AGENT: Final = """
import json, sys
for n in range(int(sys.argv[1])):
    call = {"id": str(n), "tool": "sh", "input": "python3 -m pytest -q " * 8}
    print(json.dumps({"type": "step.started", **call}))
    print(json.dumps({"type": "step.observed", "id": str(n), "output": "1 passed\\n" * 20, "success": True}))
"""


def lines(installed: Installed, folder: Path) -> Iterator[Line]:
    """Recording, watching and showing; the memory of the first."""
    agent = folder / "agent.py"
    agent.write_text(AGENT)
    few, many = (_home(folder, agent, count) for count in (FEW, STEPS))
    # The sanitizer's rules are compiled once a home; what a step costs is asked of a home that is in use.
    installed.run(installed.command("rules", "test"), few)
    shutil.copytree(few / "cache", many / "cache")
    small, large = (_recorded(installed, home) for home in (few, many))
    each = (large.own_ms - small.own_ms) / (STEPS - FEW) * 1e3
    base = f"{FEW} steps: {small.own_ms:.0f} ms, {small.peak_mb:.0f} MB"
    yield Line(f"record {STEPS:,} steps live, own CPU", f"{large.own_ms:.0f} ms", base, each, "us a step", 700)
    yield Line("memory while doing so", f"{large.peak_mb:.0f} MB", base, large.peak_mb / small.peak_mb, "x", 5)
    for name in ("watch", "show"):
        at = {home: _took(installed, home, name, "r1") for home in (few, many)}
        over = (at[many].own_ms - at[few].own_ms) / (STEPS - FEW) * 1e3
        said = f"{at[many].own_ms:.0f} ms, {at[many].peak_mb:.0f} MB"
        base = f"{FEW} steps: {at[few].own_ms:.0f} ms, {at[few].peak_mb:.0f} MB"
        yield Line(f"`{name}` of {STEPS:,} steps", said, base, over, "us a step", 250)


def _home(folder: Path, agent: Path, count: int) -> Path:
    home = folder / f"home-{count}"
    home.mkdir(mode=0o700)
    argv = json.dumps([sys.executable, str(agent), str(count)])
    (home / "settings.toml").write_text(f"[agents.busy]\nargv = {argv}\n")
    return home


def _recorded(installed: Installed, home: Path) -> Cost:
    task = ("Be busy.", "--agent", "busy", "--mentor-mode", "structural", "--run-id", "r1", "--quiet")
    return _took(installed, home, "run", *task)


def _took(installed: Installed, home: Path, *args: str) -> Cost:
    return installed.run(installed.code(OWN, *args), home)
