"""Where does the owner see what was replaced, with the places in the originals? Beside the private contexts, 0600."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .public_bundle import PublicBundle


def keep_private(folder: Path, digest: str, public: PublicBundle) -> Path:
    """Write ``redactions-<bundle digest>.jsonl`` into the session's private folder; older ones go."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"redactions-{digest}.jsonl"
    partial = target.with_suffix(f".{os.getpid()}.partial")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600), "wb") as file:
        for row in _rows(public):
            file.write(json.dumps(row).encode() + b"\n")
    partial.replace(target)
    for old in folder.glob("redactions-*.jsonl"):
        if old != target:
            old.unlink(missing_ok=True)
    return target


def read_private(folder: Path, digest: str) -> list[dict[str, Any]]:
    """The rows of a bundle's report; none where there is no report."""
    try:
        lines = (folder / f"redactions-{digest}.jsonl").read_bytes().splitlines()
    except FileNotFoundError:
        return []
    return [json.loads(line) for line in lines]


def _rows(public: PublicBundle) -> Iterator[dict[str, Any]]:
    """Withheld files with their digests, then every replacement with the offsets in the original."""
    for one in public.withheld:
        yield {"withheld": one.reason, "file": one.path, "private": one.private, "sha256": one.sha256}
    for row in public.rows:
        yield {**row.redaction.private(row.path), "private": row.private}
