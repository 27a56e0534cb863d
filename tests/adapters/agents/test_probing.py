"""Is it there, is it what it says, is it new enough, has it a key?"""

from __future__ import annotations

from pathlib import Path

import pytest

from apprentice.adapters.agents.probing import at_least, probe_executable, version_in
from apprentice.adapters.agents.registry import make_kind
from apprentice.adapters.agents.settings import AgentSettings

from .fakes import Bench

PATH = "/usr/local/bin:/usr/bin:/bin"


def _stand_in(folder: Path, name: str, script: str) -> dict[str, str]:
    """A program of that name, and an environment in which it is the first to be found."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)
    return {"PATH": f"{folder}:{PATH}"}


@pytest.mark.parametrize(
    ("answer", "version"),
    [
        ("codex-cli 0.169.0", "0.169.0"),
        ("2.1.330 (Claude Code)", "2.1.330"),
        ("Hermes Agent v0.19.0 (2026.7.20)", "0.19.0"),
        ("OpenClaw 2026.9.6 (abc1234)", "2026.9.6"),
        ("2025.09.18-7ae6800", "2025.09.18"),
        ("no version", None),
    ],
)
def test_the_version_is_found_in_what_real_programs_answer(answer: str, version: str | None) -> None:
    """Each prints it in its own way."""
    assert version == version_in(answer)


def test_versions_are_compared_as_numbers() -> None:
    """0.9 is older than 0.10, and text would say otherwise."""
    assert not at_least("0.9.9", "0.10.0")
    assert at_least("2026.9.6", "2026.9")
    assert at_least("0.140.0", "0.140.0")


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo tool 0.0.1", "version 0.0.1 is older than 1.0"),
        ("echo hello from a stranger", "answered: hello from a stranger"),
        ("echo other 3.2.1", "answered: other 3.2.1"),
        ("exit 1", "answered: nothing"),
    ],
)
def test_a_placeholder_or_a_stranger_is_not_ready(tmp_path: Path, script: str, reason: str) -> None:
    """Package registries give these under the names of agents."""
    environ = _stand_in(tmp_path / "bin", "tool", script)
    probe = probe_executable("tool", environ, floor="1.0", install="install tool", says="^tool")

    assert not probe.ready
    assert reason in (probe.reason or "")


@pytest.mark.parametrize("agent", ["codex", "claude-code", "opencode", "gemini", "hermes-agent", "openclaw", "cursor"])
def test_an_agent_without_a_key_is_not_ready_and_says_which_is_missing(tmp_path: Path, agent: str) -> None:
    """Better before the attempt than as its outcome."""
    answers = "echo 'codex claude code hermes agent v9999.9.9'"
    environ = {"PATH": PATH}
    for name in ("codex", "claude", "opencode", "gemini", "hermes", "openclaw", "cursor-agent"):
        environ = _stand_in(tmp_path / "bin", name, answers)

    bare = make_kind(AgentSettings(agent, agent), environ).probe()
    named = make_kind(AgentSettings(agent, agent, key_env="MY_KEY"), environ | {"MY_KEY": "x"}).probe()
    own = make_kind(AgentSettings(agent, agent, user_config=True), environ).probe()

    assert (False, True, True) == (bare.ready, named.ready, own.ready)
    assert "is not set" in (bare.reason or "")
    assert "export " in (bare.advice or "")


@pytest.mark.parametrize("agent", ["codex", "claude-code", "opencode", "gemini", "hermes-agent", "openclaw", "cursor"])
def test_a_plan_names_keys_and_hides_the_prompt(tmp_path: Path, agent: str) -> None:
    """The recorded argv is for everybody; a key's value passes through no plan."""
    environ = {"PATH": PATH, "MY_KEY": "the-value-of-the-key"}
    bench = Bench(tmp_path, environ)
    kind = make_kind(
        AgentSettings(agent, agent, key_env="MY_KEY", model="m", base_url="http://127.0.0.1:1/v1"), environ
    )
    from apprentice.adapters.agents.surroundings import scene_of

    scene = scene_of(bench.places.homes, bench.stream, agent)
    plan = kind.plan(bench.order("do the secret thing"), scene, "/bin/agent")

    assert plan == kind.plan(bench.order("do the secret thing"), scene, "/bin/agent")
    assert "do the secret thing" not in plan.public_argv
    assert "MY_KEY" in plan.keys.values()
    assert "the-value-of-the-key" not in repr(plan)
    assert not list(bench.places.homes.glob("*"))


def test_cursor_is_driven_by_its_documented_shape(tmp_path: Path) -> None:
    """It cannot be installed here: a stand-in replays the documented stream, and fails as documented."""
    stream = Path(__file__).parent / "samples/cursor/success.jsonl"
    script = f'[ "$1" = --version ] && echo 2026.01.02 && exit; cat {stream}'
    bench = Bench(tmp_path, _stand_in(tmp_path / "bin", "cursor-agent", script) | {"CURSOR_API_KEY": "x"})
    good = bench.run("cursor", bench.order())
    _stand_in(
        tmp_path / "bin",
        "cursor-agent",
        '[ "$1" = --version ] && echo 2026.01.02 && exit; echo "usage limit" >&2; exit 1',
    )
    bad = bench.run("cursor", bench.order(attempt=2))

    assert ("completed", "c-1", 3) == (good.outcome.value, good.agent_session, good.steps)
    assert "provider_quota" == bad.outcome.value
    assert ["user", "message", "tool"] == [step.kind for step in bench.listener.observed]
