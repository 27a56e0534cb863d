"""A session told in the Agent Trajectory Interchange Format."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable

import pytest

from apprentice.adapters.agents.imported import decode_file
from apprentice.adapters.formats.atif import trajectory
from apprentice.adapters.formats.atif_models import Step, Trajectory
from apprentice.domain.values import Outcome

from .session import events, words


def _told() -> Trajectory:
    return trajectory(events(), words)


def _with_calls(steps: Iterable[Step]) -> list[tuple[str, list[str], list[str | None]]]:
    return [
        (
            step.message,
            [call.tool_call_id for call in step.tool_calls],
            [result.source_call_id for result in step.observation.results] if step.observation else [],
        )
        for step in steps
        if step.tool_calls
    ]


def test_what_belongs_together_is_one_step() -> None:
    """Words, the calls they announce and their results: readers train on that grouping."""
    told = _told()

    assert [
        ("", ["a"], []),
        ("I look.", ["a", "b"], ["a", "b"]),
        ("", ["step-7"], ["step-7"]),
    ] == _with_calls(told.steps)
    assert list(range(1, len(told.steps) + 1)) == [step.step_id for step in told.steps]


def test_the_prompt_is_told_once_though_the_agent_echoes_it() -> None:
    """Gemini and Hermes print the user's message again."""
    assert ["Write.", "Write."] == [step.message for step in _told().steps if step.source == "user"]


def test_numbers_that_reading_would_change_stay_text() -> None:
    """1.50 is not 1.5 to whoever compares bytes."""
    calls = [call for step in _told().steps for call in step.tool_calls or []]

    assert {"input": '{"n": 1.50}'} == calls[1].arguments
    assert {"path": "a", "n": 2} == calls[2].arguments


def test_totals_are_those_measured() -> None:
    """The interrupted attempt measured nothing, and nothing is put in its place."""
    metrics = _told().final_metrics

    assert metrics is not None
    assert (100, 40, 5, 0.5) == (
        metrics.total_prompt_tokens,
        metrics.total_cached_tokens,
        metrics.total_completion_tokens,
        metrics.total_cost_usd,
    )


def test_an_exported_document_is_imported_with_the_same_calls() -> None:
    """What we write, we read."""
    document = json.dumps(_told().document(), indent=2).encode()
    back = decode_file("atif", document)

    assert Outcome.COMPLETED == back.verdict.outcome
    assert [("sh", None), ("sh", 2), ("read", None), ("web", None)] == [
        (step.tool, step.exit_code) for step in back.steps if step.kind == "tool"
    ]


def test_the_document_satisfies_the_published_models() -> None:
    """Harbor defines the format; its models are asked where they are installed."""
    pytest.importorskip("harbor.models.trajectories.trajectory", reason="harbor needs Python 3.12 and is not installed")
    module = importlib.import_module("harbor.models.trajectories.trajectory")

    module.Trajectory.model_validate(_told().document())


def test_a_session_without_an_attempt_has_no_trajectory() -> None:
    """The format wants at least one step."""
    with pytest.raises(ValueError, match="nothing was attempted"):
        trajectory(events()[:1], words)
