"""How does a session's bundle come to lie in its run folder? Built beside the old one, then swapped by name.

Implements the ``Bundles`` port. The old bundle is there until the new one is complete and on disk; a crash at any
point leaves one of the two, and stamps that name both.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ...domain.errors import NotFound
from ...domain.events import BundleBuilt, SessionStarted
from ...domain.ports import Built, EventLog, Recorded
from ...domain.record import record
from ...domain.values import BundleInput, Content
from ...projections.bundle.digest import bundle_digest
from ...projections.bundle.layout import Packed, closes, pack
from ..sanitizing.private_report import keep_private
from .bundle_state import FOLDER, current_inputs, erased_since, incomparable, last_built
from .durable import remove_tree, swap, sync_folders
from .files import refuse_lost_tail, stamps_of
from .filling import Cleaners, Filled, Prepared, fill
from .lock import files_lock
from .placing import Placer, Store, open_run_folder, run_folder
from .stamps import BundleStamp, save

_NEW: Final = f".{FOLDER}.new"
_TRY: Final = f".{FOLDER}.try"
_OLD: Final = f".{FOLDER}.old"


@record
class Rebuilt:
    """A bundle written again. ``why_not_same``: None where the digest is the recorded one, else what explains it."""

    built: Built
    recorded: BundleBuilt
    why_not_same: str | None


class BundleFolder:
    """The bundles below ``<home>/runs``. ``cleaners`` makes what every file passes through; None: not sanitized."""

    def __init__(self, home: Path, log: EventLog, store: Store, cleaners: Cleaners | None = None) -> None:
        self._home = home
        self._log = log
        self._placer = Placer(store)
        self._cleaners = cleaners

    def text(self, content: Content) -> str:
        """A content's whole text, for whoever prepares a cleaner."""
        return self._placer.text(content)

    def build(self, stream: str, ruleset: str | None = None) -> Built:
        """Write the bundle of the current cut, with the rules in force (or those of a sha256).

        Nothing is appended: the caller records what was built.

        Raises:
            NotFound: there is nothing to pack, or no such ruleset. BundleStopped: the gate found something.
        """
        with files_lock(self._home, stream):
            events = list(self._log.read(stream))
            return self._write(stream, events, self._prepared(stream, events, ruleset))

    def is_current(self, stream: str, ruleset: str | None = None) -> str | None:
        """The digest of the bundle that lies there, if ``build`` would write exactly it; None: build it."""
        with files_lock(self._home, stream):
            events = list(self._log.read(stream))
            cut = max((r.version for r in events if not closes(r)), default=0)
            folder = run_folder_of(self._home, events)
            stamp = stamps_of(folder, stream).bundle if folder is not None and cut else None
            if stamp is None or folder is None or stamp.old or (stamp.cut, stamp.head) != self._at(stream, cut):
                return None
            inputs = _inputs(self._prepared(stream, events, ruleset))
            recorded = last_built(events)
            if stamp.inputs != {i.name: i.value for i in inputs} or recorded is None or recorded.digest != stamp.digest:
                return None
            from .tree import line_of, list_tree

            there = folder / FOLDER
            found = [line_of(there, f) for f in list_tree(there)] if there.is_dir() else []
            return stamp.digest if bundle_digest(found) == stamp.digest else None

    def _at(self, stream: str, cut: int) -> tuple[int, str]:
        return cut, self._log.digest(stream, cut)

    def preview(self, stream: str, ruleset: str | None = None) -> Filled:
        """What ``build`` would write; nothing of it stays. Raises as ``build``."""
        with files_lock(self._home, stream):
            events = list(self._log.read(stream))
            packed, folder = self._packed(stream, events)
            by = self._prepared(stream, events, ruleset)
            try:
                return fill(folder / _TRY, packed, self._log.digest(stream, packed.cut), _inputs(by), self._placer, by)
            finally:
                remove_tree(folder / _TRY)

    def rebuild_last(self, stream: str) -> Rebuilt | None:
        """Write the bundle of the last ``BundleBuilt`` again, at its cut, with its ruleset; None: there was none."""
        with files_lock(self._home, stream):
            events = list(self._log.read(stream))
            recorded = last_built(events)
            if recorded is None:
                return None
            until = [r for r in events if r.version <= recorded.cut]
            built = self._write(stream, until, self._as_recorded(stream, until, recorded))
            if built.digest == recorded.digest:
                return Rebuilt(built, recorded, None)
            reason = incomparable(recorded.inputs, built.inputs) or erased_since(events, recorded)
            reason = reason or "mismatch: the same inputs gave another digest"
            return Rebuilt(built, recorded, reason)

    def _prepared(self, stream: str, events: Sequence[Recorded], ruleset: str | None) -> Prepared | None:
        """The session's cleaner; None where its owner wants none."""
        if self._cleaners is None or (ruleset is None and not self._cleaners.masking(events)):
            return None
        return self._cleaners.prepare(stream, events, self._placer.text, ruleset)

    def _as_recorded(self, stream: str, events: Sequence[Recorded], recorded: BundleBuilt) -> Prepared | None:
        """The cleaner of a recorded bundle; where its ruleset is lost, the one in force (which is not comparable)."""
        if self._cleaners is None or not recorded.sanitized:
            return None
        ruleset = next((one.value for one in recorded.inputs if one.name == "ruleset"), None)
        try:
            return self._cleaners.prepare(stream, events, self._placer.text, ruleset)
        except NotFound:
            return self._cleaners.prepare(stream, events, self._placer.text)

    def _packed(self, stream: str, events: Sequence[Recorded]) -> tuple[Packed, Path]:
        """The bundle in mind, and its run folder."""
        packed = pack(events, self._placer.text)
        run_id = packed.session["run_id"]
        if packed.cut == 0 or not run_id:
            raise NotFound(f"there is nothing to pack in {stream}", "`apprentice list` shows the sessions")
        return packed, open_run_folder(self._home, run_id)

    def _write(self, stream: str, events: Sequence[Recorded], by: Prepared | None) -> Built:
        packed, folder = self._packed(stream, events)
        stamps = stamps_of(folder, stream)
        refuse_lost_tail(stamps, self._log.head(stream))
        _recover(folder)
        inputs = _inputs(by)
        head = self._log.digest(stream, packed.cut)
        filled = fill(folder / _NEW, packed, head, inputs, self._placer, by)
        lines = filled.lines
        digest = bundle_digest(lines)
        before = stamps.bundle
        old = [d for d in dict.fromkeys((*before.old, before.digest)) if d != digest] if before is not None else []
        files = {f.path: f.sha256 for f in lines}
        stamps.bundle = BundleStamp(packed.cut, head, digest, {i.name: i.value for i in inputs}, files, old)
        save(folder, stamps)
        _put_in_place(folder)
        stamps.bundle.old = []
        save(folder, stamps, at_once=False)
        if filled.public is not None:
            keep_private(self._home / "private" / stream, digest, filled.public)
        size = sum(f.size for f in lines)
        return Built(packed.cut, head, digest, len(lines), size, by is not None, tuple(inputs))


def run_folder_of(home: Path, events: Sequence[Recorded]) -> Path | None:
    """The run folder of a session; None where its name was erased."""
    started = next((r.event for r in events if isinstance(r.event, SessionStarted)), None)
    return run_folder(home, started.run_id) if started is not None else None


def _inputs(by: Prepared | None) -> list[BundleInput]:
    """What a bundle made now depends on besides the events."""
    return [*current_inputs(), *((by.inputs) if by is not None else (BundleInput(name="ruleset", value="none"),))]


def _put_in_place(folder: Path) -> None:
    """Give the new bundle its name; where names can be exchanged in one step there is no moment without a bundle."""
    current, new, old = folder / FOLDER, folder / _NEW, folder / _OLD
    if current.is_symlink() or (current.exists() and not current.is_dir()):
        remove_tree(current)
    if not current.exists():
        new.rename(current)
    elif swap(new, current):
        remove_tree(new)
    else:
        current.rename(old)
        new.rename(current)
        remove_tree(old)
    sync_folders([folder])


def _recover(folder: Path) -> None:
    """A crash between two renames left the old bundle under its other name: give it back."""
    current, old = folder / FOLDER, folder / _OLD
    if old.exists() and not current.exists():
        old.rename(current)
    remove_tree(old)
