"""evaluation/: what was found, said and decided about each attempt, in the seed's rows (seed_system.md 4.9-4.11).

The structural guardrail has a row for every attempt; a model's or an expert's grade stands in a row of its own, and
nothing is called verified unless a verifier said so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..domain import events as e
from ..domain.mentoring import Stage
from ..domain.ports import Recorded
from ..domain.record import fresh, mutable
from ..domain.session import Session
from ..domain.values import DeliverableStatus
from ..domain.verdict import mentor_score, structural_score
from .entries import Entry, attempt_id, task_id
from .fold import Fold, ReadText, line
from .mentoring import grade_document, provenance, verification_document


@mutable
class State:
    """Finished lines by file."""

    session: Session = fresh(factory=Session)
    lines: dict[str, list[bytes]] = fresh(factory=dict)


def _start(_: ReadText) -> State:
    return State()


def _take(state: State, recorded: Recorded) -> None:
    state.session.apply(recorded.event, recorded.version)


def _close(state: State) -> Sequence[Entry]:
    return [Entry(path, "record", b"".join(lines)) for path, lines in sorted(state.lines.items())]


evaluation: Fold[State, Entry] = Fold("evaluation", 2, _start, _close, _take)


def _add(state: State, name: str, attempt: int, recorded: Recorded, row: dict[str, Any]) -> Sequence[Entry]:
    ids = {
        "task_id": task_id(state.session.run_id),
        "attempt_id": attempt_id(state.session.run_id, attempt),
        "created_at": recorded.recorded_at,
    }
    state.lines.setdefault(f"evaluation/{name}.jsonl", []).append(line({**ids, **row}))
    return ()


@evaluation.on(e.DeliverablesChecked)
def _graded(state: State, ev: e.DeliverablesChecked, recorded: Recorded) -> Sequence[Entry]:
    found = structural_score(state.session.attempts[ev.attempt])
    criteria = [(d.name, d.status is DeliverableStatus.GOOD, d.reason or d.status.value) for d in ev.deliverables]
    criteria += [(c.command, c.passed, f"exit code {c.exit_code}") for c in ev.checks]
    row = {
        "grader_kind": "structural_guardrail",
        "score_source": "structural_guardrail",
        "score": found,
        "max_score": 1.0,
        "passed": None if found is None else found == 1.0,
        "rubric_item_scores": [{"name": n, "score": 1.0 if ok else 0.0, "reason": why} for n, ok, why in criteria],
        "passed_criteria": [name for name, ok, _ in criteria if ok],
        "failed_criteria": [name for name, ok, _ in criteria if not ok],
        "artifact_contract_score": found,
        "final_score": found,
        "model": None,
        "provider": None,
        "reliability": "needs_review",
        "metadata_json": {"attempt": ev.attempt, "checkers": list(ev.checkers), "version": recorded.version},
    }
    return _add(state, "grader_results", ev.attempt, recorded, row)


@evaluation.on(e.AttemptGraded)
def _model_graded(state: State, ev: e.AttemptGraded, recorded: Recorded) -> Sequence[Entry]:
    """What was scored under criteria that the agent may know; the private ones stay with the mentor."""
    said = grade_document(state.session, ev)
    row = {
        "grader_kind": ev.author,
        "score_source": "model_judged" if ev.author == "model" else ev.author,
        "score": ev.score,
        "max_score": 1.0,
        "passed": ev.passed,
        "rubric_item_scores": [
            {"name": c["text"], "rubric_item_id": c["criterion"], "score": c["score"], "reason": c["evidence"]}
            for c in said["criteria"]
        ],
        "passed_criteria": [c["criterion"] for c in said["criteria"] if c["passed"]],
        "failed_criteria": [c["criterion"] for c in said["criteria"] if not c["passed"]],
        "artifact_contract_score": structural_score(state.session.attempts[ev.attempt]),
        "final_score": ev.score,
        "reasoning_summary": said["summary"],
        **provenance(ev.provenance),
        # What a verifier says later has a row of its own; this one says what was known when it was written.
        "reliability": "needs_review",
        "metadata_json": {
            "attempt": ev.attempt,
            "private_criteria": said["private_criteria"],
            "regrade": ev.regrade,
            "version": recorded.version,
        },
    }
    return _add(state, "grader_results", ev.attempt, recorded, row)


@evaluation.on(e.AttemptVerified)
def _model_verified(state: State, ev: e.AttemptVerified, recorded: Recorded) -> Sequence[Entry]:
    said = verification_document(state.session, ev)
    row = {
        "verification_status": "verified" if ev.verified else "failed",
        "checks": said["checks"],
        "verifier_notes": said["reason"],
        **provenance(ev.provenance),
        "metadata_json": {"attempt": ev.attempt, "regrade": ev.regrade, "version": recorded.version},
    }
    return _add(state, "verifier_results", ev.attempt, recorded, row)


@evaluation.on(e.CheckpointAnswered)
def _expert_graded(state: State, ev: e.CheckpointAnswered, recorded: Recorded) -> Sequence[Entry]:
    if ev.stage is not Stage.EVALUATION or ev.attempt is None:
        return ()
    passes = ev.decision == "pass"
    row = {
        "grader_kind": "simulated" if ev.simulated else "human_expert",
        "score_source": "expert",
        "score": mentor_score(state.session.attempts[ev.attempt]),
        "max_score": 1.0,
        "passed": passes,
        "failed_criteria": list(ev.failed_criteria),
        "model": None,
        "provider": None,
        "reliability": "simulated" if ev.simulated else "expert",
        "metadata_json": {"attempt": ev.attempt, "by": ev.by, "simulated": ev.simulated, "version": recorded.version},
    }
    return _add(state, "grader_results", ev.attempt, recorded, row)


@evaluation.on(e.FeedbackGiven)
def _feedback(state: State, ev: e.FeedbackGiven, recorded: Recorded) -> Sequence[Entry]:
    row = {
        "target_actor": "worker",
        "feedback_type": "actionable_feedback",
        "source": ev.author,
        "actionable_feedback": list(ev.items),
        "suggested_revision": list(ev.plan),
        **provenance(ev.provenance),
        "metadata_json": {"attempt": ev.attempt, "regrade": ev.regrade, "version": recorded.version},
    }
    return _add(state, "evaluator_feedback", ev.attempt, recorded, row)


@evaluation.on(e.RevisionDecided)
def _revision(state: State, ev: e.RevisionDecided, recorded: Recorded) -> Sequence[Entry]:
    if not ev.revise:
        return ()
    attempt = state.session.attempts[ev.attempt]
    feedback = attempt.feedback
    row = {
        "reason": ev.reason,
        "planned_changes": list(attempt.plan or feedback),
        "uses_evaluator_feedback": bool(feedback),
        "metadata_json": {"attempt": ev.attempt, "score": ev.score, "version": recorded.version},
    }
    return _add(state, "revision_plans", ev.attempt, recorded, row)
