"""What can go wrong with the log that a user can mend? Disk, permission, a lock held too long, a foreign file."""

from __future__ import annotations

import sqlite3

from ...domain.errors import ApprenticeError, Damaged, Refused

_FULL = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_TOOBIG")
_UNWRITABLE = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")


class LogFull(ApprenticeError):
    """The disk, a quota or a size limit refused the bytes; the transaction was rolled back."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"cannot write to the log `{path}`: {reason}; nothing of this append was kept",
            "free some space (or raise the file size limit) and run the same command again",
        )


class LogUnwritable(ApprenticeError):
    """The file or its folder cannot be opened for writing."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"cannot open the log `{path}` for writing: {reason}",
            "check owner and mode of the file and its folder, or set APPRENTICE_HOME to a folder of yours",
        )


class LogBusy(ApprenticeError):
    """Another process held the write lock longer than anything here ever does."""

    def __init__(self, path: str, seconds: float) -> None:
        super().__init__(
            f"the log `{path}` was locked by another process for {seconds:g} s",
            "look for a stopped `apprentice` or an open `sqlite3` on that file, then run the command again",
        )


class NotALog(Damaged):
    """A file lies where the log should be, and it is not ours or no longer readable."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"`{path}` is not a readable Apprentice log: {reason}",
            "restore it from a backup, or move it away to start with an empty log",
        )


class NewerLog(Damaged):
    """Something in the log was written by a version of Apprentice that knows more than this one."""

    def __init__(self, where: str, needed: str, known: str) -> None:
        super().__init__(
            f"{where} needs {needed}, and this Apprentice knows {known}; nothing was written",
            "upgrade Apprentice: `pip install --upgrade agent-apprenticeship`",
        )


class Unstorable(Refused):
    """An event that could not be read back: a lone surrogate, an integer beyond 64 bits, a type nobody knows."""

    def __init__(self, type_name: str, reason: str) -> None:
        super().__init__(
            f"a {type_name} event cannot be recorded: {reason}; nothing of this append was kept",
            "text must be valid Unicode and integers must fit 64 bits",
        )


def translated(error: sqlite3.Error, path: str, lock_timeout_s: float) -> ApprenticeError:
    """Say in the user's words what SQLite said; ``path`` is the database file."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(_FULL):
        return LogFull(path, str(error))
    if name.startswith(_UNWRITABLE):
        return LogUnwritable(path, str(error))
    if name.startswith(_BUSY):
        return LogBusy(path, lock_timeout_s)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return NotALog(path, str(error))
    return Damaged(f"the log `{path}` refused an operation: {error}", "`apprentice verify --all` says what is wrong")
