"""How do the commands that look get at the catalog? They read it; only where it lacks what was asked is it mended.

A home without a log has no sessions, and looking at it makes nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ...domain.errors import ApprenticeError, RunNotFound
from ..log import catalog_reader
from ..log.catalog_reader import CatalogReader, Filters, Hit, Line
from ..log.catalog_schema import FILE

Document = dict[str, Any]


class CatalogUnreadable(ApprenticeError):
    """catalog.db is damaged; it holds nothing that the log does not."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"cannot read `{path}`: {reason}", "delete it; it is made again from the log")


class EmptyCatalog:
    """What a home without a log has to say."""

    def resolve(self, name: str) -> str:
        """Nothing answers to any name."""
        raise RunNotFound(name, 0)

    def status(self, run_id: str) -> Document | None:
        """None: there is no session."""
        return None

    def stream(self, run_id: str) -> str | None:
        """None: there is no session."""
        return None

    def lines(self, run_id: str, after: int = 0) -> Iterator[Line]:
        """No event."""
        return iter(())

    def sessions(self, filters: Filters, limit: int = -1) -> Sequence[Document]:
        """No session."""
        return []

    def search(self, words: str, limit: int = 50) -> Sequence[Hit]:
        """No find."""
        return []

    def stale_events(self) -> int:
        """Nothing is missing where nothing is."""
        return 0


AnyCatalog = CatalogReader | EmptyCatalog


@contextmanager
def open_catalog(home: Path) -> Iterator[AnyCatalog]:
    """The catalog of a home, made first where it is missing and there is a log.

    Raises:
        CatalogUnreadable: the file is damaged.
    """
    if not (home / "events.db").exists():
        yield EmptyCatalog()
        return
    reader = catalog_reader.open_catalog(home)
    if reader is None:
        _bring_up_to_date(home)
        reader = catalog_reader.open_catalog(home)
    if reader is None:
        raise CatalogUnreadable(home / FILE, "it could not be made")
    with reader:
        try:
            yield reader
        except sqlite3.DatabaseError as error:
            raise CatalogUnreadable(home / FILE, str(error)) from error


@contextmanager
def open_run(home: Path, name: str) -> Iterator[tuple[AnyCatalog, str]]:
    """The catalog, and the run id that ``name`` means in it.

    Raises:
        RunNotFound, AmbiguousRun: none or several answer to it, also after the catalog was brought up to date.
    """
    if not name:
        raise RunNotFound(name, 0)  # every id begins with nothing; a script's unset variable means no session
    with open_catalog(home) as catalog:
        try:
            found: str | None = catalog.resolve(name)
        except RunNotFound:
            if not catalog.stale_events():
                raise
            found = None
        if found is not None:
            yield catalog, found
            return
    _bring_up_to_date(home)
    with open_catalog(home) as catalog:
        yield catalog, catalog.resolve(name)


def _bring_up_to_date(home: Path) -> None:
    """Fold what is missing; this needs the whole house, and is rare."""
    from ..settings import Settings
    from .wiring import House

    house = House(home, Settings())
    try:
        house.files.catalog.bring_up_to_date(house.log.streams())
    finally:
        house.close()


def as_found(catalog: AnyCatalog, home: Path, document: Document) -> Document:
    """The status as it is now: a session that runs while nobody drives it was interrupted."""
    if document["run_status"] != "running":
        return document
    from ..process.lease import is_held

    stream = catalog.stream(document["run_id"])
    driven = stream is not None and is_held(home / "locks", stream)
    return document if driven else {**document, "run_status": "interrupted"}
