"""What files does a contribution bundle have, and which fold does each come from? (seed_system.md 8.2)

A bundle is a fold of the session up to its *cut*: the last event that is in neither of the groups output and
trouble. Such an event waits until something follows it, so a bundle never speaks of its own ``BundleBuilt``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from ...domain.events import CLOSING_TYPES, ErasedEvent
from ...domain.ports import Recorded
from ...domain.record import record
from ...domain.values import BundleInput
from ..artifacts import artifacts
from ..checkpoints import checkpoints
from ..entries import Entry
from ..evaluation import evaluation
from ..fold import Fold, ReadText, Running, shown
from ..outputs import outputs
from ..session_document import session_document as session_fold
from ..session_document import session_of
from ..session_events import session_events
from ..signals import signals
from ..task import task
from ..traces import traces
from .card import card
from .metadata import metadata

LAYOUT_VERSION: Final = 1
"""Changes with what a bundle holds besides what its folds give: manifest, card, metadata, which files there are."""

FILE_FOLDS: Final[tuple[Fold[Any, Entry], ...]] = (task, artifacts, checkpoints, outputs, evaluation, signals)
LINE_FOLDS: Final[tuple[tuple[str, Fold[Any, bytes]], ...]] = (
    ("session_events.jsonl", session_events),
    ("traces/agent_traces.jsonl", traces),
)


def projection_inputs() -> list[BundleInput]:
    """The versions of everything in here that a bundle's bytes depend on."""
    folds: list[Fold[Any, Any]] = [*FILE_FOLDS, *(fold for _, fold in LINE_FOLDS), session_fold]
    versions = sorted((fold.name, fold.version) for fold in folds)
    return [
        BundleInput(name="layout", value=str(LAYOUT_VERSION)),
        *(BundleInput(name=f"projection {name}", value=str(version)) for name, version in versions),
    ]


def closes(recorded: Recorded) -> bool:
    """Whether an event is about output or trouble, and so never the last of a bundle."""
    event = recorded.event
    kind = event.type if isinstance(event, ErasedEvent) else type(event).__name__
    return kind in CLOSING_TYPES


@record
class Packed:
    """A bundle in mind: ``session`` is session.json at the ``cut``; the manifest is made when the files are known."""

    cut: int
    created_at: str
    session: dict[str, Any]
    traced_steps: int
    entries: list[Entry]


class Packing:
    """The folds of a bundle on their way through a session."""

    def __init__(self, read: ReadText = shown) -> None:
        self.cut = 0
        self._at = ""
        self._waiting: list[Recorded] = []
        self._files = [Running(fold, read) for fold in FILE_FOLDS]
        self._lines = [(path, Running(fold, read)) for path, fold in LINE_FOLDS]
        self._session = session_fold.start(read)

    def feed(self, recorded: Recorded) -> None:
        """Take one event in; one that closes waits for the next that does not."""
        if closes(recorded):
            self._waiting.append(recorded)
            return
        for one in (*self._waiting, recorded):
            self._fold(one)
        self._waiting.clear()
        self.cut, self._at = recorded.version, recorded.recorded_at

    def _fold(self, recorded: Recorded) -> None:
        for files in self._files:
            files.feed(recorded)
        for _, lines in self._lines:
            lines.feed(recorded)
        session_fold.step(self._session, recorded)

    def packed(self) -> Packed:
        """What the bundle at this cut is made of, sorted by path, empty .jsonl files left out."""
        session = session_of(self._session)
        rows = {path: b"".join(lines.result()) for path, lines in self._lines}
        entries = [Entry(path, "record", data) for path, data in rows.items() if data]
        for files in self._files:
            entries += files.result()
        entries.append(metadata(session))
        entries.append(card(session, self.cut))
        steps = self._session.tally.traced_steps
        return Packed(self.cut, self._at, session, steps, sorted(entries, key=lambda entry: entry.path))


def pack(events: Iterable[Recorded], read: ReadText = shown) -> Packed:
    """Fold a history to the cut of its end."""
    packing = Packing(read)
    for recorded in events:
        packing.feed(recorded)
    return packing.packed()


def paths(entries: Sequence[Entry]) -> list[str]:
    """Only the names."""
    return [entry.path for entry in entries]
