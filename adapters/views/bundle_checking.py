"""Does the bundle on disk show what the log's last ``BundleBuilt`` says?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ...domain.events import BundleBuilt
from ...domain.ports import Recorded
from ...domain.values import BundleInput
from ...projections.bundle.digest import FileLine, bundle_digest
from .bundle_state import FOLDER, erased_since, incomparable, last_built
from .stamps import BundleStamp, Stamps
from .states import FileState
from .tree import line_of, list_tree


def check_bundle(folder: Path, stamps: Stamps, events: Sequence[Recorded]) -> Iterator[FileState]:
    """The bundle as one, and if it was changed, each file that was."""
    built, stamp, there = last_built(events), stamps.bundle, folder / FOLDER
    if not there.is_dir() or there.is_symlink():
        if built is not None or stamp is not None:
            yield FileState(FOLDER, "stale", "missing")
        return
    if stamp is None:
        yield FileState(FOLDER, "stale" if built is None else "mismatch", "no stamp names it")
        return
    found = [line_of(there, f) for f in list_tree(there)]
    digest = bundle_digest(found)
    if digest != stamp.digest and digest not in stamp.old:
        yield from _changed(stamp, found)
        return
    yield _against_log(stamp, digest, built, events)


def _changed(stamp: BundleStamp, found: Sequence[FileLine]) -> Iterator[FileState]:
    """Which files are not as they were written."""
    now = {f.path: f.sha256 for f in found}
    for path in sorted(now.keys() | stamp.files.keys()):
        if path not in stamp.files:
            yield FileState(f"{FOLDER}/{path}", "mismatch", "was not in the bundle when it was built")
        elif path not in now:
            yield FileState(f"{FOLDER}/{path}", "stale", "missing")
        elif now[path] != stamp.files[path]:
            yield FileState(f"{FOLDER}/{path}", "mismatch", "holds bytes that no stamp names")


def _against_log(stamp: BundleStamp, digest: str, built: BundleBuilt | None, events: Sequence[Recorded]) -> FileState:
    """A bundle that is as it was written: is it also the one that the log speaks of?"""
    if digest != stamp.digest:
        return FileState(FOLDER, "stale", "a writing of it was not completed")
    known = [r.event for r in events if isinstance(r.event, BundleBuilt)]
    if not any((b.cut, b.digest) == (stamp.cut, digest) for b in known):
        same_cut = next((b for b in known if b.cut == stamp.cut), None)
        inputs = [BundleInput(name=name, value=value) for name, value in stamp.inputs.items()]
        why = incomparable(same_cut.inputs, inputs) if same_cut is not None else None
        if same_cut is not None and why is None:
            why = erased_since(events, same_cut)
        if why is not None:
            return FileState(FOLDER, "incomparable", why)
        if same_cut is not None:
            return FileState(FOLDER, "mismatch", "the log says another digest for this cut")
        return FileState(FOLDER, "stale", "its BundleBuilt is not in the log yet")
    if built is not None and (built.cut, built.digest) != (stamp.cut, digest):
        return FileState(FOLDER, "stale", f"the log's last bundle is that of version {built.cut}")
    return FileState(FOLDER, "ok", "")
