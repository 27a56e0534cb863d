"""Which form do a backup and an exported log have? A zip of stored members with a manifest of their digests.

Stored, never compressed: no archive can be a bomb, any tool can look into it, and the same content gives the same
bytes (names in the writer's order, one date, one mode). ``manifest.json`` is the last member and names all others
with size and SHA-256. docs/keeping.md describes what lies in which.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from ...domain.errors import ApprenticeError, Damaged, NotFound, Refused
from ..blobs.landing import sync_folder

MANIFEST: Final = "manifest.json"
_CHUNK: Final = 1 << 20
_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest a zip can say: when it was made is no part of what it holds."""
_DEPTH: Final = 16


class ArchiveDamaged(Damaged):
    """The archive is not what its own manifest says, or holds what no archive of ours does."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"`{path}` is damaged: {what}; nothing was written", "make it again where it came from")


class NoArchive(Refused):
    """The file is something else, or its end is missing."""

    def __init__(self, path: Path, kind: str, why: str) -> None:
        super().__init__(f"`{path}` is no {kind}, or its end is missing: {why}", "give a file that Apprentice wrote")


class Packing:
    """An archive on its way; see ``packing``."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._files: list[dict[str, Any]] = []

    def add(self, name: str, chunks: Iterable[bytes]) -> str:
        """Write one member; its SHA-256."""
        if not safe(name):
            raise Refused(f"`{name!r}` cannot be packed", "rename that file")
        digest, size = hashlib.sha256(), 0
        with self._archive.open(_info(name), "w", force_zip64=True) as member:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                member.write(chunk)
        self._files.append({"path": name, "size": size, "sha256": digest.hexdigest()})
        return digest.hexdigest()

    def close(self, manifest: dict[str, Any]) -> None:
        """Write the manifest, which ends the archive."""
        content = {**manifest, "files": sorted(self._files, key=lambda f: str(f["path"]))}
        with self._archive.open(_info(MANIFEST), "w", force_zip64=True) as member:
            member.write(json.dumps(content, indent=1, ensure_ascii=True).encode() + b"\n")


def safe(name: str) -> bool:
    """Whether a member's name is a path below wherever it is put, on any system."""
    parts = name.split("/")
    return (
        len(parts) <= _DEPTH
        and name.isprintable()
        and "\\" not in name
        and all(part not in ("", ".", "..") and len(part.encode(errors="replace")) <= 255 for part in parts)
    )


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DATE)
    info.create_system, info.external_attr = 3, 0o100600 << 16
    return info


@contextmanager
def packing(target: Path) -> Iterator[Packing]:
    """Write an archive beside ``target``, 0600, and give it that name when it is complete and on disk.

    What a killed writer left beside it is written over by the next.

    Raises:
        Refused: something has that name, its folder is not there, or another process is writing it.
    """
    refuse_existing(target)
    partial = target.with_name(f".{target.name}.partial")
    with _alone(partial, target) as file:
        try:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                yield Packing(archive)
            file.flush()
            os.fsync(file.fileno())
            refuse_existing(target)
            partial.rename(target)
            sync_folder(target.parent)
        except OSError as error:
            raise ApprenticeError(f"cannot write `{target}`: {error.strerror or error}", "free some space") from error
        finally:
            partial.unlink(missing_ok=True)


@contextmanager
def _alone(partial: Path, target: Path) -> Iterator[IO[bytes]]:
    """The empty file ``partial``, which no other process writes meanwhile."""
    try:
        descriptor = os.open(partial, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise Refused(f"cannot write `{target}`: {error.strerror}", "name a file in a folder of yours") from error
    with os.fdopen(descriptor, "w+b") as file:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(f"another process is writing `{target}`", "wait for it") from None
        file.truncate(0)
        yield file


def refuse_existing(target: Path) -> None:
    """Nothing is ever written over. Raises Refused."""
    if target.is_symlink() or target.exists():
        raise Refused(f"`{target}` is there already", "name another file, or move that one away")


class Unpacking:
    """An archive whose names, sizes and digests have all been checked; see ``unpacking``."""

    def __init__(self, path: Path, archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
        self.path = path
        self.manifest = manifest
        self._archive = archive

    @property
    def names(self) -> list[str]:
        """Every member but the manifest, sorted."""
        return sorted(name for name in self._archive.namelist() if name != MANIFEST)

    def open(self, name: str) -> IO[bytes]:
        """A member's bytes. Raises KeyError: there is none of that name."""
        return self._archive.open(name)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The same in pieces of a megabyte."""
        with self.open(name) as member:
            while chunk := member.read(_CHUNK):
                yield chunk

    def damaged(self, what: str) -> ArchiveDamaged:
        """What is wrong with this archive, as an error."""
        return ArchiveDamaged(self.path, what)


@contextmanager
def unpacking(path: Path, kind: str, version: int) -> Iterator[Unpacking]:
    """Open an archive and read all of it once, so that what comes out of it is what its manifest says.

    Raises:
        NotFound: there is no such file. NoArchive: it is something else (exit 2).
        ArchiveDamaged: a name, a size or a digest is not as it must be (exit 5).
    """
    if not path.is_file():
        raise NotFound(f"there is no file `{path}`", "check the path")
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise NoArchive(path, kind, str(error)) from error
    with archive:
        try:
            _plain(path, archive)
            manifest = _manifest(path, archive, kind, version)
            _compare(path, archive, manifest)
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise ArchiveDamaged(path, str(error)) from error
        yield Unpacking(path, archive, manifest)


def _plain(path: Path, archive: zipfile.ZipFile) -> None:
    """Stored members with names of ours, each once, together no larger than the file."""
    seen: set[str] = set()
    for info in archive.infolist():
        if not safe(info.filename):
            raise ArchiveDamaged(path, f"it holds a file with the name {info.filename[:80]!r}")
        if info.filename in seen:
            raise ArchiveDamaged(path, f"it holds `{info.filename}` twice")
        if info.compress_type != zipfile.ZIP_STORED or info.compress_size != info.file_size or info.flag_bits & 1:
            raise ArchiveDamaged(path, f"`{info.filename}` is compressed or encrypted, which we never do")
        seen.add(info.filename)
    if sum(info.file_size for info in archive.infolist()) > path.stat().st_size:
        raise ArchiveDamaged(path, "its members are larger than the file")


def _manifest(path: Path, archive: zipfile.ZipFile, kind: str, version: int) -> dict[str, Any]:
    try:
        manifest = json.loads(archive.read(MANIFEST))
        found, number = manifest["format"], int(manifest["version"])
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise NoArchive(path, kind, "it has no manifest of ours") from error
    if found != kind:
        raise NoArchive(path, kind, f"it is one of the format `{str(found)[:40]}`")
    if number > version:
        raise Damaged(
            f"`{path}` has version {number} of the format {kind}, and this Apprentice knows {version}",
            "upgrade Apprentice: `pip install --upgrade agent-apprenticeship`",
        )
    assert isinstance(manifest, dict)
    return manifest


def _compare(path: Path, archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    try:
        told = {str(f["path"]): (int(f["size"]), str(f["sha256"])) for f in manifest["files"]}
    except (KeyError, ValueError, TypeError) as error:
        raise ArchiveDamaged(path, "its manifest is not of our making") from error
    there = set(archive.namelist()) - {MANIFEST}
    if told.keys() != there:
        raise ArchiveDamaged(path, f"`{min(told.keys() ^ there)}` is missing, or not in the manifest")
    for name, (size, sha256) in sorted(told.items()):
        digest, length = hashlib.sha256(), 0
        with archive.open(name) as member:
            while chunk := member.read(_CHUNK):
                digest.update(chunk)
                length += len(chunk)
        if (length, digest.hexdigest()) != (size, sha256):
            raise ArchiveDamaged(path, f"`{name}` does not have the digest that its manifest says")
