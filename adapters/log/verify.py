"""Is what is stored what was recorded? Everything that contradicts it, as a list; nothing is changed or raised.

Reads the raw rows with ``format.py`` alone: a log of a newer schema can be verified, and a damaged row is a finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ...domain.errors import ApprenticeError
from .chain import Erasures, StreamCheck, erasures_in
from .heads import HeadLine, HeadsFile
from .reader import LogReader
from .schema import TRIGGERS


class Finding(NamedTuple):
    """What is wrong, in a sentence; ``stream`` and ``version`` are empty and 0 where it is about the whole log."""

    stream: str
    version: int
    what: str


_ROWS = (
    "SELECT originator_version, topic, state, salt, body FROM stored_events LEFT JOIN bodies ON id = notification_id"
    " WHERE originator_id = ? ORDER BY originator_version"
)
_ERASURES = (
    "SELECT originator_id, originator_version, topic, body FROM stored_events JOIN bodies ON id = notification_id"
    " WHERE topic IN ('ContentErased', 'SessionErased')"
)


def verify_log(home: Path) -> list[Finding]:
    """Everything wrong with the whole log: file, rows, every stream, run ids, ``heads.jsonl``."""
    heads = HeadsFile(home).read()
    findings: list[Finding] = []
    try:
        with LogReader(home) as log:
            if log.exists:
                findings += _whole(log)
            streams = sorted({*log.streams(), *log.runs().values(), *(line.stream for line in heads)})
            findings += _streams(log, streams, heads)
    except ApprenticeError as error:
        findings.append(Finding("", 0, str(error)))
    return findings


def verify_stream(home: Path, stream: str) -> list[Finding]:
    """Everything wrong with one stream."""
    try:
        with LogReader(home) as log:
            return list(_streams(log, [stream], HeadsFile(home).read()))
    except ApprenticeError as error:
        return [Finding(stream, 0, str(error))]


def version_with_digest(log: LogReader, stream: str, digest: str) -> int | None:
    """The version of the stream's event that has this digest: what ``verify RUN --head DIGEST`` asks."""
    check = StreamCheck(stream, Erasures())
    for row in log.rows(_ROWS, stream):
        check.take(*row)
    return next((version for version, known in check.digests.items() if known == digest), None)


def streams_with_erasures(log: LogReader) -> set[str]:
    """The streams from which something was erased."""
    return {row[0] for row in log.rows(_ERASURES)}


def erased_versions(log: LogReader, stream: str) -> list[int]:
    """Versions whose bodies an erasure took away, rightly."""
    check = StreamCheck(stream, _erasures(log))
    for row in log.rows(_ROWS, stream):
        check.take(*row)
    return check.erased


def _streams(log: LogReader, streams: Iterable[str], heads: list[HeadLine]) -> Iterator[Finding]:
    erasures = _erasures(log)
    lines: dict[str, list[HeadLine]] = defaultdict(list)
    for line in heads:
        lines[line.stream].append(line)
    for stream in streams:
        check = StreamCheck(stream, erasures)
        try:
            for row in log.rows(_ROWS, stream):
                check.take(*row)
            yield from (Finding(stream, *found) for found in (*check.findings, *_commands(log, check)))
            yield from (Finding(stream, *found) for found in _run_id(log, check))
        except ApprenticeError as error:
            yield Finding(stream, check.version + 1, str(error))
        yield from (Finding(stream, *found) for found in _against_heads(check, lines[stream]))


def _erasures(log: LogReader) -> Erasures:
    return erasures_in(log.rows(_ERASURES))


def _against_heads(check: StreamCheck, lines: list[HeadLine]) -> Iterator[tuple[int, str]]:
    for line in lines:
        if check.version == 0:
            yield 0, f"the whole stream is gone: heads.jsonl knows its event {line.version}"
            return
        if line.version > check.version:
            yield (
                line.version,
                f"the tail is lost: heads.jsonl knows event {line.version}, the log ends at {check.version}",
            )
        elif check.digests.get(line.version) != line.digest:
            yield line.version, "not the event whose digest heads.jsonl holds"


def _run_id(log: LogReader, check: StreamCheck) -> Iterator[tuple[int, str]]:
    registered = [row[0] for row in log.rows("SELECT run_id FROM runs WHERE stream = ?", check.stream)]
    if check.version == 0 and registered:
        yield 0, f"the session `{registered[0]}` is gone: its run id is known and none of its events is there"
    elif check.run_id is not None and registered != [check.run_id]:
        yield 1, f"the run id `{check.run_id}` is registered as {', '.join(registered) or 'nothing'}"


def _commands(log: LogReader, check: StreamCheck) -> Iterator[tuple[int, str]]:
    statement = "SELECT command_id, first, last FROM commands WHERE stream = ?"
    registered = {command: (first, last) for command, first, last in log.rows(statement, check.stream)}
    for command in sorted(registered.keys() | check.commands.keys()):
        if registered.get(command) != check.commands.get(command):
            version = (check.commands.get(command) or registered[command])[0]
            yield version, f"the register of commands disagrees with the headers about `{command}`"


def _whole(log: LogReader) -> Iterator[Finding]:
    for (answer,) in log.rows("PRAGMA integrity_check"):
        if answer != "ok":
            yield Finding("", 0, f"SQLite: {answer}")
    triggers = dict(log.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    for name, statement in TRIGGERS.items():
        if triggers.get(name) != statement:
            yield Finding("", 0, f"the trigger {name} is {'changed' if name in triggers else 'gone'}")
    yield from _row_numbers(log)
    orphans = "SELECT id FROM bodies WHERE id NOT IN (SELECT notification_id FROM stored_events) ORDER BY id"
    for (row,) in log.rows(orphans):
        yield Finding("", 0, f"body {row} belongs to no event")


def _row_numbers(log: LogReader) -> Iterator[Finding]:
    """Rows are numbered without a gap, so a gap is where events were."""
    statement = (
        "SELECT before + 1, notification_id - 1 FROM (SELECT notification_id,"
        " lag(notification_id, 1, 0) OVER (ORDER BY notification_id) AS before FROM stored_events)"
        " WHERE notification_id <> before + 1"
    )
    for first, last in log.rows(statement):
        yield Finding("", 0, f"rows {first} to {last} of the log are gone")
