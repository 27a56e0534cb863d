"""How are the metadata blocks treated that several image formats share: EXIF, XMP, profiles, unknown blocks?"""

import struct
from collections.abc import Generator

from . import exif, xml_text
from .part import Part, Walk
from .place import Place

# An unknown block this small is a marker or a few numbers; a larger one can hold anything, and is not needed to show
# the picture.
_SMALL = 64

OptionalBlock = Generator[Part, bytes, bytes | None]


def exif_block(data: bytes, place: Place) -> Walk:
    """EXIF with or without the JPEG marker ``Exif\\0\\0``; a damaged block becomes empty."""
    marker = b"Exif\x00\x00" if data.startswith(b"Exif\x00\x00") else b""
    try:
        return marker + (yield from exif.walk(data[len(marker) :], place.beside("exif")))
    except (ValueError, LookupError, struct.error):
        return b""


def xmp_block(data: bytes, place: Place) -> Walk:
    """An XMP packet; one that is no XML is looked at as text."""
    place = place.beside("xmp")
    if xml_text.is_xml(data) or xml_text.is_xml(data[data.find(b"?>") + 2 :].lstrip()):
        return (yield from xml_text.walk(data.rstrip(b"\x00"), place))
    return (yield place.part("text", data))


def kept_or_dropped(data: bytes, place: Place, label: str) -> OptionalBlock:
    """A block that cannot be edited: kept when nothing is found in it, else None."""
    return data if (yield place.part(label, data, "binary")) == data else None


def unknown_block(data: bytes, place: Place) -> OptionalBlock:
    """A block of unknown meaning: dropped when it is large or something is found in it."""
    return None if len(data) > _SMALL else (yield from kept_or_dropped(data, place, "unknown"))


def tail_is_empty(data: bytes) -> bool:
    """Whether what follows an image's end says nothing; any other data there is cut off."""
    return not data.strip(b"\x00\r\n\t ")
