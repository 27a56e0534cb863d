"""What is asked of the blob store?"""

from __future__ import annotations

from typing import BinaryIO, Protocol


class Store(Protocol):
    """Blobs by digest, verified when read."""

    def read(self, digest: str) -> bytes:
        """The whole blob."""

    def open(self, digest: str) -> BinaryIO:
        """The blob as a file."""
