"""How is somebody's SQLite database opened? As hostile: no trusted schema, no extensions, every query under a limit."""

import sqlite3
from pathlib import Path

from .part import Withheld
from .place import Place

_STEP = 10_000


class Text(bytes):
    """A TEXT value's bytes: told apart from a blob's, and not decoded."""


def connect(path: Path, place: Place, *, writable: bool) -> sqlite3.Connection:
    """A hardened connection; the step limit is a count, so every machine stops at the same place."""
    mode = "mode=rw" if writable else "mode=ro&immutable=1"
    connection = sqlite3.connect(f"file:{path}?{mode}", uri=True, isolation_level=None)
    connection.text_factory = Text
    steps = place.budget.limits.work // _STEP

    def tick() -> int:
        nonlocal steps
        steps -= 1
        return steps < 0

    connection.set_progress_handler(tick, _STEP)
    try:
        _harden(connection, place)
    except (sqlite3.Error, Withheld):
        connection.close()
        raise
    return connection


def _harden(connection: sqlite3.Connection, place: Place) -> None:
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY", "foreign_keys=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != b"ok":
        raise place.withheld("damaged sqlite (integrity check)")
