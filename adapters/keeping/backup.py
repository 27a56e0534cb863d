"""How is a whole home copied into one file while sessions run? The log first, then the blobs that the copy names.

A blob is on disk before the event that names it, so whatever the copied log names was there when it was copied. What
can be made again (catalog, run folders, workspaces, caches) is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ...domain.errors import Damaged, NotFound
from ...domain.record import record
from ..blobs.store import BlobStore
from ..log.archive import copied_bodies, copy_log
from ..log.mentions import blobs_named
from ..workspace.laying import clear
from .container import Packing, packing, refuse_existing
from .owners import add_owners_files
from .places import owners_files

FORMAT: Final = "apprentice-backup"
VERSION: Final = 1
LOG: Final = "events.db"
HEADS: Final = "heads.jsonl"
SETTINGS: Final = "settings.toml"
_CHUNK: Final = 1 << 20


@record
class Named:
    """What a log names outside of itself: blobs, and (stream, digest) of private contexts."""

    blobs: set[str]
    private: set[tuple[str, str]]
    sessions: int
    events: int


def named_by(log: Path) -> Named:
    """What the events of a copied log name, erased ones left out."""
    blobs: set[str] = set()
    private: set[tuple[str, str]] = set()
    streams: set[str] = set()
    events = 0
    for stream, kind, body in copied_bodies(log):
        blobs |= blobs_named(body)
        streams.add(stream)
        events += 1
        if kind == "PrivateContextRecorded":
            private.add((stream, str(json.loads(body)["data"]["digest"])))
    return Named(blobs, private, sum(s.startswith("session-") for s in streams), events)


def backup(home: Path, store: BlobStore, target: Path) -> Named:
    """Write everything that cannot be made again to ``target``, 0600.

    Raises:
        NotFound: there is no log. Refused: something has that name. Damaged: a blob the log names is not whole.
    """
    if not (home / LOG).exists():
        raise NotFound(f"there is no log in `{home}`", '`apprentice run "..."` starts one')
    refuse_existing(target)
    # What was written down of heads before the log was copied is in the copy, too; what comes later may not be.
    heads = _bytes(home / HEADS)
    with packing(target) as archive:
        # The copy is made beside the archive, where there is room for it; a killed backup's is cleared by the next.
        folder = target.with_name(f".{target.name}.copy")
        clear(folder)
        folder.mkdir(mode=0o700)
        try:
            copy_log(home / LOG, folder / LOG)
            named = named_by(folder / LOG)
            with (folder / LOG).open("rb") as copy:
                archive.add(LOG, iter(lambda: copy.read(_CHUNK), b""))
        finally:
            clear(folder)
        _add(archive, HEADS, heads)
        _add(archive, SETTINGS, _bytes(home / SETTINGS))
        _add_blobs(archive, store, named.blobs)
        for stream, digest in sorted(named.private):
            _add(archive, f"private/{stream}/{digest}.json", _private(home, stream, digest))
        add_owners_files(home, archive, owners_files(home))
        archive.close({"format": FORMAT, "version": VERSION, "sessions": named.sessions, "events": named.events})
    return named


def _add_blobs(archive: Packing, store: BlobStore, digests: Iterable[str]) -> None:
    for digest in sorted(digests):
        with store.open(digest) as blob:
            archive.add(f"blobs/{digest}", iter(lambda: blob.read(_CHUNK), b""))


def _add(archive: Packing, name: str, content: bytes | None) -> None:
    if content is not None:
        archive.add(name, [content])


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _private(home: Path, stream: str, digest: str) -> bytes:
    path = home / "private" / stream / f"{digest}.json"
    try:
        return path.read_bytes()
    except OSError as error:
        raise Damaged(
            f"the private context `{path}` cannot be read: {error.strerror}", "`apprentice verify`"
        ) from error
