"""Do the files of a run folder show what the log says? Each is ok, stale, or a mismatch.

*Stale* is what a rebuild mends and a crash or an older program explains: a missing file, one that equals a stamp that
is not the newest state. *Mismatch* is a file, or a stamp, that nothing in the log explains.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from ...domain.ports import EventLog, Head, Recorded
from ...domain.record import record
from ...projections.run_folder import RunFolder, projection_versions
from .bundle_checking import check_bundle
from .placing import Placer, digest_of
from .stamps import NAME, FileStamp, Stamps, UnreadableStamps, load
from .states import FileState


@record
class _Shown:
    """The log at the stamps' version: digests by path, and whether the stamps name the log's own digest there."""

    files: dict[str, str]
    true_head: bool


def check_run(folder: Path, log: EventLog, stream: str, placer: Placer) -> list[FileState]:
    """Every file the log or the stamps speak of, sorted by path, the bundle's among them."""
    head = log.head(stream)
    try:
        stamps = load(folder)
    except UnreadableStamps as error:
        return [
            FileState(NAME, "mismatch", f"cannot be read: {error}"),
            *_without_stamps(folder, log, head, placer, stream),
        ]
    if stamps is None:
        return _without_stamps(folder, log, head, placer, stream)
    if stamps.stream != stream:
        return [FileState(NAME, "mismatch", f"belongs to {stamps.stream}, not {stream}")]
    if stamps.version > head.version:
        why = f"made at version {stamps.version}, and the log ends at {head.version}: it has lost its tail"
        return [FileState(NAME, "mismatch", why)]
    events = list(log.read(stream, 0, head.version))
    shown = _fold(events, stamps, log, stream, placer)
    states = list(_stamped(folder, stamps, shown, head))
    return sorted([*states, *check_bundle(folder, stamps, events)], key=lambda s: s.path)


def _fold(events: list[Recorded], stamps: Stamps, log: EventLog, stream: str, placer: Placer) -> _Shown:
    """What the log shows at the version that the stamps name."""
    folds = RunFolder(placer.text)
    folds.feed([r for r in events if r.version <= stamps.version])
    files = {m.entry.path: digest_of(m.entry) for m in folds.files()}
    known = stamps.version > 0 and log.digest(stream, stamps.version) == stamps.head
    return _Shown(files, known or stamps.version == 0)


def _stamped(folder: Path, stamps: Stamps, shown: _Shown, head: Head) -> Iterator[FileState]:
    if not shown.true_head:
        yield FileState(NAME, "mismatch", f"names another digest of version {stamps.version} than the log has")
    versions = projection_versions()
    for path in sorted(stamps.files.keys() | shown.files.keys()):
        stamp = stamps.files.get(path)
        if stamp is None:
            yield FileState(path, "stale", "no stamp names it yet")
        else:
            yield _one(folder, path, stamp, shown.files.get(path), stamps.version < head.version, versions)


def _one(
    folder: Path, path: str, stamp: FileStamp, shown: str | None, behind: bool, versions: dict[str, int]
) -> FileState:
    """One stamped file; ``shown`` is what the log says it holds at the stamps' version."""
    found = hash_file(folder / path)
    old = versions.get(stamp.projection) != stamp.version
    if found is None and stamp.sha256 is not None:
        return FileState(path, "stale", "missing")
    if found is not None and found != stamp.sha256 and found not in stamp.old:
        return FileState(path, "mismatch", "holds bytes that no stamp names")
    if not old and not stamp.old and stamp.sha256 != shown:
        return FileState(path, "mismatch", "its stamp is not what the log says")
    if stamp.old or stamp.sha256 is None:
        return FileState(path, "stale", "a writing of it was not completed")
    if old:
        return FileState(path, "stale", f"made by an older {stamp.projection} (version {stamp.version})")
    return FileState(path, "stale", "the log has newer events") if behind else FileState(path, "ok", "")


def _without_stamps(folder: Path, log: EventLog, head: Head, placer: Placer, stream: str) -> list[FileState]:
    """No stamps vouch for anything: a file is compared with the log's head itself."""
    folds = RunFolder(placer.text)
    folds.feed(log.read(stream, 0, head.version))
    return [_bare(folder, made.entry.path, digest_of(made.entry)) for made in folds.files()]


def _bare(folder: Path, path: str, digest: str) -> FileState:
    found = hash_file(folder / path)
    if found is None:
        return FileState(path, "stale", "missing")
    if found != digest:
        return FileState(path, "mismatch", "holds bytes that no stamp names")
    return FileState(path, "stale", "no stamp names it")


def hash_file(path: Path) -> str | None:
    """The sha256 of a regular file, None where there is none; a link or folder in its place is no file."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return None
    except OSError:
        return "not a file"
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return "not a file"
        digest = sha256()
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()
