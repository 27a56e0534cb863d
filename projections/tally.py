"""What has a session counted so far? Its decision state, and what the files count beside it.

Shared by the folds that show progress: each has a tally of its own and carries it forward with every event.
"""

from __future__ import annotations

from ..domain import events as e
from ..domain.ports import Recorded
from ..domain.record import fresh, mutable
from ..domain.session import Session
from .standing import loop_of


@mutable
class Tally:
    """``steps`` holds observed steps by attempt; a report of usage is none. Times are the log's (``recorded_at``)."""

    session: Session = fresh(factory=Session)
    agent: str = ""
    mentor_mode: str = ""
    steps: dict[int, int] = fresh(factory=dict)
    started_at: str | None = None
    updated_at: str | None = None
    bundle: e.BundleBuilt | None = None
    last_error: str | None = None

    def take(self, recorded: Recorded) -> None:
        """Count one event."""
        event = recorded.event
        self.session.apply(event, recorded.version)
        self.updated_at = recorded.recorded_at
        if isinstance(event, e.StepObserved):
            if event.kind == "usage":
                return
            self.steps[event.attempt] = self.steps.get(event.attempt, 0) + 1
        elif isinstance(event, e.SessionStarted):
            self.started_at = self.started_at or recorded.recorded_at
            self.agent, self.mentor_mode = event.agent, event.mentor_mode.value
        elif isinstance(event, e.BundleBuilt):
            self.bundle = event
        elif isinstance(event, e.OperationalErrorRecorded):
            self.last_error = f"{event.error}: {event.message}"

    @property
    def traced_steps(self) -> int:
        """Observed steps of all attempts."""
        return sum(self.steps.values())

    @property
    def loop(self) -> int:
        """The loop the latest attempt is, 0 before the first."""
        last = self.session.last_attempt
        return loop_of(self.session, last) if last is not None else 0

    @property
    def artifacts(self) -> int:
        """Artifacts of the session's result; before there is one, of the latest attempt."""
        closed = self.session.last_round
        number = closed.selected if closed is not None else None
        attempt = self.session.attempts.get(number) if number is not None else self.session.last_attempt
        return len(attempt.artifacts) if attempt is not None else 0
