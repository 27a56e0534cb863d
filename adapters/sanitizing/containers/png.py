"""What does a PNG say beside its pixels? Text chunks, EXIF, XMP, profiles; pixels are copied as they lie."""

import struct
import zlib

from .image_blocks import OptionalBlock, exif_block, kept_or_dropped, tail_is_empty, unknown_block, xmp_block
from .part import Walk
from .place import Place
from .streams import inflate
from .xml_text import is_personal

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_XMP = b"XML:com.adobe.xmp"
# PNG 3rd edition and registered extensions without text; iDOT is Apple's.
_KEPT = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"cHRM", b"gAMA", b"sBIT", b"sRGB", b"bKGD", b"hIST", b"tRNS", b"pHYs", b"tIME",
    b"acTL", b"fcTL", b"fdAT", b"cICP", b"mDCV", b"cLLI", b"oFFs", b"sTER", b"iDOT",
}  # fmt: skip
_TEXTS = {b"tEXt", b"zTXt", b"iTXt"}


def walk(data: bytes, place: Place) -> Walk:
    """Chunks in order. Large unknown ancillary chunks and data after the end are left out: nothing can clean them."""
    out, at, changed, last = [_SIGNATURE], len(_SIGNATURE), False, b""
    while last != b"IEND":
        place.budget.member()
        length, kind = struct.unpack_from(">L4s", data, at)
        body, end = data[at + 8 : at + 8 + length], at + 12 + length
        if end > len(data) or zlib.crc32(kind + body) != int.from_bytes(data[end - 4 : end], "big"):
            raise ValueError("a chunk is cut off or its checksum is wrong")
        public = body if kind in _KEPT else (yield from _chunk(kind, body, place.beside(f"[{len(out) - 1}]")))
        if public == body:
            out.append(data[at:end])
        else:
            changed = True
            out.append(b"" if public is None else _packed(kind, public))
        at, last = end, kind
    if tail_is_empty(data[at:]):
        out.append(data[at:])
    else:
        changed = True
    return b"".join(out) if changed else data


def _packed(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))


def _chunk(kind: bytes, body: bytes, place: Place) -> OptionalBlock:
    if kind in _TEXTS:
        return (yield from _text_chunk(kind, body, place))
    if kind == b"eXIf":
        return (yield from exif_block(body, place)) or None
    if kind == b"iCCP":
        return (yield from _profile(body, place))
    if not kind[0] & 32:
        raise place.withheld("an unknown critical chunk")
    return (yield from unknown_block(body, place))


def _profile(body: bytes, place: Place) -> OptionalBlock:
    name, _, rest = body.partition(b"\x00")
    profile, _ = inflate(rest[1:], place, zlib.MAX_WBITS)
    looked_at = yield from kept_or_dropped(name + b"\n" + profile, place, "profile")
    return None if looked_at is None else body


def _text_chunk(kind: bytes, body: bytes, place: Place) -> OptionalBlock:
    keyword, _, rest = body.partition(b"\x00")
    head, packed = b"", kind == b"zTXt"
    if kind == b"zTXt":
        head, rest = rest[:1], rest[1:]
    elif kind == b"iTXt":
        packed = rest[:1] == b"\x01"
        language, translated, text = rest[2:].split(b"\x00", 2)
        head, rest = rest[:2] + language + b"\x00" + translated + b"\x00", text
        if translated and (yield place.part("keyword", translated)) != translated:
            return None
    text = inflate(rest, place, zlib.MAX_WBITS)[0] if packed else rest
    public = yield from _text(keyword, text, place)
    if public == text:
        return body
    return None if public is None else keyword + b"\x00" + head + (zlib.compress(public) if packed else public)


def _text(keyword: bytes, text: bytes, place: Place) -> OptionalBlock:
    """The text beside its keyword, or None when the chunk cannot stay."""
    if keyword == _XMP:
        return (yield from xmp_block(text, place))
    if keyword.startswith(b"Raw profile type"):
        note = b"raw profile"
        return text if (yield place.part("profile", note, "personal")) == note else None
    if keyword.lower() in (b"author", b"artist", b"creator") and is_personal(text.decode("utf-8", "replace")):
        return (yield place.part("person", text, "personal"))
    lead = keyword + b": "
    answer = yield place.part("text", lead + text)
    return answer[len(lead) :].replace(b"\x00", b"") if answer.startswith(lead) else None
