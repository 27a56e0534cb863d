"""Where has the disk gone? By session, and by what everything in a home is for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ..blobs.store import BlobStore
from ..log.mentions import blobs_named
from ..log.reader import LogReader
from .places import CACHES, Places, bytes_in

_BODIES: Final = """SELECT originator_id, length(state) + coalesce(length(body), 0),
    CASE WHEN instr(body, CAST('"blob"' AS BLOB)) THEN body END
    FROM stored_events LEFT JOIN bodies ON id = notification_id"""
"""The last column is NULL where a body names no blob, so that most of the log is never handed to Python."""


@dataclass(slots=True)
class SessionUsage:
    """Bytes of one session. ``blobs`` are those it names, also if others name them too; ``own_blobs`` only it names."""

    run_id: str
    stream: str
    events: int = 0
    blobs: int = 0
    own_blobs: int = 0
    files: int = 0
    workspace: int = 0
    agent: int = 0
    spool: int = 0

    @property
    def total(self) -> int:
        """What would be free without this session, nearly: free pages of the log come on top."""
        return self.events + self.own_blobs + self.files + self.workspace + self.agent + self.spool


@dataclass(slots=True)
class Usage:
    """Bytes of a home. ``unreferenced``: of blobs that no event names (``prune --blobs`` removes old ones)."""

    log: int = 0
    catalog: int = 0
    blobs: int = 0
    unreferenced: int = 0
    runs: int = 0
    workspaces: int = 0
    agents: int = 0
    spool: int = 0
    private: int = 0
    caches: int = 0
    other: int = 0
    sessions: list[SessionUsage] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All of it."""
        named = self.log + self.catalog + self.blobs + self.runs + self.workspaces
        return named + self.agents + self.spool + self.private + self.caches + self.other


def usage(home: Path, store: BlobStore) -> Usage:
    """Measure a home; largest session first. Sizes of files as `ls` shows them, not of blocks."""
    found = Usage()
    _top(home, found)
    sizes = {digest: store.size(digest) for digest in store.iter_digests() if store.has(digest)}
    with LogReader(home) as log:
        sessions = {stream: SessionUsage(run_id, stream) for run_id, stream in log.runs().items()}
        namers: dict[str, set[str]] = defaultdict(set)
        for stream, size, body in log.rows(_BODIES):
            if stream in sessions:
                sessions[stream].events += size
            for digest in blobs_named(body) if body is not None else ():
                namers[digest].add(stream)
    found.unreferenced = sum(size for digest, size in sizes.items() if digest not in namers)
    for digest, streams in namers.items():
        for stream in streams & sessions.keys():
            sessions[stream].blobs += sizes.get(digest, 0)
            sessions[stream].own_blobs += sizes.get(digest, 0) if len(streams) == 1 else 0
    for one in sessions.values():
        _folders(home, one)
    found.sessions = sorted(sessions.values(), key=lambda s: (-s.total, s.run_id))
    return found


def _top(home: Path, found: Usage) -> None:
    """Everything directly in the home, by name."""
    if not home.is_dir():
        return
    for path in home.iterdir():
        size = bytes_in(path)
        if path.name.startswith("events.db"):
            found.log += size
        elif path.name.startswith("catalog.db"):
            found.catalog += size
        elif path.name in CACHES:
            found.caches += size
        elif path.name in ("blobs", "runs", "workspaces", "agents", "spool", "private"):
            setattr(found, path.name, getattr(found, path.name) + size)
        else:
            found.other += size


def _folders(home: Path, one: SessionUsage) -> None:
    places = Places.of(home, one.stream, one.run_id)
    one.files, one.workspace = bytes_in(places.run), bytes_in(places.workspace)
    one.agent, one.spool = bytes_in(places.agent), bytes_in(places.spool)
