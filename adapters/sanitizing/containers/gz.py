"""What does a gzip file hold? Its members' content, and the file name, comment and extra field of each header."""

import struct
import zlib

from .part import Walk
from .place import Place
from .streams import inflate

_EXTRA, _NAME, _COMMENT, _CRC = 4, 8, 16, 2


def walk(data: bytes, place: Place) -> Walk:
    """RFC 1952. Each member is cleaned by itself, but their contents are one file and are looked at joined."""
    heads, bodies = _members(data, place)
    public_heads = []
    for number, (flags, fixed, extra, name, comment) in enumerate(heads):
        new_extra = (yield place.part(f"{number}/extra", extra, "binary")) if extra else extra
        new_name = (yield place.part(f"{number}/name", name, "name")) if name else name
        new_comment = (yield place.part(f"{number}/comment", comment)) if comment else comment
        changed = (new_extra, new_name, new_comment) != (extra, name, comment)
        public_heads.append(_header(flags, fixed, new_extra, new_name, new_comment) if changed else None)
    content = b"".join(body for body, _ in bodies)
    inner = heads[0][3].decode("latin-1") or place.filename.removesuffix(".gz")
    public = yield from place.walk_file(content, place.beside("content", inner))
    if public == content and not any(public_heads):
        return data
    if public != content:
        flags, fixed, extra, name, comment = heads[0]
        head = public_heads[0] or _header(flags, fixed, extra, name, comment)
        return head + _packed(public)
    return b"".join(
        (new or _header(*old)) + raw for new, old, (_, raw) in zip(public_heads, heads, bodies, strict=True)
    )


Head = tuple[int, bytes, bytes, bytes, bytes]


def _members(data: bytes, place: Place) -> tuple[list[Head], list[tuple[bytes, bytes]]]:
    """The headers, and (content, raw deflate stream and trailer) of each member."""
    heads, bodies, at = [], [], 0
    while data[at : at + 2] == b"\x1f\x8b":
        place.budget.member()
        place.budget.spend(len(data) - at)  # zlib copies the rest for each member
        head, start = _read_header(data, at, place)
        content, used = inflate(data[start:], place, -zlib.MAX_WBITS)
        end = start + used + 8
        crc, size = struct.unpack("<II", data[end - 8 : end])
        if crc != zlib.crc32(content) or size != len(content) & 0xFFFFFFFF:
            raise place.withheld("damaged gzip (checksum)")
        heads.append(head)
        bodies.append((content, data[start:end]))
        at = end
    if data[at:].strip(b"\x00"):
        raise place.withheld("data after the gzip stream")
    return heads, bodies


def _read_header(data: bytes, at: int, place: Place) -> tuple[Head, int]:
    method, flags = data[at + 2], data[at + 3]
    if method != 8 or flags & 0xE0:
        raise place.withheld("unknown gzip method or flags")
    fixed, position = data[at : at + 10], at + 10
    extra = name = comment = b""
    if flags & _EXTRA:
        (length,) = struct.unpack_from("<H", data, position)
        extra, position = data[position + 2 : position + 2 + length], position + 2 + length
    if flags & _NAME:
        name, position = _zero_ended(data, position)
    if flags & _COMMENT:
        comment, position = _zero_ended(data, position)
    return (flags, fixed, extra, name, comment), position + (2 if flags & _CRC else 0)


def _zero_ended(data: bytes, at: int) -> tuple[bytes, int]:
    end = data.index(b"\x00", at)
    return data[at:end], end + 1


def _header(flags: int, fixed: bytes, extra: bytes, name: bytes, comment: bytes) -> bytes:
    """The header again; a header checksum would say nothing new, so it is left out."""
    head = fixed[:3] + bytes([flags & ~_CRC]) + fixed[4:]
    if flags & _EXTRA:
        head += struct.pack("<H", len(extra)) + extra
    if flags & _NAME:
        head += name.replace(b"\x00", b"") + b"\x00"
    if flags & _COMMENT:
        head += comment.replace(b"\x00", b"") + b"\x00"
    return head


def _packed(content: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(content) + packer.flush()
    return body + struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)
