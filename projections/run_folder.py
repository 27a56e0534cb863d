"""What files does a run folder have, and which fold does each come from? (seed_system.md 3.1)

The bundle inside it is not one of them: it has a cut of its own (``bundle/layout``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from ..domain.events import SessionStarted
from ..domain.ports import Recorded
from ..domain.record import record
from .artifacts import artifacts
from .checkpoints import checkpoints
from .entries import Entry
from .fold import Fold, ReadText, Running, shown
from .progress import progress
from .run_status import run_status
from .session_document import session_document
from .session_events import session_events
from .task import task

_LINES: Final[tuple[tuple[str, Fold[Any, bytes]], ...]] = (
    ("run_status.json", run_status),
    ("session.json", session_document),
    ("session_events.jsonl", session_events),
    ("progress_events.jsonl", progress),
)
_FILES: Final[tuple[Fold[Any, Entry], ...]] = (task, artifacts, checkpoints)


@record
class Made:
    """A file, and the projection (name, version) that made it."""

    entry: Entry
    projection: str
    version: int


class RunFolder:
    """The folds of a run folder on their way through a session; ``version`` is how far they are."""

    def __init__(self, read: ReadText = shown) -> None:
        self.version = 0
        self.run_id = ""
        self._lines = [(path, Running(fold, read)) for path, fold in _LINES]
        self._files = [Running(fold, read) for fold in _FILES]

    def feed(self, events: Iterable[Recorded]) -> None:
        """Take in what follows; what was seen already is passed over."""
        for recorded in events:
            if recorded.version > self.version:
                self._take(recorded)

    def _take(self, recorded: Recorded) -> None:
        for _, lines in self._lines:
            lines.feed(recorded)
        for files in self._files:
            files.feed(recorded)
        self.version = recorded.version
        if isinstance(recorded.event, SessionStarted):
            self.run_id = recorded.event.run_id

    def files(self) -> list[Made]:
        """All files at this point, sorted by path."""
        made = [
            Made(Entry(path, "record", b"".join(lines.result())), lines.fold.name, lines.fold.version)
            for path, lines in self._lines
        ]
        for files in self._files:
            made += [Made(entry, files.fold.name, files.fold.version) for entry in files.result()]
        return sorted(made, key=lambda m: m.entry.path)


def projection_versions() -> dict[str, int]:
    """The projections of a run folder as this program has them."""
    folds: list[Fold[Any, Any]] = [*(fold for _, fold in _LINES), *_FILES]
    return {fold.name: fold.version for fold in folds}
