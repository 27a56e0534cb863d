"""What does a WebP say beside its pixels? EXIF and XMP chunks (RFC 9649)."""

import struct

from .image_blocks import OptionalBlock, exif_block, kept_or_dropped, tail_is_empty, unknown_block, xmp_block
from .part import Walk
from .place import Place

_PIXELS = {b"VP8 ", b"VP8L", b"ANIM", b"ANMF", b"ALPH"}
_FLAGS = {b"EXIF": 0x08, b"XMP ": 0x04, b"ICCP": 0x20}


def walk(data: bytes, place: Place) -> Walk:
    """Chunks in order; a chunk that goes is also taken out of the header's flags."""
    (size,) = struct.unpack_from("<L", data, 4)
    end = 8 + size
    if end > len(data) or size < 4:
        raise EOFError("the image is cut off")
    chunks: list[tuple[bytes, bytes]] = []
    at, changed, gone = 12, not tail_is_empty(data[end + (end & 1) :]), 0
    while at < end:
        place.budget.member()
        kind, length = struct.unpack_from("<4sL", data, at)
        body = data[at + 8 : at + 8 + length]
        if len(body) != length:
            raise EOFError("a chunk is cut off")
        public = yield from _chunk(kind, body, place.beside(f"[{len(chunks)}]"))
        changed = changed or public != body
        gone |= _FLAGS.get(kind, 0) if public is None else 0
        chunks += [] if public is None else [(kind, public)]
        at += 8 + length + (length & 1)
    return _packed(chunks, gone) if changed else data


def _packed(chunks: list[tuple[bytes, bytes]], gone: int) -> bytes:
    out = [b"WEBP"]
    for kind, body in chunks:
        whole = bytes([body[0] & ~gone]) + body[1:] if kind == b"VP8X" and body else body
        out += [kind, struct.pack("<L", len(whole)), whole, b"\x00" * (len(whole) & 1)]
    content = b"".join(out)
    return b"RIFF" + struct.pack("<L", len(content)) + content


def _chunk(kind: bytes, body: bytes, place: Place) -> OptionalBlock:
    if kind in _PIXELS or kind == b"VP8X":
        return body
    if kind == b"EXIF":
        return (yield from exif_block(body, place)) or None
    if kind == b"XMP ":
        return (yield from xmp_block(body, place))
    if kind == b"ICCP":
        return (yield from kept_or_dropped(body, place, "profile"))
    return (yield from unknown_block(body, place))
