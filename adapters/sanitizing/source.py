"""What is a file to the sanitizer? A private name, a digest, and bytes that are read when nothing is known of them."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from ...domain.record import record


@record
class Source:
    """One file; ``digest`` is the sha256 of what ``read`` gives, 32 bytes."""

    name: str
    digest: bytes
    read: Callable[[], bytes]


def of_bytes(data: bytes, name: str = "") -> Source:
    """A file that is in memory anyway."""
    return Source(name, sha256(data).digest(), lambda: data)
