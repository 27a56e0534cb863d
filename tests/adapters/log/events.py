"""Which events do the log's tests append?"""

from __future__ import annotations

from apprentice.domain import events as e
from apprentice.domain.ports import Pending
from apprentice.domain.values import Content, MentorMode

NOW = "2026-11-24T09:00:00.000001Z"
EARLIER = "2026-11-24T08:59:59.900000Z"


def now() -> str:
    """A clock that stands still."""
    return NOW


def pending(event: e.Event) -> Pending:
    """The event as the engine would hand it over."""
    return Pending(event, EARLIER, "engine", "test")


def note(text: str = "said") -> Pending:
    """A small event that carries a text and changes little."""
    return pending(e.OperationalErrorRecorded(where="here", error="Trouble", message=text))


def step(number: int) -> Pending:
    """A step event: never part of the decision state."""
    return pending(e.StepObserved(attempt=1, step=number, kind="tool", tool="ls", output=Content(text="a\nb")))


def started(run_id: str = "2026-11-24-090000-report-1a2b") -> Pending:
    """The first event of a session."""
    return pending(
        e.SessionStarted(
            run_id=run_id,
            instruction=Content(text="Write report.md"),
            title="Report",
            deliverables=("report.md",),
            deliverables_final=False,
            checks=(),
            agent="practice",
            agent_args=(),
            mentor_mode=MentorMode.STRUCTURAL,
            max_loops=3,
            timeout_s=900.0,
            idle_timeout_s=300.0,
            masking="standard",
            settings=Content(text="{}"),
            engine_version="0.1.0",
        )
    )
