"""Whole sessions through the command line, with the real agents and the scripted model server.

They run where tests/adapters/agents/real.py finds both; elsewhere they skip and say so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ..adapters.agents.real import KEY_NAME, Stub, executable, playing, search_path, settings, shared
from .running import CommandLine, Said

pytestmark = pytest.mark.slow
AGENTS = ("codex", "claude-code", "opencode", "gemini", "hermes-agent")
TASK = "Read input/data.csv and write artifacts/report.md."
PATIENCE_S = 400.0
"""OpenCode repeats a refused request for 82 s, and other tests want the processor too."""
SCENARIOS = {
    "success": ("completed", 0, ()),
    "secrets": ("completed", 0, ()),
    "rate_limit_then_ok": ("completed", 0, ()),
    "no_outputs": ("completed", 1, ()),
    "usage_limit": ("provider_quota", 4, ()),
    "auth_error": ("provider_auth", 4, ()),
    "hang, wall": ("timeout_wall", 1, ("--timeout", "12")),
    "hang, idle": ("timeout_idle", 1, ("--idle-timeout", "12")),
}
"""Scenario -> outcome of the first attempt, exit code of the session, flags."""


@pytest.fixture(autouse=True)
def _here() -> None:
    if shared("tools", "llm_stub") is None:
        pytest.skip("the scripted model server is not beside the checkout")


def _run(line: CommandLine, agent: str, stub: Stub, *flags: str) -> Said:
    """`apprentice run` as a user types it; whatever is not loopback meets a closed port."""
    if executable(agent) is None:
        pytest.skip(f"{agent} is not installed")
    line.home.mkdir(mode=0o700)
    rows = [f"{key} = {json.dumps(value)}" for key, value in settings(agent, stub.base).items()]
    (line.home / "settings.toml").write_text("\n".join([f"[agents.{agent}]", *rows]) + "\n")
    data = line.home.parent / "data.csv"
    data.write_text("item,revenue\na,40\nb,2\n")
    closed = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    environ = {**closed, "NO_PROXY": "127.0.0.1,localhost", KEY_NAME: "stub", "PATH": search_path()}
    words = [
        "run",
        TASK,
        "--asset",
        str(data),
        "--agent",
        agent,
        "--mentor-mode",
        "structural",
        "--run-id",
        "r1",
        *flags,
    ]
    done = subprocess.run(
        [sys.executable, "-m", "apprentice", *words],
        env=line.environment(environ),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    return Said(done.returncode, done.stdout, done.stderr)


def _survivors(home: Path) -> list[str]:
    """Processes whose environment names this home: an agent's HOME is in it."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(home).encode() in (process / "environ").read_bytes() and process.name != str(os.getpid()):
                found.append((process / "cmdline").read_bytes().decode("utf-8", "replace"))
        except OSError:
            continue  # it ended while we looked, or is somebody else's
    return found


def _attempts(line: CommandLine) -> list[dict[str, Any]]:
    attempts: list[dict[str, Any]] = line("show", "r1", "--json").document["attempts"]
    return attempts


def _calls(line: CommandLine) -> int:
    """Tool calls observed in all attempts."""
    traces = (line.home / "runs/r1/contribution_bundle/traces/agent_traces.jsonl").read_text().splitlines()
    steps = [step for row in traces for step in json.loads(row)["steps"]]
    return sum(step["metadata_json"].get("kind") == "tool" for step in steps)


@pytest.mark.parametrize("agent", AGENTS)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_session_ends_as_its_scenario_implies(
    line: CommandLine, agent: str, scenario: str, record_property: Callable[[str, object], None]
) -> None:
    """Outcome by evidence, exit code by outcome and deliverables, steps as the server saw them, nobody left."""
    outcome, code, flags = SCENARIOS[scenario]
    with playing(scenario.partition(",")[0]) as stub:
        loops = () if scenario == "no_outputs" else ("--max-loops", "1")
        said = _run(line, agent, stub, *flags, *loops)

    attempts = _attempts(line)
    seen = f"{[a['outcome'] for a in attempts]}, exit {said.code}, {_calls(line)} calls, server {stub.calls}"
    record_property("seen", seen)
    assert (outcome, code) == (attempts[0]["outcome"], said.code), said.err
    assert [] == _survivors(line.home)
    assert stub.calls == _calls(line)
    assert 0 == line("verify", "r1").code


@pytest.mark.parametrize("agent", ["codex", "claude-code", "opencode", "gemini"])
def test_a_follow_up_goes_on_in_the_agents_own_session(line: CommandLine, agent: str) -> None:
    """The server is sent the earlier turn again, and the log names the session that was resumed."""
    with playing("success") as stub:
        first = _run(line, agent, stub, "--max-loops", "1")
        second = line.program(
            "continue", "r1", "And say where it comes from.", PATH=search_path(), **{KEY_NAME: "stub"}
        )

    assert (0, 0) == (first.code, second.code), second.err
    assert stub.turns[-1]["results"] >= 1
    session = json.loads((line.home / "runs/r1/session.json").read_text())["attempts"][0]["agent_session"]
    assert session in _attempts(line)[1]["argv"]
