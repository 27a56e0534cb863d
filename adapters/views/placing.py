"""How does a file that a fold asks for come to lie at a path? Its bytes, or the blob's, verified on the way."""

from __future__ import annotations

import os
import re
from hashlib import sha256
from pathlib import Path
from typing import Final, Protocol

from ...domain.errors import Damaged
from ...domain.values import Content
from ...projections.entries import Entry
from ...projections.fold import shown

_SMALL: Final = 1024 * 1024
"""Bytes up to which a blob goes through memory: reading, checking and writing it once is cheapest."""
_RUN_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")


class Store(Protocol):
    """What is asked of the blob store."""

    def read(self, digest: str) -> bytes:
        """The whole blob, verified."""

    def link_out(self, digest: str, target: Path) -> object:
        """Put a verified, durable copy at ``target``, never sharing an inode."""


class Placer:
    """Puts entries at paths, from one blob store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def text(self, content: Content) -> str:
        """A content's whole text: what a fold asks for when a preview is not enough."""
        if content.text is not None or content.blob is None:
            return shown(content)
        return self._store.read(content.blob).decode("utf-8", errors="replace")

    def place(self, entry: Entry, target: Path) -> tuple[int, str]:
        """Write a new file; its size in bytes and sha256. Not durable yet: the caller syncs many together."""
        content = entry.content
        if isinstance(content, Content) and content.blob is not None and (content.size or 0) > _SMALL:
            self._store.link_out(content.blob, target)
            target.chmod(_mode(entry))
            return target.stat().st_size, content.blob
        data = self._bytes(content)
        with os.fdopen(
            os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, _mode(entry)), "wb"
        ) as out:
            out.write(data)
        return len(data), digest_of(entry) if isinstance(content, Content) else sha256(data).hexdigest()

    def move(self, finished: Path, target: Path) -> tuple[int, str]:
        """Give a finished file its place; its size and sha256. Both lie in one home, so one rename does it."""
        digest, size = sha256(), 0
        with finished.open("rb") as file:
            while chunk := file.read(_SMALL):
                digest.update(chunk)
                size += len(chunk)
        finished.replace(target)
        return size, digest.hexdigest()

    def _bytes(self, content: bytes | Content) -> bytes:
        if isinstance(content, bytes):
            return content
        return self._store.read(content.blob) if content.blob is not None else shown(content).encode()


def digest_of(entry: Entry) -> str:
    """The sha256 that the file will have, known without reading a blob."""
    content = entry.content
    if isinstance(content, bytes):
        return sha256(content).hexdigest()
    return content.blob if content.blob is not None else sha256(shown(content).encode()).hexdigest()


def _mode(entry: Entry) -> int:
    return 0o700 if entry.executable else 0o600


def run_folder(home: Path, run_id: str) -> Path:
    """``<home>/runs/<run_id>``; an id from a stranger's log that would lead elsewhere is refused."""
    if _RUN_ID.fullmatch(run_id) is None:
        raise Damaged(f"the log holds a run id that is no name: `{run_id!r}`", "`apprentice verify --all`")
    return home / "runs" / run_id


def open_run_folder(home: Path, run_id: str) -> Path:
    """The run folder, made where it is missing."""
    folder = run_folder(home, run_id)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def safe(path: str) -> str:
    """A path inside a folder; one that leads out of it comes from a damaged or hostile log."""
    if path.startswith("/") or "\0" in path or any(part in ("", ".", "..") for part in path.split("/")):
        raise Damaged(f"the log names a file outside of its folder: `{path!r}`", "`apprentice verify --all`")
    return path
