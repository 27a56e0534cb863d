"""Is the home a private, roomy place, on which SQLite works as we need it?"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from .finding import NOTE, OK, WRONG, Finding

AREA: Final = "home"
LITTLE: Final = 1 << 30
"""Bytes free below which it is said: a session's workspace and blobs are easily a few hundred megabytes."""
TOO_LITTLE: Final = 50 << 20
"""Bytes free below which the next attempt's output may not fit."""
OLDEST_SQLITE: Final = (3, 35, 0)
"""RETURNING, which the catalog uses."""
_PRIVATE_FOLDERS: Final = ("blobs", "private", "runs", "spool", "workspaces", "agents")


def look(home: Path) -> Iterator[Finding]:
    """Permissions, disk, SQLite."""
    yield from _folder(home)
    yield from _disk(_existing(home))
    yield from _sqlite(home)


def _folder(home: Path) -> Iterator[Finding]:
    try:
        found = home.stat()
    except FileNotFoundError:
        yield Finding(AREA, "folder", NOTE, f"{home} is not there yet", "`apprentice init` makes it")
        return
    except OSError as error:
        yield Finding(AREA, "folder", WRONG, f"{home}: {error.strerror}", "check the modes of the folders above it")
        return
    if not stat.S_ISDIR(found.st_mode):
        yield Finding(AREA, "folder", WRONG, f"{home} is not a folder", "name another with --home or APPRENTICE_HOME")
        return
    if not os.access(home, os.R_OK | os.W_OK | os.X_OK):
        hint = "mend its owner or mode, or name another with --home"
        yield Finding(AREA, "folder", WRONG, f"{home} cannot be written to", hint)
    open_ = [name for name, mode in _modes(home) if mode & 0o077]
    if open_:
        shown = ", ".join(open_[:4]) + (", ..." if len(open_) > 4 else "")
        what = f"others on this machine can get at {shown}"
        yield Finding(AREA, "folder", WRONG, what, f"chmod -R go-rwx '{home}'")
    else:
        yield Finding(AREA, "folder", OK, f"{home}, yours alone")


def _modes(home: Path) -> Iterator[tuple[str, int]]:
    """The home, the files in it, and the folders we make. Behind a closed door the mode of a room does not matter."""
    mode = home.stat().st_mode
    yield str(home), mode
    if mode & 0o077:
        for path in sorted(home.iterdir()):
            inside = path.lstat().st_mode
            if stat.S_ISREG(inside) or path.name in _PRIVATE_FOLDERS:
                yield path.name, inside


def _disk(place: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(place).free
    said = f"{_size(free)} free"
    if free < TOO_LITTLE:
        hint = "free some space; what was acknowledged is safe"
        yield Finding(AREA, "disk", WRONG, f"only {said}", hint)
    elif free < LITTLE:
        yield Finding(AREA, "disk", NOTE, f"only {said}", "free some space before longer work")
    else:
        yield Finding(AREA, "disk", OK, said)
    files = os.statvfs(place)
    if files.f_files and files.f_favail < 1000:
        yield Finding(AREA, "disk", WRONG, f"room for {files.f_favail} more files", "delete some files on that disk")


def _sqlite(home: Path) -> Iterator[Finding]:
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        yield Finding(AREA, "SQLite", WRONG, f"{version} is older than 3.35", "use a newer Python")
        return
    lacking = _lacking(home if home.is_dir() else _existing(home))
    if lacking is None:
        yield Finding(AREA, "SQLite", OK, f"{version}, with write-ahead log and full text")
    else:
        yield Finding(AREA, "SQLite", WRONG, f"{version}: {lacking}", "keep the home on a local disk (--home)")


def _lacking(folder: Path) -> str | None:
    """What does not work where the home is, tried on a database of its own that is gone afterwards."""
    place = folder if os.access(folder, os.W_OK) else Path(tempfile.gettempdir())
    try:
        with (
            tempfile.TemporaryDirectory(prefix=".doctor-", dir=place) as trial,
            closing(sqlite3.connect(Path(trial) / "trial.db", isolation_level=None)) as database,
        ):
            (mode,) = database.execute("PRAGMA journal_mode = WAL").fetchone()
            if mode != "wal":
                return f"no write-ahead log on this disk (journal mode {mode})"
            database.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    except (OSError, sqlite3.Error) as error:
        return str(error)
    return None


def _existing(path: Path) -> Path:
    """The nearest folder above that is there."""
    return next((place for place in (path, *path.parents) if place.is_dir()), Path("/"))


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"
