"""How do the files of sessions come back from the log, and do they all still say what it says?"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing

from .rebuild_pool import rebuilt_by_many, worth
from .rebuilt import Row, rebuild_one
from .talking import Console
from .text import harmless
from .wiring import House


def rebuild(console: Console, house: House, streams: Sequence[str], jobs: int | None = None) -> int:
    """Rebuild the streams in their order, by ``jobs`` processes (None: as many as are worth it); 5 where one differs.

    Raises:
        Damaged: the log lost the tail of one; those before it are written.
    """
    count = min(jobs or worth(len(streams)), max(len(streams), 1))
    with closing(rebuilt_by_many(house, streams, count) if count > 1 else _one_by_one(house, streams)) as found:
        rows = list(_told(console, found))
    if console.json:
        console.document({"sessions": len(rows), "rebuilt": [row._asdict() for row in rows]})
    else:
        console.line(f"rebuilt {len(rows)} sessions")
    mismatch = any(row.note is not None and row.note.startswith("mismatch") for row in rows)
    return 5 if mismatch else 0


def _one_by_one(house: House, streams: Sequence[str]) -> Generator[Row, None, None]:
    for stream in streams:
        yield rebuild_one(house, stream)


def _told(console: Console, rows: Iterable[Row]) -> Iterator[Row]:
    """Say of each as it comes what was done."""
    for row in rows:
        bundle = f", bundle {row.bundle[:12]}" if row.bundle is not None else ""
        console.say(f"{row.stream}: {row.written} files written{bundle}")
        if row.note:
            console.say(f"{row.stream}: bundle {row.note}")
        yield row


def check_files(console: Console, house: House, streams: Sequence[str]) -> int:
    """Say of each file whether it is what the log says; exit 5 where nothing in the log explains it."""
    found = [(stream, state) for stream in streams for state in house.files.check(stream) if state.state != "ok"]
    if console.json:
        problems = [{"stream": s, "path": f.path, "state": f.state, "why": f.why} for s, f in found]
        console.document({"sessions": len(streams), "problems": problems})
    else:
        for stream, state in found:
            console.line(harmless(f"{state.state}: {stream} {state.path}: {state.why}"))
        console.line(f"{len(found)} of the files of {len(streams)} sessions are not what the log says now")
    return 5 if any(state.state == "mismatch" for _, state in found) else 0
