"""Is the log what was recorded, and do catalog and files show it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from ....domain.errors import ApprenticeError, Damaged
from ...log.format import digest
from ...log.heads import HeadsFile
from ...log.reader import LogReader
from ...settings import Settings
from ..audit import Problem, audit
from ..catalog import open_catalog
from ..wiring import House
from .finding import DAMAGED, NOTE, OK, WRONG, Finding

AREA: Final = "log"
SHOWN: Final = 5
"""So many problems are listed, then how many more there are: `verify` lists them all."""


def look(home: Path, deep: bool) -> Iterator[Finding]:
    """The log's last words, the newest session from event to file (``deep``: every session), and the catalog."""
    if not (home / "events.db").exists():
        yield Finding(AREA, "events", NOTE, "no session was ever started here", "`apprentice demo` shows how it works")
        return
    try:
        yield from _log(home, deep)
        yield from _catalog(home)
    except ApprenticeError as error:
        state = DAMAGED if error.exit_code == Damaged.exit_code else WRONG
        yield Finding(AREA, "events", state, str(error), error.hint)


def _log(home: Path, deep: bool) -> Iterator[Finding]:
    with LogReader(home) as log:
        sessions = [stream for stream in log.runs().values() if stream.startswith("session-")]
        lost = list(_heads(log, HeadsFile(home)))
        newest = next((row[0] for row in log.rows(_NEWEST)), None)
        yield Finding(AREA, "events", OK, f"events: {log.last_row()}, sessions: {len(sessions)}")
    yield from lost or [Finding(AREA, "heads", OK, "every recorded end of a session is in the log")]
    streams = sessions if deep else [newest] if newest is not None else []
    house = House(home, Settings())
    try:
        problems = audit(house, streams, whole=deep)
    finally:
        house.close()
    yield from _audited(problems, "every session" if deep else "the newest session", deep)


_NEWEST: Final = (
    "SELECT originator_id FROM stored_events WHERE originator_id LIKE 'session-%' ORDER BY notification_id DESC LIMIT 1"
)
_ROW: Final = "SELECT topic, state FROM stored_events WHERE originator_id = ? AND originator_version = ?"


def _heads(log: LogReader, heads: HeadsFile) -> Iterator[Finding]:
    """Ends that heads.jsonl knows and the log does not have: one look-up each, whatever the log's size."""
    for line in {line.stream: line for line in heads.read()}.values():
        row = next(log.rows(_ROW, line.stream, line.version), None)
        if row is None:
            what = f"the tail of {line.stream} is lost: event {line.version} was there"
            yield Finding(AREA, "heads", DAMAGED, what, "restore the log from a backup")
        elif digest(line.stream, line.version, *row) != line.digest:
            what = f"event {line.version} of {line.stream} is not the one that was recorded"
            yield Finding(AREA, "heads", DAMAGED, what, "restore the log from a backup")


def _audited(problems: Sequence[Problem], which: str, deep: bool) -> Iterator[Finding]:
    damaged = [p for p in problems if p.state == "damaged"]
    stale = [p for p in problems if p.state == "stale"]
    for problem in damaged[:SHOWN]:
        what = f"{problem.run_id} {problem.where}: {problem.what}"
        yield Finding(AREA, "verify", DAMAGED, what, f"`apprentice verify {'--all' if deep else problem.run_id}`")
    if len(damaged) > SHOWN:
        yield Finding(AREA, "verify", DAMAGED, f"and {len(damaged) - SHOWN} more", "`apprentice verify --all`")
    if not damaged:
        more = "" if deep else "; --deep looks at all"
        yield Finding(AREA, "verify", OK, f"{which} is what was recorded{more}")
    if stale:
        runs = sorted({problem.run_id for problem in stale})
        hint = f"`apprentice rebuild {runs[0] if len(runs) == 1 else '--all'}`"
        yield Finding(
            AREA,
            "files",
            NOTE,
            f"stale files: {len(stale)}, in {runs[0] if len(runs) == 1 else f'{len(runs)} sessions'}",
            hint,
        )
    else:
        yield Finding(AREA, "files", OK, f"the files of {which} show the log")


def _catalog(home: Path) -> Iterator[Finding]:
    if not (home / "catalog.db").exists():
        yield Finding(AREA, "catalog", NOTE, "it is missing", "the next command that looks makes it again")
        return
    with open_catalog(home) as catalog:
        behind = catalog.stale_events()
    if behind:
        yield Finding(AREA, "catalog", NOTE, f"it lacks {behind} events", "`apprentice rebuild --all`")
    else:
        yield Finding(AREA, "catalog", OK, "it shows every event")
