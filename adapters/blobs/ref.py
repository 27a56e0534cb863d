"""What names a stored file?"""

from ...domain.record import record


@record
class BlobRef:
    """SHA-256 in 64 lower-case hex digits, and the size in bytes."""

    digest: str
    size: int
