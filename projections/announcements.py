"""Which of the seed system's progress words does an event give? The words only; ``progress`` makes rows of them.

``docs/progress-mapping.md`` is this page as a table, and a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from ..domain import events as e
from ..domain.mentoring import Stage
from ..domain.record import fresh, record
from ..domain.session import Session
from ..domain.values import AttemptKind, MentorMode, Outcome
from .standing import standing


@record
class Announcement:
    """One row's words; ``attempt`` is what it is about, ``error`` the trouble it tells of."""

    event_type: str
    phase: str
    message: str
    attempt: int | None = None
    error: str | None = None
    metadata: dict[str, Any] = fresh(factory=dict)


def announce(session: Session, event: e.Event) -> Sequence[Announcement]:
    """The rows an event gives; ``session`` has taken it in already."""
    words = _WORDS.get(type(event))
    return words(session, event) if words is not None else ()


def _prefix(session: Session, attempt: int | None) -> tuple[str, dict[str, Any]]:
    """Rows about a follow-up's round say which follow-up it is."""
    known = session.attempts.get(attempt) if attempt is not None else None
    followup = next((r.followup for r in session.rounds if known is not None and r.number == known.round), None)
    return ("", {}) if followup is None else (f"Follow-up {followup}: ", {"followup_index": followup})


Words = tuple[str, str, str]
"""event_type, phase, message"""


def _about(session: Session, attempt: int, words: Words, metadata: dict[str, Any] | None = None) -> list[Announcement]:
    event_type, phase, message = words
    prefix, about = _prefix(session, attempt)
    known = {"attempt": attempt, **about, **(metadata or {})}
    return [Announcement(event_type, phase, prefix + message, attempt, metadata=known)]


def _started(_: Session, ev: e.SessionStarted) -> Sequence[Announcement]:
    return [Announcement("run_started", "starting", "Agent Apprenticeship run started", metadata={"title": ev.title})]


def _followup(_: Session, ev: e.FollowUpAdded) -> Sequence[Announcement]:
    about = {"followup_index": ev.index, "record_only": ev.record_only}
    rows = [Announcement("followup_started", "followup", f"Follow-up {ev.index} received", metadata=about)]
    if ev.record_only:
        recorded = f"Follow-up {ev.index} recorded"
        rows.append(Announcement("followup_completed", "followup_complete", recorded, metadata=about))
    return rows


def _rubric(_: Session, ev: e.RubricDrafted) -> Sequence[Announcement]:
    words = f"Task intake and rubric drafted ({ev.author})"
    about = {"draft_author": ev.author, "criteria": len(ev.criteria)}
    return [Announcement("apprentice_task_spec_ready", "task_intake_rubric", words, metadata=about)]


def _prepared(session: Session, ev: e.WorkspacePrepared) -> Sequence[Announcement]:
    return _about(session, ev.attempt, ("task_workspace_prepared", "preparing_workspace", "Task workspace prepared"))


def _attempt_started(session: Session, ev: e.AttemptStarted) -> Sequence[Announcement]:
    if ev.kind is AttemptKind.REVISION:
        return _about(session, ev.attempt, ("revision_started", "revision_attempt", "Revision attempt started"))
    words = ("apprentice_attempt_started", "apprentice_attempt", "Apprentice attempt started")
    return _about(session, ev.attempt, words)


def _attempt_finished(session: Session, ev: e.AttemptFinished) -> Sequence[Announcement]:
    failed = ev.outcome is not Outcome.COMPLETED
    why = f"{ev.outcome.value}: {ev.evidence[0].detail}" if failed and ev.evidence else ev.outcome.value
    attempt = session.attempts.get(ev.attempt)
    revision = attempt is not None and attempt.kind is AttemptKind.REVISION
    event_type, phase, what = (
        ("revision_completed", "revision_attempt_complete", "Revision attempt")
        if revision
        else ("apprentice_attempt_completed", "apprentice_attempt_complete", "Apprentice attempt")
    )
    message = f"{what} failed - {why}" if failed else f"{what} complete"
    prefix, about = _prefix(session, ev.attempt)
    metadata = {"attempt": ev.attempt, **about, "outcome": ev.outcome.value}
    return [Announcement(event_type, phase, prefix + message, ev.attempt, why if failed else None, metadata)]


def _attempt_interrupted(session: Session, ev: e.AttemptInterrupted) -> Sequence[Announcement]:
    prefix, about = _prefix(session, ev.attempt)
    event_type = "followup_interrupted" if about else "run_interrupted"
    message = f"{prefix}Attempt {ev.attempt} interrupted by {ev.by} ({ev.why})"
    return [Announcement(event_type, "interrupted", message, ev.attempt, metadata={"attempt": ev.attempt, **about})]


def _review_started(session: Session, ev: e.ReviewStarted) -> Sequence[Announcement]:
    return _about(session, ev.attempt, ("mentor_review_started", "mentor_review", "Review started"))


_ASKED: Final = {
    Stage.TASK_INTAKE: "expert_review",
    Stage.RUBRIC: "expert_review",
    Stage.EVALUATION: "expert_review",
    Stage.REVISION: "expert_review",
    Stage.FINAL_APPROVAL: "final_approval",
}


def _asked(session: Session, ev: e.CheckpointOpened) -> Sequence[Announcement]:
    """The seed's row for a person's review; here it is written when the person is asked, and says for what."""
    hybrid = session.mentor_mode is MentorMode.HYBRID
    phase = "hybrid_human_approval" if hybrid and ev.stage is not Stage.FINAL_APPROVAL else _ASKED[ev.stage]
    about = {"stage": ev.stage.value, "attempt": ev.attempt}
    return [
        Announcement("mentor_review_started", phase, f"Decision pending: {ev.stage.value}", ev.attempt, metadata=about)
    ]


def _decided(session: Session, ev: e.CheckpointAnswered) -> Sequence[Announcement]:
    hybrid = session.mentor_mode is MentorMode.HYBRID
    phase = "hybrid_human_approval_complete" if hybrid else "expert_review_complete"
    who = f"{ev.by} (simulated)" if ev.simulated else ev.by
    about = {"stage": ev.stage.value, "decision": ev.decision, "by": ev.by, "simulated": ev.simulated}
    message = f"{ev.stage.value} answered by {who}: {ev.decision}"
    return [Announcement("mentor_review_completed", phase, message, ev.attempt, metadata=about)]


def _revision(session: Session, ev: e.RevisionDecided) -> Sequence[Announcement]:
    message = f"Review complete - {'revision requested' if ev.revise else 'finish selected'}: {ev.reason}"
    words = ("mentor_review_completed", "mentor_review_complete", message)
    return _about(session, ev.attempt, words, {"revise": ev.revise, "score": ev.score})


def _selected(session: Session, ev: e.AttemptSelected) -> Sequence[Announcement]:
    status = ev.task_status.value
    found = {"task_status": status, "status_basis": ev.basis.value, "score": ev.score}
    there = f"Task {status}. Artifacts are available at artifacts"
    followup = "followup_index" in _prefix(session, ev.attempt)[1]
    words = ("followup_completed", "followup_complete") if followup else ("run_completed", standing(session).run_status)
    return [
        *_about(session, ev.attempt, ("task_outputs_ready", "task_outputs_ready", there), found),
        *_about(session, ev.attempt, (*words, f"Task {status}."), found),
    ]


def _finished(_: Session, ev: e.SessionFinished) -> Sequence[Announcement]:
    return [Announcement("run_completed", "session_finished", "Session finished.", metadata={"by": ev.by})]


def _cancelled(_: Session, ev: e.SessionCancelled) -> Sequence[Announcement]:
    message = f"Run cancelled by {ev.by}: {ev.reason}" if ev.reason else f"Run cancelled by {ev.by}"
    return [Announcement("run_interrupted", "cancelled", message, metadata={"by": ev.by})]


def _bundle(_: Session, ev: e.BundleBuilt) -> Sequence[Announcement]:
    about = {"digest": ev.digest, "cut": ev.cut, "files": ev.files, "size": ev.size, "sanitized": ev.sanitized}
    message = "Contribution bundle ready"
    return [Announcement("contribution_bundle_completed", "contribution_bundle_complete", message, metadata=about)]


def _trouble(_: Session, ev: e.OperationalErrorRecorded) -> Sequence[Announcement]:
    error = f"{ev.error}: {ev.message}"
    message = f"Operational error in {ev.where}"
    return [Announcement("operational_error", "operational_error", message, error=error, metadata={"where": ev.where})]


_WORDS: Final[dict[type[e.Event], Callable[[Session, Any], Sequence[Announcement]]]] = {
    e.SessionStarted: _started,
    e.FollowUpAdded: _followup,
    e.RubricDrafted: _rubric,
    e.WorkspacePrepared: _prepared,
    e.AttemptStarted: _attempt_started,
    e.AttemptFinished: _attempt_finished,
    e.AttemptInterrupted: _attempt_interrupted,
    e.ReviewStarted: _review_started,
    e.CheckpointOpened: _asked,
    e.CheckpointAnswered: _decided,
    e.RevisionDecided: _revision,
    e.AttemptSelected: _selected,
    e.SessionFinished: _finished,
    e.SessionCancelled: _cancelled,
    e.BundleBuilt: _bundle,
    e.OperationalErrorRecorded: _trouble,
}
ANNOUNCED: Final = tuple(kind.__name__ for kind in _WORDS)
"""The events that give progress rows; the others give none."""
