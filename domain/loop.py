"""What does the apprenticeship do next? The whole workflow on one page."""

from __future__ import annotations

from . import verdict
from .mentoring import MentorRole, Stage
from .record import record
from .session import Attempt, Checkpoint, Round, Session
from .values import REFUSALS, AttemptKind, MentorMode

BY_MODEL = (MentorMode.MODEL_ASSISTED, MentorMode.HYBRID)
"""Modes in which a mentor model is asked."""
BY_PEOPLE = (MentorMode.EXPERT_LED, MentorMode.HYBRID)
"""Modes in which a person decides at the five checkpoints."""


@record
class DraftIntake:
    """Say what the task is: by the model, or by the rules."""

    by_model: bool = False


@record
class DraftCriteria:
    """Say how the work will be judged: by the model, or by the rules."""

    by_model: bool = False


@record
class Prepare:
    """Reset the workspace for the next attempt; ``base`` is the attempt whose artifacts it starts from."""

    attempt: int
    kind: AttemptKind
    round: int
    base: int | None


@record
class Run:
    """Let the agent work."""

    attempt: int


@record
class Recover:
    """The log says an attempt runs, and its driver is gone: end it, keep what it left, say so."""

    attempt: int


@record
class OpenReview:
    """Begin to look at what the attempt left."""

    attempt: int


@record
class Check:
    """Look at deliverables, run checks."""

    attempt: int


@record
class Grade:
    """Let the model judge the attempt."""

    attempt: int


@record
class Verify:
    """Let the model judge the grade."""

    attempt: int


@record
class Advise:
    """Say what to do better: by the model, or by the rules."""

    attempt: int
    by_model: bool = False


@record
class Open:
    """Ask a person for a decision."""

    stage: Stage
    round: int
    attempt: int | None = None


@record
class Ask:
    """A decision is waited for: put the question to whoever is here, or pause."""

    checkpoint: Checkpoint


@record
class Decide:
    """Another attempt, or not."""

    attempt: int


@record
class Select:
    """Take the round's best attempt."""

    round: int


@record
class Bundle:
    """Pack what is new since the last bundle."""


@record
class Rest:
    """Nothing is left to do until somebody asks for more."""


Step = (
    DraftIntake
    | DraftCriteria
    | Prepare
    | Run
    | Recover
    | OpenReview
    | Check
    | Grade
    | Verify
    | Advise
    | Open
    | Ask
    | Decide
    | Select
    | Bundle
    | Rest
)


def next_step(s: Session) -> Step:
    """The one next thing to do; a function of the log alone, so that any process can go on where another stopped."""
    if s.erased:
        return Rest()
    orphan = next((a for a in s.attempts.values() if a.running), None)
    if orphan is not None:
        return Recover(orphan.number)
    if s.pending is not None:
        return Ask(s.pending)
    current = s.round
    if s.cancelled or s.finished or current is None:
        return _rest(s)
    drafted = _drafts(s, current)
    if drafted is not None:
        return drafted
    attempts = s.attempts_in(current.number)
    if not attempts or attempts[-1].interrupted is not None:
        return _prepare(s, current)
    return _review(s, current, attempts[-1])


def _rest(s: Session) -> Step:
    """The work is over; in the human modes a person has the last word on a result that was made here."""
    closed = s.last_round
    asks = s.mentor_mode in BY_PEOPLE and not s.cancelled and not s.finished
    made_here = closed is not None and closed.number > s.imported_rounds
    if asks and made_here and closed is not None and s.checkpoint(Stage.FINAL_APPROVAL, closed.number) is None:
        return Open(Stage.FINAL_APPROVAL, closed.number)
    return Bundle() if s.bundle_cut < s.content_version else Rest()


def _drafts(s: Session, current: Round) -> Step | None:
    """Intake and rubric, each confirmed by a person where one mentors; None when both stand."""
    model, people = s.mentor_mode in BY_MODEL, s.mentor_mode in BY_PEOPLE
    if s.intake is None:
        return DraftIntake(by_model=model and MentorRole.TASK_INTAKE not in s.silent)
    if people and s.checkpoint(Stage.TASK_INTAKE, 1) is None and current.number == 1:
        return Open(Stage.TASK_INTAKE, 1)
    if s.rubric is None:
        return DraftCriteria(by_model=model and MentorRole.RUBRIC not in s.silent)
    if people and s.checkpoint(Stage.RUBRIC, 1) is None and current.number == 1:
        return Open(Stage.RUBRIC, 1)
    return None


def _review(s: Session, current: Round, attempt: Attempt) -> Step:
    """What the latest attempt of the round still needs."""
    if not attempt.started:
        return Run(attempt.number)
    if not attempt.review_started:
        return OpenReview(attempt.number)
    if not attempt.checked:
        return Check(attempt.number)
    judged = _judgement(s, current, attempt)
    if judged is not None:
        return judged
    if attempt.revise is None:
        return Decide(attempt.number)
    return _prepare(s, current) if attempt.revise else Select(current.number)


def _judgement(s: Session, current: Round, attempt: Attempt) -> Step | None:
    """By mentor mode: grade, verification, a person's evaluation, feedback, and whether to revise."""
    model, people = s.mentor_mode in BY_MODEL, s.mentor_mode in BY_PEOPLE
    if model and attempt.grade is None and MentorRole.GRADE not in attempt.silent:
        return Grade(attempt.number)
    if attempt.grade is not None and attempt.verification is None and MentorRole.VERIFICATION not in attempt.silent:
        return Verify(attempt.number)
    if people and attempt.evaluation is None:
        return Open(Stage.EVALUATION, current.number, attempt.number)
    if not attempt.feedback_given and not verdict.passed(attempt):
        return Advise(attempt.number, by_model=model and MentorRole.FEEDBACK not in attempt.silent)
    if people and may_revise(s, attempt) and s.checkpoint(Stage.REVISION, current.number, attempt.number) is None:
        return Open(Stage.REVISION, current.number, attempt.number)
    return None


def may_revise(s: Session, attempt: Attempt) -> bool:
    """Whether another attempt is possible: not passed, and neither the limit nor the agent stands in the way."""
    counted = sum(a.counts for a in s.attempts_in(attempt.round))
    return not verdict.passed(attempt) and attempt.outcome not in REFUSALS and counted < s.max_loops


def _prepare(s: Session, current: Round) -> Prepare:
    """An interrupted attempt's successor keeps its kind; a revision builds on the attempt it revises."""
    number = max(s.attempts, default=0) + 1
    counted = [a for a in s.attempts_in(current.number) if a.counts]
    if counted:
        return Prepare(number, AttemptKind.REVISION, current.number, counted[-1].number)
    earlier = verdict.result(s)
    kind = AttemptKind.BASELINE if current.followup is None else AttemptKind.FOLLOWUP
    return Prepare(number, kind, current.number, earlier.number if earlier is not None else None)
