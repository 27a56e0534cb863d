"""Who keeps a home's run folders and catalog up with the log? Implements the ``Views`` port.

The driver holds its folds in memory and writes at most once a second and at each pause; any other process reads the
log from the start when it writes. Both take the run's files lock, fold to the log's head, and skip what is there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ...domain.errors import Damaged
from ...domain.ports import EventLog, Head, Recorded
from ...domain.record import mutable
from ...projections.run_folder import RunFolder, projection_versions
from ..log.catalog import Catalog
from .durable import remove_tree
from .lock import files_lock
from .placing import Placer, Store, open_run_folder, run_folder
from .stamps import Stamps, UnreadableStamps, load
from .writing import Written, write_files

if TYPE_CHECKING:
    from .states import FileState

INTERVAL_S: Final = 1.0
"""How often a driver writes its run folder."""


@mutable
class _Held:
    """A session's folds in memory, and when its files were last written (monotonic seconds)."""

    folds: RunFolder
    written: float


class RunFiles:
    """The run folders below ``<home>/runs`` and the catalog."""

    def __init__(
        self, home: Path, log: EventLog, store: Store, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._home = home
        self._log = log
        self._placer = Placer(store)
        self._monotonic = monotonic
        self._held: dict[str, _Held] = {}
        self.catalog = Catalog(home, log, self._placer.text, monotonic)

    def update(self, events: Sequence[Recorded]) -> None:
        """New events are in the log: into the catalog at once or by ``settle``, into the folder a second later."""
        if not events:
            return
        stream = events[0].stream
        self.catalog.update(events)
        held = self._held.get(stream)
        if held is None:
            held = self._held[stream] = _Held(RunFolder(self._placer.text), self._monotonic())
        if events[0].version <= held.folds.version + 1:
            held.folds.feed(events)
        if self._monotonic() - held.written >= INTERVAL_S:
            self._write(stream, held)

    def settle(self, stream: str) -> None:
        """Nothing is new: what ``update`` put off is written to the catalog now."""
        self.catalog.settle(stream)

    def flush(self, stream: str) -> None:
        """A pause: folder and catalog show the stream's head when this returns."""
        self.catalog.flush(stream)
        held = self._held.setdefault(stream, _Held(RunFolder(self._placer.text), 0.0))
        self._write(stream, held)

    def _write(self, stream: str, held: _Held) -> None:
        with files_lock(self._home, stream):
            head = self._log.head(stream)
            folds = self._folded(stream, held, head)
            if not folds.run_id:
                return
            folder = open_run_folder(self._home, folds.run_id)
            stamps = stamps_of(folder, stream)
            refuse_lost_tail(stamps, head)
            if not _shows(stamps, head):
                write_files(folder, stamps, folds.files(), head, self._placer)
        held.written = self._monotonic()

    def _folded(self, stream: str, held: _Held, head: Head) -> RunFolder:
        """The folds at the head; a log that is shorter than what was folded has lost its tail."""
        if held.folds.version > head.version:
            raise Damaged(f"{stream} ends at version {head.version}, but {held.folds.version} was folded", _RESTORE)
        held.folds.feed(self._log.read(stream, held.folds.version, head.version))
        return held.folds

    def rebuild(self, stream: str) -> Written:
        """Make the folder anew from the log: whatever it holds, afterwards it is right. The bundle is not touched.

        Raises:
            Damaged: the stamps speak of events that the log does not have any more.
        """
        with files_lock(self._home, stream):
            head = self._log.head(stream)
            folds = RunFolder(self._placer.text)
            folds.feed(self._log.read(stream, 0, head.version))
            if not folds.run_id:
                return Written([], [])
            folder = open_run_folder(self._home, folds.run_id)
            stamps = stamps_of(folder, stream)
            refuse_lost_tail(stamps, head)
            wrong = [s.path for s in self._states(folder, stream) if s.state == "mismatch"]
            for path in wrong:
                stamps.files.pop(path, None)
            self.catalog.rebuild(stream)
            return write_files(folder, stamps, folds.files(), head, self._placer)

    def check(self, stream: str) -> list[FileState]:
        """Every file of the run folder: ok, stale (``rebuild`` mends it) or mismatch (exit 5). Writes nothing."""
        with files_lock(self._home, stream):
            folds = RunFolder()
            folds.feed(list(self._log.read(stream, 0, 1)))
            if not folds.run_id:
                return []
            return self._states(run_folder(self._home, folds.run_id), stream)

    def _states(self, folder: Path, stream: str) -> list[FileState]:
        from .checking import check_run  # a driver checks nothing

        return check_run(folder, self._log, stream, self._placer)

    def close(self) -> None:
        """Close the catalog."""
        self.catalog.close()


_RESTORE: Final = "`apprentice verify --all` says what is missing; restore the log from a backup"


def refuse_lost_tail(stamps: Stamps, head: Head) -> None:
    """Nothing is rebuilt over files that know more than the log does."""
    if stamps.version > head.version:
        raise Damaged(f"the log ends at version {head.version}, its files were made at {stamps.version}", _RESTORE)


def stamps_of(folder: Path, stream: str) -> Stamps:
    """The stamps there are; unreadable ones, or those of another stream, vouch for nothing."""
    try:
        found = load(folder)
    except UnreadableStamps:
        remove_tree(folder / "projections.json")
        found = None
    return found if found is not None and found.stream == stream else Stamps(stream)


def _shows(stamps: Stamps, head: Head) -> bool:
    """Whether somebody else has written this very state already."""
    versions = projection_versions()
    return (
        bool(stamps.files)
        and (stamps.version, stamps.head) == (head.version, head.digest)
        and all(not f.old and versions.get(f.projection) == f.version for f in stamps.files.values())
    )
