"""What is still to be done of an erasure that was interrupted? A small file says so until the last byte is gone.

``<home>/erasing/<stream>.json``, 0600. Written before the transaction commits: a crash before the commit leaves a
plan whose command the log does not know, which never happened; after it, whoever comes next completes the rest.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from ..blobs.landing import sync_folder

FOLDER: Final = "erasing"


@dataclass(slots=True)
class Plan:
    """One erasure. ``run_id`` is emptied as soon as no folder has that name any more.

    ``blobs`` maps each digest to the time (seconds since 1970) its last event was recorded: who stored it later meant
    another session's. ``private`` are digests of private contexts; ``whole``: all of the session.
    """

    stream: str
    run_id: str
    command_id: str
    whole: bool
    blobs: dict[str, float] = field(default_factory=dict)
    private: list[str] = field(default_factory=list)


def save(home: Path, plan: Plan) -> None:
    """Durable when this returns."""
    folder = home / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"{plan.stream}.json"
    partial = folder / f".{plan.stream}.{os.getpid()}"
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600), "wb") as file:
        file.write(json.dumps(asdict(plan)).encode())
        file.flush()
        os.fsync(file.fileno())
    partial.replace(target)
    sync_folder(folder)


def load(home: Path, stream: str) -> Plan | None:
    """The plan of that stream, or None. One that is torn was never acted upon: it is renamed into place when whole."""
    try:
        return Plan(**json.loads((home / FOLDER / f"{stream}.json").read_bytes()))
    except FileNotFoundError:
        return None


def pending(home: Path) -> Iterator[str]:
    """The streams whose erasure is not complete, sorted. What ``doctor`` asks."""
    folder = home / FOLDER
    if folder.is_dir():
        yield from sorted(path.stem for path in folder.glob("*.json"))


def drop(home: Path, stream: str) -> None:
    """It is done; the folder goes with the last plan."""
    folder = home / FOLDER
    for path in (folder / f"{stream}.json", *folder.glob(f".{stream}.*")):
        path.unlink(missing_ok=True)
    try:
        folder.rmdir()
    except OSError:
        sync_folder(folder)  # another erasure is under way
