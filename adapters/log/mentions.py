"""Which blobs does the log speak of? Read from the stored bytes, so that an event of a newer schema counts too.

Any 64 hex digits in a body are taken for the name of a blob: whoever decides that nobody needs a file must rather
see one mention too many than one too few. Of steps, which are nearly all events, only those that name a blob count.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from eventsourcing.sqlite import SQLiteCursor

_DIGEST: Final = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_BODIES: Final = (
    "SELECT notification_id, originator_id, originator_version, topic, body FROM stored_events"
    " JOIN bodies ON id = notification_id"
)
_PAGE: Final = 1000
_NAMING: Final = "(topic NOT IN ('StepObserved', 'StepStarted') OR instr(body, CAST('\"blob\"' AS BLOB)))"
"""Nearly all events are steps, and a step names a blob as a content or not at all: SQLite passes over the others."""


class Body(NamedTuple):
    """One event's body as it lies in the log."""

    row: int
    stream: str
    version: int
    type: str
    body: bytes


def digests_in(body: bytes) -> set[str]:
    """Everything in a body that could name a blob."""
    return {found.decode() for found in _DIGEST.findall(body)} if len(body) >= 64 else set()


def blobs_named(body: bytes) -> set[str]:
    """The blobs that a body names as contents: every ``blob`` member of its JSON, however deep."""
    if b'"blob"' not in body:
        return set()
    try:
        return {name for name in _named(json.loads(body)) if _DIGEST.fullmatch(name.encode())}
    except ValueError:
        return digests_in(body)  # a damaged body may have named anything


def _named(value: Any) -> Iterator[str]:  # noqa: ANN401 - a JSON value
    if isinstance(value, dict):
        blob = value.get("blob")
        if isinstance(blob, str):
            yield blob
        for inner in value.values():
            yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)


def bodies(c: SQLiteCursor, after: int = 0) -> Iterator[Body]:
    """All bodies of rows after ``after`` that may name a blob, in the order of recording."""
    while True:
        c.execute(f"{_BODIES} WHERE notification_id > ? AND {_NAMING} ORDER BY notification_id LIMIT {_PAGE}", (after,))
        page = [Body(*row) for row in c.fetchall()]
        yield from page
        if len(page) < _PAGE:
            return
        after = page[-1].row


def bodies_of(c: SQLiteCursor, stream: str) -> list[Body]:
    """The bodies of one stream that are left."""
    c.execute(f"{_BODIES} WHERE originator_id = ? ORDER BY originator_version", (stream,))
    return [Body(*row) for row in c.fetchall()]


def recorded_at(c: SQLiteCursor, stream: str) -> dict[int, str]:
    """When each event of a stream was recorded, by version."""
    c.execute("SELECT originator_version, state FROM stored_events WHERE originator_id = ?", (stream,))
    return {version: json.loads(state)["recorded_at"] for version, state in c.fetchall()}


def mentioned(found: Iterable[Body]) -> set[str]:
    """Everything in these bodies that could name a blob."""
    digests: set[str] = set()
    for one in found:
        digests |= digests_in(one.body)
    return digests
