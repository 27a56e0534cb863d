"""How is something erased so that no byte of it is left in the home, also when a crash comes in between?

First the transaction that deletes bodies and says so, then files, catalog, blobs, and last the free pages and the
write-ahead log. Every step after the transaction may be repeated, and is, until all have succeeded.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

from ...domain import commands as c
from ...domain.decide import decide
from ...domain.events import ContentErased, SessionErased
from ...domain.ports import Appended, Pending, fold
from ...domain.record import record
from ...domain.session import Session
from ..blobs.store import BlobStore
from ..log.catalog import Catalog
from ..log.catalog_schema import FILE as CATALOG
from ..log.catalog_schema import remove as remove_catalog
from ..log.erase import PURGE_WAIT_S, NotPurged, erase_bodies, purge, was_erased
from ..log.event_log import SqliteEventLog
from ..log.heads import HeadsFile
from ..views.lock import files_lock
from ..workspace.laying import clear
from . import plan as plans
from .places import Places, caches
from .plan import Plan
from .scope import Reach, Versions, needed_elsewhere, reach

ACTOR: Final = "user"
GRACE_S: Final = 3600.0
"""A blob stored again after the erased session's last word of it belongs to somebody who will name it within this."""


@record
class Eraser:
    """Erases from one home. The caller holds the session's driver lease."""

    home: Path
    log: SqliteEventLog
    store: BlobStore
    catalog: Catalog
    wait_s: float = PURGE_WAIT_S

    def look(self, stream: str, versions: Versions) -> Reach:
        """What would go and what would stay; nothing is changed."""
        with self.log.looking() as cursor:
            return reach(cursor, self.store, stream, versions, needed_elsewhere(cursor, stream))

    def erase(self, stream: str, run_id: str, versions: Versions, command_id: str, now: str) -> Reach:
        """Erase, and leave a plan of what is still to be done; ``complete`` does it.

        Raises:
            ApprenticeError: refused; nothing was erased.
        """
        session = _loaded(self.log, stream)
        with self.log.looking() as cursor:
            # The long look at the whole log comes before the write lock; under it only what is new is read.
            elsewhere, seen = needed_elsewhere(cursor, stream), self.log.last_row()
        with files_lock(self.home, stream), self.log.writing() as cursor:
            found = reach(cursor, self.store, stream, versions, elsewhere | needed_elsewhere(cursor, stream, seen))
            plans.save(self.home, Plan(stream, run_id, command_id, versions is None, found.times, list(found.private)))
            command = _command(found, whole=versions is None)
            erase_bodies(
                self.log,
                stream,
                command_id,
                session.version,
                None if versions is None else found.versions,
                lambda unseen: [
                    Pending(event, now, "engine", ACTOR) for event in decide(fold(unseen, session), command)
                ],
                lambda appended: _told(appended, now),
            )
        return found

    def complete(self, stream: str) -> bool:
        """Do what is left of an erasure; False: there was none. Repeated until everything has succeeded.

        Raises:
            NotPurged: somebody reads the log, or may be about to name a blob; to be done again later.
        """
        plan = plans.load(self.home, stream)
        if plan is None:
            return False
        if not was_erased(self.log, stream, plan.command_id):
            plans.drop(self.home, stream)
            return False
        self._remove_folders(plan)
        self.catalog.erase(stream)
        waiting = self._remove_blobs(plan)
        HeadsFile(self.home).record(stream, self.log.head(stream))
        trouble = self._purge()
        # It may have had to be made anew; a catalog that lacks sessions would be taken for the whole.
        self.catalog.bring_up_to_date(self.log.streams())
        if trouble is not None:
            raise NotPurged(stream, trouble)
        if waiting:
            raise NotPurged(stream, f"{waiting} files were stored again just now and may be needed; ask in an hour")
        plans.drop(self.home, stream)
        return True

    def _remove_folders(self, plan: Plan) -> None:
        """Copies of the content: what the agent worked in, its own home, what was made from the log, all caches."""
        with files_lock(self.home, plan.stream):
            if plan.run_id:
                places = Places.of(self.home, plan.stream, plan.run_id)
                for folder in (places.run, places.workspace, places.spool, places.agent):
                    clear(folder)
                if plan.whole:
                    clear(places.private)
                    clear(places.key)
                for digest in plan.private:
                    (places.private / f"{digest}.json").unlink(missing_ok=True)
            for folder in caches(self.home):
                clear(folder)
        plan.run_id = ""
        plans.save(self.home, plan)

    def _remove_blobs(self, plan: Plan) -> int:
        """Delete what nobody needs; how many have to wait, because somebody stored the same bytes meanwhile."""
        with self.log.looking() as cursor:
            needed = needed_elsewhere(cursor, "")
        waiting = 0
        for digest in sorted(plan.blobs.keys() - needed):
            # Our own storing came before its event was recorded, and the file system's clock never runs ahead.
            last = plan.blobs[digest]

            def unneeded(stored: float, last: float = last) -> bool:
                return stored <= last or time.time() - stored > GRACE_S

            self.store.remove_if(digest, unneeded)
            waiting += self.store.has(digest)
        self.store.remove_leftovers()
        return waiting

    def _purge(self) -> str | None:
        """The catalog can be made again, so one that cannot be purged is deleted; the log cannot."""
        if purge(self.home / CATALOG, min(self.wait_s, 1.0)) is not None:
            remove_catalog(self.home / CATALOG)
        return purge(self.home / "events.db", self.wait_s)


def _loaded(log: SqliteEventLog, stream: str) -> Session:
    head = log.head(stream)
    session = fold(list(log.read(stream, 0, head.version, steps=False)), Session())
    session.version = head.version
    return session


def _command(found: Reach, *, whole: bool) -> c.EraseContent | c.EraseSession:
    if whole:
        return c.EraseSession(len(found.blobs), len(found.kept), ACTOR)
    return c.EraseContent(found.versions, len(found.blobs), len(found.kept), ACTOR)


def _told(appended: Appended, now: str) -> Pending:
    """The same fact for the store's stream, by stream id."""
    recorded = appended.events[-1]
    assert isinstance(recorded.event, ContentErased | SessionErased)
    return Pending(recorded.event.model_copy(update={"stream": recorded.stream}), now, "engine", ACTOR)
