"""How are a run folder's files brought to a new state, so that a crash at any point leaves no riddle?

Stamps with old and new digests, then each changed file temp -> sync -> rename, then stamps with the new alone. A
file whose digest is right already is not touched: a session of ten thousand steps rewrites two small documents.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Sequence
from pathlib import Path

from ...domain.ports import Head
from ...domain.record import record
from ...projections.run_folder import Made
from .durable import make_folder, prune_folders, remove_tree, replace, sync_files, sync_folders
from .placing import Placer, digest_of, safe
from .stamps import FileStamp, Stamps, save


@record
class Written:
    """What a writing did: the paths written and those removed."""

    written: list[str]
    removed: list[str]


def write_files(folder: Path, before: Stamps, made: Sequence[Made], head: Head, placer: Placer) -> Written:
    """Make ``folder`` show ``made`` at ``head``; ``before`` is changed into the stamps of the new state."""
    wanted = {safe(m.entry.path): m for m in made}
    _clear_left_overs(folder, wanted)
    digests = {path: digest_of(m.entry) for path, m in wanted.items()}
    changed = [path for path in wanted if not _is_there(folder, path, before.files.get(path), digests[path])]
    gone = [path for path in before.files if path not in wanted]
    before.version, before.head = head.version, head.digest
    _announce(before, wanted, digests, gone)
    if changed or gone:
        save(folder, before)
        _carry_out(folder, {path: wanted[path] for path in changed}, gone, placer)
        for path in gone:
            del before.files[path]
        for stamp in before.files.values():
            stamp.old = []
    save(folder, before, at_once=not (changed or gone))
    return Written(changed, gone)


def _clear_left_overs(folder: Path, wanted: Collection[str]) -> None:
    """Remove what a writer that was killed left beside the files: whoever is here holds their lock."""
    files = {folder / path for path in wanted}
    for parent in {file.parent for file in files}:
        for left in [*parent.glob(".*.tmp"), *parent.glob("*.partial")]:
            if _TEMPORARY.fullmatch(left.name) and left not in files:
                remove_tree(left)


def _is_there(folder: Path, path: str, stamp: FileStamp | None, digest: str) -> bool:
    """Whether the stamps say that the file has this digest, and something lies there."""
    if stamp is None or stamp.old or stamp.sha256 != digest:
        return False
    target = folder / path
    return target.is_file() and not target.is_symlink()


def _announce(stamps: Stamps, wanted: dict[str, Made], digests: dict[str, str], gone: list[str]) -> None:
    """Write into the stamps what every file is to become, next to whatever it may be until then."""
    for path, made in wanted.items():
        known = stamps.files.get(path)
        old = _possible(known, digests[path])
        stamps.files[path] = FileStamp(made.projection, made.version, digests[path], old)
    for path in gone:
        known = stamps.files[path]
        stamps.files[path] = FileStamp(known.projection, known.version, None, _possible(known, None))


def _possible(known: FileStamp | None, new: str | None) -> list[str]:
    if known is None:
        return []
    return [d for d in dict.fromkeys((*known.old, known.sha256)) if d is not None and d != new]


_TEMPORARY = re.compile(r"\.[0-9]+\.[0-9]+\.tmp|[0-9a-f]{32}\.partial")
"""``.<pid>.<number>.tmp``, as below, and what a blob is called on its way to such a place."""


def _carry_out(folder: Path, changed: dict[str, Made], gone: list[str], placer: Placer) -> None:
    """Place the new files beside the old, sync them together, rename, remove what is to go."""
    ready: list[tuple[Path, Path]] = []
    parents = {path: make_folder(folder, path.rpartition("/")[0]) for path in changed}
    for path, made in changed.items():
        parent = parents[path]
        temporary = parent / f".{os.getpid()}.{len(ready)}.tmp"
        remove_tree(temporary)
        placer.place(made.entry, temporary)
        ready.append((temporary, folder / path))
    sync_files([temporary for temporary, _ in ready], folder)
    for temporary, target in ready:
        replace(temporary, target)
    for path in gone:
        remove_tree(folder / path)
    prune_folders(folder, gone)
    sync_folders({target.parent for _, target in ready} | {folder})
