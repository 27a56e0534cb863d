"""Is everything in this home what the log says? The log itself, what it names, and the files made from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...domain.errors import ApprenticeError
from ...domain.ports import Recorded
from ...domain.values import Content, Value
from ..log.reader import LogReader
from ..log.verify import erased_versions, streams_with_erasures, verify_log, verify_stream
from .wiring import House


class Problem(NamedTuple):
    """Something that is not as it should be. ``state``: damaged (exit 5); stale, incomparable, erased (exit 0)."""

    run_id: str
    where: str
    state: str
    what: str


def audit(house: House, streams: Sequence[str], *, whole: bool) -> list[Problem]:
    """Log, blobs, private contexts, run folders and bundles of these streams; ``whole``: the rest of the log too."""
    problems = list(_log(house, streams, whole))
    for stream in streams:
        problems += _stream(house, stream)
    return problems


def _log(house: House, streams: Sequence[str], whole: bool) -> Iterator[Problem]:
    findings = verify_log(house.home) if whole else [f for stream in streams for f in verify_stream(house.home, stream)]
    for finding in findings:
        where = f"event {finding.version}" if finding.version else "log"
        yield Problem(finding.stream, where, "damaged", finding.what)
    yield from _erased(house, streams)


def _erased(house: House, streams: Sequence[str]) -> Iterator[Problem]:
    """What its owner took out of the log, rightly: to be said, and no damage."""
    with LogReader(house.home) as log:
        for stream in streams_with_erasures(log) & set(streams):
            gone = erased_versions(log, stream)
            if gone:
                yield Problem(stream, f"events {ranges(gone)}", "erased", "by their owner; the chain still verifies")


def ranges(numbers: Sequence[int]) -> str:
    """``1-4, 7``: ascending numbers, those in a row drawn together."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return ", ".join("-".join(map(str, part)) for part in parts)


def _stream(house: House, stream: str) -> Iterator[Problem]:
    """What the events name, and what was made from them. A log that cannot be read was reported already."""
    try:
        events = list(house.log.read(stream))
    except ApprenticeError as error:
        yield Problem(stream, "log", "damaged", str(error))
        return
    name = _name(events, stream)
    yield from (Problem(name, *rest) for rest in _blobs(house, events))
    yield from (Problem(name, *rest) for rest in _private(house, stream, events))
    try:
        for state in house.files.check(stream):
            if state.state != "ok":
                kind = "damaged" if state.state == "mismatch" else state.state
                yield Problem(name, state.path, kind, state.why)
    except ApprenticeError as error:
        yield Problem(name, "files", "damaged", str(error))


def _name(events: list[Recorded], stream: str) -> str:
    return getattr(events[0].event, "run_id", stream) if events else stream


def _blobs(house: House, events: list[Recorded]) -> Iterator[tuple[str, str, str]]:
    """Every blob that an event names is there and has its digest; each looked at once."""
    seen: set[str] = set()
    for recorded in events:
        for content in contents_of(recorded.event):
            if content.blob is None or content.blob in seen:
                continue
            seen.add(content.blob)
            try:
                house.store.verify(content.blob)
            except ApprenticeError as error:
                yield f"blob {content.blob[:12]} of event {recorded.version}", "damaged", str(error)


def _private(house: House, stream: str, events: list[Recorded]) -> Iterator[tuple[str, str, str]]:
    import hashlib

    from ...domain.events import PrivateContextRecorded

    for recorded in events:
        if isinstance(recorded.event, PrivateContextRecorded):
            digest = recorded.event.digest
            try:
                found = hashlib.sha256(house.private.read(stream, digest)).hexdigest()
            except OSError:
                yield f"private context of event {recorded.version}", "damaged", "is missing"
                continue
            if found != digest:
                yield f"private context of event {recorded.version}", "damaged", "was changed"


def contents_of(value: object) -> Iterator[Content]:
    """Every content in an event, however deep."""
    if isinstance(value, Content):
        yield value
    elif isinstance(value, Value):
        for name in type(value).model_fields:
            yield from contents_of(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from contents_of(item)
