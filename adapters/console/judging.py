"""What did mentors and people say of a session, up to some event? For ``show``, with the fields of session.json."""

from __future__ import annotations

from typing import Any

from ...domain import events as e
from ...domain.ports import Recorded
from ...domain.session import Session
from ...projections.fold import shown
from ...projections.mentoring import (
    Ledger,
    accounts,
    checkpoint_document,
    enter,
    grade_document,
    not_verified,
    verification_document,
)

Document = dict[str, Any]


class Judged:
    """Fed with recorded events; statuses and attempts come from elsewhere."""

    def __init__(self) -> None:
        self._ledger: Ledger = {}
        self._again: list[e.AttemptGraded | e.AttemptVerified] = []

    def take(self, recorded: Recorded) -> None:
        """Take one event in."""
        event = recorded.event
        enter(self._ledger, event)
        if isinstance(event, e.AttemptGraded | e.AttemptVerified) and event.regrade is not None:
            self._again.append(event)

    def fields(self, session: Session, attempts: dict[int, Document]) -> Document:
        """What goes into the document; each attempt gets its own verdicts."""
        for number, entry in attempts.items():
            attempt = session.attempts.get(number)
            if attempt is not None and attempt.grade is not None:
                entry["grade"] = grade_document(session, attempt.grade)
            if attempt is not None and attempt.verification is not None:
                entry["verification"] = verification_document(session, attempt.verification)
        return {
            "accounts": accounts(self._ledger),
            "checkpoints": [checkpoint_document(shown, one) for one in session.checkpoints],
            "regrades": [_again(session, event) for event in self._again],
            "not_verified": not_verified(session),
        }


def _again(session: Session, event: e.AttemptGraded | e.AttemptVerified) -> Document:
    graded = isinstance(event, e.AttemptGraded)
    said = (
        grade_document(session, event) if isinstance(event, e.AttemptGraded) else verification_document(session, event)
    )
    return {"regrade": event.regrade, "attempt": event.attempt, "role": "grade" if graded else "verification", **said}
