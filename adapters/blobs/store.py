"""Where do files lie that must never change, and are they still what they were?

``<root>/<first two digits>/<other 62>`` of the SHA-256, 0600. New ones grow in ``<root>/partial`` and are renamed when
they are complete and on disk; the event that names a blob is written after that.
"""

import contextlib
import fcntl
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from .copying import copy, digest_of, write
from .errors import BlobDamaged, BlobMissing, DigestRefused, SourceChanged, SourceRefused
from .landing import LEFTOVER_AGE_S, Partial, land, partial_file, remove_leftovers, sync_folder, writing_to
from .ref import BlobRef
from .source import open_regular

_DIGEST = re.compile(r"[0-9a-f]{64}")
_FOLDER = re.compile(r"[0-9a-f]{2}")


class BlobStore:
    """Content-addressed files: stored once, verified when read, never linked from outside.

    Safe for many processes at once. Memory does not depend on a file's size. Writing raises ``BlobNotWritten`` when
    the disk takes no more; then nothing was stored.
    """

    def __init__(self, root: Path) -> None:
        """Use the folder ``root``; it is made by the first blob."""
        self._root = root
        self._growing = root / "partial"

    def put_file(self, path: Path, expected_sha: str | None = None, inside: Path | None = None) -> BlobRef:
        """Store a regular file's content; ``inside`` guards the folders above it too (see ``open_regular``).

        Raises:
            SourceRefused: the file must not or cannot be read.
            SourceChanged: its digest is not ``expected_sha``.
        """
        source = open_regular(path, inside)
        try:
            with partial_file(self._growing) as partial:
                ref = copy(source, partial)
                if expected_sha not in (None, ref.digest):
                    raise SourceChanged(path, str(expected_sha), ref.digest)
                self._keep(ref, partial)
        except OSError as error:
            raise SourceRefused(path, f"cannot be read: {error.strerror}") from error
        finally:
            os.close(source)
        return ref

    def put_bytes(self, data: bytes) -> BlobRef:
        """Store bytes that are in memory anyway."""
        return self.put_stream((data,))

    def put_stream(self, chunks: Iterable[bytes]) -> BlobRef:
        """Store the chunks, one after the other; what their source raises passes through, nothing is stored."""
        with partial_file(self._growing) as partial:
            ref = write(chunks, partial)
            self._keep(ref, partial)
        return ref

    def open(self, digest: str) -> BinaryIO:
        """Open a blob, verified from end to end first, at its beginning. Seekable; the caller closes it.

        Raises:
            BlobMissing, BlobDamaged, DigestRefused
        """
        with self._reading(digest), contextlib.ExitStack() as if_it_fails:
            file = if_it_fails.enter_context(self._path(digest).open("rb"))
            self._compare(digest, digest_of(file.fileno()))
            file.seek(0)
            if_it_fails.pop_all()
        return file

    def read(self, digest: str) -> bytes:
        """The whole blob in memory, verified; raises as ``open``."""
        with self.open(digest) as file:
            return file.read()

    def verify(self, digest: str) -> BlobRef:
        """Read a blob and compare; raises as ``open``."""
        with self.open(digest) as file:
            return BlobRef(digest, file.seek(0, os.SEEK_END))

    def link_out(self, digest: str, target: Path) -> BlobRef:
        """Put a verified copy at ``target``, replacing what is there, never sharing an inode; raises as ``open``.

        The folder is made if needed. Not forced to disk: a workspace can be made again.
        """
        with self._reading(digest), self._path(digest).open("rb") as file, partial_file(target.parent) as partial:
            ref = copy(file.fileno(), partial)
            self._compare(digest, ref)
            with writing_to(target):
                partial.path.rename(target)
        return ref

    def has(self, digest: str) -> bool:
        """Whether the blob is in the store; not whether it is whole."""
        return self._path(digest).is_file()

    def size(self, digest: str) -> int:
        """Bytes on disk; raises BlobMissing, DigestRefused."""
        try:
            return self._path(digest).stat().st_size
        except FileNotFoundError as error:
            raise BlobMissing(digest, self._path(digest)) from error

    def stored_at(self, digest: str) -> float:
        """When these bytes were last stored, seconds since 1970; raises BlobMissing, DigestRefused."""
        try:
            return self._path(digest).stat().st_mtime
        except FileNotFoundError as error:
            raise BlobMissing(digest, self._path(digest)) from error

    def iter_digests(self) -> Iterator[str]:
        """The digests in the store, sorted; files that are no blobs are passed over."""
        if not self._root.is_dir():
            return
        for folder in sorted(path for path in self._root.iterdir() if _FOLDER.fullmatch(path.name)):
            names = sorted(folder.name + path.name for path in folder.iterdir())
            yield from (name for name in names if _DIGEST.fullmatch(name))

    def remove(self, digest: str) -> None:
        """Delete a blob, durably; one that is not there is gone already. Raises DigestRefused."""
        path = self._path(digest)
        if path.parent.is_dir():
            path.unlink(missing_ok=True)
            sync_folder(path.parent)

    def remove_if(self, digest: str, unneeded: Callable[[float], bool]) -> int | None:
        """Delete a blob if ``unneeded`` says so of the time it was last stored (seconds since 1970); its size, or None.

        Whoever stores the same bytes again waits meanwhile, or has made the blob young before ``unneeded`` looks: so
        a blob that somebody is about to name is not taken away between his storing and his naming it.
        """
        path = self._path(digest)
        with self._keeping(fcntl.LOCK_EX):
            try:
                found = path.stat()
            except FileNotFoundError:
                return None
            if not unneeded(found.st_mtime):
                return None
            self.remove(digest)
            return found.st_size

    def remove_leftovers(self, older_than_s: float = LEFTOVER_AGE_S) -> int:
        """Delete what crashed writers left; return how many files."""
        return remove_leftovers(self._growing, older_than_s)

    def _keep(self, ref: BlobRef, partial: Partial) -> None:
        path = self._path(ref.digest)
        with writing_to(path):
            if not path.parent.is_dir():
                path.parent.mkdir(mode=0o700, exist_ok=True)
                sync_folder(self._root)
            with self._keeping(fcntl.LOCK_SH):
                if path.is_file() and path.stat().st_size == ref.size:
                    # It is young again: nobody removes it before the event that names it is written.
                    os.utime(path)
                    # Another writer may have renamed it a moment ago, and its name may not be on disk yet.
                    sync_folder(path.parent)
                else:
                    land(partial, path)

    @contextlib.contextmanager
    def _keeping(self, how: int) -> Iterator[None]:
        """Shared by those who store, exclusive for who removes."""
        self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(self._root / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, how)
            yield
        finally:
            os.close(descriptor)

    @contextlib.contextmanager
    def _reading(self, digest: str) -> Iterator[None]:
        path = self._path(digest)
        try:
            yield
        except FileNotFoundError as error:
            raise BlobMissing(digest, path) from error
        except OSError as error:
            raise BlobDamaged(digest, f"cannot be read: {error.strerror}", path) from error

    def _compare(self, digest: str, found: BlobRef) -> None:
        if found.digest != digest:
            raise BlobDamaged(digest, f"now has the digest {found.digest}", self._path(digest))

    def _path(self, digest: str) -> Path:
        if _DIGEST.fullmatch(digest) is None:
            raise DigestRefused(digest)
        return self._root / digest[:2] / digest[2:]
