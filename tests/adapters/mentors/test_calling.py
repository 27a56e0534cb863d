"""What comes of asking a role, whatever the server does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from apprentice.adapters.mentors.answers import TaskIntake
from apprentice.adapters.mentors.calling import Caller, Question, never
from apprentice.adapters.mentors.policy import Policy
from apprentice.adapters.mentors.rung_file import RungFile
from apprentice.adapters.mentors.rungs import Forgetful, Rung, RungMemory
from apprentice.domain.mentor_port import Answered, Try
from apprentice.domain.mentoring import MentorRole, TryOutcome

from .server import Responder, Said, Server, completion, endpoint, in_turn, serving, tool_completion, trouble

pytestmark = pytest.mark.slow

GOOD = {"title": "Sum the csv", "requirements": ["total.txt holds the sum"], "assumptions": []}
FINE = completion(json.dumps(GOOD))
QUESTION = Question(MentorRole.TASK_INTAKE, "task_intake-1", "You are a mentor.", "What is the task?")


class Slept:
    """A clock for waiting: sleeping moves it on, and is written down."""

    def __init__(self) -> None:
        self.total = 0.0

    def sleep(self, seconds: float) -> None:
        self.total += seconds


def asked(
    server: Server, *, policy: Policy | None = None, memory: RungMemory | None = None, stop: Callable[[], bool] = never
) -> tuple[Answered[TaskIntake], list[Try]]:
    """One call to that server, and all its tries."""
    slept = Slept()
    waiting = policy or Policy(sleep=slept.sleep, first_wait_s=0.0)
    tries: list[Try] = []
    caller = Caller(endpoint(server.url), memory or Forgetful(), waiting)
    answered, _ = caller.ask(QUESTION, TaskIntake, tries.append, stop)
    return answered, [*tries, answered.last]


def outcomes(tries: list[Try]) -> list[str]:
    return [one.outcome.value for one in tries]


def test_a_valid_answer_is_the_verdict() -> None:
    """The plain case, and its record: usage as the provider gives it, no cost where it gives none."""
    with serving(in_turn(FINE)) as server:
        answered, tries = asked(server)

    assert answered.verdict is not None
    assert GOOD == answered.verdict.model_dump()
    assert (10, 5, None) == (tries[0].usage.input_tokens, tries[0].usage.output_tokens, tries[0].cost_usd)  # type: ignore[union-attr]
    assert ("json_schema", 1, True) == (tries[0].rung, tries[0].number, tries[0].last)


BAD_ANSWERS = {
    "fenced": (completion("Here you are:\n```json\n" + json.dumps(GOOD) + "\n```"), "invalid"),
    "trailing comma": (completion(json.dumps(GOOD)[:-1] + ",}"), "invalid"),
    "missing field": (completion(json.dumps({"title": "t", "requirements": []})), "invalid"),
    "extra field": (completion(json.dumps({**GOOD, "surprise": 1})), "invalid"),
    "wrong type": (completion(json.dumps({**GOOD, "title": 7})), "invalid"),
    "number as text": (completion(json.dumps({**GOOD, "requirements": "one"})), "invalid"),
    "not json": (completion("I think it is fine."), "invalid"),
    "empty": (completion(""), "empty"),
    "null": (completion(None), "empty"),
    "truncated": (completion(json.dumps(GOOD)[:20], finish="length"), "truncated"),
    "truncated but complete": (completion(json.dumps(GOOD), finish="length"), "truncated"),
    "refusal": (completion(None, refusal="I can't help with that."), "refused"),
    "content filter": (completion(json.dumps(GOOD), finish="content_filter"), "refused"),
}


@pytest.mark.parametrize("name", BAD_ANSWERS)
def test_a_bad_answer_is_quoted_back_and_the_next_one_counts(name: str) -> None:
    """Models make slips; saying what was wrong usually mends it, and both tries stay on record."""
    bad, outcome = BAD_ANSWERS[name]
    with serving(in_turn(bad, FINE)) as server:
        answered, tries = asked(server)

    assert answered.verdict is not None
    assert [outcome, "valid"] == outcomes(tries)
    assert tries[0].detail in server.requests[1]["messages"][-1]["content"]


@pytest.mark.parametrize("name", BAD_ANSWERS)
def test_a_bad_answer_is_never_mended_into_a_verdict(name: str) -> None:
    """A guess about what a grader meant is no grade: after the last repair turn there is no verdict."""
    bad, outcome = BAD_ANSWERS[name]
    with serving(in_turn(bad)) as server:
        answered, tries = asked(server)

    assert answered.verdict is None
    assert [outcome] * 3 == outcomes(tries)
    assert [False, False, True] == [one.last for one in tries]


def test_a_rate_limit_is_waited_out_as_long_as_the_server_says() -> None:
    """Asking sooner only prolongs it."""
    slept = Slept()
    policy = Policy(sleep=slept.sleep, monotonic=lambda: slept.total)
    with serving(in_turn(trouble(429, "slow down", retry_after="7"), FINE)) as server:
        answered, tries = asked(server, policy=policy)

    assert answered.verdict is not None
    assert ["rate_limited", "valid"] == outcomes(tries)
    assert 7.0 == pytest.approx(slept.total)


def test_a_wait_that_would_pass_the_deadline_ends_the_call_at_once() -> None:
    """An hour's Retry-After must not hold a session for an hour."""
    slept = Slept()
    policy = Policy(sleep=slept.sleep, monotonic=lambda: slept.total)
    with serving(in_turn(trouble(429, "slow down", retry_after="3600"))) as server:
        answered, tries = asked(server, policy=policy)

    assert answered.verdict is None
    assert ["rate_limited"] == outcomes(tries)
    assert 0.0 == slept.total


NEVER_RETRIED = {
    "quota by code": (trouble(429, "You exceeded your quota.", "insufficient_quota"), "quota"),
    "quota by header": (trouble(429, "no", x_should_retry="false"), "quota"),
    "payment required": (trouble(402, "no credit"), "quota"),
    "unauthorized": (trouble(401, "bad key"), "auth"),
    "forbidden": (trouble(403, "no"), "auth"),
    "no such model": (trouble(404, "no such model"), "model_missing"),
    "no such model, in a 400": (trouble(400, "no such model", "model_not_found"), "model_missing"),
    "some other 400": (trouble(400, "too many tokens"), "bad_request"),
}


@pytest.mark.parametrize("name", NEVER_RETRIED)
def test_what_a_second_request_cannot_mend_is_asked_once(name: str) -> None:
    """Keys and credit do not come back within a call; hammering a provider may lock an account."""
    said, outcome = NEVER_RETRIED[name]
    with serving(in_turn(said)) as server:
        answered, tries = asked(server)

    assert answered.verdict is None
    assert [outcome] == outcomes(tries)


@pytest.mark.parametrize(
    "said", [trouble(500, "oops"), trouble(503), Said(body=b"<html>proxy</html>"), Said(body={"choices": []})]
)
def test_a_server_error_is_tried_again_a_few_times(said: Said) -> None:
    """Overload and proxies pass; a server that is down for good must end the call."""
    with serving(in_turn(said, FINE)) as server:
        recovered, _ = asked(server)
    with serving(in_turn(said)) as server:
        gone, tries = asked(server)

    assert recovered.verdict is not None
    assert gone.verdict is None
    assert ["server_error"] * 3 == outcomes(tries)


def test_a_server_that_is_not_there_is_an_outcome_and_no_crash() -> None:
    """Without a network a session says so and goes on."""
    with serving(in_turn(FINE)) as server:
        pass
    answered, tries = asked(server)

    assert answered.verdict is None
    assert {"unreachable"} == set(outcomes(tries))


@pytest.mark.parametrize("said", [Said(hang=True), Said(drip=True, body={})], ids=["hang", "drip"])
def test_a_server_that_never_ends_its_answer_is_left_at_the_deadline(said: Said) -> None:
    """A read timeout alone would be reset by every byte: the deadline is of the whole call."""
    with serving(in_turn(said)) as server:
        answered, tries = asked(server, policy=Policy(deadline_s=0.4))

    assert answered.verdict is None
    assert ["timed_out"] == outcomes(tries)


def test_a_call_that_is_stopped_ends_without_waiting_for_the_server() -> None:
    """Ctrl-C and cancel must not wait for a model."""
    with serving(in_turn(Said(hang=True))) as server:
        answered, tries = asked(server, stop=lambda: True)

    assert answered.verdict is None
    assert ["stopped"] == outcomes(tries)


def _without_schema(body: dict[str, Any]) -> Said:
    if body.get("response_format", {}).get("type") == "json_schema":
        return trouble(400, "Invalid parameter: 'response_format' of type 'json_schema' is not supported")
    return tool_completion(json.dumps(GOOD)) if body.get("tools") else FINE


def _json_object_only(body: dict[str, Any]) -> Said:
    if body.get("tools"):
        return trouble(422, "tool_choice is not supported")
    return _without_schema(body)


@pytest.mark.parametrize(("respond", "rung"), [(_without_schema, Rung.TOOL), (_json_object_only, Rung.JSON_OBJECT)])
def test_the_ladder_is_climbed_down_once_and_remembered(respond: Responder, rung: Rung, tmp_path: Path) -> None:
    """An endpoint that refuses a shape refuses it every time: asking again costs a request a role."""
    with serving(respond) as server:
        first, _ = asked(server, memory=RungFile(tmp_path / "rungs.json"))
        second, tries = asked(server, memory=RungFile(tmp_path / "rungs.json"))

    assert first.verdict is not None
    assert second.verdict is not None
    assert [rung.value] == [one.rung for one in tries]


def test_an_endpoint_that_takes_no_rung_ends_the_call() -> None:
    """The ladder has a bottom."""
    with serving(in_turn(trouble(400, "response_format and tools are not supported"))) as server:
        answered, tries = asked(server)

    assert answered.verdict is None
    assert ["json_schema", "tool", "json_object"] == [one.rung for one in tries]


def test_a_damaged_memory_of_rungs_is_forgotten(tmp_path: Path) -> None:
    """The file is a convenience: losing it costs one refused request."""
    path = tmp_path / "rungs.json"
    path.write_text('{"torn')
    memory = RungFile(path)
    memory.remember("e", Rung.TOOL)

    assert Rung.TOOL == memory.recall("e")
    assert memory.recall("other") is None


def test_the_key_is_in_the_header_and_nowhere_else() -> None:
    """Servers quote keys in their complaints, and URLs end up in logs."""
    with serving(in_turn(trouble(401, "Incorrect API key provided: not-a-real-key-0123"))) as server:
        _, tries = asked(server)

    key = "not-a-real-key-0123"
    assert f"Bearer {key}" == {k.lower(): v for k, v in server.headers[0].items()}["authorization"]
    assert key not in server.paths[0]
    assert key not in json.dumps(server.requests[0])
    assert key not in repr(tries)
    assert key not in repr(endpoint(server.url))


def test_cost_is_recorded_where_the_provider_gives_it() -> None:
    """OpenRouter says what a call cost; nobody else does, and nothing is estimated."""
    with serving(in_turn(completion(json.dumps(GOOD), cost=0.0125))) as server:
        _, tries = asked(server)

    assert 0.0125 == tries[0].cost_usd


def test_the_same_question_has_the_same_hash_on_every_rung() -> None:
    """A verdict names its prompt; how the shape was asked for is the try's own affair."""
    with serving(_without_schema) as server:
        _, tries = asked(server)

    assert 1 == len({one.provenance.prompt_hash for one in tries})
    assert {"task_intake-1"} == {one.provenance.prompt_version for one in tries}
    assert TryOutcome.UNSUPPORTED is tries[0].outcome
