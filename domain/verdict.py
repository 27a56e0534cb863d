"""What does the evidence say? Scores and statuses, from what was found and never from what was claimed."""

from __future__ import annotations

from .session import Attempt, Session
from .values import DeliverableStatus, Outcome, RunStatus, StatusBasis, TaskStatus

Verdict = tuple[TaskStatus, StatusBasis]


def score(attempt: Attempt) -> float | None:
    """(good deliverables + passed checks) / all of them; None where there was nothing to check."""
    total = len(attempt.deliverables) + len(attempt.checks)
    if total == 0:
        return None
    good = sum(d.status is DeliverableStatus.GOOD for d in attempt.deliverables)
    return (good + sum(check.passed for check in attempt.checks)) / total


def task_status(attempt: Attempt) -> Verdict:
    """The attempt's status and the strongest evidence there is for it."""
    found = score(attempt)
    if found is not None:
        return _by_score(found), StatusBasis.STRUCTURAL
    if attempt.outcome is not Outcome.COMPLETED:
        return TaskStatus.FAILED, StatusBasis.OUTCOME
    return TaskStatus.UNCHECKED, StatusBasis.NONE


def _by_score(found: float) -> TaskStatus:
    if found == 1.0:
        return TaskStatus.COMPLETED
    return TaskStatus.PARTIAL if found > 0.0 else TaskStatus.FAILED


def passed(attempt: Attempt) -> bool:
    """Nothing is left to improve that anybody could name."""
    return task_status(attempt)[0] in (TaskStatus.COMPLETED, TaskStatus.UNCHECKED)


def rank(attempt: Attempt) -> float:
    """For comparing attempts: a higher score is better, and having nothing to check is no score at all.

    With nothing to check an attempt that ended by itself is better than one that did not.
    """
    found = score(attempt)
    if found is not None:
        return found
    return 0.0 if attempt.outcome is Outcome.COMPLETED else -1.0


def best(attempts: list[Attempt]) -> Attempt | None:
    """The best of the attempts that count; ties keep the earlier."""
    counted = [a for a in attempts if a.counts]
    return max(counted, key=lambda a: (rank(a), -a.number)) if counted else None


def result(session: Session) -> Attempt | None:
    """The session's result: the latest closed round's best attempt."""
    closed = session.last_round
    return session.attempts.get(closed.selected) if closed is not None and closed.selected is not None else None


def run_status(session: Session) -> RunStatus:
    """Where the session stands, as far as the log knows (a dead driver is found by its free lease)."""
    if session.cancelled:
        return RunStatus.CANCELLED
    current = session.round
    if current is not None and not session.finished:
        last = session.last_attempt
        stopped = last is not None and last.round == current.number and last.interrupted is not None
        return RunStatus.INTERRUPTED if stopped else RunStatus.RUNNING
    closed = session.last_round
    if closed is None or closed.task_status is None:
        return RunStatus.FAILED
    return _AT_REST[closed.task_status]


_AT_REST = {
    TaskStatus.COMPLETED: RunStatus.COMPLETED,
    TaskStatus.UNCHECKED: RunStatus.COMPLETED,
    TaskStatus.PARTIAL: RunStatus.PARTIAL,
    TaskStatus.FAILED: RunStatus.FAILED,
}
