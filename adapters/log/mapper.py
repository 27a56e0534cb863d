"""How does an event become a header and a body, and how does it come back?

The mapper knows neither ``prev`` nor ``recorded_at``: both exist only under the write lock, where the recorder puts
them in front (``format.seal``).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache, partial
from operator import itemgetter
from typing import Any, Final, NamedTuple, TypedDict, cast

import orjson
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import JSONTranscoder, Mapper, StoredEvent
from pydantic import ValidationError
from pydantic_core import PydanticSerializationError, SchemaSerializer, SchemaValidator, core_schema

from ...domain.errors import Damaged
from ...domain.events import EVENTS, ErasedEvent, Event
from ...domain.ports import Pending, Recorded
from .errors import NewerLog, Unstorable
from .format import FORMAT, SALT_SIZE, body_digest
from .nulls import Path, required_nulls, restore
from .upcast import upcast

Salt = Callable[[], bytes]
VOCABULARY: Final = sum(event.schema_version for event in EVENTS.values())
"""Grows with every new type and every new schema; the log remembers the largest that wrote to it."""


class Envelope(NamedTuple):
    """An event with its place: what the library calls a domain event."""

    originator_id: str
    originator_version: int
    pending: Pending
    command_id: str


class Unsealed(NamedTuple):
    """An event as bytes, before the write lock's part is put in front: a row and a body in the making.

    A tuple, not the library's frozen dataclass: one is made for every event appended.
    """

    version: int
    topic: str
    state: bytes
    salt: bytes | None
    body: bytes | None


class _Salts:
    """At random. 64 are drawn with one call of the system, which takes longer than encoding a small body."""

    def __init__(self) -> None:
        self._drawn: list[bytes] = []

    def __call__(self) -> bytes:
        """The next. One thread at a time asks: the one that has the turn."""
        if not self._drawn:
            many = os.urandom(64 * SALT_SIZE)
            self._drawn = [many[start : start + SALT_SIZE] for start in range(0, len(many), SALT_SIZE)]
        return self._drawn.pop()


@cache
def _writer(kind: type[Event]) -> tuple[SchemaSerializer, tuple[Path, ...]]:
    """What turns an event of that type into JSON values, and which nulls it must keep. Raises Unstorable."""
    if kind.__name__ not in EVENTS:
        raise Unstorable(kind.__name__, "no reader would know its type")
    kind.model_rebuild()  # models are built when first used; one that is built is left alone
    return kind.__pydantic_serializer__, required_nulls(kind)


def encode_body(pending: Pending) -> bytes:
    """``{"actor", "data"}`` as JSON; optional fields that are None are left out.

    Raises:
        Unstorable: the event holds what JSON cannot, or is of no type that can be read back.
    """
    event = pending.event
    serializer, nulls = _writer(type(event))
    try:
        data = serializer.to_python(event, mode="json", exclude_none=True)
        for path in nulls:
            restore(data, path)
        return orjson.dumps({"actor": pending.actor, "data": data})
    except (TypeError, PydanticSerializationError) as error:
        raise Unstorable(type(event).__name__, str(error)) from error


def encode_state(pending: Pending, command_id: str, digest_of_body: str) -> bytes:
    """The header's JSON object without what only the write lock knows. Raises Unstorable."""
    state = {
        "schema": pending.event.schema_version,
        "occurred_at": pending.occurred_at,
        "clock": pending.clock,
        "command_id": command_id,
        "body_digest": digest_of_body,
    }
    try:
        return orjson.dumps(state)
    except TypeError as error:
        raise Unstorable(type(pending.event).__name__, str(error)) from error


class _Newer(Exception):
    """What is needed, and what is known."""


class _Body(TypedDict):
    actor: str
    data: Event


def _validator(event: type[Event]) -> SchemaValidator:
    """Of a body around the event. Not a TypeAdapter: that costs a millisecond a type more, in every process anew."""
    event.model_rebuild()  # models are built when first used; one that is built is left alone
    actor = core_schema.typed_dict_field(core_schema.str_schema())
    data = core_schema.typed_dict_field(event.__pydantic_core_schema__)
    return SchemaValidator(core_schema.typed_dict_schema({"actor": actor, "data": data}))


@cache
def _reader(type_name: str, schema: int) -> Callable[[bytes], _Body]:
    """What turns a body of that type and schema into an event. Raises _Newer."""
    known = EVENTS.get(type_name)
    if known is None:
        raise _Newer(f"the event type {type_name}", f"{len(EVENTS)} other types")
    if schema > known.schema_version:
        raise _Newer(f"schema {schema} of {type_name}", f"it up to schema {known.schema_version}")
    validator = _validator(known)
    if schema == known.schema_version:
        # Straight from the bytes: a third faster than by way of a dict.
        return validator.validate_json

    def upcasting(body: bytes) -> _Body:
        content = orjson.loads(body)
        _, content["data"] = upcast(type_name, schema, content["data"])
        return cast(_Body, validator.validate_python(content))

    return upcasting


_HEADER: Final = itemgetter("format", "schema", "recorded_at", "occurred_at", "clock", "command_id")
make_recorded: Final[Callable[[tuple[Any, ...]], Recorded]] = partial(tuple.__new__, Recorded)
"""A call of ``Recorded`` without the Python function that a named tuple has for it: ten thousand are made at once."""


def decode(stream: str, version: int, type_name: str, state: bytes, body: bytes | None) -> Recorded:
    """The event a row holds. A missing body reads as an ErasedEvent: ``verify`` tells whether it was allowed to go.

    Raises:
        NewerLog: an unknown type or a newer schema.
        Damaged: the bytes are not what this project writes.
    """
    try:
        format_, schema, recorded_at, occurred_at, clock, command_id = _HEADER(orjson.loads(state))
        if format_ != FORMAT:
            raise _Newer(f"log format {format_}", f"format {FORMAT}")
        if body is None:
            actor, event = "", cast(Event, ErasedEvent(type=type_name))
        else:
            content = _reader(type_name, schema)(body)
            actor, event = content["actor"], content["data"]
        return make_recorded((stream, version, event, recorded_at, occurred_at, clock, command_id, actor))
    except _Newer as newer:
        raise NewerLog(f"event {version} of {stream}", *newer.args) from None
    except (orjson.JSONDecodeError, KeyError, TypeError, ValidationError) as error:
        raise Damaged(
            f"event {version} of {stream} ({type_name}) cannot be read: {type(error).__name__}",
            "`apprentice verify --all` says what is damaged",
        ) from error


class EventMapper(Mapper[str]):
    """The library's seam: envelopes to stored events, and back."""

    def __init__(self, salt: Salt | None = None) -> None:
        super().__init__(JSONTranscoder())
        self.salt: Final[Salt] = salt or _Salts()

    def to_stored_event(self, domain_event: DomainEventProtocol[str]) -> StoredEvent:
        """Header (unsealed) and body of an event."""
        from .stored import SaltedEvent

        if not isinstance(domain_event, Envelope):
            raise TypeError(f"an Envelope is expected, not {type(domain_event).__name__}")
        stream, version, pending, command_id = domain_event
        unsealed = self.unsealed(version, pending, command_id)
        return SaltedEvent(
            originator_id=stream,
            originator_version=version,
            topic=unsealed.topic,
            state=unsealed.state,
            salt=unsealed.salt,
            body=unsealed.body,
        )

    def unsealed(self, version: int, pending: Pending, command_id: str) -> Unsealed:
        """The same without the library's types. Raises Unstorable."""
        salt, body = self.salt(), encode_body(pending)
        state = encode_state(pending, command_id, body_digest(salt, body))
        return Unsealed(version, type(pending.event).__name__, state, salt, body)

    def to_domain_event(self, stored_event: StoredEvent) -> Envelope:
        """What a stored event says. Raises what ``decode`` raises."""
        recorded = recorded_in(stored_event)
        pending = Pending(recorded.event, recorded.occurred_at, recorded.clock, recorded.actor)
        return Envelope(recorded.stream, recorded.version, pending, recorded.command_id)


def recorded_in(stored: StoredEvent) -> Recorded:
    """The same as the port wants it. Raises what ``decode`` raises."""
    from .stored import SaltedEvent, SaltedNotification

    assert isinstance(stored, SaltedEvent | SaltedNotification)
    return decode(str(stored.originator_id), stored.originator_version, stored.topic, stored.state, stored.body)
