"""Where does a running agent's raw output lie, and how is it found again after a crash?

``<root>/<stream>/<number>.stdout`` and ``.stderr`` are the bytes as they came, ``.arrivals`` is JSONL, one row
``[stream, offset, length, ms since start]`` for every read: a byte arrived when the row that covers it says so.
"""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple, Self

from ...domain.record import record
from .errors import SpoolExists, SpoolMissing, SpoolNotWritten
from .names import file_name

StreamName = Literal["stdout", "stderr"]
_SUFFIXES = ("stdout", "stderr", "arrivals")


class Arrival(NamedTuple):
    """``length`` bytes at ``offset`` of ``stream`` came ``ms`` after the start."""

    stream: StreamName
    offset: int
    length: int
    ms: int


@record
class SpoolFiles:
    """The three files of one attempt, to be read, turned into blobs, and removed."""

    stdout: Path
    stderr: Path
    arrivals: Path

    @classmethod
    def of(cls, root: Path, stream: str, number: int) -> Self:
        """Name the files; they need not exist.

        Raises:
            NameRefused: ``stream`` is not a safe file name.
        """
        return cls(*(root / file_name(stream) / f"{number}.{suffix}" for suffix in _SUFFIXES))

    def rows(self) -> Iterator[Arrival]:
        """Read the arrivals in order; a last row torn by a crash is left out, its bytes are still in the stream.

        Raises:
            SpoolMissing: the attempt left no spool.
        """
        try:
            file = self.arrivals.open("rb")
        except FileNotFoundError as error:
            raise SpoolMissing(self.arrivals) from error
        with file:
            for row in file:
                if row.endswith(b"\n"):
                    yield Arrival(*json.loads(row))

    def remove(self) -> None:
        """Delete the files once they are blobs, and the stream's folder with the last of them."""
        for path in (self.stdout, self.stderr, self.arrivals):
            path.unlink(missing_ok=True)
        folder = self.arrivals.parent
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def left_behind(root: Path, stream: str) -> list[int]:
    """Numbers of the attempts whose output was never turned into blobs, ascending."""
    found = {path.stem for path in (root / file_name(stream)).glob("*.arrivals")}
    return sorted(int(stem) for stem in found if stem.isdecimal())


def remove_stream(root: Path, stream: str) -> None:
    """Delete everything spooled for ``stream`` (erasure)."""
    folder = root / file_name(stream)
    if folder.is_dir():
        shutil.rmtree(folder)


class Spool:
    """The files of one attempt while it runs: appended unbuffered, so that a killed engine loses no byte it read."""

    def __init__(self, root: Path, stream: str, number: int) -> None:
        """Create the files, 0600.

        Raises:
            NameRefused: ``stream`` is not a safe file name.
            SpoolExists: the number was used before and not removed.
            SpoolNotWritten: the folder cannot be written to.
        """
        self.files = SpoolFiles.of(root, stream, number)
        self._sizes: dict[StreamName, int] = {"stdout": 0, "stderr": 0}
        self._open: dict[str, int] = {}
        try:
            self.files.arrivals.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            for suffix in _SUFFIXES:
                self._open[suffix] = _create(getattr(self.files, suffix))
        except FileExistsError as error:
            self.close()
            raise SpoolExists(self.files.arrivals.with_suffix("")) from error
        except OSError as error:
            self.close()
            raise SpoolNotWritten(self.files.arrivals, error.strerror or str(error)) from error

    def append(self, stream: StreamName, chunk: bytes, ms: int) -> int:
        """Keep ``chunk`` and its arrival; return the offset it begins at.

        Raises:
            SpoolNotWritten: the disk is full or a limit was reached.
        """
        offset = self._sizes[stream]
        row = json.dumps([stream, offset, len(chunk), ms], separators=(",", ":"))
        try:
            _write_all(self._open[stream], chunk)
            _write_all(self._open["arrivals"], row.encode() + b"\n")
        except OSError as error:
            path = getattr(self.files, stream)
            raise SpoolNotWritten(path, error.strerror or str(error)) from error
        self._sizes[stream] = offset + len(chunk)
        return offset

    def close(self) -> None:
        """Close the files; they stay on disk. Closing twice is harmless."""
        while self._open:
            os.close(self._open.popitem()[1])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _create(path: Path) -> int:
    # O_EXCL also refuses a symlink planted in our place.
    return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
