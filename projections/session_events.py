"""session_events.jsonl: the story of a session in the seed system's closed row form (seed_system.md 3.2).

Exactly the seed's fields, all always written; whatever is ours goes into ``metadata_json``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..domain import events as e
from ..domain.mentoring import Stage
from ..domain.ports import Recorded
from ..domain.record import fresh, mutable
from ..domain.session import Session
from ..domain.verdict import structural_score
from .entries import attempt_id, task_id
from .fold import Fold, ReadText, line
from .mentoring import answer_document, provenance
from .task import asset_path


@mutable
class State:
    """``waiting`` holds the assets of the append being read: they become one row when something else follows."""

    read: ReadText
    session: Session = fresh(factory=Session)
    rows: int = 0
    waiting: list[str] = fresh(factory=list)
    followup: int | None = None
    at: Recorded | None = None


def _start(read: ReadText) -> State:
    return State(read)


def _close(state: State) -> Sequence[bytes]:
    """The waiting assets' row, without taking it as given."""
    rows = _assets(state)
    state.rows -= len(rows)
    return rows


def _take(state: State, recorded: Recorded) -> None:
    state.session.apply(recorded.event, recorded.version)


session_events: Fold[State, bytes] = Fold("session_events", 2, _start, _close, _take)


@session_events.on(e.AssetAdded)
def _asset(state: State, ev: e.AssetAdded, recorded: Recorded) -> Sequence[bytes]:
    rows = [] if ev.followup == state.followup else _flush(state)
    state.followup, state.at = ev.followup, recorded
    state.waiting.append(asset_path(ev.name, ev.followup))
    return rows


@session_events.on(e.SessionStarted)
def _started(state: State, ev: e.SessionStarted, recorded: Recorded) -> Sequence[bytes]:
    words = {"instruction": state.read(ev.instruction), "metadata_json": {"title": ev.title}}
    return [_row(state, recorded, "task_instruction", words)]


@session_events.on(e.FollowUpAdded)
def _followup(state: State, ev: e.FollowUpAdded, recorded: Recorded) -> Sequence[bytes]:
    said = {
        **_by_user(state, ev.index),
        "followup_instruction": state.read(ev.text),
        "metadata_json": {"record_only": ev.record_only},
    }
    return [*_flush(state), _row(state, recorded, "user_followup", said)]


@session_events.on(e.DeliverablesChecked)
def _checked(state: State, ev: e.DeliverablesChecked, recorded: Recorded) -> Sequence[bytes]:
    found = {
        "deliverables": [{"name": d.name, "status": d.status.value, "path": d.found} for d in ev.deliverables],
        "checks": [{"command": c.command, "exit_code": c.exit_code, "passed": c.passed} for c in ev.checks],
        "score": structural_score(state.session.attempts[ev.attempt]),
    }
    about = _about(state, ev.attempt, "structural", "deliverables_check", found)
    return [*_flush(state), _row(state, recorded, "evaluation", about)]


@session_events.on(e.AttemptGraded)
def _graded(state: State, ev: e.AttemptGraded, recorded: Recorded) -> Sequence[bytes]:
    found = {"score": ev.score, "passed": ev.passed, "regrade": ev.regrade, **provenance(ev.provenance)}
    about = _about(state, ev.attempt, ev.author, "grade", found)
    return [*_flush(state), _row(state, recorded, "evaluation", about)]


@session_events.on(e.AttemptVerified)
def _verified(state: State, ev: e.AttemptVerified, recorded: Recorded) -> Sequence[bytes]:
    found = {"verified": ev.verified, "regrade": ev.regrade, **provenance(ev.provenance)}
    about = _about(state, ev.attempt, ev.author, "verification", found)
    return [*_flush(state), _row(state, recorded, "evaluation", about)]


@session_events.on(e.CheckpointAnswered)
def _answered(state: State, ev: e.CheckpointAnswered, recorded: Recorded) -> Sequence[bytes]:
    """The seed declares such rows and never writes them; who answered stands in each."""
    kind = "revision" if ev.stage is Stage.REVISION else "evaluation"
    said = {"stage": ev.stage.value, "round": ev.round, "attempt": ev.attempt, **answer_document(state.read, ev)}
    name = attempt_id(state.session.run_id, ev.attempt) if ev.attempt is not None else None
    about = {
        "attempt_id": name,
        "applies_to_attempt": name,
        "feedback_source": "simulated" if ev.simulated else "human_expert",
        "feedback_type": ev.stage.value,
        "metadata_json": said,
    }
    return [*_flush(state), _row(state, recorded, kind, about)]


@session_events.on(e.FeedbackGiven)
def _feedback(state: State, ev: e.FeedbackGiven, recorded: Recorded) -> Sequence[bytes]:
    about = _about(state, ev.attempt, ev.author, "actionable_feedback", {"items": list(ev.items)})
    return [*_flush(state), _row(state, recorded, "evaluation", about)]


@session_events.on(e.RevisionDecided)
def _revision(state: State, ev: e.RevisionDecided, recorded: Recorded) -> Sequence[bytes]:
    decided = {"revise": ev.revise, "reason": ev.reason, "score": ev.score}
    about = _about(state, ev.attempt, None, "revision_decision", decided)
    return [*_flush(state), _row(state, recorded, "revision", about)]


@session_events.on(e.AttemptSelected)
def _selected(state: State, ev: e.AttemptSelected, recorded: Recorded) -> Sequence[bytes]:
    """The seed writes one row a loop, about the attempt that was taken."""
    followup = next((r.followup for r in state.session.rounds if r.number == ev.round), None)
    metadata = {
        "attempt": ev.attempt,
        "round": ev.round,
        "task_status": ev.task_status.value,
        "status_basis": ev.basis.value,
        "score": ev.score,
        **({} if followup is None else {"followup_index": followup}),
    }
    about = {"attempt_id": attempt_id(state.session.run_id, ev.attempt), "metadata_json": metadata}
    return [*_flush(state), _row(state, recorded, "agent_attempt", about)]


@session_events.on(e.SessionFinished)
def _finished(state: State, ev: e.SessionFinished, recorded: Recorded) -> Sequence[bytes]:
    about = {"applies_to_attempt": _latest_selected(state.session), "metadata_json": {"by": ev.by}}
    return [*_flush(state), _row(state, recorded, "session_finished", about)]


@session_events.on(e.TaskIntakeDrafted, e.WorkspacePrepared, e.SessionReopened, e.SessionCancelled, e.SessionImported)
def _next(state: State, _: e.Event, __: Recorded) -> Sequence[bytes]:
    """No row of its own, but the assets before it are all there."""
    return _flush(state)


def _about(state: State, number: int, source: str | None, form: str, metadata: dict[str, Any]) -> dict[str, Any]:
    """The fields of a row about an attempt."""
    name = attempt_id(state.session.run_id, number)
    return {
        "attempt_id": name,
        "applies_to_attempt": name,
        "feedback_source": source,
        "feedback_type": form,
        "metadata_json": {"attempt": number, **metadata},
    }


def _by_user(state: State, followup: int) -> dict[str, Any]:
    return {
        "feedback_source": "user",
        "feedback_type": "followup_instruction",
        "applies_to_attempt": _latest_selected(state.session),
        "followup_index": followup,
    }


def _flush(state: State) -> list[bytes]:
    rows = _assets(state)
    state.waiting = []
    return rows


def _assets(state: State) -> list[bytes]:
    if not state.waiting or state.at is None:
        return []
    if state.followup is None:
        return [_row(state, state.at, "task_assets_added", {"assets": state.waiting})]
    given = {**_by_user(state, state.followup), "followup_assets": state.waiting}
    return [_row(state, state.at, "followup_assets_added", given)]


def _latest_selected(session: Session) -> str | None:
    last = session.last_round
    return None if last is None or last.selected is None else attempt_id(session.run_id, last.selected)


def _row(state: State, recorded: Recorded, event_type: str, said: dict[str, Any]) -> bytes:
    """One row with all the seed's fields in its order, and the event's version."""
    state.rows += 1
    run_id = state.session.run_id
    row: dict[str, Any] = {
        "event_type": event_type,
        "event_index": state.rows,
        "created_at": recorded.recorded_at,
        "run_id": run_id,
        "task_id": task_id(run_id),
        "session_id": run_id,
        "attempt_id": None,
        "feedback_source": None,
        "feedback_type": None,
        "applies_to_attempt": None,
        "followup_index": None,
        "instruction": None,
        "followup_instruction": None,
        "assets": [],
        "followup_assets": [],
        **said,
    }
    row["metadata_json"] = {**said.get("metadata_json", {}), "version": recorded.version}
    return line(row)
