"""Is there news of a session that another process drives, and does anybody drive it? Looked at four times a second."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from ..log.follow import Follower
from ..process.lease import is_held

PATIENCE: Final = 4
"""Looks in a row that must find nobody driving before we believe it: between two commands, or while a crashed
driver's session is being resumed, the lease is free for a moment."""


class Look(NamedTuple):
    """What one look found. ``changed``: something was written into the file; ``driven``: somebody has the lease."""

    changed: bool
    driven: bool


def looks(home: Path, stream: str, file: str = "events.db") -> Iterator[Look]:
    """Look until nobody drives the session any more; the first look always says that something changed.

    The lease is asked before the file: what its last holder wrote before letting go is in what the caller then reads.
    """
    alone = 0
    with Follower(home / file) as follower:
        while alone < PATIENCE:
            driven = is_held(home / "locks", stream)
            changed = follower.changed()
            alone = 0 if driven or changed else alone + 1
            yield Look(changed, driven)
            follower.wait()
