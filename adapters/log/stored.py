"""What are rows to the library, when it is asked and not passed by? Its own kinds of records, with salt and body.

Loaded with the first of them: a run appends and reads its stream without.
"""

from __future__ import annotations

from dataclasses import dataclass

from eventsourcing.persistence import Notification, StoredEvent


@dataclass(frozen=True, kw_only=True)
class SaltedEvent(StoredEvent):
    """A header with its body; ``body`` is None where it was erased. ``state`` is unsealed on the way in."""

    salt: bytes | None
    body: bytes | None


@dataclass(frozen=True, kw_only=True)
class SaltedNotification(Notification):
    """The same with its row number in this file."""

    salt: bytes | None
    body: bytes | None
