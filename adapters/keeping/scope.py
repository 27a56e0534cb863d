"""What would an erasure take, and what has to stay because somebody else needs it?"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from eventsourcing.sqlite import SQLiteCursor

from ...domain.errors import NotFound, Refused
from ..blobs.store import BlobStore
from ..log import mentions
from ..log.event_log import SqliteEventLog
from ..log.mentions import Body

_ERASURES: Final = ("ContentErased", "SessionErased")
Versions = tuple[int, ...] | None
"""Which events of a session; None: all of them, and the session's name."""


class Reach(NamedTuple):
    """What goes and what stays. Blobs are digest -> size; ``times``: when the last event naming each was recorded."""

    versions: tuple[int, ...]
    blobs: dict[str, int]
    kept: dict[str, int]
    private: tuple[str, ...]
    times: dict[str, float]


def versions_naming(log: SqliteEventLog, stream: str, blob: str) -> tuple[int, ...]:
    """The events of a session that name a blob. Raises NotFound: none does."""
    with log.looking() as c:
        found = tuple(b.version for b in mentions.bodies_of(c, stream) if blob in mentions.blobs_named(b.body))
    if not found:
        raise NotFound(f"no event of the session names the blob `{blob[:80]}`", "`apprentice log RUN -p` shows them")
    return found


def needed_elsewhere(c: SQLiteCursor, stream: str, after: int = 0) -> set[str]:
    """Every digest that any other stream's bodies mention, in rows after ``after``."""
    return mentions.mentioned(body for body in mentions.bodies(c, after) if body.stream != stream)


def reach(c: SQLiteCursor, store: BlobStore, stream: str, versions: Versions, elsewhere: set[str]) -> Reach:
    """Look at a session as it is now.

    Raises:
        Refused: an erasure itself was named; without it nothing would explain what is missing.
        NotFound: an event that was named is not there, or is erased already.
    """
    own = mentions.bodies_of(c, stream)
    chosen = own if versions is None else [body for body in own if body.version in versions]
    if versions is not None:
        _refuse(stream, versions, chosen)
    rest = [body for body in own if body not in chosen]
    named = set().union(*(mentions.blobs_named(body.body) for body in chosen)) if chosen else set()
    there = {digest: store.size(digest) for digest in named if store.has(digest)}
    needed = elsewhere | mentions.mentioned(rest)
    blobs = {digest: size for digest, size in sorted(there.items()) if digest not in needed}
    kept = {digest: size for digest, size in sorted(there.items()) if digest in needed}
    return Reach(
        tuple(body.version for body in chosen), blobs, kept, _private(chosen, needed), _times(c, stream, chosen, blobs)
    )


def _refuse(stream: str, versions: tuple[int, ...], chosen: list[Body]) -> None:
    missing = set(versions) - {body.version for body in chosen}
    if missing:
        raise NotFound(f"event {min(missing)} of {stream} is not there, or was erased", "`apprentice log` shows events")
    for body in chosen:
        if body.type in _ERASURES:
            raise Refused(f"event {body.version} says what was erased, and stays", "name another event, or --all")


def _private(chosen: Iterable[Body], needed: set[str]) -> tuple[str, ...]:
    """Private contexts that no other event of the session speaks of."""
    found = {json.loads(b.body)["data"]["digest"] for b in chosen if b.type == "PrivateContextRecorded"}
    return tuple(sorted(found - needed))


def _times(c: SQLiteCursor, stream: str, chosen: Iterable[Body], blobs: dict[str, int]) -> dict[str, float]:
    """Seconds since 1970 at which the last event that names each blob was recorded, or its stream was imported."""
    recorded = mentions.recorded_at(c, stream)
    imported = max((_imported(c, stream)), default=0.0)
    times = dict.fromkeys(blobs, imported)
    for body in chosen:
        for digest in mentions.blobs_named(body.body) & blobs.keys():
            times[digest] = max(times[digest], _seconds(recorded[body.version]))
    return times


def _imported(c: SQLiteCursor, stream: str) -> list[float]:
    c.execute(
        "SELECT state, body FROM stored_events JOIN bodies ON id = notification_id"
        " WHERE originator_id >= 'store-' AND originator_id < 'store.' AND topic = 'LogImported'"
    )
    rows = [(json.loads(state), json.loads(body)) for state, body in c.fetchall()]
    return [_seconds(state["recorded_at"]) for state, body in rows if body["data"]["stream"] == stream]


def _seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp()
