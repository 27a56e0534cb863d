"""What does the evidence say? Scores and statuses, from what was found and never from what was claimed."""

from __future__ import annotations

from .session import Attempt, Session
from .values import DeliverableStatus, Outcome, RunStatus, StatusBasis, TaskStatus

Verdict = tuple[TaskStatus, StatusBasis]


def structural_score(attempt: Attempt) -> float | None:
    """(good deliverables + passed checks) / all of them; None where there was nothing to check."""
    total = len(attempt.deliverables) + len(attempt.checks)
    if total == 0:
        return None
    good = sum(d.status is DeliverableStatus.GOOD for d in attempt.deliverables)
    return (good + sum(check.passed for check in attempt.checks)) / total


def mentor_score(attempt: Attempt) -> float | None:
    """What the expert gave, else a grade that was verified; None where neither is there."""
    said = attempt.evaluation
    if said is not None:
        return said.score if said.score is not None else float(said.decision == "pass")
    if attempt.grade is not None and is_verified(attempt):
        return attempt.grade.score
    return None


def score(attempt: Attempt) -> float | None:
    """The score that goes with the attempt's status: the expert's, the grade's, else the structural one."""
    if attempt.evaluation is not None:
        return mentor_score(attempt)
    return attempt.grade.score if attempt.grade is not None else structural_score(attempt)


def is_verified(attempt: Attempt) -> bool:
    """Whether a verifier said so, explicitly."""
    return attempt.verification is not None and attempt.verification.verified


def task_status(attempt: Attempt) -> Verdict:
    """The attempt's status and the strongest evidence there is for it (DESIGN.md, Statuses)."""
    if attempt.evaluation is not None:
        passes = attempt.evaluation.decision == "pass"
        return (TaskStatus.COMPLETED if passes else TaskStatus.FAILED), StatusBasis.EXPERT
    if attempt.grade is not None:
        return _graded(attempt)
    found = structural_score(attempt)
    if found is not None:
        return _by_score(found), StatusBasis.STRUCTURAL
    if attempt.outcome is not Outcome.COMPLETED:
        return TaskStatus.FAILED, StatusBasis.OUTCOME
    return TaskStatus.UNCHECKED, StatusBasis.NONE


def _graded(attempt: Attempt) -> Verdict:
    """A failing grade counts, verified or not; a passing one only if verified; what was checked can only lower it."""
    assert attempt.grade is not None
    if not attempt.grade.passed:
        return TaskStatus.FAILED, StatusBasis.GRADE
    found = structural_score(attempt)
    if found is not None and found < 1.0:
        return _by_score(found), StatusBasis.STRUCTURAL
    if not is_verified(attempt):
        return TaskStatus.PARTIAL, StatusBasis.GRADE_UNVERIFIED
    return TaskStatus.COMPLETED, StatusBasis.GRADE


def _by_score(found: float) -> TaskStatus:
    if found == 1.0:
        return TaskStatus.COMPLETED
    return TaskStatus.PARTIAL if found > 0.0 else TaskStatus.FAILED


def passed(attempt: Attempt) -> bool:
    """Nothing is left to improve that anybody could name."""
    return task_status(attempt)[0] in (TaskStatus.COMPLETED, TaskStatus.UNCHECKED)


def rank(attempt: Attempt) -> tuple[float, float]:
    """For comparing attempts: the verified score first, then what was checked; higher is better.

    An attempt without a verified score stands below every one that has it. With nothing to check, an attempt that
    ended by itself is better than one that did not.
    """
    judged, found = mentor_score(attempt), structural_score(attempt)
    if found is None:
        found = 0.0 if attempt.outcome is Outcome.COMPLETED else -1.0
    return (judged if judged is not None else -1.0), found


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
    if session.pending is not None:
        return RunStatus.AWAITING_REVIEW
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
