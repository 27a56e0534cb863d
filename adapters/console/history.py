"""What did a session look like at some event? The log read without writing, decoded, up to a version or a moment.

This is for the commands that fold (``show``); those that must start fast read the catalog.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from ...domain.errors import Damaged
from ...domain.events import EVENTS, ErasedEvent, Event
from ...domain.ports import Recorded
from ..log.errors import NewerLog
from ..log.reader import Document, LogReader


def until(log: LogReader, stream: str, at: int | str | None) -> Iterator[Document]:
    """The stream's events up to version ``at``, or recorded up to the moment ``at`` (UTC, as recorded), or all."""
    if isinstance(at, int):
        yield from log.events(stream, 0, at)
        return
    for event in log.events(stream):
        if at is not None and event["recorded_at"] > at:
            return  # order is the version: what came after one that is too late is too late
        yield event


def recorded(stream: str, document: Document) -> Recorded:
    """The event of a document.

    Raises:
        NewerLog: this version does not know it.
        Damaged: it is not what this project writes.
    """
    return Recorded(
        stream=stream,
        version=document["version"],
        event=_event(stream, document),
        recorded_at=document["recorded_at"],
        occurred_at=document["occurred_at"],
        clock=document["clock"],
        command_id=document["command_id"],
        actor=document["actor"],
    )


def _event(stream: str, document: Document) -> Event:
    kind, schema = document["type"], document["schema"]
    if document["erased"]:
        return ErasedEvent(type=kind)
    known = EVENTS.get(kind)
    where = f"event {document['version']} of {stream}"
    if known is None or schema > known.schema_version:
        have = f"schema {known.schema_version}" if known else "no such event"
        raise NewerLog(where, f"{kind} schema {schema}", have)
    try:
        return known.model_validate(document["data"])
    except ValidationError as error:
        raise Damaged(f"{where} ({kind}) cannot be read", "`apprentice verify --all` says what is damaged") from error
