"""What does rebuilding one session do, and what is said of it?"""

from __future__ import annotations

from typing import NamedTuple

from .wiring import House


class Row(NamedTuple):
    """One session's files are written; ``bundle`` is the digest, ``note`` why it is not the recorded one."""

    stream: str
    written: int
    removed: int
    bundle: str | None
    note: str | None


def rebuild_one(house: House, stream: str) -> Row:
    """Write files, catalog rows and the last recorded bundle of a stream. Raises Damaged: the log lost its tail."""
    written = house.files.rebuild(stream)
    bundle = house.bundles.rebuild_last(stream)
    digest, note = (bundle.built.digest, bundle.why_not_same) if bundle is not None else (None, None)
    return Row(stream, len(written.written), len(written.removed), digest, note)
