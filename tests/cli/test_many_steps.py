"""A session of ten thousand steps is recorded, watched and loaded like any other."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .running import CommandLine

STEPS = 10_000
AGENT = """
import json
for n in range(%d):
    print(json.dumps({"type": "step.started", "id": str(n), "tool": "sh", "input": "python3 -m pytest -q " * 8}))
    print(json.dumps({"type": "step.observed", "id": str(n), "output": "1 passed " * 20, "success": True}))
"""
PEAK = """
import resource, subprocess, sys
code = subprocess.run([sys.executable, "-m", "apprentice", *sys.argv[1:]], stdout=subprocess.DEVNULL).returncode
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10)
"""
MEMORY_MB = 320
"""Of the run. Measured: 118 before bundles were sanitized, 241 with the rules in memory; not the steps many times."""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "darwin", reason="ru_maxrss is in other units there")
def test_ten_thousand_steps_are_all_there_and_fit_into_memory(line: CommandLine, tmp_path: Path) -> None:
    """Every step is in the log and in the trace, and the whole run stays small."""
    agent = tmp_path / "busy.py"
    agent.write_text(AGENT % STEPS)
    line.home.mkdir(mode=0o700)
    argv = json.dumps([sys.executable, str(agent)])
    (line.home / "settings.toml").write_text(f"[agents.busy]\nargv = {argv}\n")

    words = ("run", "Be busy.", "--agent", "busy", "--mentor-mode", "structural", "--run-id", "r1", "--quiet")
    code, peak_mb = _peak(line, *words)
    watched = line("watch", "r1", "--json")
    trace = (line.home / "runs/r1/contribution_bundle/traces/agent_traces.jsonl").read_text()

    assert (0, STEPS) == (code, line("show", "r1", "--json").document["attempts"][0]["steps"])
    assert STEPS == sum(step["tool"] == "sh" for step in json.loads(trace)["steps"])
    assert (0, STEPS) == (watched.code, watched.documents[-2]["traced_steps"])
    assert 0 == line("verify", "r1").code
    assert peak_mb <= MEMORY_MB


def _peak(line: CommandLine, *args: str) -> tuple[int, int]:
    """Exit code and largest resident set in MB of one command line."""
    done = subprocess.run(
        [sys.executable, "-c", PEAK, *args],
        env=line.environment({}),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    code, peak = done.stdout.split()
    return int(code), int(peak)
