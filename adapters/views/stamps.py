"""projections.json: what every file in a run folder was made from, so that stale and changed can be told apart.

Written before a change with the old and the new digests, and after it with the new alone: whatever a crash leaves,
each file equals one that the stamps name.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

import orjson

from ...domain.record import fresh, mutable
from ...projections.fold import document
from .durable import sync_files, sync_folders

NAME: Final = "projections.json"
FORMAT: Final = 1


@mutable
class FileStamp:
    """One file: which projection made it, its sha256 (None: it is to go), and those it may have until then."""

    projection: str
    version: int
    sha256: str | None
    old: list[str] = fresh(factory=list)


@mutable
class BundleStamp:
    """The bundle: its cut, what it was made with, its digest and files (path -> sha256), and digests before it."""

    cut: int
    head: str
    digest: str
    inputs: dict[str, str]
    files: dict[str, str]
    old: list[str] = fresh(factory=list)


@mutable
class Stamps:
    """All files are folded to ``version`` (its digest: ``head``); the bundle to its cut. Ruleset: none yet."""

    stream: str
    version: int = 0
    head: str = "0" * 64
    ruleset: str | None = None
    files: dict[str, FileStamp] = fresh(factory=dict)
    bundle: BundleStamp | None = None


class UnreadableStamps(Exception):
    """The stamps are torn or were edited; says how."""


def load(folder: Path) -> Stamps | None:
    """The stamps of a run folder, None where there are none. Raises UnreadableStamps."""
    try:
        data = (folder / NAME).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadableStamps(str(error)) from error
    try:
        return _parse(orjson.loads(data))
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableStamps(f"{type(error).__name__}: {error}") from error


def _parse(raw: dict[str, Any]) -> Stamps:
    bundle = raw["bundle"]
    if raw["format"] != FORMAT:
        raise ValueError(f"format {raw['format']} is not {FORMAT}")
    return Stamps(
        stream=str(raw["stream"]),
        version=int(raw["last_version"]),
        head=str(raw["head"]),
        ruleset=raw["ruleset"],
        files={
            path: FileStamp(str(one["projection"]), int(one["version"]), one["sha256"], list(one.get("old", ())))
            for path, one in raw["files"].items()
        },
        bundle=None if bundle is None else BundleStamp(**bundle),
    )


def save(folder: Path, stamps: Stamps, *, at_once: bool = True) -> None:
    """Write the stamps: temp, fsync, rename. Not ``at_once``: it does no harm if a power cut brings the last back."""
    bundle = stamps.bundle
    content = {
        "format": FORMAT,
        "stream": stamps.stream,
        "last_version": stamps.version,
        "head": stamps.head,
        "ruleset": stamps.ruleset,
        "files": {path: _file(one) for path, one in sorted(stamps.files.items())},
        "bundle": None if bundle is None else _bundle(bundle),
    }
    for left in folder.glob(f".{NAME}.*"):  # of a writer that was killed: we hold the lock of these files
        left.unlink(missing_ok=True)
    temporary = folder / f".{NAME}.{os.getpid()}"
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600), "wb") as out:
        out.write(document(content))
    sync_files([temporary], folder)
    temporary.replace(folder / NAME)
    if at_once:
        sync_folders([folder])


def _file(one: FileStamp) -> dict[str, Any]:
    old = {"old": one.old} if one.old else {}
    return {"projection": one.projection, "version": one.version, "sha256": one.sha256, **old}


def _bundle(one: BundleStamp) -> dict[str, Any]:
    return {
        "cut": one.cut,
        "head": one.head,
        "digest": one.digest,
        "inputs": one.inputs,
        "files": one.files,
        "old": one.old,
    }
