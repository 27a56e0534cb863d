"""artifacts/: the files of the attempt that is the session's result, byte for byte."""

from __future__ import annotations

from collections.abc import Sequence

from ..domain import events as e
from ..domain.ports import Recorded
from ..domain.record import fresh, mutable
from ..domain.values import Artifact
from .entries import Entry
from .fold import Fold, ReadText


@mutable
class State:
    """What each attempt left, and which one was taken last."""

    left: dict[int, tuple[Artifact, ...]] = fresh(factory=dict)
    selected: int | None = None


def artifact_path(path: str) -> str:
    """Where an artifact lies in a run folder or bundle; ``path`` is relative to where the attempt left its files."""
    return f"artifacts/{path}"


def _start(_: ReadText) -> State:
    return State()


def _close(state: State) -> Sequence[Entry]:
    chosen = state.left.get(state.selected, ()) if state.selected is not None else ()
    return [
        Entry(artifact_path(a.path), "artifact", a.content, bool(a.executable))
        for a in sorted(chosen, key=lambda a: a.path)
    ]


artifacts: Fold[State, Entry] = Fold("artifacts", 1, _start, _close)


@artifacts.on(e.AttemptFinished, e.AttemptInterrupted)
def _ended(state: State, ev: e.AttemptFinished | e.AttemptInterrupted, _: Recorded) -> Sequence[Entry]:
    state.left[ev.attempt] = ev.artifacts
    return ()


@artifacts.on(e.AttemptSelected)
def _selected(state: State, ev: e.AttemptSelected, _: Recorded) -> Sequence[Entry]:
    state.selected = ev.attempt
    return ()
