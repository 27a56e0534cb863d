"""task/: the instruction as the user wrote it, and the files that came with it (seed_system.md 3.1)."""

from __future__ import annotations

from collections.abc import Sequence

from ..domain import events as e
from ..domain.ports import Recorded
from ..domain.record import fresh, mutable
from ..domain.values import Content
from .entries import LARGE, Entry
from .fold import Fold, ReadText, document

FOLDER = "task/task_instruction_assets"
INSTRUCTION = "task/task_instruction.md"
FIRST = "first_run"
"""Holds the first run's assets whose own folder is called like a follow-up's."""


@mutable
class State:
    """Entries by path; a name given again means the newer file."""

    instruction: Content | None = None
    assets: dict[str, e.AssetAdded] = fresh(factory=dict)


def asset_path(name: str, followup: int | None) -> str:
    """Where an asset lies in a run folder or bundle: the seed's places, and no two assets in one of them."""
    if followup is not None:
        return f"{FOLDER}/followup_{followup}/{name}"
    taken = name.startswith(("followup_", f"{FIRST}/")) and "/" in name
    return f"{FOLDER}/{FIRST}/{name}" if taken else f"{FOLDER}/{name}"


def _start(_: ReadText) -> State:
    return State()


def _close(state: State) -> Sequence[Entry]:
    words = [Entry(INSTRUCTION, "task", state.instruction)] if state.instruction is not None else []
    return words + [_entry(path, asset) for path, asset in sorted(state.assets.items())]


def _entry(path: str, asset: e.AssetAdded) -> Entry:
    """The asset; in the place of a large one stands a reference to the blob store."""
    content = asset.content
    if (content.size or 0) <= LARGE:
        return Entry(path, "asset", content, bool(asset.executable))
    about = {"name": asset.name, "sha256": content.blob, "size_bytes": content.size, "media_type": content.media_type}
    return Entry(f"{path}.reference.json", "record", document(about))


task: Fold[State, Entry] = Fold("task", 1, _start, _close)


@task.on(e.SessionStarted)
def _started(state: State, ev: e.SessionStarted, _: Recorded) -> Sequence[Entry]:
    state.instruction = ev.instruction
    return ()


@task.on(e.AssetAdded)
def _asset(state: State, ev: e.AssetAdded, _: Recorded) -> Sequence[Entry]:
    state.assets[asset_path(ev.name, ev.followup)] = ev
    return ()
