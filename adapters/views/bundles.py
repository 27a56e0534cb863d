"""How does a session's bundle come to lie in its run folder? Built beside the old one, then swapped by name.

Implements the ``Bundles`` port. The old bundle is there until the new one is complete and on disk; a crash at any
point leaves one of the two, and stamps that name both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ...domain.errors import NotFound
from ...domain.events import BundleBuilt
from ...domain.ports import Built, EventLog, Recorded
from ...domain.values import BundleInput
from ...projections.bundle.digest import FileLine, bundle_digest
from ...projections.bundle.layout import Cleaner, Packed, pack, unchanged
from ...projections.bundle.manifest import manifest
from ...projections.entries import Entry
from .bundle_state import FOLDER, current_inputs, erased_since, incomparable, last_built
from .durable import make_folder, remove_tree, swap, sync_files, sync_folder
from .files import refuse_lost_tail, stamps_of
from .lock import files_lock
from .placing import Placer, Store, open_run_folder, safe
from .stamps import BundleStamp, save

_NEW: Final = f".{FOLDER}.new"
_OLD: Final = f".{FOLDER}.old"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A bundle written again. ``why_not_same``: None where the digest is the recorded one, else what explains it."""

    built: Built
    recorded: BundleBuilt
    why_not_same: str | None


class BundleFolder:
    """The bundles below ``<home>/runs``. ``cleaner`` is what every file passes through; identity: not sanitized."""

    def __init__(self, home: Path, log: EventLog, store: Store, cleaner: Cleaner = unchanged) -> None:
        self._home = home
        self._log = log
        self._placer = Placer(store)
        self._cleaner = cleaner

    def build(self, stream: str) -> Built:
        """Write the bundle of the current cut. Nothing is appended: the caller records what was built.

        Raises:
            NotFound: there is nothing to pack.
        """
        with files_lock(self._home, stream):
            return self._write(stream, self._log.read(stream))

    def rebuild_last(self, stream: str) -> Rebuilt | None:
        """Write the bundle of the last ``BundleBuilt`` again, at its cut; None where there was none."""
        with files_lock(self._home, stream):
            events = list(self._log.read(stream))
            recorded = last_built(events)
            if recorded is None:
                return None
            built = self._write(stream, [r for r in events if r.version <= recorded.cut])
            if built.digest == recorded.digest:
                return Rebuilt(built, recorded, None)
            reason = incomparable(recorded.inputs, built.inputs) or erased_since(events, recorded)
            reason = reason or "mismatch: the same inputs gave another digest"
            return Rebuilt(built, recorded, reason)

    def _write(self, stream: str, events: Iterable[Recorded]) -> Built:
        packed = pack(events, self._placer.text)
        run_id = packed.session["run_id"]
        if packed.cut == 0 or not run_id:
            raise NotFound(f"there is nothing to pack in {stream}", "`apprentice list` shows the sessions")
        folder = open_run_folder(self._home, run_id)
        stamps = stamps_of(folder, stream)
        refuse_lost_tail(stamps, self._log.head(stream))
        _recover(folder)
        inputs = current_inputs()
        head = self._log.digest(stream, packed.cut)
        lines = self._fill(folder / _NEW, packed, head, inputs)
        digest = bundle_digest(lines)
        before = stamps.bundle
        old = [d for d in dict.fromkeys((*before.old, before.digest)) if d != digest] if before is not None else []
        files = {f.path: f.sha256 for f in lines}
        stamps.bundle = BundleStamp(packed.cut, head, digest, {i.name: i.value for i in inputs}, files, old)
        save(folder, stamps)
        _put_in_place(folder)
        stamps.bundle.old = []
        save(folder, stamps)
        size = sum(f.size for f in lines)
        return Built(packed.cut, head, digest, len(lines), size, self._cleaner is not unchanged, tuple(inputs))

    def _fill(self, new: Path, packed: Packed, head: str, inputs: Sequence[BundleInput]) -> list[FileLine]:
        """Write all files, the manifest last, and have them on disk."""
        remove_tree(new)
        new.mkdir(mode=0o700)
        lines = [self._one(new, entry) for entry in packed.entries]
        sanitized = self._cleaner is not unchanged
        lines.append(self._one(new, manifest(packed, head, lines, inputs, sanitized)))
        written = [new / line.path for line in lines]
        sync_files(written, new)
        for parent in {path.parent for path in written}:
            sync_folder(parent)
        return lines

    def _one(self, new: Path, entry: Entry) -> FileLine:
        """The one place where a bundle's file is written: cleaned, placed, measured."""
        cleaned = self._cleaner(entry)
        path = safe(cleaned.path)
        parent = make_folder(new, path.rpartition("/")[0])
        size, digest = self._placer.place(cleaned, parent / path.rpartition("/")[2])
        return FileLine(path, size, digest)


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
    sync_folder(folder)


def _recover(folder: Path) -> None:
    """A crash between two renames left the old bundle under its other name: give it back."""
    current, old = folder / FOLDER, folder / _OLD
    if old.exists() and not current.exists():
        old.rename(current)
    remove_tree(old)
