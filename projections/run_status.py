"""run_status.json: where the session stands now (seed_system.md 3.4, and what our statuses rest on)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..domain import events as e
from ..domain.ports import Recorded
from ..domain.record import fresh, mutable
from .announcements import announce
from .fold import Fold, ReadText, document
from .standing import standing
from .tally import Tally

VERSION = 2


@mutable
class State:
    """The tally, and the words of the latest progress row."""

    tally: Tally = fresh(factory=Tally)
    title: str = ""
    phase: str | None = None
    message: str | None = None
    packs: tuple[str, ...] = ()


def start(_: ReadText) -> State:
    """Nothing has happened."""
    return State()


def take(state: State, recorded: Recorded) -> None:
    """Count one event."""
    state.tally.take(recorded)


def _close(state: State) -> Sequence[bytes]:
    return [document(status_of(state))]


run_status: Fold[State, bytes] = Fold("run_status", VERSION, start, _close, take)


@run_status.on(*(kind for name, kind in e.EVENTS.items() if name not in e.STEP_TYPES))
def hear(state: State, event: e.Event, _: Recorded) -> Sequence[bytes]:
    """Keep the latest words."""
    if isinstance(event, e.SessionStarted):
        state.title, state.packs = event.title, event.packs
    elif isinstance(event, e.TaskIntakeDrafted):
        state.title = event.title
    for said in announce(state.tally.session, event):
        state.phase, state.message = said.phase, said.message
    return ()


def status_of(state: State) -> dict[str, Any]:
    """The document. Paths are relative to the run folder."""
    tally, session = state.tally, state.tally.session
    now = standing(session)
    return {
        "run_id": session.run_id,
        "run_status": now.run_status,
        "task_status": now.task_status,
        "status_basis": now.status_basis,
        "score": now.score,
        "session_status": now.session_status,
        "held": now.held,
        "awaits": now.awaits,
        "current_phase": state.phase,
        "current_loop": tally.loop,
        "maximum_improvement_loops": session.max_loops,
        "latest_message": state.message,
        "apprentice_agent": tally.agent,
        "mentor_mode": tally.mentor_mode,
        "task_title": state.title,
        "task_workspace_path": f"../../workspaces/{session.run_id}",
        "artifacts_path": "artifacts",
        "contribution_bundle_path": "contribution_bundle" if tally.bundle is not None else None,
        "bundle_digest": tally.bundle.digest if tally.bundle is not None else None,
        "attempts": len(session.attempts),
        "selected_attempt": now.selected,
        "follow_ups": len(session.followups),
        "traced_steps": tally.traced_steps,
        "artifact_count": tally.artifacts,
        "deliverables": _deliverables(state),
        "started_at": tally.started_at,
        "updated_at": tally.updated_at,
        "last_operational_error": tally.last_error,
        "experience_pack_ids": list(state.packs),
        "version": session.version,
    }


def _deliverables(state: State) -> list[dict[str, Any]]:
    """What was found of what was asked: of the result, else of the latest attempt, else only what is asked."""
    session = state.tally.session
    last = session.last_round
    number = last.selected if last is not None and session.round is None else None
    attempt = session.attempts.get(number) if number is not None else session.last_attempt
    if attempt is not None and attempt.checked:
        return [{"name": d.name, "status": d.status.value, "path": d.found} for d in attempt.deliverables]
    return [{"name": name, "status": None, "path": None} for name in session.deliverables]
