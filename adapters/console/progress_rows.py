"""Where do a session's progress rows come from? The run folder's file where it is fresh and whole, else the log."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FILE = "progress_events.jsonl"
STAMPS = "projections.json"


def progress_rows(home: Path, run_id: str, stream: str, version: int, after: int) -> Iterator[dict[str, Any]]:
    """The rows after event ``after``; ``version`` is how far they must at least go."""
    data = _fresh(home / "runs" / run_id, version)
    for line in (data if data is not None else _folded(home, stream)).splitlines():
        row = json.loads(line)
        if row["metadata_json"]["version"] > after:
            yield row


def _fresh(folder: Path, version: int) -> bytes | None:
    """The file's bytes, if its stamp says that it goes far enough and it is what was written."""
    try:
        stamps = json.loads((folder / STAMPS).read_bytes())
        data = (folder / FILE).read_bytes()
        written = stamps["files"][FILE]["sha256"]
        far = stamps["last_version"] >= version
    except (OSError, ValueError, KeyError, TypeError):
        return None  # missing, torn or edited: `verify` says so; the log is asked instead
    return data if far and hashlib.sha256(data).hexdigest() == written else None


def _folded(home: Path, stream: str) -> bytes:
    """The same from the log; slower, for it needs the whole domain."""
    from ...projections.fold import run
    from ...projections.progress import progress
    from ..log.reader import LogReader
    from .history import recorded

    with LogReader(home) as log:
        rows: list[bytes] = run(progress, (recorded(stream, event) for event in log.events(stream)))
    return b"".join(rows)
