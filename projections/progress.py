"""progress_events.jsonl: what happened, in the seed system's words, a row at a time (seed_system.md 3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..domain import events as e
from ..domain.ports import Recorded
from ..domain.record import fresh, mutable
from .announcements import Announcement, announce
from .fold import Fold, ReadText, line, nothing
from .standing import standing
from .tally import Tally


@mutable
class State:
    """``rows`` counts what was given: an event_index is a row's number."""

    tally: Tally = fresh(factory=Tally)
    rows: int = 0


def _start(_: ReadText) -> State:
    return State()


def _take(state: State, recorded: Recorded) -> None:
    state.tally.take(recorded)


progress: Fold[State, bytes] = Fold("progress", 1, _start, nothing, _take)


@progress.on(*(kind for name, kind in e.EVENTS.items() if name not in e.STEP_TYPES))
def _row(state: State, event: e.Event, recorded: Recorded) -> Sequence[bytes]:
    return [line(_fields(state, said, recorded)) for said in announce(state.tally.session, event)]


def _fields(state: State, said: Announcement, recorded: Recorded) -> dict[str, Any]:
    """The seed's fields in its order; a null is left out, metadata never."""
    state.rows += 1
    tally = state.tally
    now = standing(tally.session)
    row = {
        "event_type": said.event_type,
        "event_index": state.rows,
        "created_at": recorded.recorded_at,
        "run_id": tally.session.run_id,
        "current_loop": tally.loop or None,
        "maximum_improvement_loops": tally.session.max_loops,
        "phase": said.phase,
        "message": said.message,
        "run_status": now.run_status,
        "task_status": now.task_status,
        "traced_steps": tally.traced_steps,
        "artifact_count": tally.artifacts,
        "artifacts_path": "artifacts" if now.selected is not None else None,
        "contribution_bundle_path": "contribution_bundle" if tally.bundle is not None else None,
        "operational_error": said.error,
    }
    filled = {name: value for name, value in row.items() if value is not None}
    return {**filled, "metadata_json": {**said.metadata, "version": recorded.version}}
