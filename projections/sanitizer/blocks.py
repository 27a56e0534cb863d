"""Where is a stream cut, so that the cut does not show in what is found?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...domain.record import record

BLOCK = 8 * 1024 * 1024
"""Bytes of a stream looked at together; memory is a small multiple of it, whatever the stream's length."""
MARGIN = 64 * 1024
"""Bytes read before and behind a block, so that what a cut divides is seen whole from one side."""


@record
class Block:
    """A stretch of a stream with its margins: findings that begin in ``[low, high)`` of ``data`` belong to it."""

    data: bytes
    offset: int
    low: int
    high: int


def blocks(chunks: Iterable[bytes], size: int = BLOCK, margin: int = MARGIN) -> Iterator[Block]:
    """Cut a stream at fixed places, whatever the size of its chunks."""
    held, offset, low = bytearray(), 0, 0
    for chunk in chunks:
        held += chunk
        while len(held) >= low + size + margin:
            data = bytes(held[: low + size + margin])
            yield Block(data, offset, low, low + size)
            cut = low + size - margin
            del held[:cut]
            offset, low = offset + cut, margin
    yield Block(bytes(held), offset, low, len(held))
