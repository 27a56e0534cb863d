"""What bounds an attempt: time, silence, tokens, money."""

from __future__ import annotations

import pytest

from .live import agent
from .running import CommandLine

pytestmark = pytest.mark.slow

SPENDING = """echo '{"type": "usage", "input_tokens": 700, "output_tokens": 500, "cost_usd": 0.5}'
echo '{"type": "usage", "input_tokens": 700, "output_tokens": 500, "cost_usd": 0.7}'
sleep 60
"""


def outcome_of(line: CommandLine, *args: str) -> tuple[str, str]:
    """How the one attempt ended, and on which evidence."""
    said = line("run", "Write out.md", "--max-loops", "1", *args)
    assert 1 == said.code, said.err
    (attempt,) = line("show", "--json").document["attempts"]
    return attempt["outcome"], attempt["outcome_detail"]


def test_time_is_up(line: CommandLine) -> None:
    """An agent that never ends is ended."""
    outcome, _ = outcome_of(line, "--agent", "practice", "--agent-arg", "sleep=60", "--timeout", "1")

    assert "timeout_wall" == outcome


def test_silence_lasts_too_long(line: CommandLine) -> None:
    """An agent that hangs is ended before its time is up."""
    outcome, _ = outcome_of(line, "--agent", "practice", "--agent-arg", "sleep=60", "--idle-timeout", "1")

    assert "timeout_idle" == outcome


def test_the_tokens_are_used_up(line: CommandLine) -> None:
    """As the agent itself counts them; the evidence says how many."""
    agent(line, "spending", SPENDING)

    outcome, detail = outcome_of(line, "--agent", "spending", "--max-tokens", "2000")

    assert "limit_reached" == outcome
    assert "2400 tokens used, 2000 allowed" in detail


def test_the_money_is_spent(line: CommandLine) -> None:
    """An agent of one's own that prints its cost says so in the settings."""
    agent(line, "spending", SPENDING)
    with (line.home / "settings.toml").open("a") as file:
        file.write("reports_cost = true\n")

    outcome, detail = outcome_of(line, "--agent", "spending", "--max-cost", "1")

    assert "limit_reached" == outcome
    assert "1.2000 USD spent, 1.0000 allowed" in detail


@pytest.mark.parametrize("name", ["practice", "silent"])
def test_a_limit_on_cost_that_cannot_be_kept_is_refused(line: CommandLine, name: str) -> None:
    """A limit nobody measures is a promise nobody keeps: better none."""
    agent(line, "silent", "exit 0\n")

    said = line("run", "Write out.md", "--agent", name, "--max-cost", "1")

    assert 2 == said.code
    assert f"agent `{name}` does not say what it spends" in said.err
    assert [] == line("list", "--json").document


def test_a_limit_on_cost_in_the_settings_does_not_stop_the_demo(line: CommandLine) -> None:
    """The practice agent calls nobody."""
    assert 0 == line("demo", APPRENTICE_MAX_COST_USD="1").code


def test_a_timeout_is_told_to_the_next_attempt(line: CommandLine) -> None:
    """The agent should know why it is asked again."""
    line("run", "Write out.md", "--agent", "practice", "--agent-arg", "sleep=60", "--timeout", "1", "--max-loops", "2")

    first, second = line("show", "--json").document["attempts"]

    assert any("timeout_wall" in item for item in first["feedback"])
    assert "revision" == second["kind"]
