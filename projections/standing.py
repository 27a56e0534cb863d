"""Where does a session stand, in the words that every file and command uses?"""

from __future__ import annotations

from ..domain.record import record
from ..domain.session import Attempt, Session
from ..domain.values import StatusBasis, TaskStatus
from ..domain.verdict import run_status

RUNNING = "running"
"""What ``task_status`` says while a round is open: no evidence has been weighed yet."""


@record
class Standing:
    """Statuses at one point of the history; ``selected`` is the number of the attempt that is the result."""

    run_status: str
    task_status: str
    status_basis: str | None
    score: float | None
    session_status: str
    selected: int | None
    held: bool = False
    awaits: str | None = None


def standing(session: Session) -> Standing:
    """Derive every status from the decision state."""
    last = session.last_round
    selected = last.selected if last is not None else None
    where = run_status(session).value
    closing = "finished" if session.finished else "open"
    pending = session.pending
    awaits = pending.stage.value if pending is not None else None
    if session.round is not None and not session.cancelled:
        return Standing(where, RUNNING, None, None, closing, selected, awaits=awaits)
    if last is None or last.task_status is None:
        return Standing(where, TaskStatus.UNCHECKED.value, StatusBasis.NONE.value, None, closing, selected)
    basis = last.basis.value if last.basis is not None else None
    return Standing(where, last.task_status.value, basis, last.score, closing, selected, session.held, awaits)


def loop_of(session: Session, attempt: Attempt) -> int:
    """Which loop of its round an attempt is, from 1; an interrupted one and its successor are the same loop."""
    return 1 + sum(1 for a in session.attempts_in(attempt.round) if a.number < attempt.number and a.counts)
