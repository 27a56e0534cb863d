"""What do the commands that only look ask of the catalog? A port of their own, and the thing behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from ..process.lease import is_held
from .names import Known

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sessions ``list`` shows: all of these must hold. ``since`` is a recorded time; ``limit`` 0 is all."""

    since: str | None = None
    statuses: tuple[str, ...] = ()
    agent: str | None = None
    mode: str | None = None
    text: str | None = None
    limit: int = 0


class Row(NamedTuple):
    """One session: its stream, whether it was imported, and ``run_status.json``'s document."""

    stream: str
    imported: bool
    status: Document


class Line(NamedTuple):
    """One event, ready to be shown."""

    version: int
    recorded_at: str
    type: str
    actor: str
    line: str


class Hit(NamedTuple):
    """A place where a word was found; ``excerpt`` marks it with ``[`` and ``]``."""

    run_id: str
    title: str
    version: int
    field: str
    excerpt: str


class Catalog(Protocol):
    """The catalog as readers see it. Sessions stand newest first; nothing is folded here."""

    def known(self) -> Sequence[Known]:
        """All sessions' names."""

    def sessions(self, wanted: Wanted) -> Sequence[Row]:
        """The sessions that are wanted."""

    def session(self, run_id: str) -> Row | None:
        """One session."""

    def lines(self, run_id: str, after: int) -> Iterator[Line]:
        """Its events after that version, in order."""

    def search(self, text: str, limit: int) -> Sequence[Hit]:
        """Where the words are found, best first."""

    def behind(self) -> int:
        """How many events of the log it lacks."""


def as_found(row: Row, home: Path) -> Document:
    """The status as it is now: a session that runs while nobody drives it was interrupted."""
    document = row.status
    if document["run_status"] == "running" and not is_held(home / "locks", row.stream):
        return {**document, "run_status": "interrupted"}
    return document
