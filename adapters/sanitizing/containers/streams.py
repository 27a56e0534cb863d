"""What does a bare compressed stream (bzip2, xz, zlib) hold? One file; it is unpacked under the budget and repacked."""

import bz2
import lzma
import zlib
from typing import Protocol

from .part import Walk
from .place import Place

_CHUNK = 1 << 20


class _Unpacker(Protocol):
    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes: ...
    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...


def walk(data: bytes, place: Place) -> Walk:
    """Several bzip2 or xz streams in a row are one file, as their tools read them."""
    kind = "bzip2" if data[:3] == b"BZh" else "xz" if data[:1] == b"\xfd" else "zlib"
    content = _unpack(kind, data, place)
    inner = place.filename.removesuffix(".bz2").removesuffix(".xz")
    public = yield from place.walk_file(content, place.beside("content", inner))
    if public == content:
        return data
    return _pack(kind, public)


def _pack(kind: str, content: bytes) -> bytes:
    if kind == "bzip2":
        return bz2.compress(content)
    return lzma.compress(content) if kind == "xz" else zlib.compress(content)


def _unpack(kind: str, data: bytes, place: Place) -> bytes:
    if kind == "zlib":
        content, used = inflate(data, place, zlib.MAX_WBITS)
        if used != len(data):
            raise place.withheld("data after the zlib stream")
        return content
    out, rest = [], data
    while rest:
        place.budget.member()
        place.budget.spend(len(rest))  # the rest is copied for each stream
        unpacker: _Unpacker = bz2.BZ2Decompressor() if kind == "bzip2" else lzma.LZMADecompressor(lzma.FORMAT_XZ)
        out.append(_drain(unpacker, rest, place))
        rest = unpacker.unused_data
        if kind == "xz":
            rest = rest.lstrip(b"\x00")
    return b"".join(out)


def _drain(unpacker: _Unpacker, data: bytes, place: Place) -> bytes:
    out, size = [unpacker.decompress(data, _CHUNK)], 0
    allowed = place.budget.allowance(len(data))
    while not unpacker.eof:
        size += len(out[-1])
        if size > allowed:
            break
        if unpacker.needs_input:
            raise EOFError("the stream ends early")
        out.append(unpacker.decompress(b"", _CHUNK))
    content = b"".join(out)
    place.budget.expand(len(data), len(content))
    return content


def inflate(data: bytes, place: Place, window: int) -> tuple[bytes, int]:
    """A deflate stream's content and how many bytes it took; never more in memory than the budget allows."""
    unpacker = zlib.decompressobj(window)
    allowed = place.budget.allowance(len(data))
    content = unpacker.decompress(data, allowed + 1)
    used = len(data) - len(unpacker.unused_data) - len(unpacker.unconsumed_tail)
    place.budget.expand(max(used, 1), len(content))
    if not unpacker.eof:
        raise EOFError("the stream ends early")
    return content, used
