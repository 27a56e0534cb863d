"""The real command lines against the scripted server: outcome, steps, and no process left.

They run where APPRENTICE_AGENT_CLIS names the folder they are installed in (or PATH has them) and the scripted server
lies beside the checkout; elsewhere they skip and say so.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from apprentice.adapters.process.sweep import marker_for, sweep
from apprentice.domain.ports import Ended
from apprentice.domain.values import Outcome

from .fakes import Bench
from .real import KEY_NAME, Stub, executable, playing, search_path, settings, shared

pytestmark = pytest.mark.slow
AGENTS = ("codex", "claude-code", "opencode", "gemini", "hermes-agent")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A place to run in, with the stub's key and no way out: whatever is not loopback meets a closed port."""
    closed = "http://127.0.0.1:9"
    environ = {"PATH": search_path(), KEY_NAME: "stub", "HTTP_PROXY": closed, "HTTPS_PROXY": closed}
    return Bench(tmp_path, environ | {"NO_PROXY": "127.0.0.1,localhost", "OTHER_API_KEY": "not for agents"})


def _run(bench: Bench, agent: str, stub: Stub, **order: object) -> Ended:
    if executable(agent) is None:
        pytest.skip(f"{agent} is not installed")
    made = bench.order("Read input/data.csv and write artifacts/report.md.", **order)
    (bench.workspace / "input").mkdir(exist_ok=True)
    (bench.workspace / "input/data.csv").write_text("item,revenue\na,40\nb,2\n")
    ended = bench.run(agent, made, **{agent: settings(agent, stub.base)})
    assert () == sweep(marker_for(bench.stream, made.attempt)).killed
    return ended


@pytest.fixture(autouse=True)
def _here() -> None:
    if shared("tools", "llm_stub") is None:
        pytest.skip("the scripted model server is not beside the checkout")


@pytest.mark.parametrize("agent", AGENTS)
@pytest.mark.parametrize("scenario", ["success", "secrets", "no_outputs", "rate_limit_then_ok"])
def test_work_is_seen_as_the_server_saw_it(bench: Bench, agent: str, scenario: str) -> None:
    """The stub's request log is the independent witness of what the agent did."""
    with playing(scenario) as stub:
        ended = _run(bench, agent, stub)

    calls = [step for step in bench.listener.observed if step.kind == "tool"]
    assert (Outcome.COMPLETED, stub.calls) == (ended.outcome, len(calls)), ended.evidence
    assert ended.agent_session
    assert ended.usage is not None
    assert (bench.workspace / "artifacts/report.md").exists() == (scenario != "no_outputs")
    assert all(step.success is not False for step in calls)


@pytest.mark.parametrize("agent", AGENTS)
@pytest.mark.parametrize(
    ("scenario", "outcome"),
    [
        ("usage_limit", Outcome.PROVIDER_QUOTA),
        ("auth_error", Outcome.PROVIDER_AUTH),
        ("server_error", Outcome.PROVIDER_ERROR),
    ],
)
def test_a_refusal_of_the_provider_is_named(bench: Bench, agent: str, scenario: str, outcome: Outcome) -> None:
    """Hermes exits 0 and Claude Code says `success` for these."""
    if (agent, scenario) == ("opencode", "server_error"):
        pytest.skip("retries without end and without a byte: see the timeouts")
    with playing(scenario) as stub:
        ended = _run(bench, agent, stub, timeout_s=240.0, idle_timeout_s=200.0)

    assert outcome == ended.outcome, ended.evidence


@pytest.mark.parametrize("agent", AGENTS)
@pytest.mark.parametrize(("wall", "idle", "outcome"), [(12, 99, Outcome.TIMEOUT_WALL), (99, 12, Outcome.TIMEOUT_IDLE)])
def test_a_provider_that_hangs_ends_in_a_timeout(
    bench: Bench, agent: str, wall: float, idle: float, outcome: Outcome
) -> None:
    """Gemini exits 0 when it is ended: our own hand comes first."""
    with playing("hang") as stub:
        ended = _run(bench, agent, stub, timeout_s=float(wall), idle_timeout_s=float(idle))

    assert outcome == ended.outcome, ended.evidence


@pytest.mark.parametrize("agent", ["codex", "claude-code", "opencode", "gemini"])
def test_a_second_attempt_goes_on_in_the_agents_own_session(bench: Bench, agent: str) -> None:
    """The server must see the earlier tool result again, and the usage is that of this attempt alone."""
    with playing("success") as stub:
        first = _run(bench, agent, stub)
        second = _run(bench, agent, stub, attempt=2, resumes=first.agent_session)

    assert (Outcome.COMPLETED, first.agent_session) == (second.outcome, second.agent_session)
    assert stub.turns[-1]["results"] >= 1
    assert second.usage is None or second.usage.output_tokens == 80


@pytest.mark.parametrize(
    ("scenario", "outcome"),
    [("success", Outcome.COMPLETED), ("auth_error", Outcome.PROVIDER_AUTH), ("usage_limit", Outcome.PROVIDER_QUOTA)],
)
def test_openclaw_is_judged_by_its_envelope(bench: Bench, scenario: str, outcome: Outcome) -> None:
    """It shows no steps; how it ended it says."""
    with playing(scenario) as stub:
        ended = _run(bench, "openclaw", stub, timeout_s=240.0, idle_timeout_s=200.0)

    assert outcome == ended.outcome, ended.evidence
    assert (bench.workspace / "artifacts/report.md").exists() == (scenario == "success")


def test_codex_cannot_write_beside_its_workspace(bench: Bench) -> None:
    """Without the two exclude settings a workspace under /tmp is no border."""
    script = {"turns": [{"text": "out", "shell": "echo x > ../escaped.txt; echo y > inside.txt"}, {"text": "done"}]}
    with playing("success") as stub:
        stub.session.scenario.clear()
        stub.session.scenario.update(script)
        _run(bench, "codex", stub)

    assert not (bench.workspace.parent / "escaped.txt").exists()
    assert (bench.workspace / "inside.txt").exists()


@pytest.mark.parametrize("agent", AGENTS)
def test_the_key_is_the_only_secret_an_agent_is_given(bench: Bench, agent: str) -> None:
    """A key of another provider in the user's shell is none of this agent's business."""
    script = {"turns": [{"text": "env", "shell": "env > artifacts/env.txt"}, {"text": "done"}]}
    with playing("success") as stub:
        stub.session.scenario.clear()
        stub.session.scenario.update(script)
        _run(bench, agent, stub)

    seen = (bench.workspace / "artifacts/env.txt").read_text()
    assert "OTHER_API_KEY" not in seen
