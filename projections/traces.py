"""traces/agent_traces.jsonl: what each attempt was seen doing, in the seed system's trace form (seed_system.md 4.7).

Everything is observed: the user's words from the log, steps from the agent's own stream. What an agent says about
itself is no step. A text longer than an event carries is shown by its beginning, and ``metadata_json`` names the blob.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import orjson

from ..domain import events as e
from ..domain.ports import Recorded
from ..domain.session import Attempt, Session
from ..domain.values import AttemptKind, Content, Outcome
from .entries import attempt_id, task_id
from .fold import Fold, ReadText, line, shown

SCHEMA: Final = "aa-trace-v0.1"
SEED_KINDS: Final = {AttemptKind.BASELINE: "baseline", AttemptKind.REVISION: "revised", AttemptKind.FOLLOWUP: "other"}
_TERMINATION: Final = {
    Outcome.COMPLETED: "task_complete",
    Outcome.TIMEOUT_WALL: "timeout",
    Outcome.TIMEOUT_IDLE: "timeout",
    Outcome.LIMIT_REACHED: "limit_reached",
}
_OPERATIONS: Final = {
    **dict.fromkeys(("read", "read_file", "view", "cat", "ls", "list", "glob", "grep", "search"), "read"),
    **dict.fromkeys(("write", "write_file", "edit", "multiedit", "apply_patch", "patch", "replace"), "write"),
    **dict.fromkeys(("bash", "shell", "exec", "execute", "exec_command", "command", "terminal", "python"), "execute"),
    **dict.fromkeys(("verify", "test", "check"), "verify"),
}
"""What a tool's name says about the operation; a name that says nothing is ``other``."""


@dataclass(slots=True)
class Open:
    """One attempt's trace on its way: serialised steps, tools seen, and when a call that is still open began."""

    started: e.AttemptStarted | None = None
    started_at: str | None = None
    ended_at: str | None = None
    steps: list[orjson.Fragment] = field(default_factory=list)
    tools: dict[str, None] = field(default_factory=dict)
    calls: dict[str, str] = field(default_factory=dict)
    messages: int = 0


@dataclass(slots=True)
class State:
    """Traces of attempts that have not ended; ``read`` gives the user's words whole."""

    read: ReadText
    session: Session = field(default_factory=Session)
    open: dict[int, Open] = field(default_factory=dict)


def _start(read: ReadText) -> State:
    return State(read)


def _close(state: State) -> Sequence[bytes]:
    """An attempt that has not ended has a trace all the same."""
    return [_trace(state, number, one, None) for number, one in sorted(state.open.items())]


def _take(state: State, recorded: Recorded) -> None:
    state.session.apply(recorded.event, recorded.version)


traces: Fold[State, bytes] = Fold("traces", 1, _start, _close, _take)


@traces.on(e.AttemptStarted)
def _started(state: State, ev: e.AttemptStarted, recorded: Recorded) -> Sequence[bytes]:
    one = state.open.setdefault(ev.attempt, Open())
    one.started, one.started_at = ev, recorded.occurred_at
    session = state.session
    round_ = next((r for r in session.rounds if r.number == ev.round), None)
    followup = next((f for f in session.followups if round_ is not None and f.index == round_.followup), None)
    said = followup.text if followup is not None else session.instruction
    _append(one, _user(one, state.read(said), "follow_up" if followup is not None else "direct_request", recorded))
    before = _feedback_before(session, ev)
    if before:
        _append(one, _given_feedback(one, before, recorded))
    return ()


@traces.on(e.StepStarted)
def _step_started(state: State, ev: e.StepStarted, recorded: Recorded) -> Sequence[bytes]:
    if ev.call_id is not None:
        state.open.setdefault(ev.attempt, Open()).calls[ev.call_id] = recorded.occurred_at
    return ()


@traces.on(e.StepObserved)
def _observed(state: State, ev: e.StepObserved, recorded: Recorded) -> Sequence[bytes]:
    if ev.kind == "usage":
        return ()
    one = state.open.get(ev.attempt)
    if one is None:
        one = state.open[ev.attempt] = Open()
    if ev.tool is not None:
        one.tools[ev.tool] = None
    _append(one, _step(one, ev, recorded))
    return ()


@traces.on(e.AttemptFinished, e.AttemptInterrupted)
def _ended(state: State, ev: e.AttemptFinished | e.AttemptInterrupted, recorded: Recorded) -> Sequence[bytes]:
    one = state.open.pop(ev.attempt, None) or Open()
    one.ended_at = recorded.occurred_at
    return [_trace(state, ev.attempt, one, ev)]


def _append(one: Open, step: dict[str, Any]) -> None:
    one.steps.append(orjson.Fragment(orjson.dumps(step)))


def _feedback_before(session: Session, ev: e.AttemptStarted) -> tuple[str, ...]:
    """What the reviser was told: the feedback on the round's attempt before this one."""
    earlier = [a for a in session.attempts_in(ev.round) if a.number < ev.attempt and a.feedback_given]
    return earlier[-1].feedback if ev.kind is AttemptKind.REVISION and earlier else ()


def _blank(one: Open, recorded: Recorded) -> dict[str, Any]:
    """All fields of a step, numbered, with nothing said yet."""
    return {
        "step": len(one.steps) + 1,
        "turn": max(1, one.messages),
        "actor": "worker",
        "action": "agent_step",
        "operation": "other",
        "tool": None,
        "environment_domain": None,
        "execution_mode": None,
        "parallel_group": None,
        "observation": None,
        "input": None,
        "input_source": None,
        "output": None,
        "state_change": None,
        "reasoning": None,
        "caused_by": [],
        "causal_type": None,
        "causal_note": None,
        "alternatives_considered": None,
        "success": None,
        "step_outcome": "neutral",
        "error_type": None,
        "error_message": None,
        "message_role": None,
        "feedback_type": None,
        "feedback_content": None,
        "started_at": None,
        "ended_at": recorded.occurred_at,
        "retry_of": None,
        "artifact_refs": [],
        "metadata_json": {"version": recorded.version},
    }


def _user(one: Open, words: str, role: str, recorded: Recorded) -> dict[str, Any]:
    """The user speaks: the seed wants operation, tool and output empty there."""
    one.messages += 1
    step = _blank(one, recorded)
    step.update(actor="user", action="user_message", operation=None, step_outcome=None, input=words, message_role=role)
    return step


def _given_feedback(one: Open, items: tuple[str, ...], recorded: Recorded) -> dict[str, Any]:
    text = "\n".join(items)
    step = _user(one, text, "feedback", recorded)
    step.update(feedback_type="actionable_feedback", feedback_content=text)
    return step


def _step(one: Open, ev: e.StepObserved, recorded: Recorded) -> dict[str, Any]:
    """One observed step."""
    if ev.kind == "user":
        return _user(one, shown(ev.input or ev.output or Content()), "direct_request", recorded)
    step = _blank(one, recorded)
    before = shown(ev.input) if ev.input is not None else None
    after = shown(ev.output) if ev.output is not None else None
    step["tool"], step["input"], step["success"] = ev.tool, before, ev.success
    step["reasoning" if ev.kind == "reasoning" else "output"] = after
    if ev.tool is not None:
        step["operation"] = _OPERATIONS.get(ev.tool.lower(), "other")
    if ev.success is not None:
        step["step_outcome"] = "completed" if ev.success else "failed"
    if ev.kind == "error":
        step.update(action="error", error_message=after, success=False, step_outcome="failed")
    if ev.call_id is not None:
        step["started_at"] = one.calls.pop(ev.call_id, None)
    _note(step["metadata_json"], ev, recorded)
    return step


def _note(metadata: dict[str, Any], ev: e.StepObserved, recorded: Recorded) -> None:
    """What the seed's fields have no place for."""
    metadata["observed_step"], metadata["kind"], metadata["clock"] = ev.step, ev.kind, recorded.clock
    if ev.exit_code is not None:
        metadata["exit_code"] = ev.exit_code
    if ev.duration_ms is not None:
        metadata["duration_ms"] = ev.duration_ms
    if ev.usage is not None:
        metadata["usage"] = ev.usage.model_dump(exclude_none=True)
    for name, content in (("input_blob", ev.input), ("output_blob", ev.output)):
        if content is not None and content.blob is not None:
            metadata[name] = {"sha256": content.blob, "size_bytes": content.size}


def _trace(state: State, number: int, one: Open, end: e.AttemptFinished | e.AttemptInterrupted | None) -> bytes:
    """The trace around the steps."""
    session = state.session
    attempt = session.attempts.get(number) or Attempt(number, AttemptKind.BASELINE, 1)
    name = attempt_id(session.run_id, number)
    finished = isinstance(end, e.AttemptFinished)
    outcome = end.outcome if isinstance(end, e.AttemptFinished) else Outcome.INTERRUPTED
    return line(
        {
            "schema_version": SCHEMA,
            "trace_id": f"trace_{name}",
            "run_id": session.run_id,
            "package_id": None,
            "task": state.read(session.instruction),
            "task_id": task_id(session.run_id),
            "attempt_id": name,
            "attempt_kind": SEED_KINDS[attempt.kind],
            "attempt_status": _status(end),
            "trace_mode": "live",
            "agent_tools": list(one.tools),
            "started_at": one.started_at,
            "ended_at": one.ended_at,
            "system_prompt": None,
            "system_prompt_hash": None,
            "skills": None,
            "memory": None,
            "agent_config": None,
            "environment_domain": None,
            "learning": None,
            "termination_reason": _TERMINATION.get(outcome, outcome.value) if end is not None else None,
            "steps": one.steps,
            "artifacts": [f"artifacts/{a.path}" for a in end.artifacts] if end is not None else [],
            "iteration_index": number,
            "metadata_json": {
                "attempt": number,
                "kind": attempt.kind.value,
                "round": attempt.round,
                "agent": one.started.agent if one.started else None,
                "agent_version": one.started.agent_version if one.started else None,
                "outcome": outcome.value if finished or end is not None else None,
                "observed": True,
            },
        }
    )


def _status(end: e.AttemptFinished | e.AttemptInterrupted | None) -> str:
    """The seed's words for how an attempt ended."""
    if isinstance(end, e.AttemptFinished):
        return "completed" if end.outcome is Outcome.COMPLETED else "failed"
    return "partial" if end is None else "blocked"
