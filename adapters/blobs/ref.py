"""What names a stored file?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BlobRef:
    """SHA-256 in 64 lower-case hex digits, and the size in bytes."""

    digest: str
    size: int
