"""evaluation/: what was found, said and decided about each attempt, in the seed's rows (seed_system.md 4.9-4.11).

In structural mode the grader is the structural guardrail; nothing is called verified, because nobody verified.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..domain import events as e
from ..domain.ports import Recorded
from ..domain.session import Session
from ..domain.values import DeliverableStatus
from ..domain.verdict import score
from .entries import Entry, attempt_id, task_id
from .fold import Fold, ReadText, line


@dataclass(slots=True)
class State:
    """Finished lines by file."""

    session: Session = field(default_factory=Session)
    lines: dict[str, list[bytes]] = field(default_factory=dict)


def _start(_: ReadText) -> State:
    return State()


def _take(state: State, recorded: Recorded) -> None:
    state.session.apply(recorded.event, recorded.version)


def _close(state: State) -> Sequence[Entry]:
    return [Entry(path, "record", b"".join(lines)) for path, lines in sorted(state.lines.items())]


evaluation: Fold[State, Entry] = Fold("evaluation", 1, _start, _close, _take)


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
    found = score(state.session.attempts[ev.attempt])
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


@evaluation.on(e.FeedbackGiven)
def _feedback(state: State, ev: e.FeedbackGiven, recorded: Recorded) -> Sequence[Entry]:
    row = {
        "target_actor": "worker",
        "feedback_type": "actionable_feedback",
        "source": ev.author,
        "actionable_feedback": list(ev.items),
        "metadata_json": {"attempt": ev.attempt, "version": recorded.version},
    }
    return _add(state, "evaluator_feedback", ev.attempt, recorded, row)


@evaluation.on(e.RevisionDecided)
def _revision(state: State, ev: e.RevisionDecided, recorded: Recorded) -> Sequence[Entry]:
    if not ev.revise:
        return ()
    feedback = state.session.attempts[ev.attempt].feedback
    row = {
        "reason": ev.reason,
        "planned_changes": list(feedback),
        "uses_evaluator_feedback": bool(feedback),
        "metadata_json": {"attempt": ev.attempt, "score": ev.score, "version": recorded.version},
    }
    return _add(state, "revision_plans", ev.attempt, recorded, row)
