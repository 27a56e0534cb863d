"""Which files does the user give? Paths of the command line as safe names; nothing is read here.

Symlinks are never followed: an asset that is one, or a folder that holds one, is refused, because what it points to
can change between this look and the copy.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from ...domain.errors import Refused
from ...domain.record import record
from .walk import printable

MAX_FILES = 10_000
MAX_BYTES = 4 * 1000**3
MAX_NAME = 120
"""Characters of one name; longer ones are cut before their ending."""


@record
class Given:
    """A file on disk and the safe relative name it gets in ``input/``."""

    name: str
    path: Path
    size: int
    executable: bool


def gather(paths: Iterable[Path], *, force: bool = False) -> tuple[Given, ...]:
    """Every file of the paths, names made safe and distinct.

    Raises:
        Refused: a path is missing, unreadable, a symlink or a device; or there is too much and no ``force``.
    """
    found: list[Given] = []
    taken: set[str] = set()
    total = 0
    for path in paths:
        for name, file, info in _files(path):
            distinct = _distinct(name, taken)
            found.append(Given(distinct, file, info.st_size, bool(info.st_mode & stat.S_IXUSR)))
            total += info.st_size
            if not force:
                _limit(len(found), total)
    return tuple(found)


def _limit(files: int, total: int) -> None:
    if files > MAX_FILES:
        raise Refused(f"more than {MAX_FILES} files as assets", "give fewer, or --force")
    if total > MAX_BYTES:
        raise Refused("more than 4 GB of assets", "give less, or --force")


def _files(path: Path) -> Iterator[tuple[str, Path, os.stat_result]]:
    info = _look(path)
    base = safe_name(path.name or path.resolve().name)
    if stat.S_ISDIR(info.st_mode):
        yield from _below(path, base)
    else:
        yield base, path, _regular(path, info)


def _below(folder: Path, prefix: str) -> Iterator[tuple[str, Path, os.stat_result]]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        raise Refused(f"asset `{folder}` cannot be read: {error.strerror}") from error
    for entry in entries:
        info = _look(entry)
        name = f"{prefix}/{safe_name(entry.name)}"
        if stat.S_ISDIR(info.st_mode):
            yield from _below(entry, name)
        else:
            yield name, entry, _regular(entry, info)


def _look(path: Path) -> os.stat_result:
    try:
        return path.lstat()
    except FileNotFoundError as error:
        raise Refused(f"asset `{printable(str(path))}` does not exist") from error
    except (OSError, ValueError) as error:
        raise Refused(f"asset `{printable(str(path))[:200]}` cannot be read: {error}") from error


def _regular(path: Path, info: os.stat_result) -> os.stat_result:
    if stat.S_ISLNK(info.st_mode):
        raise Refused(f"asset `{printable(str(path))}` is a symlink", "give the file it points to")
    if not stat.S_ISREG(info.st_mode):
        raise Refused(f"asset `{printable(str(path))}` is not a regular file", "give a file or a folder of files")
    if not os.access(path, os.R_OK):
        raise Refused(f"asset `{printable(str(path))}` cannot be read: permission denied")
    return info


def safe_name(name: str) -> str:
    """One path component without control characters, separators or bytes that are no text; never ``.`` or ``..``."""
    clean = "".join(ch if ch.isprintable() and ch not in "/\\" else "_" for ch in printable(name)).strip()
    if clean.strip(".") == "":
        clean = "_" * max(1, len(clean))
    if len(clean.encode()) <= MAX_NAME:
        return clean
    stem, dot, ending = clean.rpartition(".")
    kept = dot + ending if stem and len(ending) <= 16 else ""
    return clean.encode()[: MAX_NAME - len(kept.encode())].decode(errors="ignore") + kept


def _distinct(name: str, taken: set[str]) -> str:
    """Two files of the same name: the second becomes ``name-2``. Case is ignored, as some file systems do."""
    stem, dot, ending = name.rpartition(".")
    if not stem or "/" in ending:
        stem, dot, ending = name, "", ""
    number, candidate = 1, name
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{stem}-{number}{dot}{ending}"
    taken.add(candidate.casefold())
    return candidate
