"""Do the mentor scenarios of the shared stub end as they should, with the real `openai` package between?"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from apprentice.adapters.mentors.answers import Rubric, TaskIntake
from apprentice.adapters.mentors.calling import Caller, Question, never
from apprentice.adapters.mentors.policy import Policy
from apprentice.adapters.mentors.rungs import Forgetful
from apprentice.domain.mentor_port import Try
from apprentice.domain.mentoring import MentorRole

from .server import endpoint

PLACES = [folder / "shared" / "tools" / "llm_stub" for folder in Path(__file__).resolve().parents]
FOUND = next((place for place in PLACES if (place / "stub_llm.py").is_file()), None)
pytestmark = pytest.mark.skipif(FOUND is None, reason="the stub is no part of this repository, and not beside it")

QUESTION = Question(MentorRole.TASK_INTAKE, "task_intake-1", "You are a mentor.", "What is the task?")
OURS: dict[str, dict[str, Any]] = {
    "always_invalid": {"sequence": ["missing_field"]},
    "not_json_then_ok": {"sequence": ["not_json", "valid"]},
    "trailing_comma_then_ok": {"sequence": ["trailing_comma", "valid"]},
    "wrong_type_then_ok": {"sequence": ["wrong_type", "valid"]},
    "extra_field_then_ok": {"sequence": ["extra_field", "valid"]},
    "refusal": {"sequence": ["refusal"]},
    "truncated": {"sequence": ["truncated"]},
    "empty_then_ok": {"sequence": ["empty", "valid"]},
    "hang": {"sequence": [{"hang_s": 60}]},
    "disconnect_then_ok": {"sequence": [{"disconnect": 4}, "valid"]},
    "server_error_then_ok": {"sequence": [{"status": 500}, {"status": 503}, "valid"]},
}
ENDS = {
    "mentor_ok": ["valid"],
    "mentor_fenced_then_ok": ["invalid", "valid"],
    "mentor_missing_field_then_ok": ["invalid", "valid"],
    "mentor_429_then_ok": ["rate_limited", "valid"],
    "mentor_quota": ["quota"],
    "mentor_no_schema_support": ["unsupported", "valid"],
    "auth_error": ["auth"],
    "always_invalid": ["invalid", "invalid", "invalid"],
    "not_json_then_ok": ["invalid", "valid"],
    "trailing_comma_then_ok": ["invalid", "valid"],
    "wrong_type_then_ok": ["invalid", "valid"],
    "extra_field_then_ok": ["invalid", "valid"],
    "refusal": ["refused", "refused", "refused"],
    "truncated": ["truncated", "truncated", "truncated"],
    "empty_then_ok": ["empty", "valid"],
    "hang": ["timed_out"],
    "disconnect_then_ok": ["server_error", "valid"],
    "server_error_then_ok": ["server_error", "server_error", "valid"],
}


def _stub() -> ModuleType:
    assert FOUND is not None
    spec = importlib.util.spec_from_file_location("stub_llm", FOUND / "stub_llm.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["stub_llm"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The stub with its own scenarios and ours."""
    assert FOUND is not None
    folder = tmp_path_factory.mktemp("scenarios")
    for path in (FOUND / "scenarios").glob("*.json"):
        (folder / path.name).write_text(path.read_text())
    for name, mentor in OURS.items():
        (folder / f"{name}.json").write_text(json.dumps({"name": name, "mentor": mentor}))
    server, _ = _stub().start(None, folder)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_every_mentor_scenario_of_the_stub_is_looked_at() -> None:
    """A scenario that is added must be ended, too."""
    assert FOUND is not None
    assert {path.stem for path in (FOUND / "scenarios").glob("mentor_*.json")} <= set(ENDS)


@pytest.mark.parametrize("scenario", ENDS)
def test_a_scenario_ends_as_it_should(scenario: str, base: str, request: pytest.FixtureRequest) -> None:
    """The tries in order; a verdict exactly where the last of them is valid."""
    policy = Policy(deadline_s=0.6 if scenario == "hang" else 20.0, first_wait_s=0.01)
    tries: list[Try] = []
    caller = Caller(endpoint(f"{base}/s/{scenario}@{request.node.name}/v1"), Forgetful(), policy)
    answered, _ = caller.ask(QUESTION, TaskIntake, tries.append, never)
    tries.append(answered.last)

    assert ENDS[scenario] == [one.outcome.value for one in tries]
    assert (ENDS[scenario][-1] == "valid") == (answered.verdict is not None)


def test_an_endpoint_without_schemas_is_asked_by_way_of_a_tool(base: str) -> None:
    """The second rung, seen from the server."""
    memory = Forgetful()
    caller = Caller(endpoint(f"{base}/s/mentor_no_schema_support@rung/v1"), memory, Policy(first_wait_s=0.01))
    question = Question(MentorRole.RUBRIC, "rubric-1", "You are a mentor.", "How will it be judged?")
    answered, _ = caller.ask(question, Rubric, lambda _: None, never)

    assert answered.verdict is not None
    assert "tool" == memory.recall(caller.endpoint.name)
