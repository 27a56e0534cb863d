"""How does a setting get into ``<home>/settings.toml``? Checked first, then the one line, then in one piece."""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ..domain.errors import ApprenticeError, Refused
from .home import make_home
from .settings import FILE
from .settings_text import Path as Keys
from .settings_text import Value, changed


def change(home: Path, changes: Mapping[Keys, Value | None]) -> bool:
    """Make these settings, all or none (None: take it away); False where the file said so already.

    Comments, order and everything else in the file stay. The file is written anew beside the old one, 0600, and
    takes its place; a link to a file elsewhere stays a link. The caller has checked names and values.

    Raises:
        Refused: the file is not TOML, or says it in a way that is not edited from here; nothing was changed.
        ApprenticeError: it cannot be read or written.
    """
    make_home(home)
    path = (home / FILE).resolve()
    with _alone(home):
        before = _text(path)
        after = before
        for keys, value in changes.items():
            after = changed(after, keys, value)
        if after == before:
            return False
        _write(path, after)
        return True


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise Refused(f"`{path}` is not UTF-8: {error.reason}", "correct it, or move the file away") from error
    except OSError as error:
        raise ApprenticeError(f"cannot read `{path}`: {error.strerror}", "check its owner and mode") from error


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """One writer at a time: two that read the same text would lose one's change. The folder itself is the lock."""
    handle = os.open(home, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise ApprenticeError(f"cannot write `{path}`: {error.strerror}", "check its owner, mode and space") from error
