"""session.json: the whole session on one page (seed_system.md 3.5), with every attempt and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..domain import events as e
from ..domain.ports import Recorded
from ..domain.record import fresh, mutable
from ..domain.session import Attempt
from ..domain.values import Artifact, Usage, Value
from ..domain.verdict import score, structural_score
from .artifacts import artifact_path
from .entries import attempt_id, task_id
from .fold import Fold, ReadText, document, shown
from .mentoring import (
    Ledger,
    accounts,
    checkpoint_document,
    enter,
    grade_document,
    not_verified,
    private_count,
    provenance,
    verification_document,
)
from .standing import standing
from .tally import Tally
from .task import asset_path


@mutable
class State:
    """The tally, and the events that hold what the decision state has no use for."""

    read: ReadText
    tally: Tally = fresh(factory=Tally)
    started: e.SessionStarted | None = None
    attempts: dict[int, e.AttemptStarted] = fresh(factory=dict)
    ends: dict[int, e.AttemptFinished | e.AttemptInterrupted] = fresh(factory=dict)
    ledger: Ledger = fresh(factory=dict)
    regrades: list[dict[str, Any]] = fresh(factory=list)
    source: e.SessionImported | None = None


def _start(read: ReadText) -> State:
    return State(read)


def _close(state: State) -> Sequence[bytes]:
    return [document(session_of(state))]


def _take(state: State, recorded: Recorded) -> None:
    state.tally.take(recorded)
    enter(state.ledger, recorded.event)


session_document: Fold[State, bytes] = Fold("session_document", 3, _start, _close, _take)


@session_document.on(e.SessionStarted)
def _started(state: State, ev: e.SessionStarted, _: Recorded) -> Sequence[bytes]:
    state.started = ev
    return ()


@session_document.on(e.AttemptStarted)
def _attempt_started(state: State, ev: e.AttemptStarted, _: Recorded) -> Sequence[bytes]:
    state.attempts[ev.attempt] = ev
    return ()


@session_document.on(e.AttemptFinished, e.AttemptInterrupted)
def _ended(state: State, ev: e.AttemptFinished | e.AttemptInterrupted, _: Recorded) -> Sequence[bytes]:
    state.ends[ev.attempt] = ev
    return ()


@session_document.on(e.AttemptGraded, e.AttemptVerified)
def _judged(state: State, ev: e.AttemptGraded | e.AttemptVerified, recorded: Recorded) -> Sequence[bytes]:
    """A later look stands beside the session's own verdict, and changes nothing about it."""
    if ev.regrade is None:
        return ()
    session = state.tally.session
    what = "grade" if isinstance(ev, e.AttemptGraded) else "verification"
    said = grade_document(session, ev) if isinstance(ev, e.AttemptGraded) else verification_document(session, ev)
    state.regrades.append(
        {"regrade": ev.regrade, "attempt": ev.attempt, "role": what, "version": recorded.version, **said}
    )
    return ()


@session_document.on(e.SessionImported)
def _imported(state: State, ev: e.SessionImported, _: Recorded) -> Sequence[bytes]:
    state.source = ev
    return ()


def session_of(state: State) -> dict[str, Any]:
    """The document. Paths are relative to the run folder."""
    session = state.tally.session
    now = standing(session)
    chosen = now.selected
    return {
        "run_id": session.run_id,
        "session_id": session.run_id,
        "task_id": task_id(session.run_id),
        "run_status": now.run_status,
        "task_status": now.task_status,
        "status_basis": now.status_basis,
        "score": now.score,
        "status_reason": _reason(state),
        "session_status": now.session_status,
        "held": session.held,
        "imported": plain(state.source) if state.source is not None else None,
        "title": session.intake.title if session.intake is not None else session.title,
        "task_instruction": state.read(session.instruction),
        "task_assets": [asset_path(a.name, None) for a in session.assets if a.followup is None],
        **_settings(state),
        "deliverables": list(session.deliverables),
        "checks": list(session.checks),
        "requirements": list(session.intake.requirements) if session.intake is not None else [],
        "assumptions": list(session.intake.assumptions) if session.intake is not None else [],
        "intake_author": session.intake.author if session.intake is not None else None,
        "rubric": list(session.rubric.criteria) if session.rubric is not None else [],
        "rubric_author": session.rubric.author if session.rubric is not None else None,
        "private_criteria": private_count(session),
        "drafts": {
            "task_intake": provenance(session.intake.provenance if session.intake is not None else None),
            "rubric": provenance(session.rubric.provenance if session.rubric is not None else None),
        },
        "checkpoints": [checkpoint_document(state.read, one) for one in session.checkpoints],
        "not_verified": not_verified(session),
        "accounts": accounts(state.ledger),
        "regrades": list(state.regrades),
        "latest_attempt_id": attempt_id(session.run_id, chosen) if chosen is not None else None,
        "selected_attempt": chosen,
        "attempts": [_attempt(state, a) for _, a in sorted(session.attempts.items())],
        "follow_ups": [_followup(state, index) for index in range(len(session.followups))],
        "rounds": [_round(state, index) for index in range(len(session.rounds))],
        "bundle": _bundle(state),
        "started_at": state.tally.started_at,
        "updated_at": state.tally.updated_at,
        "version": session.version,
    }


def _settings(state: State) -> dict[str, Any]:
    """What was asked for at the start; nothing of it where the start is erased."""
    ev = state.started
    return {
        "mentor_mode": ev.mentor_mode.value if ev else None,
        "sensitive_info_masking": ev.masking if ev else None,
        "max_improvement_loops": ev.max_loops if ev else None,
        "apprentice_agent": ev.agent if ev else None,
        "agent_args": list(ev.agent_args) if ev else [],
        "model_provider": ev.provider if ev else None,
        "model": ev.model if ev else None,
        "experience_pack_ids": list(ev.packs) if ev else [],
        "repository": ev.repository if ev else None,
        "commit": ev.commit if ev else None,
        "timeout_s": ev.timeout_s if ev else None,
        "idle_timeout_s": ev.idle_timeout_s if ev else None,
        "max_tokens": ev.max_tokens if ev else None,
        "max_cost_usd": ev.max_cost_usd if ev else None,
        "engine_version": ev.engine_version if ev else None,
    }


def _reason(state: State) -> str | None:
    """Why the task is not completed, as the latest decision put it."""
    session = state.tally.session
    now = standing(session)
    attempt = session.attempts.get(now.selected) if now.selected is not None else None
    if attempt is None or now.task_status in ("completed", "running"):
        return None
    return attempt.reason


def _attempt(state: State, attempt: Attempt) -> dict[str, Any]:
    """One attempt: what was run, how it ended, what it left, what was found in it."""
    session = state.tally.session
    begun, end = state.attempts.get(attempt.number), state.ends.get(attempt.number)
    return {
        "number": attempt.number,
        "attempt_id": attempt_id(session.run_id, attempt.number),
        "kind": attempt.kind.value,
        "round": attempt.round,
        "base": attempt.base,
        "selected": any(r.selected == attempt.number for r in session.rounds),
        "agent": begun.agent if begun else None,
        "agent_version": begun.agent_version if begun else None,
        "argv": list(begun.argv) if begun else [],
        "prompt": plain(begun.prompt) if begun else None,
        **_end(attempt, end),
        "steps": end.steps if end is not None else state.tally.steps.get(attempt.number, 0),
        "artifacts": [artifact_row(a) for a in attempt.artifacts],
        "deliverables": [plain(d) for d in attempt.deliverables],
        "checks": [{**plain(c), "passed": c.passed, "output": shown(c.output)} for c in attempt.checks],
        "score": score(attempt),
        "structural_score": structural_score(attempt),
        "grade": grade_document(session, attempt.grade) if attempt.grade is not None else None,
        "verification": verification_document(session, attempt.verification) if attempt.verification else None,
        "no_verdict": sorted(role.value for role in attempt.silent),
        "feedback": list(attempt.feedback),
        "plan": list(attempt.plan),
        "revise": attempt.revise,
        "reason": attempt.reason,
    }


def _end(attempt: Attempt, end: e.AttemptFinished | e.AttemptInterrupted | None) -> dict[str, Any]:
    """How it ended; an attempt that runs has no outcome."""
    outcome = "interrupted" if attempt.interrupted is not None else attempt.outcome.value if attempt.outcome else None
    usage: Usage | None = end.usage if end is not None else None
    return {
        "outcome": outcome,
        "interrupted": attempt.interrupted,
        "evidence": [plain(x) for x in end.evidence] if end is not None else [],
        "exit_code": end.exit_code if end is not None else None,
        "duration_s": end.duration_s if end is not None else None,
        "usage": plain(usage) if usage is not None else None,
        "cost_usd": end.cost_usd if end is not None else None,
        "agent_session": attempt.agent_session,
        "streams": plain(end.streams) if end is not None else None,
        "absent": list(end.absent) if isinstance(end, e.AttemptFinished) else [],
        "warnings": list(end.warnings) if end is not None else [],
        "outside_writes": list(end.outside_writes) if end is not None else [],
        "claims": plain(end.claims) if end is not None and end.claims is not None else None,
    }


def _followup(state: State, index: int) -> dict[str, Any]:
    session = state.tally.session
    followup = session.followups[index]
    return {
        "index": followup.index,
        "text": state.read(followup.text),
        "record_only": followup.record_only,
        "assets": [asset_path(a.name, a.followup) for a in session.assets if a.followup == followup.index],
        "deliverables": list(followup.deliverables),
    }


def _round(state: State, index: int) -> dict[str, Any]:
    one = state.tally.session.rounds[index]
    return {
        "number": one.number,
        "followup": one.followup,
        "closed": one.closed,
        "selected": one.selected,
        "task_status": one.task_status.value if one.task_status is not None else None,
        "status_basis": one.basis.value if one.basis is not None else None,
        "score": one.score,
    }


def _bundle(state: State) -> dict[str, Any] | None:
    built = state.tally.bundle
    if built is None:
        return None
    return {"path": "contribution_bundle", "digest": built.digest, "cut": built.cut, "sanitized": built.sanitized}


def artifact_row(artifact: Artifact) -> dict[str, Any]:
    """An artifact as it stands in documents; where it lies is ``path`` under ``artifacts/`` once it is selected."""
    content = artifact.content
    return {
        "path": artifact.path,
        "artifact_path": artifact_path(artifact.path),
        "sha256": content.blob,
        "size_bytes": content.size,
        "media_type": content.media_type,
        "change": artifact.change.value,
    }


def plain(value: Value) -> dict[str, Any]:
    """A value of an event as JSON, without what it does not say."""
    return value.model_dump(mode="json", exclude_none=True)
