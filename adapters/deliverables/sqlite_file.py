"""Does a SQLite file open, and has it a table?"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from .outcome import Checker, EmptyError, WrongTypeError, counted
from .sniff import head, sniff

_CHECKED: Final = 64 << 20  # bytes; larger files get no integrity check
_WORK: Final = 2_000  # calls of the progress handler, each after 100,000 steps of SQLite's machine: some seconds


def look(path: Path) -> str:
    """Opened read-only and immutable (no journal or shared memory appears beside it), nothing in it is run."""
    first = head(path)
    if not first:
        raise EmptyError("0 bytes")
    if sniff(first) != "sqlite":
        raise WrongTypeError("not a SQLite file: its first bytes are others")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            tables = _tables(db, path)
    except (sqlite3.Error, UnicodeError, OverflowError) as error:
        raise WrongTypeError(f"not a readable SQLite file: {error}") from error
    if tables == 0:
        wal = path.with_name(path.name + "-wal").exists()
        raise EmptyError("no table in it" + (", a write-ahead log lies beside it: close the database" if wal else ""))
    return counted(tables, "table")


def _tables(db: sqlite3.Connection, path: Path) -> int:
    left = _WORK

    def tired() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    db.set_progress_handler(tired, 100_000)
    db.execute("PRAGMA trusted_schema=OFF")
    if path.stat().st_size <= _CHECKED:
        (verdict,) = db.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise WrongTypeError(f"a damaged SQLite file: {verdict}")
    (number,) = db.execute(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    ).fetchone()
    return int(number)


CHECKER: Final = Checker(("sqlite", "db"), "1", look)
