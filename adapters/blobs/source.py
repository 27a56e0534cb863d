"""How is a file that somebody else wrote opened without being led elsewhere?"""

import errno
import os
import stat
from pathlib import Path

from .errors import SourceRefused

# Non-blocking, or opening a FIFO would wait for a writer for ever.
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_FOLDER = os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY | os.O_CLOEXEC


def open_regular(path: Path, inside: Path | None = None) -> int:
    """Open a regular file for reading and return its descriptor; a symlink is never followed.

    Without ``inside`` that holds for the file itself (the folders above it are the user's own choice). With it, for
    every folder between ``inside`` and the file too: an agent may have replaced any of them.

    Raises:
        SourceRefused: a symlink, not a regular file, unreadable, missing, or outside ``inside``.
    """
    try:
        descriptor = os.open(path, _FILE) if inside is None else _open_below(path, inside)
    except OSError as error:
        raise SourceRefused(path, _reason(error)) from error
    except ValueError as error:
        raise SourceRefused(path, f"cannot be opened: {error}") from error
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise SourceRefused(path, "is a folder" if stat.S_ISDIR(mode) else "is no regular file")
    return descriptor


def _open_below(path: Path, inside: Path) -> int:
    *folders, name = path.relative_to(inside).parts
    if ".." in folders or name == "..":
        raise ValueError(f"it leaves {inside}")
    folder = os.open(inside, _FOLDER)
    try:
        for each in folders:
            deeper = os.open(each, _FOLDER, dir_fd=folder)
            os.close(folder)
            folder = deeper
        return os.open(name, _FILE, dir_fd=folder)
    finally:
        os.close(folder)


def _reason(error: OSError) -> str:
    if error.errno in (errno.ELOOP, errno.ENOTDIR):
        return "is a symlink, or lies behind one"
    if error.errno == errno.ENXIO:
        return "is no regular file"
    return f"cannot be read: {error.strerror}"
