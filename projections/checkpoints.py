"""mentor_checkpoints/: what a person was asked and answered (seed_system.md 7).

A checkpoint that waits is written as pending, with no decision in it; every answer also lies in ``history/``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..domain import events as e
from ..domain.mentoring import Stage
from ..domain.ports import Recorded
from ..domain.record import fresh, mutable
from ..domain.session import Session
from ..domain.verdict import result
from .entries import Entry, task_id
from .fold import Fold, ReadText, document
from .mentoring import answer_document


@mutable
class State:
    """``latest`` holds the newest document of each stage, ``history`` all that were answered."""

    read: ReadText
    session: Session = fresh(factory=Session)
    latest: dict[Stage, dict[str, Any]] = fresh(factory=dict)
    history: list[tuple[str, dict[str, Any]]] = fresh(factory=list)


def _start(read: ReadText) -> State:
    return State(read)


def _take(state: State, recorded: Recorded) -> None:
    state.session.apply(recorded.event, recorded.version)


def _close(state: State) -> Sequence[Entry]:
    entries = [
        Entry(f"mentor_checkpoints/{stage.value}_checkpoint.json", "checkpoint", document(content))
        for stage, content in sorted(state.latest.items())
    ]
    entries += [
        Entry(f"mentor_checkpoints/history/{name}.json", "checkpoint", document(content))
        for name, content in state.history
    ]
    return entries


checkpoints: Fold[State, Entry] = Fold("checkpoints", 2, _start, _close, _take)


@checkpoints.on(e.CheckpointOpened)
def _opened(state: State, ev: e.CheckpointOpened, recorded: Recorded) -> Sequence[Entry]:
    state.latest[ev.stage] = {**_common(state, ev.stage, ev.round, ev.attempt, recorded), "pending": True}
    return ()


@checkpoints.on(e.CheckpointAnswered)
def _answered(state: State, ev: e.CheckpointAnswered, recorded: Recorded) -> Sequence[Entry]:
    said = answer_document(state.read, ev)
    content = {
        **_common(state, ev.stage, ev.round, ev.attempt, recorded),
        "pending": False,
        "source": "simulated" if ev.simulated else "human_expert",
        "auto_approved": ev.simulated,
        "human_approved": not ev.simulated and ev.decision in ("confirm", "edit", "pass", "approve"),
        "checkpoint_input_source": ev.via,
        **said,
        **_of_stage(state, ev),
    }
    state.latest[ev.stage] = content
    state.history.append((f"{recorded.version:06}_{ev.stage.value}", content))
    return ()


def _common(state: State, stage: Stage, round_: int, attempt: int | None, recorded: Recorded) -> dict[str, Any]:
    return {
        "checkpoint_type": stage.value,
        "created_at": recorded.recorded_at,
        "mentor_mode": state.session.mentor_mode.value,
        "run_id": state.session.run_id,
        "task_id": task_id(state.session.run_id),
        "round": round_,
        "attempt": attempt,
        "version": recorded.version,
    }


def _of_stage(state: State, ev: e.CheckpointAnswered) -> dict[str, Any]:
    """The seed's fields for each stage."""
    session = state.session
    if ev.stage is Stage.RUBRIC:
        return {"additional_criteria": list(ev.criteria)}
    if ev.stage is Stage.EVALUATION:
        return {"passed": ev.decision == "pass"}
    if ev.stage is Stage.REVISION:
        return {"revision_should_run": ev.decision == "revise"}
    if ev.stage is Stage.FINAL_APPROVAL:
        chosen = result(session)
        return {
            "approved_for_local_bundle": ev.decision == "approve",
            "selected_attempt": chosen.number if chosen is not None else None,
            "contribution_bundle_path": "contribution_bundle",
        }
    return {}
