"""How is a zip file laid out, byte for byte?

Read by hand and not by ``zipfile``, because every byte has to be accounted for: local headers that disagree with the
directory, bytes between members, both copies of a name. Field layout: PKWARE APPNOTE 6.3, sections 4.3 and 4.5.
"""

import bz2
import struct
import zlib
from dataclasses import dataclass

from .place import Place
from .streams import inflate

_EOCD, _CENTRAL, _LOCAL, _DESCRIPTOR = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04", b"PK\x07\x08"
ENCRYPTED, DESCRIBED, UTF8 = 1, 8, 0x800
STORED, DEFLATED, BZIP2 = 0, 8, 12
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF
ZIP64 = 1


@dataclass(frozen=True)
class Member:
    """One entry: its directory record, its local header, and where its packed bytes lie."""

    central: tuple[int, ...]
    name: bytes
    extra: bytes
    comment: bytes
    local: tuple[int, ...]
    local_name: bytes
    local_extra: bytes
    start: int
    data_start: int
    packed: int
    size: int
    end: int

    flags = property(lambda self: self.central[2])
    method = property(lambda self: self.central[3])
    crc = property(lambda self: self.central[6])
    mode = property(lambda self: self.central[14] >> 16 if self.central[0] >> 8 in (3, 19) else 0)


@dataclass(frozen=True)
class Archive:
    """A whole zip file. ``prefix`` is what lies before the first member (a self-extracting stub)."""

    members: tuple[Member, ...]
    prefix: bytes
    comment: bytes


def read_archive(data: bytes, place: Place) -> Archive:
    """Parse ``data``, in directory order. Withheld when bytes are not accounted for by any structure."""
    eocd = data.rfind(_EOCD, max(0, len(data) - 65_557))
    if eocd < 0:
        raise ValueError("no end of central directory")
    disk, first_disk, here, count, size, offset, comment_size = struct.unpack_from("<4H2LH", data, eocd + 4)
    comment = data[eocd + 22 : eocd + 22 + comment_size]
    directory_end = eocd
    if _FULL16 in (disk, count) or _FULL32 in (size, offset):
        count, size, offset, directory_end = _zip64_end(data, eocd)
    elif disk or first_disk or here != count:
        raise place.withheld("a zip in several volumes")
    if eocd + 22 + len(comment) != len(data):
        raise place.withheld("data after the zip directory")
    shift = directory_end - size - offset
    if shift < 0:
        raise ValueError("the directory lies outside the file")
    members = _read_directory(data, (offset + shift, directory_end), count, shift, place)
    start = _check_covered(data, members, offset + shift, place)
    return Archive(tuple(members), data[:start], comment)


def _zip64_end(data: bytes, eocd: int) -> tuple[int, int, int, int]:
    if data[eocd - 20 : eocd - 16] != b"PK\x06\x07" or data[eocd - 76 : eocd - 72] != b"PK\x06\x06":
        raise ValueError("no zip64 directory end")
    count, size, offset = struct.unpack_from("<3Q", data, eocd - 76 + 32)
    return count, size, offset, eocd - 76


def _read_directory(data: bytes, span: tuple[int, int], count: int, shift: int, place: Place) -> list[Member]:
    (at, end), members = span, []
    for _ in range(count):
        place.budget.member()
        if data[at : at + 4] != _CENTRAL:
            raise ValueError("a directory record is missing")
        central = struct.unpack_from("<6H3L5H2L", data, at + 4)
        lengths = central[9], central[10], central[11]
        name, extra, comment = _slices(data, at + 46, lengths)
        members.append(_read_local(data, central, (name, extra, comment), shift, place))
        at += 46 + sum(lengths)
    if at != end:
        raise place.withheld("data inside the zip directory")
    return members


def _slices(data: bytes, at: int, lengths: tuple[int, ...]) -> tuple[bytes, ...]:
    out = []
    for length in lengths:
        if at + length > len(data):
            raise EOFError("a record is cut off")
        out.append(data[at : at + length])
        at += length
    return tuple(out)


def _read_local(data: bytes, central: tuple[int, ...], texts: tuple[bytes, ...], shift: int, place: Place) -> Member:
    size, packed, offset = _sizes(central, texts[1])
    start = offset + shift
    if data[start : start + 4] != _LOCAL:
        raise ValueError("a local header is missing")
    local = struct.unpack_from("<5H3L2H", data, start + 4)
    name, extra = _slices(data, start + 30, (local[8], local[9]))
    if name != texts[0] or (local[1] ^ central[2]) & (ENCRYPTED | DESCRIBED) or local[2] != central[3]:
        raise place.withheld("a local header that disagrees with the zip directory")
    data_start = start + 30 + len(name) + len(extra)
    if data_start + packed > len(data):
        raise EOFError("a member is cut off")
    end = data_start + packed
    if central[2] & DESCRIBED:
        end += _descriptor_size(data, end, central[6], packed, size)
    return Member(central, texts[0], texts[1], texts[2], local, name, extra, start, data_start, packed, size, end)


def _sizes(central: tuple[int, ...], extra: bytes) -> tuple[int, int, int]:
    """(unpacked size, packed size, offset), from the zip64 field where the record says so."""
    values = [central[8], central[7], central[15]]
    if _FULL32 in values:
        wide = next((body for tag, body in extra_fields(extra) if tag == ZIP64), b"")
        for index, value in enumerate(values):
            if value == _FULL32:
                (values[index],) = struct.unpack_from("<Q", wide)
                wide = wide[8:]
    return values[0], values[1], values[2]


def _descriptor_size(data: bytes, at: int, crc: int, packed: int, size: int) -> int:
    """The data descriptor comes in four shapes: with and without a signature, with 32 and 64 bit sizes."""
    for signature in (_DESCRIPTOR, b""):
        for layout in ("<LLL", "<LQQ"):
            shape = signature + struct.pack(layout, crc, packed, size)
            if data.startswith(shape, at):
                return len(shape)
    raise ValueError("a data descriptor is missing")


def _check_covered(data: bytes, members: list[Member], directory: int, place: Place) -> int:
    """Where the first member begins; members may neither overlap nor leave bytes between them."""
    spans = sorted((member.start, member.end) for member in members)
    start = at = spans[0][0] if spans else directory
    for left, right in spans:
        if left < at:
            raise place.withheld("zip members that overlap")
        if data[at:left].strip(b"\x00"):
            raise place.withheld("data between zip members")
        at = right
    if data[at:directory].strip(b"\x00"):
        raise place.withheld("data before the zip directory (a signing block?)")
    return start


def extra_fields(extra: bytes) -> list[tuple[int, bytes]]:
    """(tag, body) of each extra field; a malformed rest comes last under the tag -1."""
    fields, at = [], 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<HH", extra, at)
        if at + 4 + length > len(extra):
            break
        fields.append((tag, extra[at + 4 : at + 4 + length]))
        at += 4 + length
    return [*fields, (-1, extra[at:])] if at < len(extra) else fields


def pack_extra(fields: list[tuple[int, bytes]]) -> bytes:
    """The inverse of `extra_fields`."""
    return b"".join(body if tag < 0 else struct.pack("<HH", tag, len(body)) + body for tag, body in fields)


def unpack(data: bytes, member: Member, place: Place) -> bytes:
    """A member's content, checked against its size and checksum."""
    if member.flags & ENCRYPTED or member.method == 99:
        raise place.withheld("encrypted")
    packed = data[member.data_start : member.data_start + member.packed]
    place.budget.spend(len(packed))
    if member.method == STORED:
        content = packed
        place.budget.expand(len(packed), len(packed))
    elif member.method == DEFLATED:
        content, used = inflate(packed, place, -zlib.MAX_WBITS)
        if used != len(packed):
            raise place.withheld("data after a member's deflate stream")
    elif member.method == BZIP2:
        unpacker = bz2.BZ2Decompressor()
        content = unpacker.decompress(packed, place.budget.allowance(len(packed)) + 1)
        place.budget.expand(len(packed), len(content))
        if not unpacker.eof or unpacker.unused_data:
            raise EOFError("a bzip2 member ends early")
    else:
        raise place.withheld(f"zip compression method {member.method}")
    if len(content) != member.size or zlib.crc32(content) != member.crc:
        raise place.withheld("damaged zip (checksum)")
    return content


def pack(content: bytes, method: int) -> bytes:
    """``content`` by the method it was stored with."""
    if method == DEFLATED:
        packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        return packer.compress(content) + packer.flush()
    return bz2.compress(content) if method == BZIP2 else content
