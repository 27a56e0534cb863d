"""What do a database's unused bytes still say? Free pages, gaps and free blocks of b-tree pages, bytes past the end.

Page layout: https://www.sqlite.org/fileformat2.html, sections 1.3 to 1.6.
"""

import struct
from collections.abc import Iterator

_LEAF_OR_INNER = {2: 12, 5: 12, 10: 8, 13: 8}


def residue(data: bytes) -> bytes:
    """All unused bytes that are not zero, stretches separated by a zero byte."""
    size = int.from_bytes(data[16:18], "big")
    size = 65_536 if size == 1 else size
    stretches = [data[a:b] for a, b in _unused(data, size) if data[a:b].strip(b"\x00")]
    return b"\x00".join(stretches)


def _unused(data: bytes, size: int) -> Iterator[tuple[int, int]]:
    """Unused stretches as (start, end) offsets."""
    free = set(_free_pages(data, size))
    pages = int.from_bytes(data[28:32], "big") or len(data) // size
    yield 72, 92
    for number in range(1, len(data) // size + 1):
        start = (number - 1) * size
        if number in free or number > pages:
            yield start, start + size
            continue
        yield start + size - data[20], start + size
        yield from _gaps(data, start, size, start + (100 if number == 1 else 0))
    yield len(data) // size * size, len(data)


def _free_pages(data: bytes, size: int) -> Iterator[int]:
    trunk, total = struct.unpack_from(">LL", data, 32)
    seen = 0
    while trunk and seen <= total:
        start = (trunk - 1) * size
        following, count = struct.unpack_from(">LL", data, start)
        yield trunk
        yield from struct.unpack_from(f">{min(count, size // 4 - 2)}L", data, start + 8)
        trunk, seen = following, seen + 1 + count


def _gaps(data: bytes, start: int, size: int, head: int) -> Iterator[tuple[int, int]]:
    """In a b-tree page: between the cell pointers and the cells, and the chain of free blocks."""
    if data[head] not in _LEAF_OR_INNER:
        return
    block, cells, content = struct.unpack_from(">HHH", data, head + 1)
    content = content or 65_536
    pointers = head + _LEAF_OR_INNER[data[head]] + 2 * cells
    if pointers > start + content or content > size:
        return
    yield pointers, start + content
    while 0 < block <= size - 4:
        following, length = struct.unpack_from(">HH", data, start + block)
        yield start + block + 4, min(start + block + length, start + size)
        block = following if following > block else 0
