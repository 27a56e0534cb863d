"""How is a zip written again with some members changed, and the others copied as they lie?"""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from .zip_format import DESCRIBED, ZIP64, Archive, Member, extra_fields, pack, pack_extra


@dataclass(frozen=True)
class PublicMember:
    """What a member becomes; ``content`` None means that its packed bytes are copied."""

    old: Member
    name: bytes
    comment: bytes
    extra: bytes
    local_extra: bytes
    content: bytes | None


def write_archive(
    data: bytes, archive: Archive, prefix: bytes, members: Sequence[PublicMember], comment: bytes
) -> bytes:
    """The archive again: members lie in the order in which they lay, the directory keeps its own order.

    Dates, attributes, methods and flags stay. Zip64 fields of rewritten members are dropped (the limits keep every
    file far under 4 GB); an unchanged member's local bytes are copied.
    """
    out, offsets, at = [prefix], {}, len(prefix)
    sizes: dict[int, tuple[int, int, int]] = {}
    for index in sorted(range(len(members)), key=lambda i: members[i].old.start):
        local, sizes[index] = _local_record(data, members[index])
        offsets[index] = at
        out.append(local)
        at += len(local)
    directory = b"".join(_central_record(m, offsets[i], sizes[i]) for i, m in enumerate(members))
    count = len(members)
    out += [
        directory,
        b"PK\x05\x06",
        struct.pack("<4H2LH", 0, 0, count, count, len(directory), at, len(comment)),
        comment,
    ]
    return b"".join(out)


def _local_record(data: bytes, member: PublicMember) -> tuple[bytes, tuple[int, int, int]]:
    """The local header, content and descriptor, and (crc, packed size, size)."""
    old = member.old
    if member.content is None:
        packed, sizes = data[old.data_start : old.data_start + old.packed], (old.crc, old.packed, old.size)
        if member.name == old.name and member.local_extra == old.local_extra:
            return data[old.start : old.end], sizes
    else:
        packed = pack(member.content, old.method)
        sizes = zlib.crc32(member.content), len(packed), len(member.content)
    described = bool(old.flags & DESCRIBED)
    extra = _without_zip64(member.local_extra)
    fields = (*old.local[:5], *((0, 0, 0) if described else sizes), len(member.name), len(extra))
    tail = b"PK\x07\x08" + struct.pack("<LLL", *sizes) if described else b""
    return b"PK\x03\x04" + struct.pack("<5H3L2H", *fields) + member.name + extra + packed + tail, sizes


def _central_record(member: PublicMember, offset: int, sizes: tuple[int, int, int]) -> bytes:
    extra = _without_zip64(member.extra)
    head = member.old.central
    texts = member.name + extra + member.comment
    fields = (*head[:6], *sizes, len(member.name), len(extra), len(member.comment), 0, head[13], head[14], offset)
    return b"PK\x01\x02" + struct.pack("<6H3L5H2L", *fields) + texts


def _without_zip64(extra: bytes) -> bytes:
    return pack_extra([(tag, body) for tag, body in extra_fields(extra) if tag != ZIP64])
