"""What must hold before anything is decided? The guards that every rule begins with."""

from __future__ import annotations

from . import errors
from .session import Attempt, Session


def require_exists(s: Session) -> None:
    if not s.exists:
        raise errors.NotFound("the session does not exist")
    if s.erased:
        raise errors.SessionIsErased


def require_open(s: Session) -> None:
    require_exists(s)
    if s.finished:
        raise errors.SessionIsFinished(s.run_id)


def require_working(s: Session) -> None:
    """The work goes on only in a session that is neither finished nor cancelled."""
    require_open(s)
    if s.cancelled:
        raise errors.SessionIsCancelled(s.run_id)


def known(s: Session, number: int, command: object) -> Attempt:
    attempt = s.attempts.get(number)
    if attempt is None:
        raise errors.OutOfOrder(f"{type(command).__name__}: there is no attempt {number}")
    return attempt


def in_order(holds: bool, command: object) -> None:
    if not holds:
        raise errors.OutOfOrder(f"{type(command).__name__} does not fit where the session stands")
