"""Does a value stand in a file, however it is packed or written? As a reader with patience would look."""

from __future__ import annotations

import base64
import binascii
import bz2
import gzip
import html
import io
import json
import lzma
import re
import sqlite3
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote_to_bytes

_DEPTH = 4


def found_in(folder: Path, values: list[str]) -> list[tuple[str, str]]:
    """(file, value) of every value in any file or name below ``folder``; raw, encoded, and without regard to case."""
    hits = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        looks = [look.lower() for look in readings(path.read_bytes())]
        for value in values:
            wanted = value.encode().lower()
            if value.lower() in name.lower() or any(wanted in look for look in looks):
                hits.append((name, value))
    return hits


def readings(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """The bytes, what is packed in them, and what their text decodes to."""
    yield data
    if depth >= _DEPTH:
        return
    for inner in (*_unpacked(data), *_decoded(data)):
        if inner and inner != data:
            yield from readings(inner, depth + 1)


def _unpacked(data: bytes) -> Iterator[bytes]:
    with suppress(Exception):  # whatever is wrong with an archive: then it holds nothing that can be read this way
        if zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield archive.comment
                for member in archive.infolist():
                    yield member.filename.encode()
                    yield archive.read(member)
    for unpack in (gzip.decompress, bz2.decompress, lzma.decompress, zlib.decompress):
        with suppress(Exception):  # not packed this way
            yield unpack(data)
    with suppress(tarfile.TarError, EOFError), tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for entry in archive:
            yield entry.name.encode()
            content = archive.extractfile(entry)
            yield content.read() if content else b""
    if data.startswith(b"SQLite format 3"):
        yield from _rows(data)
    if data.startswith(b"\x89PNG"):
        for match in re.finditer(rb"zTXt[^\0]*\0\0", data):
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(data[match.end() :])


def _rows(data: bytes) -> Iterator[bytes]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        path.write_bytes(data)
        with sqlite3.connect(path) as db:
            yield "\n".join(db.iterdump()).encode()


def _decoded(data: bytes) -> Iterator[bytes]:
    for name in ("utf-16-le", "utf-16-be"):
        yield data.decode(name, "ignore").encode("utf-8", "ignore")
    text = data.decode("utf-8", "replace")
    if "\\" in text:
        with suppress(ValueError):
            yield json.loads('"' + re.sub(r'(?<!\\)"', '\\"', text.replace("\n", "\\n")) + '"').encode()
        yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text).encode("utf-8", "ignore")
    if "%" in text:
        yield unquote_to_bytes(data)
    if "&" in text:
        yield html.unescape(text).encode("utf-8", "ignore")
    if "<" in text:
        yield re.sub(rb"<[^>]*>", b"", data)
    yield re.sub(rb"[\s\"'+\\]+", b"", data) if len(data) < 200_000 else b""
    for match in re.finditer(rb"[A-Za-z0-9+/_-]{16,}={0,2}", data):
        token = match[0].rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
        with suppress(binascii.Error):
            yield from _texts(base64.b64decode(token + b"=" * (-len(token) % 4)))
    for match in re.finditer(rb"(?:[0-9a-fA-F]{2}){8,}", data):
        yield from _texts(bytes.fromhex(match[0].decode()))


def _texts(data: bytes) -> Iterator[bytes]:
    if sum(32 <= b < 127 or b in (9, 10, 13) for b in data) * 10 > 8 * len(data):
        yield data
