"""Which things can go wrong with stored files, and how does a user mend them?"""

from pathlib import Path

from ...domain.errors import ApprenticeError, Damaged, Refused


class BlobTrouble(ApprenticeError):
    """Something with a stored file failed."""


class DigestRefused(BlobTrouble, Refused):
    """Not the name of a blob: anything but 64 lower-case hex digits could be a path."""

    def __init__(self, digest: str) -> None:
        super().__init__(f"`{digest[:80]}` is not a SHA-256 digest", "give 64 lower-case hex digits")


class BlobMissing(BlobTrouble, Damaged):
    """The log names a blob that is not in the store."""

    def __init__(self, digest: str, path: Path) -> None:
        super().__init__(f"blob {digest} is missing at {path}", "restore it from a backup, then `apprentice verify`")
        self.digest = digest


class BlobDamaged(BlobTrouble, Damaged):
    """A blob's bytes are not those it was stored with, or the disk no longer gives them."""

    def __init__(self, digest: str, found: str, path: Path) -> None:
        super().__init__(
            f"blob {digest} is damaged: {path} {found}",
            "restore it from a backup, then `apprentice verify`",
        )
        self.digest = digest
        self.found = found


class SourceRefused(BlobTrouble, Refused):
    """A file that must not be taken in: a symlink, a device, a folder, unreadable, or not there."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} {reason}", "give a readable regular file")
        self.path = path
        self.reason = reason


class SourceChanged(BlobTrouble):
    """A file that should have had a known digest has another."""

    def __init__(self, path: Path, expected: str, found: str) -> None:
        super().__init__(
            f"{path} was expected to have the digest {expected} and has {found}",
            "something changed it meanwhile: end that, and try again",
        )
        self.expected = expected
        self.found = found


class BlobNotWritten(BlobTrouble):
    """The disk took no more (full, quota, file size limit, read-only)."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"nothing could be written to {path}: {reason}", "make room there, then try again")
