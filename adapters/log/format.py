"""Which bytes is an event on disk, and what is its digest? docs/log-format.md says the same in words.

Standard library only: the read-only commands and ``verify`` use it without loading anything else.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from struct import Struct
from typing import Final

FORMAT: Final = 1
"""The version of everything in this file, written into every header."""
NO_DIGEST: Final = "0" * 64
"""``prev`` of a stream's first event."""
SALT_SIZE: Final = 16
"""Random bytes before each body's digest, so that a short body cannot be guessed from what is left after erasure."""
_DOMAIN: Final = b"apprentice-event-1\0"
_LENGTH: Final = Struct(">Q").pack


def digest(stream: str, version: int, type_name: str, state: bytes) -> str:
    """The digest of an event: over its header as stored; the body is in it through ``body_digest``.

    Each field is preceded by its length (8 bytes, big-endian), so no two different headers run together the same way.
    """
    number = b"%d" % version
    # Written out, not looped over, and the names' bytes kept: every append computes two of these.
    fields = (_DOMAIN, _name(stream), _LENGTH(len(number)), number, _name(type_name), _LENGTH(len(state)), state)
    return sha256(b"".join(fields)).hexdigest()


@lru_cache(maxsize=256)
def _name(text: str) -> bytes:
    """A stream's or a type's name as a field, its length before it."""
    encoded = text.encode("utf-8", "surrogateescape")
    return _LENGTH(len(encoded)) + encoded


def body_digest(salt: bytes, body: bytes) -> str:
    """What the header remembers of a body."""
    return sha256(salt + body).hexdigest()


def seal(unsealed: bytes, recorded_at: str, prev: str) -> bytes:
    """Complete a header: what is known only under the write lock goes in front of the mapper's JSON object.

    ``unsealed`` is a JSON object with at least one member; ``recorded_at`` and ``prev`` need no JSON escapes.
    """
    head = f'{{"format":{FORMAT},"recorded_at":"{recorded_at}","prev":"{prev}",'
    return head.encode("ascii") + unsealed[1:]
