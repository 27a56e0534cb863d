"""Which files lie in a folder? Regular files only, sorted, with what was left out and why; no symlink is followed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from ...domain.record import fresh, mutable

LIMIT_FILES = 100_000
"""A runaway agent's files beyond this many are not collected, and the event says so."""


@mutable
class Found:
    """``files``: (relative POSIX path as text, path on disk, executable); ``warnings``: what was left out."""

    files: list[tuple[str, Path, bool]] = fresh(factory=list)
    warnings: list[str] = fresh(factory=list)


def files_below(folder: Path, skip: frozenset[str] = frozenset()) -> Found:
    """Everything below ``folder``; ``skip`` names entries at its top that do not count."""
    found = Found()
    if folder.is_symlink():
        found.warnings.append(f"`{folder.name}` is a symlink and was not followed")
        return found
    if folder.is_dir():
        _walk(folder, "", found, skip)
    return found


def _walk(folder: Path, prefix: str, found: Found, skip: frozenset[str] = frozenset()) -> None:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        found.warnings.append(f"`{prefix or folder.name}` cannot be read: {error.strerror}")
        return
    for entry in entries:
        if entry.name in skip and not prefix:
            continue
        name = prefix + printable(entry.name)
        mode = entry.stat(follow_symlinks=False).st_mode
        if stat.S_ISDIR(mode):
            _walk(Path(entry.path), name + "/", found)
        elif not stat.S_ISREG(mode):
            found.warnings.append(f"`{name}` is {_kind(mode)} and was not kept")
        elif len(found.files) >= LIMIT_FILES:
            found.warnings.append(f"more than {LIMIT_FILES} files: `{name}` and what follows was not kept")
            return
        else:
            found.files.append((name, Path(entry.path), bool(mode & stat.S_IXUSR)))


def printable(name: str) -> str:
    """A file name as text; bytes that are no UTF-8 are written as ``\\xNN``, so that no two names fall together."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")


def _kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a symlink"
    return "a named pipe" if stat.S_ISFIFO(mode) else "a socket or device"
