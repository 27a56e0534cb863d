"""What may happen? ``decide(session, command)`` gives the events a command leads to, or raises: the only rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from . import commands as c
from . import errors, judging, verdict
from . import events as e
from .guards import in_order, known, require_exists, require_open, require_working
from .mentoring import Stage
from .session import Attempt, Session
from .values import REFUSALS, StatusBasis


def decide(session: Session, command: c.Command) -> list[e.Event]:
    """The events that follow from ``command`` where ``session`` stands; an empty list where nothing changes.

    Raises:
        ApprenticeError: the command is refused; nothing happened.
    """
    return _RULES[type(command)](session, command)


def _start(s: Session, command: c.StartSession) -> list[e.Event]:
    """A run id names one session for ever."""
    if s.erased:
        raise errors.SessionIsErased
    if s.exists:
        raise errors.RunExists(command.event.run_id)
    return [command.event, command.private, *command.assets]


def _follow_up(s: Session, command: c.AddFollowUp) -> list[e.Event]:
    """Follow-ups are numbered 1, 2, ... in the order they reach the log; a packet's list of deliverables is final."""
    require_open(s)
    if s.cancelled and not command.record_only:
        raise errors.SessionIsCancelled(s.run_id)
    index = len(s.followups) + 1
    deliverables = () if s.deliverables_final else command.deliverables
    added = e.FollowUpAdded(index=index, text=command.text, record_only=command.record_only, deliverables=deliverables)
    return [added, *(asset.model_copy(update={"followup": index}) for asset in command.assets)]


def _finish(s: Session, command: c.FinishSession) -> list[e.Event]:
    """Open work is finished, resumed or cancelled before the session is closed."""
    require_exists(s)
    if s.finished:
        raise errors.SessionIsFinished(s.run_id)
    if s.pending is not None:
        raise errors.AwaitsReview(s.run_id, s.pending.stage.value)
    if s.round is not None and not s.cancelled:
        raise errors.WorkUnfinished(s.run_id)
    return [e.SessionFinished(by=command.by)]


def _reopen(s: Session, command: c.ReopenSession) -> list[e.Event]:
    require_exists(s)
    if not (s.finished or s.cancelled):
        raise errors.SessionNotFinished(s.run_id)
    return [e.SessionReopened(by=command.by, reason=command.reason)]


def _cancel(s: Session, command: c.CancelSession) -> list[e.Event]:
    """Cancelling what is cancelled changes nothing; what has ended cannot be stopped."""
    require_exists(s)
    if s.cancelled:
        return []
    if s.finished or s.round is None:
        raise errors.Refused(f"session `{s.run_id}` is not running", f"`apprentice status {s.run_id}`")
    return [e.SessionCancelled(by=command.by, reason=command.reason)]


def _erase_content(s: Session, command: c.EraseContent) -> list[e.Event]:
    """The start alone cannot go: without it nothing says whose events the others are."""
    require_exists(s)
    if 1 in command.versions:
        raise errors.StartErased(s.run_id)
    beyond = [version for version in command.versions if not 0 < version <= s.version]
    if beyond:
        raise errors.NotFound(f"session `{s.run_id}` has no event {beyond[0]}", f"it ends at event {s.version}")
    return [e.ContentErased(versions=command.versions, blobs=command.blobs, kept=command.kept, by=command.by)]


def _erase_session(s: Session, command: c.EraseSession) -> list[e.Event]:
    """What is erased as a whole is erased once, and for ever."""
    require_exists(s)
    return [e.SessionErased(last=s.version, blobs=command.blobs, kept=command.kept, by=command.by)]


def _intake(s: Session, command: c.DraftTaskIntake) -> list[e.Event]:
    require_working(s)
    in_order(s.intake is None, command)
    return [*judging.called(command.call), command.event]


def _rubric(s: Session, command: c.DraftRubric) -> list[e.Event]:
    require_working(s)
    in_order(s.intake is not None and s.rubric is None, command)
    return [*judging.called(command.call), command.event]


def _import(s: Session, command: c.ImportSession) -> list[e.Event]:
    """What is here already is not taken over again."""
    if s.exists:
        raise errors.RunExists(command.run_id)
    return list(command.events)


def _prepare(s: Session, command: c.PrepareWorkspace) -> list[e.Event]:
    """Attempts are numbered through the session, and only one is under way."""
    require_working(s)
    in_order(command.attempt == max(s.attempts, default=0) + 1, command)
    in_order(not any(a.running for a in s.attempts.values()), command)
    return [
        e.WorkspacePrepared(
            attempt=command.attempt, kind=command.kind, round=command.round, base=command.base, inputs=command.inputs
        )
    ]


def _start_attempt(s: Session, command: c.StartAttempt) -> list[e.Event]:
    require_working(s)
    attempt = known(s, command.event.attempt, command)
    in_order(not attempt.started, command)
    return [command.private, command.event]


def _steps(s: Session, command: c.RecordSteps) -> list[e.Event]:
    """What was observed is recorded as long as its attempt runs, also while it is being cancelled."""
    for step in command.steps:
        in_order(known(s, step.event.attempt, command).running, command)
    return [step.event for step in command.steps]


def _finish_attempt(s: Session, command: c.FinishAttempt) -> list[e.Event]:
    in_order(known(s, command.event.attempt, command).running, command)
    return [command.event]


def _interrupt_attempt(s: Session, command: c.InterruptAttempt) -> list[e.Event]:
    in_order(known(s, command.event.attempt, command).running, command)
    return [command.event]


def _review(s: Session, command: c.StartReview) -> list[e.Event]:
    require_working(s)
    attempt = known(s, command.attempt, command)
    in_order(attempt.counts and not attempt.review_started, command)
    return [e.ReviewStarted(attempt=attempt.number)]


def _deliverables(s: Session, command: c.RecordDeliverables) -> list[e.Event]:
    require_working(s)
    attempt = known(s, command.event.attempt, command)
    in_order(attempt.review_started and not attempt.checked, command)
    return [command.event]


def _revision(s: Session, command: c.DecideRevision) -> list[e.Event]:
    require_working(s)
    attempt = known(s, command.attempt, command)
    in_order(attempt.checked and attempt.revise is None, command)
    revise, reason = revision(s, attempt)
    return [e.RevisionDecided(attempt=attempt.number, revise=revise, reason=reason, score=verdict.score(attempt))]


def revision(s: Session, attempt: Attempt) -> tuple[bool, str]:
    """Another attempt while it may help: not passed, loops left, and revising has not stopped to improve.

    Counted within the attempt's round; an interrupted attempt does not count. The first revision is never the
    last for lack of improvement: one try says little. Where a person mentors, the person decides instead.
    """
    counted = [a for a in s.attempts_in(attempt.round) if a.counts]
    if verdict.passed(attempt):
        return False, "passed"
    if attempt.outcome in REFUSALS:
        return False, "agent_refused"
    if len(counted) >= s.max_loops:
        return False, "limit"
    asked = s.checkpoint(Stage.REVISION, attempt.round, attempt.number)
    if asked is not None and asked.answer is not None:
        return asked.answer.decision == "revise", f"expert: {asked.answer.decision}"
    if verdict.task_status(attempt)[1] is StatusBasis.GRADE_UNVERIFIED and attempt.verification is None:
        return False, "not_verified"
    earlier = [verdict.rank(a) for a in counted[:-1]]
    if len(earlier) >= 2 and verdict.rank(attempt) <= max(earlier):
        return False, "no_improvement"
    return True, "not_passed"


def _select(s: Session, command: c.SelectAttempt) -> list[e.Event]:
    require_working(s)
    chosen = verdict.best(s.attempts_in(command.round))
    in_order(chosen is not None and s.round is not None and s.round.number == command.round, command)
    assert chosen is not None
    status, basis = verdict.task_status(chosen)
    return [
        e.AttemptSelected(
            round=command.round,
            attempt=chosen.number,
            task_status=status,
            basis=basis,
            score=verdict.score(chosen),
        )
    ]


def _bundle(s: Session, command: c.RecordBundle) -> list[e.Event]:
    """The same bundle at the same cut again is no news."""
    require_exists(s)
    known = (s.bundle_cut, s.bundle_digest)
    return [] if known == (command.event.cut, command.event.digest) else [command.event]


def _allow(s: Session, command: c.AllowContent) -> list[e.Event]:
    """Allowing what is allowed changes nothing."""
    require_exists(s)
    return [] if (command.event.what, command.event.id) in s.allowed else [command.event]


def _share(s: Session, command: c.RecordSharing) -> list[e.Event]:
    """What was shared is the bundle that the log knows."""
    require_exists(s)
    if s.bundle_digest != command.event.digest:
        raise errors.BundleOutdated(s.run_id)
    return [command.event]


def _error(s: Session, command: c.RecordError) -> list[e.Event]:
    require_exists(s)
    return [command.event]


_RULES: Final[dict[type, Callable[[Session, Any], list[e.Event]]]] = {
    c.StartSession: _start,
    c.AddFollowUp: _follow_up,
    c.FinishSession: _finish,
    c.ReopenSession: _reopen,
    c.CancelSession: _cancel,
    c.EraseContent: _erase_content,
    c.EraseSession: _erase_session,
    c.DraftTaskIntake: _intake,
    c.DraftRubric: _rubric,
    c.PrepareWorkspace: _prepare,
    c.StartAttempt: _start_attempt,
    c.RecordSteps: _steps,
    c.FinishAttempt: _finish_attempt,
    c.InterruptAttempt: _interrupt_attempt,
    c.StartReview: _review,
    c.RecordDeliverables: _deliverables,
    c.GiveFeedback: judging.feedback,
    c.RecordMentorCall: judging.mentor_call,
    c.GradeAttempt: judging.grade,
    c.VerifyAttempt: judging.verify,
    c.OpenCheckpoint: judging.open_checkpoint,
    c.AnswerCheckpoint: judging.answer_checkpoint,
    c.ImportSession: _import,
    c.DecideRevision: _revision,
    c.SelectAttempt: _select,
    c.RecordBundle: _bundle,
    c.AllowContent: _allow,
    c.RecordSharing: _share,
    c.RecordError: _error,
}
