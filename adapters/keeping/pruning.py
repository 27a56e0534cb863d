"""What may go because it can be made again or nobody names it, and how does it go beside running sessions?

A workspace goes while its session's driver lease is held, and only where every attempt has ended: what an
interrupted one left is not collected yet. A blob goes only if it is old, and still named by nothing when the log is
looked at a second time under its write lock, in which nobody can append the event that names it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from ...domain.errors import ApprenticeError
from ...domain.ports import fold
from ...domain.record import record
from ...domain.session import Session
from ..blobs.store import BlobStore
from ..log import mentions
from ..log.event_log import SqliteEventLog
from ..workspace.laying import clear
from .places import Places, bytes_in, caches

GRACE_S: Final = 86_400.0
"""A blob younger than a day may be about to be named: its event follows within an attempt."""


class Pruned(NamedTuple):
    """One thing that went (or would go): ``kind`` is workspace, agent, cache or blob; ``name`` says which."""

    kind: str
    name: str
    size: int


@record
class Pruner:
    """Thins out one home. ``age_s``: nothing younger goes. ``dry``: nothing goes at all, it is only named."""

    home: Path
    log: SqliteEventLog
    store: BlobStore
    driving: Callable[[str], AbstractContextManager[bool]]
    age_s: float
    dry: bool

    def workspaces(self) -> Iterator[Pruned]:
        """Workspaces of sessions at rest, agents' own folders of finished ones, and folders that belong to nobody."""
        # Folders first: one that is made after this look belongs to a session that the second look knows.
        folders = _folders(self.home / "workspaces")
        known = self._runs()
        for path in folders:
            if path.name not in known:
                yield from self._remove("workspace", path)
        for run_id, stream in known.items():
            yield from self._session(run_id, stream)

    def _session(self, run_id: str, stream: str) -> Iterator[Pruned]:
        places = Places.of(self.home, stream, run_id)
        if not places.workspace.exists() and not places.agent.exists():
            return
        with self.driving(stream) as mine:
            session = self._at_rest(stream) if mine else None
            if session is None:
                return
            yield from self._remove("workspace", places.workspace, run_id)
            if session.finished:
                # The agent's own memory of a session that may go on is needed to go on.
                yield from self._remove("agent", places.agent, run_id)

    def _at_rest(self, stream: str) -> Session | None:
        """The session, if no attempt of it is unfinished and nothing happened for long enough."""
        head = self.log.head(stream)
        last = [r.recorded_at for r in self.log.read(stream, head.version - 1)]
        if not last or last[-1] > _moment(time.time() - self.age_s):
            return None
        session = fold(list(self.log.read(stream, steps=False)), Session())
        return None if any(attempt.running for attempt in session.attempts.values()) else session

    def caches(self) -> Iterator[Pruned]:
        """What lies in the cache folders and was not changed lately."""
        for folder in caches(self.home):
            for path in sorted(folder.iterdir()):
                yield from self._remove("cache", path)

    def blobs(self) -> Iterator[Pruned]:
        """Blobs that no event names, and partial files that no writer has touched for a day."""
        young = time.time() - max(self.age_s, GRACE_S)
        with self.log.looking() as cursor:
            seen = self.log.last_row()
            named = mentions.mentioned(mentions.bodies(cursor))
        for digest in list(self.store.iter_digests()):
            if digest not in named:
                yield from self._blob(digest, young, seen)
        if not self.dry:
            self.store.remove_leftovers()

    def _blob(self, digest: str, young: float, seen: int) -> Iterator[Pruned]:
        if self.dry:
            if self.store.stored_at(digest) <= young:
                yield Pruned("blob", digest, self.store.size(digest))
            return
        with self.log.writing() as cursor:
            if digest in mentions.mentioned(mentions.bodies(cursor, seen)):
                return
            size = self.store.remove_if(digest, lambda stored: stored <= young)
        if size is not None:
            yield Pruned("blob", digest, size)

    def _remove(self, kind: str, path: Path, name: str | None = None) -> Iterator[Pruned]:
        try:
            if time.time() - path.lstat().st_mtime < self.age_s:
                return
            size = bytes_in(path)
            if not self.dry:
                clear(path)
        except FileNotFoundError:
            return
        except OSError as error:
            raise ApprenticeError(f"cannot remove `{path}`: {error.strerror}", "check its owner and mode") from error
        yield Pruned(kind, name or path.name, size)

    def _runs(self) -> dict[str, str]:
        with self.log.looking() as cursor:
            cursor.execute("SELECT run_id, stream FROM runs ORDER BY run_id", ())
            return {str(run_id): str(stream) for run_id, stream in cursor.fetchall()}


def _folders(parent: Path) -> list[Path]:
    return sorted(path for path in parent.iterdir()) if parent.is_dir() else []


def _moment(seconds: float) -> str:
    """As the log writes times."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
