"""What does the apprenticeship do next? The whole workflow on one page."""

from __future__ import annotations

from dataclasses import dataclass

from . import verdict
from .session import Attempt, Round, Session
from .values import AttemptKind


@dataclass(frozen=True, slots=True)
class DraftIntake:
    """Say what the task is."""


@dataclass(frozen=True, slots=True)
class DraftCriteria:
    """Say how the work will be judged."""


@dataclass(frozen=True, slots=True)
class Prepare:
    """Reset the workspace for the next attempt; ``base`` is the attempt whose artifacts it starts from."""

    attempt: int
    kind: AttemptKind
    round: int
    base: int | None


@dataclass(frozen=True, slots=True)
class Run:
    """Let the agent work."""

    attempt: int


@dataclass(frozen=True, slots=True)
class Recover:
    """The log says an attempt runs, and its driver is gone: end it, keep what it left, say so."""

    attempt: int


@dataclass(frozen=True, slots=True)
class OpenReview:
    """Begin to look at what the attempt left."""

    attempt: int


@dataclass(frozen=True, slots=True)
class Check:
    """Look at deliverables, run checks."""

    attempt: int


@dataclass(frozen=True, slots=True)
class Advise:
    """Say what to do better."""

    attempt: int


@dataclass(frozen=True, slots=True)
class Decide:
    """Another attempt, or not."""

    attempt: int


@dataclass(frozen=True, slots=True)
class Select:
    """Take the round's best attempt."""

    round: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """Pack what is new since the last bundle."""


@dataclass(frozen=True, slots=True)
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
    | Advise
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
    current = s.round
    if s.cancelled or s.finished or current is None:
        return Bundle() if s.bundle_cut < s.content_version else Rest()
    if s.intake is None:
        return DraftIntake()
    if s.rubric is None:
        return DraftCriteria()
    attempts = s.attempts_in(current.number)
    if not attempts or attempts[-1].interrupted is not None:
        return _prepare(s, current)
    return _review(s, current, attempts[-1])


def _review(s: Session, current: Round, attempt: Attempt) -> Step:
    """What the latest attempt of the round still needs."""
    if not attempt.started:
        return Run(attempt.number)
    if not attempt.review_started:
        return OpenReview(attempt.number)
    if not attempt.checked:
        return Check(attempt.number)
    if not attempt.feedback_given and not verdict.passed(attempt):
        return Advise(attempt.number)
    if attempt.revise is None:
        return Decide(attempt.number)
    return _prepare(s, current) if attempt.revise else Select(current.number)


def _prepare(s: Session, current: Round) -> Prepare:
    """An interrupted attempt's successor keeps its kind; a revision builds on the attempt it revises."""
    number = max(s.attempts, default=0) + 1
    counted = [a for a in s.attempts_in(current.number) if a.counts]
    if counted:
        return Prepare(number, AttemptKind.REVISION, current.number, counted[-1].number)
    earlier = verdict.result(s)
    kind = AttemptKind.BASELINE if current.followup is None else AttemptKind.FOLLOWUP
    return Prepare(number, kind, current.number, earlier.number if earlier is not None else None)
