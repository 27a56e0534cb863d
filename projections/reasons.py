"""Why does a session stand where it stands? The chain of events behind a status, an attempt or a selection.

Read backwards: an event rests on earlier ones, those on others, until what the user asked is reached. Only what the
rules look at is a reason; steps are evidence of what happened inside an attempt, and no rule depends on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ..domain.events import ErasedEvent
from ..domain.ports import Recorded
from ..domain.record import record

_SAME_ATTEMPT: Final[dict[str, tuple[str, ...]]] = {
    "AttemptSelected": (
        "RevisionDecided",
        "CheckpointAnswered",
        "AttemptVerified",
        "AttemptGraded",
        "DeliverablesChecked",
    ),
    "RevisionDecided": (
        "CheckpointAnswered",
        "FeedbackGiven",
        "AttemptVerified",
        "AttemptGraded",
        "DeliverablesChecked",
        "AttemptFinished",
    ),
    "FeedbackGiven": ("CheckpointAnswered", "AttemptGraded", "DeliverablesChecked"),
    "CheckpointAnswered": ("CheckpointOpened",),
    "CheckpointOpened": ("AttemptGraded", "DeliverablesChecked"),
    "AttemptVerified": ("AttemptGraded",),
    "AttemptGraded": ("DeliverablesChecked", "AttemptFinished"),
    "DeliverablesChecked": ("AttemptFinished",),
    "AttemptFinished": ("AttemptStarted",),
    "AttemptInterrupted": ("AttemptStarted",),
    "AttemptStarted": ("WorkspacePrepared",),
}
"""What an event rests on: the latest earlier event of each type about the same attempt."""
_STATUSES: Final[dict[str, str]] = {
    "cancelled": "SessionCancelled",
    "interrupted": "AttemptInterrupted",
    "awaiting_review": "CheckpointOpened",
    "finished": "SessionFinished",
    "running": "AttemptStarted",
}
JUDGED: Final = ("completed", "partial", "failed", "unchecked")
"""Statuses that a selection gives."""
STATUSES: Final = (*JUDGED, *_STATUSES)


@record
class Reason:
    """An event of the chain, and the versions of those it rests on, newest first."""

    event: Recorded
    because: tuple[int, ...]


def behind_status(history: Sequence[Recorded], status: str) -> Recorded | None:
    """The last event that gave the session this status; None: none ever did."""
    for recorded in reversed(history):
        event = recorded.event
        if status in JUDGED:
            if type_of(recorded) == "AttemptSelected" and getattr(event, "task_status", None) == status:
                return recorded
        elif type_of(recorded) == _STATUSES[status]:
            return recorded
    return None


def behind_attempt(history: Sequence[Recorded], number: int) -> Recorded | None:
    """The last event of the chain about an attempt: what was decided on it, or how far it came."""
    about = [r for r in history if type_of(r) in _SAME_ATTEMPT | {"WorkspacePrepared": ()}]
    return next((r for r in reversed(about) if getattr(r.event, "attempt", None) == number), None)


def chain(history: Sequence[Recorded], end: Recorded) -> list[Reason]:
    """``end`` and everything it rests on, newest first, each event once."""
    found: dict[int, Reason] = {}
    waiting = [end]
    while waiting:
        recorded = waiting.pop()
        if recorded.version not in found:
            causes = sorted(set(_causes(history, recorded)), key=lambda r: -r.version)
            found[recorded.version] = Reason(recorded, tuple(c.version for c in causes))
            waiting += causes
    return [found[version] for version in sorted(found, reverse=True)]


def type_of(recorded: Recorded) -> str:
    """The event's name, also where nothing else is left of it."""
    event = recorded.event
    return event.type if isinstance(event, ErasedEvent) else type(event).__name__


class _Past:
    """What had happened before an event."""

    def __init__(self, history: Sequence[Recorded], before: int) -> None:
        self._events = [r for r in history if r.version < before]

    def last(self, kind: str, **fields: object) -> Iterator[Recorded]:
        """The latest event of that type with these fields, if there is one."""
        for recorded in reversed(self._events):
            if getattr(recorded.event, "regrade", None) is not None:
                continue  # a later look is no reason for what was decided before it
            if type_of(recorded) == kind and all(getattr(recorded.event, k, None) == v for k, v in fields.items()):
                yield recorded
                return


def _causes(history: Sequence[Recorded], recorded: Recorded) -> Iterator[Recorded]:
    past, event, kind = _Past(history, recorded.version), recorded.event, type_of(recorded)
    attempt = getattr(event, "attempt", None)
    for earlier in _SAME_ATTEMPT.get(kind, ()):
        yield from past.last(earlier, attempt=attempt)
    if kind == "AttemptSelected":
        yield from _rivals(history, recorded)
    elif kind == "AttemptInterrupted" and getattr(event, "why", None) == "cancelled":
        yield from past.last("SessionCancelled")
    elif kind == "WorkspacePrepared":
        yield from _occasion(past, event)
    elif kind == "SessionFinished":
        yield from past.last("AttemptSelected")


def _rivals(history: Sequence[Recorded], selected: Recorded) -> Iterator[Recorded]:
    """What was decided on the round's other attempts: the best of them was taken."""
    event: Any = selected.event
    numbers = {
        getattr(r.event, "attempt", None)
        for r in history
        if type_of(r) == "WorkspacePrepared" and getattr(r.event, "round", None) == getattr(event, "round", None)
    }
    past = _Past(history, selected.version)
    for number in numbers - {None}:
        yield from past.last("RevisionDecided", attempt=number)


def _occasion(past: _Past, prepared: Any) -> Iterator[Recorded]:  # noqa: ANN401 - an event of any schema
    """Why an attempt was made at all: a revision, an interruption before it, a follow-up, or the task itself."""
    number, base = getattr(prepared, "attempt", 0), getattr(prepared, "base", None)
    kind = str(getattr(prepared, "kind", ""))
    if kind == "revision":
        yield from past.last("RevisionDecided", attempt=base)
    elif kind == "followup":
        yield from past.last("FollowUpAdded", record_only=False)
    else:
        for drafted in ("RubricDrafted", "TaskIntakeDrafted", "SessionStarted"):
            yield from past.last(drafted)
    yield from past.last("AttemptInterrupted", attempt=number - 1)
    yield from past.last("SessionReopened")
