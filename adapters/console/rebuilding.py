"""How do the files of sessions come back from the log, and do they all still say what it says?"""

from __future__ import annotations

from collections.abc import Sequence

from .talking import Console
from .text import harmless
from .wiring import House


def rebuild(console: Console, house: House, streams: Sequence[str]) -> int:
    """Write files, catalog rows and the last recorded bundle of each stream. Raises Damaged: the log lost its tail."""
    rows = []
    for stream in streams:
        written = house.files.rebuild(stream)
        bundle = house.bundles.rebuild_last(stream)
        row = {
            "stream": stream,
            "written": len(written.written),
            "removed": len(written.removed),
            "bundle": bundle.built.digest if bundle is not None else None,
            "note": bundle.why_not_same if bundle is not None else None,
        }
        rows.append(row)
        console.say(
            f"{stream}: {row['written']} files written" + (f", bundle {bundle.built.digest[:12]}" if bundle else "")
        )
        if row["note"]:
            console.say(f"{stream}: bundle {row['note']}")
    if console.json:
        console.document({"sessions": len(rows), "rebuilt": rows})
    else:
        console.line(f"rebuilt {len(rows)} sessions")
    mismatch = any(row["note"] is not None and str(row["note"]).startswith("mismatch") for row in rows)
    return 5 if mismatch else 0


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
