"""What do a file's first bytes say it is?"""

from pathlib import Path

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"GIF8", "gif"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"\x7fELF", "elf"),
)


def head(path: Path, size: int = 4096) -> bytes:
    """The first ``size`` bytes of a file."""
    with path.open("rb") as file:
        return file.read(size)


def sniff(first: bytes) -> str | None:
    """The type that ``first`` (a file's first bytes) is known by; None when they say nothing."""
    for magic, name in _MAGIC:
        if first.startswith(magic):
            return name
    start = first.removeprefix(b"\xef\xbb\xbf").lstrip()[:64].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "xml" if start.startswith(b"<?xml") else None
