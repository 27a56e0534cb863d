"""Did something end before it could clean up? Interrupted sessions, their output and processes, half an erasure."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ....domain.errors import ApprenticeError
from ...log.catalog_reader import Filters
from ...log.reader import LogReader
from ...process.lease import is_held
from ...process.processes import Process, command_line, environment, processes
from ...process.spool import left_behind
from ...process.stamp import session_of, session_stamp, stamp_of
from ...process.values import MARKER_NAME
from ..catalog import open_catalog
from .finding import NOTE, OK, WRONG, Finding

AREA: Final = "leftovers"


def look(home: Path) -> Iterator[Finding]:
    """Whatever belongs to a session that nobody drives."""
    if not (home / "events.db").exists():
        return
    try:
        with LogReader(home) as log:
            names = {stream: run_id for run_id, stream in log.runs().items()}
        found = [*_interrupted(home), *_spooled(home, names), *_processes(home, names), *_erasures(home)]
    except ApprenticeError as error:
        found = [Finding(AREA, "sessions", WRONG, str(error), error.hint)]
    yield from found or [Finding(AREA, "sessions", OK, "nothing was left behind")]


def _free(home: Path, stream: str) -> bool:
    return not is_held(home / "locks", stream)


def _interrupted(home: Path) -> Iterator[Finding]:
    with open_catalog(home) as catalog:
        for document in catalog.sessions(Filters(status="running")):
            run_id = document["run_id"]
            stream = catalog.stream(run_id)
            if stream is not None and _free(home, stream):
                hint = f"`apprentice resume {run_id}` goes on with it"
                yield Finding(AREA, "sessions", NOTE, f"{run_id} was interrupted", hint)


def _spooled(home: Path, names: dict[str, str]) -> Iterator[Finding]:
    """Output of attempts whose engine died before it became blobs."""
    folder = home / "spool"
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        numbers = left_behind(folder, path.name) if path.is_dir() else []
        if numbers and _free(home, path.name):
            run_id = names.get(path.name)
            hint = f"`apprentice resume {run_id}` records it" if run_id else f"no session knows it; delete {path}"
            attempts = ", ".join(map(str, numbers))
            yield Finding(AREA, "spool", NOTE, f"output of attempt {attempts} of {run_id or path.name}", hint)


def _processes(home: Path, names: dict[str, str]) -> Iterator[Finding]:
    """Processes that attempts left running after their engine died; Linux alone can tell whose they are."""
    if sys.platform != "linux" or not names:
        return
    stamps = {session_stamp(stream): stream for stream in names}
    for each in processes():
        stream = _stream_of(each, stamps)
        if stream in names and each.alive and each.pid != os.getpid() and _free(home, stream):
            what = f"process {each.pid} of {names[stream]} still runs: {command_line(each.pid)[:60]}"
            yield Finding(AREA, "processes", WRONG, what, f"`apprentice resume {names[stream]}` ends it")


def _stream_of(each: Process, stamps: dict[int, str]) -> str:
    """The session's stream by the process's stamp, else by the marker in its environment; empty: neither."""
    stamped = stamps.get(session_of(stamp_of(each.pid)), "")
    if stamped:
        return stamped
    start = f"{MARKER_NAME}=".encode()
    marks = (entry[len(start) :] for entry in environment(each.pid) if entry.startswith(start))
    return next((mark.decode(errors="replace").rpartition("/")[0] for mark in marks), "")


def _erasures(home: Path) -> Iterator[Finding]:
    """An erasure keeps its plan until no byte is left."""
    folder = home / "erasing"
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else []:
        hint = f"end other `apprentice` processes, then `apprentice erase {path.stem}`"
        yield Finding(AREA, "erasure", WRONG, f"{path.stem} is erased, not yet purged", hint)
