"""How does what an attempt printed become blobs, and how is it read again after a crash?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Protocol

from ...domain.ports import Blobs
from ...domain.values import Content, RawRef, SideFile, Streams
from ..process.spool import SpoolFiles
from .kind import Decoder, Observation
from .watch import LONGEST

_JSON: Final = "application/json"


class FileBlobs(Blobs, Protocol):
    """Blobs that also take a file without holding it in memory."""

    def put_file(self, path: Path, media_type: str) -> Content:
        """Keep a file's bytes as a blob, preview included."""


ROLLOUT: Final = "rollout"
"""The name under which steps refer to the session file they were read from."""


def keep(files: SpoolFiles, blobs: FileBlobs, side: Mapping[str, bytes], rollout: Path | None) -> Streams:
    """Store what the spool holds and what lay beside it; a stream that is missing or empty is absent."""
    kept = [SideFile(name=name, content=blobs.put(data, _JSON)) for name, data in side.items()]
    if rollout is not None:
        kept.append(SideFile(name=ROLLOUT, content=blobs.put_file(rollout, "application/jsonl")))
    return Streams(
        side=tuple(kept),
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
