"""Which ends of streams were written down beside the log? ``heads.jsonl``, by which a lost tail is noticed."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...domain.errors import ApprenticeError

if TYPE_CHECKING:
    from ...domain.ports import Head


class HeadLine(NamedTuple):
    """One line: at some time, the stream's event ``version`` had this digest."""

    stream: str
    version: int
    digest: str


class HeadsUnwritable(ApprenticeError):
    """The line could not be added; the log itself is unharmed."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"cannot write `{path}`: {reason}", "free some space or mend its mode; the next command adds it"
        )


class HeadsFile:
    """``<home>/heads.jsonl``, append-only, mode 0600, durable when ``record`` returns."""

    def __init__(self, home: Path) -> None:
        self.path = home / "heads.jsonl"

    def record(self, stream: str, head: Head) -> None:
        """Append a line, unless the last line of that stream says the same. Raises HeadsUnwritable."""
        try:
            created = not self.path.exists()
            fd = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                # Two processes must neither both find the line missing nor write into each other's.
                fcntl.flock(fd, fcntl.LOCK_EX)
                self._append(fd, HeadLine(stream, head.version, head.digest))
            finally:
                os.close(fd)
            if created:
                _sync_folder(self.path.parent)
        except OSError as error:
            raise HeadsUnwritable(self.path, error.strerror or str(error)) from error

    def _append(self, fd: int, line: HeadLine) -> None:
        known = self.path.read_bytes()
        last = [old for old in _lines(known) if old.stream == line.stream][-1:]
        if last == [line]:
            return
        # A torn last line (a crash or a full disk while writing) stays as it is; the new one starts afresh.
        start = b"" if not known or known.endswith(b"\n") else b"\n"
        _write(fd, start + json.dumps(line._asdict(), separators=(",", ":")).encode() + b"\n")
        os.fsync(fd)

    def read(self) -> list[HeadLine]:
        """All lines in order; what is no line (a torn one) is left out."""
        try:
            return list(_lines(self.path.read_bytes()))
        except FileNotFoundError:
            return []


def _lines(content: bytes) -> Iterator[HeadLine]:
    for raw in content.splitlines():
        try:
            fields = json.loads(raw)
            yield HeadLine(str(fields["stream"]), int(fields["version"]), str(fields["digest"]))
        except (ValueError, KeyError, TypeError):
            continue  # torn by a crash: it was never acknowledged, and the next command wrote it again


def _write(fd: int, data: bytes) -> None:
    while data:
        data = data[os.write(fd, data) :]


def _sync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
