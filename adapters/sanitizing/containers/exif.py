"""What does an EXIF block say about people and places, and what is left when it must not say it?

EXIF is never edited: offsets inside maker notes make that unsafe. Either it stays as it is, or only the orientation
(without which the picture would lie on its side) is kept. Tags: CIPA DC-008 (Exif 2.32).
"""

import struct
from collections.abc import Iterator

from .part import Walk
from .place import Place

_WIDTHS = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_ORIENTATION, _MAKER_NOTE, _GPS = 0x0112, 0x927C, 0x8825
_INNER = {0x8769, 0xA005}
_PERSONS = {0x013B: "Artist", 0x013C: "HostComputer", 0x9C9D: "XPAuthor", 0xA430: "CameraOwnerName",
            0xA431: "BodySerialNumber", 0xA435: "LensSerialNumber", 0xA420: "ImageUniqueID"}  # fmt: skip
_WIDE = {0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F}


def walk(data: bytes, place: Place) -> Walk:
    """The block (from its TIFF header on), or the block that holds the orientation alone."""
    place.budget.spend(len(data))
    tags = list(_tags(data))
    found = False
    texts = []
    for tag, kind, value in tags:
        text = value.decode("utf-16-le", "replace").encode() if tag in _WIDE else value
        text = text.rstrip(b"\x00").strip()
        if tag in _PERSONS and text:
            found |= (yield place.part(_PERSONS[tag], text, "personal")) != text
        elif tag in (_MAKER_NOTE, _GPS):
            note = b"maker note" if tag == _MAKER_NOTE else b"position"
            found |= (yield place.part(note.decode(), note, "personal")) != note
        elif kind == 2 or tag in _WIDE:
            texts.append(text)
    joined = b"\n".join(texts)
    if joined.strip():
        found |= (yield place.part("text", joined)) != joined
    found |= (yield place.part("raw", data, "binary")) != data
    return _orientation_only(data, tags) if found else data


def _tags(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(tag, type, value) of every directory reachable from the header; each directory once."""
    order = _order(data)
    pending, seen = [struct.unpack_from(order + "L", data, 4)[0]], set()
    while pending:
        at = pending.pop()
        if not at or at in seen:
            continue
        seen.add(at)
        (count,) = struct.unpack_from(order + "H", data, at)
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            tag, kind, number = struct.unpack_from(order + "HHL", data, entry)
            width = _WIDTHS.get(kind, 1) * number
            start = entry + 8 if width <= 4 else struct.unpack_from(order + "L", data, entry + 8)[0]
            if start + width > len(data):
                raise ValueError("an EXIF value lies outside the block")
            if tag in _INNER:
                pending.append(struct.unpack_from(order + "L", data, entry + 8)[0])
            else:
                yield tag, kind, data[start : start + width]
        end = at + 2 + 12 * count
        if end + 4 <= len(data):
            pending.append(struct.unpack_from(order + "L", data, end)[0])


def _order(data: bytes) -> str:
    if data[:4] not in (b"II*\x00", b"MM\x00*"):
        raise ValueError("no TIFF header")
    return "<" if data[:1] == b"I" else ">"


def _orientation_only(data: bytes, tags: list[tuple[int, int, bytes]]) -> bytes:
    order = _order(data)
    value = next(
        (value for tag, _, value in tags if tag == _ORIENTATION and len(value) == 2), struct.pack(order + "H", 1)
    )
    entry = struct.pack(order + "HHL", _ORIENTATION, 3, 1) + value + b"\x00\x00"
    return data[:4] + struct.pack(order + "LH", 8, 1) + entry + b"\x00" * 4
