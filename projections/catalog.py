"""What do ``list``, ``status``, ``log`` and ``search`` need to know? Rows for the catalog, which holds them ready."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from ..domain import events as e
from ..domain.ports import Recorded
from ..domain.record import mutable
from . import run_status as status
from .fold import Fold, ReadText, line, shown
from .timeline import describe

VERSION: Final = 2
"""Changes with what the rows hold; a catalog of another version is built anew."""


class EventRow(NamedTuple):
    """One event: its line for ``log``, and in ``words`` what ``search`` finds it by (empty: nothing)."""

    version: int
    recorded_at: str
    type: str
    actor: str
    line: str
    field: str
    words: str


class SessionRow(NamedTuple):
    """One session: what ``list`` filters by, and ``status``'s document ready to print."""

    run_id: str
    stream: str
    version: int
    started_at: str
    updated_at: str
    run_status: str
    task_status: str
    agent: str
    mentor_mode: str
    title: str
    imported: bool
    status: str


@mutable
class State:
    """That of ``run_status``, the stream, and whether the session began elsewhere."""

    status: status.State
    read: ReadText
    stream: str = ""
    imported: bool = False


def _start(read: ReadText) -> State:
    return State(status.start(read), read)


def _close(state: State) -> Sequence[EventRow]:
    return ()


def _take(state: State, recorded: Recorded) -> None:
    state.stream = recorded.stream
    status.run_status.step(state.status, recorded)


catalog: Fold[State, EventRow] = Fold("catalog", VERSION, _start, _close, _take)


@catalog.on(*e.EVENTS.values(), e.ErasedEvent)
def _event(state: State, event: e.Event, recorded: Recorded) -> Sequence[EventRow]:
    said = describe(event)
    # Every other event is the beginning of a step, which is found by what came of it.
    field, words = ("", "") if type(event) is e.StepStarted else _words(state, event, said)
    kind = type(event).__name__ if type(event) is not e.ErasedEvent else event.type
    return (EventRow(recorded.version, recorded.recorded_at, kind, recorded.actor, said, field, words),)


def _words(state: State, event: e.Event, said: str) -> tuple[str, str]:
    """What an event can be found by: the field's name and its text."""
    match event:
        case e.StepObserved():
            found = ("step", _step_words(event))
        case e.SessionStarted():
            found = ("instruction", f"{event.title}\n{state.read(event.instruction)}")
        case e.FollowUpAdded():
            found = ("follow_up", state.read(event.text))
        case e.FeedbackGiven():
            found = ("feedback", "\n".join(event.items))
        case e.AttemptFinished() | e.AttemptInterrupted():
            found = ("artifact", "\n".join(a.path for a in event.artifacts))
        case e.AssetAdded():
            found = ("asset", event.name)
        case e.OperationalErrorRecorded():
            found = ("error", said)
        case _:
            found = ("", "")
    return found


def _step_words(ev: e.StepObserved) -> str:
    before = shown(ev.input) if ev.input is not None else ""
    after = shown(ev.output) if ev.output is not None else ""
    return f"{ev.tool or ev.kind}\n{before}\n{after}"


def session_row(state: State) -> SessionRow:
    """The session as it stands."""
    document: dict[str, Any] = status.status_of(state.status)
    return SessionRow(
        run_id=document["run_id"],
        stream=state.stream,
        version=document["version"],
        started_at=document["started_at"] or "",
        updated_at=document["updated_at"] or "",
        run_status=document["run_status"],
        task_status=document["task_status"],
        agent=document["apprentice_agent"],
        mentor_mode=document["mentor_mode"],
        title=document["task_title"],
        imported=state.imported or state.status.tally.session.imported,
        status=line(document).decode().rstrip("\n"),
    )
