"""Does a zip open, and may it be read?  Only its directory and a sample are: nothing is extracted."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from .outcome import Checker, EmptyError, WrongTypeError, counted
from .sniff import head

_DIRECTORY: Final = 8 << 20  # bytes of central directory; about 100,000 members
_RATIO: Final = 200  # deflate reaches 1,032; honest archives stay under 100
_BOMB: Final = 256 << 20  # bytes unpacked before the ratio matters
_SAMPLE: Final = 1 << 20  # bytes read of the first member

_UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError)


def _directory_size(path: Path) -> int:
    """Bytes of central directory, from the end record (APPNOTE 4.3.16), before the library loads it."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - 65_557))
        tail = file.read()
        at = tail.rfind(b"PK\x05\x06")
        if at < 0 or len(tail) - at < 22:
            raise WrongTypeError("not a zip: no end record" + ("" if tail else " (0 bytes)"))
        declared: int = struct.unpack_from("<L", tail, at + 12)[0]
        locator = tail.rfind(b"PK\x06\x07", 0, at)
        if locator < 0:
            return declared
        file.seek(min(struct.unpack_from("<Q", tail.ljust(locator + 20, b"\0"), locator + 8)[0], size))
        record = file.read(56)
    if len(record) == 56 and record.startswith(b"PK\x06\x06"):
        declared = struct.unpack_from("<Q", record, 40)[0]
    return declared


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """A zip whose directory is small enough to load and which is no bomb.

    Raises:
        WrongTypeError: not a zip, a damaged one, or one that unpacks to far more than it is.
    """
    if not head(path, 1):
        raise EmptyError("0 bytes")
    declared = _directory_size(path)
    if declared > _DIRECTORY:
        raise WrongTypeError(f"its directory of {declared} bytes is too large to be looked through")
    try:
        with zipfile.ZipFile(path) as archive:
            _no_bomb(archive, path.stat().st_size)
            yield archive
    except _UNREADABLE as error:
        raise WrongTypeError(f"not a readable zip: {error}") from error


def _no_bomb(archive: zipfile.ZipFile, size: int) -> None:
    unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > _BOMB and unpacked > _RATIO * max(size, 1):
        raise WrongTypeError(f"{size} bytes that unpack to {unpacked}: taken for a bomb, not opened")


def member_chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """One member, 64 KiB at a time; the library stops at the size the directory declares."""
    with archive.open(name) as file:
        while chunk := file.read(1 << 16):
            yield chunk


def look(path: Path) -> str:
    """At least one member with bytes in it; the first such member unpacks."""
    with opened(path) as archive:
        files = [member for member in archive.infolist() if not member.is_dir()]
        filled = [member for member in files if member.file_size > 0]
        if not filled:
            raise EmptyError("no members" if not files else "every member is empty")
        if not filled[0].flag_bits & 1:  # an encrypted member is not ours to read
            with archive.open(filled[0]) as sample:
                sample.read(_SAMPLE)
        return counted(len(files), "member")


CHECKER: Final = Checker(("zip",), "1", look)
