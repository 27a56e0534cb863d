"""How does one session travel to another home, with everything that it is? ``export`` and ``import --format log``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from ...domain.errors import Damaged, NotFound, Refused
from ...domain.events import LogImported
from ...domain.ports import Head, Pending
from ...domain.record import record
from ..blobs.store import BlobStore
from ..log import recorder as sql
from ..log.archive import StoredRow, as_line, check_rows, from_line, insert_rows, rows_of
from ..log.chain import StreamCheck
from ..log.event_log import SqliteEventLog
from ..log.mentions import blobs_named
from ..private import PrivateContextFiles
from .container import Unpacking, packing
from .owners import FOLDER, add_owners_files, owners_paths, put_owners_files
from .places import concerns, owners_files

FORMAT: Final = "apprentice-log"
VERSION: Final = 1
ROWS: Final = "rows.jsonl"
_STREAM: Final = re.compile(r"session-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_RUN_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")


class Diverged(Damaged):
    """Two homes have continued the same session differently; neither can take the other's."""

    def __init__(self, run_id: str, version: int) -> None:
        super().__init__(
            f"`{run_id}` went on differently here: event {version} is not the same in both; nothing was imported",
            "keep both: import it into another home (--home DIR)",
        )


class RunIdTaken(Refused):
    """A run id names one session in a home."""

    def __init__(self, run_id: str) -> None:
        super().__init__(
            f"there is another session `{run_id}` in this home; nothing was imported",
            "import it into another home (--home DIR)",
        )


@record
class Arrived:
    """What an import did: versions ``first`` to ``last`` were added; both 0: all of it was there already."""

    run_id: str
    stream: str
    first: int
    last: int
    left_alone: tuple[str, ...]
    """The owner's files of the archive that this home has in another form."""


def export_log(home: Path, log: SqliteEventLog, store: BlobStore, stream: str, run_id: str, target: Path) -> Head:
    """Write a session with rows, blobs, private contexts and the owner's files; the head it ends at.

    Raises:
        Refused: there is a file of that name. Damaged: something that the log names is not there.
    """
    with log.looking() as cursor:
        rows = rows_of(cursor, stream)
    if not rows:
        raise NotFound(f"{stream} has no events")
    check = check_rows(stream, rows)
    if check.findings:
        version, what = check.findings[0]
        raise Damaged(f"event {version} of {stream}: {what}", "`apprentice verify --all` says what is damaged")
    head = Head(check.version, check.digests[check.version])
    with packing(target) as archive:
        archive.add(ROWS, map(as_line, rows))
        for digest in sorted(_blobs(rows)):
            with store.open(digest) as blob:
                archive.add(f"blobs/{digest}", iter(lambda: blob.read(1 << 20), b""))
        for digest in sorted(_private(rows)):
            archive.add(f"private/{digest}.json", [_private_file(home, stream, digest)])
        add_owners_files(home, archive, [path for path in owners_files(home) if concerns(path, stream)])
        archive.close(
            {
                "format": FORMAT,
                "version": VERSION,
                "stream": stream,
                "run_id": run_id,
                "store": str(log.store_id),
                "head": {"version": head.version, "digest": head.digest},
            }
        )
    return head


def _private_file(home: Path, stream: str, digest: str) -> bytes:
    path = home / "private" / stream / f"{digest}.json"
    try:
        return path.read_bytes()
    except OSError as error:
        raise Damaged(f"the private context `{path}` cannot be read: {error.strerror}", "restore a backup") from error


def _blobs(rows: list[StoredRow]) -> set[str]:
    return set().union(*(blobs_named(row.body) for row in rows if row.body is not None))


def _private(rows: list[StoredRow]) -> set[str]:
    bodies = [row.body for row in rows if row.type == "PrivateContextRecorded" and row.body is not None]
    return {str(json.loads(body)["data"]["digest"]) for body in bodies}


@record
class Parcel:
    """An archive read and found sound: its rows, and the digest of each event."""

    archive: Unpacking
    stream: str
    run_id: str
    rows: list[StoredRow]
    check: StreamCheck


def read_parcel(archive: Unpacking) -> Parcel:
    """Check everything that an import relies on.

    Raises:
        ArchiveDamaged: rows, blobs or private contexts are not what the chain says. NewerLog: a newer program's.
    """
    stream, run_id = _named(archive)
    rows = list(_rows(archive))
    check = check_rows(stream, rows)
    if check.findings or not rows:
        version, what = check.findings[0] if check.findings else (1, "there are no events")
        raise archive.damaged(f"event {version}: {what}")
    head: Any = archive.manifest.get("head")
    if head != {"version": check.version, "digest": check.digests[check.version]} or check.run_id != run_id:
        raise archive.damaged("its manifest speaks of another session than its events")
    wanted = {ROWS, *(f"blobs/{d}" for d in _blobs(rows)), *(f"private/{d}.json" for d in _private(rows))}
    owners = owners_paths(archive, lambda path: concerns(path, stream))
    there = {*archive.names} - {FOLDER + path for path in owners}
    if wanted != there:
        raise archive.damaged(f"`{min(wanted ^ there)}` is missing, or no event names it")
    _content_addressed(archive)
    return Parcel(archive, stream, run_id, rows, check)


def _named(archive: Unpacking) -> tuple[str, str]:
    stream, run_id = archive.manifest.get("stream"), archive.manifest.get("run_id")
    if not isinstance(stream, str) or _STREAM.fullmatch(stream) is None:
        raise archive.damaged("it names no session")
    if not isinstance(run_id, str) or _RUN_ID.fullmatch(run_id) is None:
        raise archive.damaged("its run id is no name")
    return stream, run_id


def _rows(archive: Unpacking) -> Iterator[StoredRow]:
    try:
        with archive.open(ROWS) as lines:
            yield from map(from_line, lines)
    except (KeyError, ValueError, RecursionError) as error:
        raise archive.damaged(f"its rows cannot be read ({error})") from error


def _content_addressed(archive: Unpacking) -> None:
    """Blobs and private contexts are named by their digest; the manifest's digests were compared with the bytes."""
    for told in archive.manifest["files"]:
        folder, _, name = told["path"].partition("/")
        if folder in ("blobs", "private") and name.removesuffix(".json") != told["sha256"]:
            raise archive.damaged(f"`{told['path']}` has another digest than its name says")


def import_log(
    home: Path,
    log: SqliteEventLog,
    store: BlobStore,
    private: PrivateContextFiles,
    parcel: Parcel,
    command_id: str,
    now: str,
) -> Arrived:
    """Take in what is not here yet. The caller holds the session's driver lease. Twice adds nothing.

    Raises:
        Diverged: the session went on differently here (exit 5). RunIdTaken: another has its run id (exit 2).
    """
    with log.looking() as cursor:
        known = _agreed(parcel, log, sql.head(cursor, parcel.stream))
    if known == len(parcel.rows):
        return Arrived(parcel.run_id, parcel.stream, 0, 0, ())
    for name in parcel.archive.names:
        if name.startswith("blobs/"):
            store.put_stream(parcel.archive.chunks(name))
        elif name.startswith("private/"):
            private.keep(parcel.stream, b"".join(parcel.archive.chunks(name)))
    left = put_owners_files(home, parcel.archive, lambda path: concerns(path, parcel.stream))
    with log.writing() as cursor:
        # Follow-ups are recorded without the lease, so it is asked again where nobody can write.
        known = _agreed(parcel, log, sql.head(cursor, parcel.stream))
        new = parcel.rows[known:]
        if new:
            _write(log, parcel, known, command_id, now)
    return Arrived(parcel.run_id, parcel.stream, known + 1 if new else 0, len(parcel.rows) if new else 0, tuple(left))


def _write(log: SqliteEventLog, parcel: Parcel, known: int, command_id: str, now: str) -> None:
    with log.writing() as cursor:
        if known == 0:
            sql.claim_run(cursor, parcel.run_id, parcel.stream)
        insert_rows(cursor, parcel.stream, parcel.rows[known:])
        last = len(parcel.rows)
        fact = LogImported(stream=parcel.stream, first=known + 1, last=last, digest=parcel.check.digests[last])
        log.append(
            log.store_stream, log.head(log.store_stream).version, command_id, [Pending(fact, now, "engine", "user")]
        )


def _agreed(parcel: Parcel, log: SqliteEventLog, head: Head) -> int:
    """How many of the archive's events this log has; all of them if it has more."""
    if head.version == 0:
        if log.stream_of(parcel.run_id) not in (None, parcel.stream):
            raise RunIdTaken(parcel.run_id)
        return 0
    common = min(head.version, len(parcel.rows))
    if log.digest(parcel.stream, common) != parcel.check.digests[common]:
        raise Diverged(parcel.run_id, common)
    return common
