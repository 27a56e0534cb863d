"""How do many small files get on disk so that a power cut leaves each whole? Temp, sync, rename; synced together.

One fsync a file costs several times the copying. Linux can flush a whole file system in one call, which for more
than a handful of files is cheaper by an order of magnitude (docs/performance.md has the figures).
"""

from __future__ import annotations

import ctypes
import errno
import os
import stat
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

_FEW: Final = 64
"""Up to so many files are synced one by one: a whole file system's flush also waits for what others write, so that two
processes that rebuild bundles of twenty files would wait for each other (1.4 instead of 1.8 times one)."""
_AT_ONCE: Final = 8
"""Flushes that wait together."""
_EACH: Final = 8
"""Files that are worth a thread: to start one takes as long as half a flush."""
_AT_FDCWD: Final = -100
_EXCHANGE: Final = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS have the same value."""


def sync_files(paths: list[Path], folder: Path) -> None:
    """Everything written to ``paths`` (all below ``folder``) is on disk when this returns."""
    if len(paths) > _FEW and _sync_file_system(folder):
        return
    _sync_all(paths)


def sync_folders(folders: Iterable[Path]) -> None:
    """Names made, changed or removed in these folders are on disk when this returns."""
    _sync_all([*folders])


def _sync_all(paths: list[Path]) -> None:
    """All at once: the file system writes its journal once for those that wait together, not once for each.

    Raises:
        OSError: one could not be flushed; all others were tried.
    """
    left, failed = iter(paths), list[OSError]()
    taking = threading.Lock()

    def work() -> None:
        while True:
            with taking:
                path = next(left, None)
            if path is None:
                return
            try:
                _sync(path)
            except OSError as error:
                failed.append(error)

    helpers = [threading.Thread(target=work, name="sync") for _ in range(min(_AT_ONCE - 1, len(paths) // _EACH))]
    for helper in helpers:
        helper.start()
    work()
    for helper in helpers:
        helper.join()
    if failed:
        raise failed[0]


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_file_system(folder: Path) -> bool:
    """Linux's syncfs; False where there is none or it fails, so that the caller syncs file by file."""
    if sys.platform != "linux":
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        return bool(ctypes.CDLL(None, use_errno=True).syncfs(handle) == 0)
    finally:
        os.close(handle)


def swap(one: Path, other: Path) -> bool:
    """Exchange two folders' names in one step; False where the system or the file system cannot."""
    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        return bool(libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _EXCHANGE) == 0)
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        return bool(libc.renamex_np(first, second, _EXCHANGE) == 0)
    return False


def make_folder(root: Path, relative: str) -> Path:
    """The folder ``relative`` below ``root``, made where it is missing.

    A symlink or a file in its way is no projection: it is removed, so that nothing is ever written outside ``root``.
    """
    folder = root
    for part in [p for p in relative.split("/") if p]:
        folder = folder / part
        try:
            if not stat.S_ISDIR(folder.lstat().st_mode):
                folder.unlink()
                folder.mkdir(mode=0o700)
        except FileNotFoundError:
            folder.mkdir(mode=0o700)
    return folder


def replace(temporary: Path, target: Path) -> None:
    """Rename over whatever is there; a folder in the way is removed first, because it is no projection either."""
    try:
        temporary.replace(target)
    except OSError as error:
        if error.errno not in (errno.EISDIR, errno.ENOTEMPTY, errno.EEXIST):
            raise
        remove_tree(target)
        temporary.replace(target)


def remove_tree(path: Path) -> None:
    """Remove a file, link or folder with all that is in it; links are never followed; gone already is fine."""
    try:
        if not stat.S_ISDIR(path.lstat().st_mode):
            path.unlink()
            return
    except FileNotFoundError:
        return
    for entry in list(os.scandir(path)):
        remove_tree(Path(entry.path))
    path.rmdir()


def prune_folders(root: Path, paths: Iterable[str]) -> None:
    """Remove the folders that became empty when the files at ``paths`` went."""
    for path in sorted(paths, reverse=True):
        folder = (root / path).parent
        while folder != root:
            with suppress(OSError):  # not empty, or gone already: both mean there is nothing to do here
                folder.rmdir()
            folder = folder.parent
