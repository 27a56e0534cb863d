"""What does a JPEG say beside its pixels? EXIF, XMP, IPTC, comments; scans are copied, orientation and colours stay."""

import re
import struct

from .image_blocks import OptionalBlock, exif_block, kept_or_dropped, tail_is_empty, unknown_block, xmp_block
from .part import Walk
from .place import Place
from .xml_text import is_personal

_XMP, _MORE_XMP = b"http://ns.adobe.com/xap/1.0/\x00", b"http://ns.adobe.com/xmp/extension/\x00"
_SOI, _EOI, _SOS, _COM = 0xD8, 0xD9, 0xDA, 0xFE
# Needed to decode and to show the colours, whatever their size.
_NEEDED = {0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}
_BARE = {0x01, *range(0xD0, 0xD8)}
_NEXT_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]", re.DOTALL)
# IPTC IIM 4.2, record 2: by-line, its title, writer, contact.
_IPTC_PERSONS = {80, 85, 118, 122}


def walk(data: bytes, place: Place) -> Walk:
    """Segments in order; what follows the end of the image is cut off."""
    out, at, changed, marker = [data[:2]], 2, False, _SOI
    while marker != _EOI:
        place.budget.member()
        at, marker = _marker(data, at)
        head = data[at - 2 : at]
        if marker == _EOI or marker in _BARE:
            out.append(head)
            continue
        (length,) = struct.unpack_from(">H", data, at)
        body, at = data[at + 2 : at + length], at + length
        if length < 2 or at > len(data):
            raise EOFError("a segment is cut off")
        public = yield from _segment(marker, body, place.beside(f"[{len(out)}]"))
        changed = changed or public != body
        out.append(b"" if public is None else head + struct.pack(">H", len(public) + 2) + public)
        if marker == _SOS:
            end = _scan_end(data, at)
            out.append(data[at:end])
            at = end
    if tail_is_empty(data[at:]):
        out.append(data[at:])
    public_data = b"".join(out)
    return public_data if changed or not tail_is_empty(data[at:]) else data


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """Position after the next marker and its code; fill bytes are skipped."""
    if data[at : at + 1] != b"\xff":
        raise ValueError("no marker where one must be")
    while data[at + 1] == 0xFF:
        at += 1
    return at + 2, data[at + 1]


def _scan_end(data: bytes, at: int) -> int:
    found = _NEXT_MARKER.search(data, at)
    if not found:
        raise EOFError("the image ends early")
    return found.start()


def _segment(marker: int, body: bytes, place: Place) -> OptionalBlock:
    if marker == _COM:
        answer = yield place.part("comment", body)
        return answer[:65_533]
    if not 0xE0 <= marker <= 0xEF:
        return body
    if marker == 0xE1:
        return (yield from _app1(body, place))
    if marker == 0xED and body.startswith(b"Photoshop 3.0\x00"):
        return (yield from _iptc(body, place))
    if body.startswith(_NEEDED.get(marker, b"\xff\xff")):
        return (yield from kept_or_dropped(body, place, "needed"))
    return (yield from unknown_block(body, place))


def _app1(body: bytes, place: Place) -> OptionalBlock:
    if body.startswith(b"Exif\x00\x00"):
        return (yield from exif_block(body, place)) or None
    if body.startswith(_XMP):
        packet = yield from xmp_block(body[len(_XMP) :], place)
        return _XMP + packet if len(packet) + len(_XMP) < 65_534 else None
    if body.startswith(_MORE_XMP):
        return body if (yield place.part("more-xmp", body)) == body else None
    return (yield from unknown_block(body, place))


def _iptc(body: bytes, place: Place) -> OptionalBlock:
    """Photoshop's block stays as it is or goes as a whole."""
    texts, found = [], False
    for match in re.finditer(rb"\x1c\x02(.)([\x00-\x7f].)", body, re.DOTALL):
        length = int.from_bytes(match[2], "big")
        value = body[match.end() : match.end() + length]
        if match[1][0] in _IPTC_PERSONS and is_personal(value.decode("utf-8", "replace")):
            found |= (yield place.part("person", value, "personal")) != value
        else:
            texts.append(value)
    joined = b"\n".join(texts)
    found |= bool(joined) and (yield place.part("iptc", joined)) != joined
    found |= (yield place.part("photoshop", body, "binary")) != body
    return None if found else body
