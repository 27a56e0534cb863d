"""How does what an attempt printed become blobs, and how is it read again after a crash?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from ...domain.ports import Blobs
from ...domain.values import Content, RawRef, Streams
from ..process.spool import SpoolFiles
from .kind import Decoder, Observation
from .watch import LONGEST


class FileBlobs(Blobs, Protocol):
    """Blobs that also take a file without holding it in memory."""

    def put_file(self, path: Path, media_type: str) -> Content:
        """Keep a file's bytes as a blob, preview included."""


def keep(files: SpoolFiles, blobs: FileBlobs) -> Streams:
    """Store what the spool holds; a stream that is missing or empty is absent."""
    return Streams(
        stdout=_kept(files.stdout, "text/plain", blobs),
        stderr=_kept(files.stderr, "text/plain", blobs),
        arrivals=_kept(files.arrivals, "application/jsonl", blobs),
    )


def decode_spool(path: Path, decoder: Decoder) -> Iterator[Observation]:
    """Read a stdout again from disk, line by line; a torn last line is offered too."""
    offset = 0
    if path.is_file():
        with path.open("rb") as file:
            while line := file.readline(LONGEST):
                raw = RawRef(stream="stdout", offset=offset, length=len(line.rstrip(b"\n")))
                yield from decoder.feed(line.removesuffix(b"\n"), raw)
                offset += len(line)
    yield from decoder.finish()


def tail(path: Path, size: int) -> str:
    """The last ``size`` bytes of a file as text; nothing if it is not there."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - size))
        return file.read().decode("utf-8", "replace")


def _kept(path: Path, media_type: str, blobs: FileBlobs) -> Content | None:
    if not path.is_file() or path.stat().st_size == 0:
        return None
    return blobs.put_file(path, media_type)
