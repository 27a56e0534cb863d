"""traces/agent_traces.jsonl: what each attempt was seen doing, in the seed system's trace form (seed_system.md 4.7).

Everything is observed: the user's words from the log, steps from the agent's own stream. What an agent says about
itself is no step. A text longer than an event carries is shown by its beginning, and ``metadata_json`` names the blob.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..domain import events as e
from ..domain.ports import Recorded
from ..domain.record import fresh, mutable
from ..domain.session import Attempt, Session
from ..domain.values import AttemptKind, Outcome
from .entries import attempt_id, claims_document, task_id
from .fold import Fold, ReadText, line
from .trace_steps import Open, append, by_user, given_feedback, observed

SCHEMA: Final = "aa-trace-v0.1"
SEED_KINDS: Final = {AttemptKind.BASELINE: "baseline", AttemptKind.REVISION: "revised", AttemptKind.FOLLOWUP: "other"}
_TERMINATION: Final = {
    Outcome.COMPLETED: "task_complete",
    Outcome.TIMEOUT_WALL: "timeout",
    Outcome.TIMEOUT_IDLE: "timeout",
    Outcome.LIMIT_REACHED: "limit_reached",
}


@mutable
class State:
    """Traces of attempts that have not ended; ``read`` gives the user's words whole."""

    read: ReadText
    session: Session = fresh(factory=Session)
    open: dict[int, Open] = fresh(factory=dict)


def _start(read: ReadText) -> State:
    return State(read)


def _close(state: State) -> Sequence[bytes]:
    """An attempt that has not ended has a trace all the same."""
    return [_trace(state, number, one, None) for number, one in sorted(state.open.items())]


def _take(state: State, recorded: Recorded) -> None:
    state.session.apply(recorded.event, recorded.version)


traces: Fold[State, bytes] = Fold("traces", 2, _start, _close, _take)


@traces.on(e.AttemptStarted)
def _started(state: State, ev: e.AttemptStarted, recorded: Recorded) -> Sequence[bytes]:
    one = state.open.setdefault(ev.attempt, Open())
    one.started, one.started_at = ev, recorded.occurred_at
    session = state.session
    round_ = next((r for r in session.rounds if r.number == ev.round), None)
    followup = next((f for f in session.followups if round_ is not None and f.index == round_.followup), None)
    said = followup.text if followup is not None else session.instruction
    append(one, by_user(one, state.read(said), "follow_up" if followup is not None else "direct_request", recorded))
    before = _feedback_before(session, ev)
    if before:
        append(one, given_feedback(one, before, recorded))
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
    append(one, observed(one, ev, recorded))
    return ()


@traces.on(e.AttemptFinished, e.AttemptInterrupted)
def _ended(state: State, ev: e.AttemptFinished | e.AttemptInterrupted, recorded: Recorded) -> Sequence[bytes]:
    one = state.open.pop(ev.attempt, None) or Open()
    one.ended_at = recorded.occurred_at
    return [_trace(state, ev.attempt, one, ev)]


def _feedback_before(session: Session, ev: e.AttemptStarted) -> tuple[str, ...]:
    """What the reviser was told: the feedback on the round's attempt before this one."""
    earlier = [a for a in session.attempts_in(ev.round) if a.number < ev.attempt and a.feedback_given]
    return earlier[-1].feedback if ev.kind is AttemptKind.REVISION and earlier else ()


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
                "claims": claims_document(end.claims) if end is not None else None,
            },
        }
    )


def _status(end: e.AttemptFinished | e.AttemptInterrupted | None) -> str:
    """The seed's words for how an attempt ended."""
    if isinstance(end, e.AttemptFinished):
        return "completed" if end.outcome is Outcome.COMPLETED else "failed"
    return "partial" if end is None else "blocked"
