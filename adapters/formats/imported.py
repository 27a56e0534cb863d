"""What is an imported session before it is in the log? Its events with the source's times, and where they are from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ...domain.events import Event
from ...domain.ports import Pending
from ...domain.record import record
from ...domain.values import Content

CLOCK_SOURCE = "source"
"""The source says when it happened."""
CLOCK_IMPORT = "import"
"""The source gives no time: this is when it was imported."""
ACTOR = "import"


@dataclass(slots=True)
class Story:
    """A session being told: ``now`` stands for every time that the source does not give."""

    run_id: str
    now: str
    events: list[Pending] = field(default_factory=list)

    def tell(self, *events: Event, at: str | None = None) -> None:
        """Add events that happened together, at the source's time if it gives one."""
        when, clock = (at, CLOCK_SOURCE) if at is not None else (self.now, CLOCK_IMPORT)
        self.events += [Pending(event, when, clock, ACTOR) for event in events]


@record
class ImportedSession:
    """A session to append. ``command_id`` is made of what was read: the same source gives the same one."""

    run_id: str
    command_id: str
    events: tuple[Pending, ...]


Keep = Callable[[bytes, str], Content]
"""Stores bytes as a blob of a media type."""


def digest_of(parts: Iterable[tuple[str, bytes]]) -> str:
    """One sha256 over files: names and contents, in the order of their names."""
    total = hashlib.sha256()
    for name, data in sorted(parts):
        total.update(f"{len(name)}:{name}:{len(data)}:".encode())
        total.update(data)
    return total.hexdigest()


def command_id(form: str, digest: str) -> str:
    """The id of the command that imports exactly this."""
    return f"import-{form}-{digest[:32]}"
