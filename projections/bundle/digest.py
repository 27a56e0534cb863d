"""Which bundle is this? One digest over the sorted list of its files, never over the bytes of an archive."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from ...domain.record import record

DOMAIN: Final = b"apprentice-bundle-1\0"


@record
class FileLine:
    """One file: ``path`` is relative, POSIX; ``size`` in bytes; ``sha256`` in lower-case hex."""

    path: str
    size: int
    sha256: str


def bundle_digest(files: Iterable[FileLine]) -> str:
    """SHA-256 of a domain mark, then for each file, sorted by path, L(path) L(size) L(sha256).

    L(x) is the length of x in bytes as 8 bytes big-endian, then x, as in the log's digests; path in UTF-8, size in
    ASCII decimal. Paths sort by their UTF-8 bytes, so no locale has a say.
    """
    digest = sha256(DOMAIN)
    for file in sorted(files, key=lambda f: f.path.encode()):
        for part in (file.path.encode(), str(file.size).encode(), file.sha256.encode()):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()
