"""What does a Java class file say? The UTF-8 constants of its pool: literals, names, source file, annotations.

Instructions name constants by number, so a constant may change its length. Layout: JVM specification, chapter 4.
"""

import struct

from .joined import Segment, join, splice, split_back
from .part import Walk
from .place import Place

_UTF8 = 1
# Bytes after the tag of every other constant.
_SIZES = {3: 4, 4: 4, 5: 8, 6: 8, 7: 2, 8: 2, 9: 4, 10: 4, 11: 4, 12: 4, 15: 3, 16: 2, 17: 4, 18: 4, 19: 2, 20: 2}
_TWO_NUMBERS = {5, 6}


def walk(data: bytes, place: Place) -> Walk:
    """All constants, one a line; what follows the pool is numbers and code, looked at as bytes."""
    place.budget.spend(len(data))
    spans, end = _constants(data)
    # Java's UTF-8 writes NUL and characters beyond the basic plane its own way; such bytes are passed through.
    texts = [data[a:b].decode("utf-8", "surrogateescape") for a, b in spans]
    segments = [segment for key, text in enumerate(texts) for segment in (Segment(text, key), Segment("\n"))]
    answer = yield place.part("constants", join(segments).encode("utf-8", "surrogateescape"))
    changes = split_back(segments, answer.decode("utf-8", "surrogateescape"))
    if changes is None:
        raise place.withheld("a replacement falls between two constants")
    if (yield place.part("code", data[end:], "binary")) != data[end:]:
        raise place.withheld("a finding in the code of a class")
    edits = []
    for key, text in changes.items():
        new = text.encode("utf-8", "surrogateescape")
        edits.append((spans[key][0] - 2, spans[key][1], struct.pack(">H", len(new)) + new))
    return splice(data, edits) if edits else data


def _constants(data: bytes) -> tuple[list[tuple[int, int]], int]:
    """Where each UTF-8 constant's bytes lie, and where the pool ends."""
    (count,) = struct.unpack_from(">H", data, 8)
    spans, at, number = [], 10, 1
    while number < count:
        tag = data[at]
        if tag == _UTF8:
            (length,) = struct.unpack_from(">H", data, at + 1)
            spans.append((at + 3, at + 3 + length))
            at += 3 + length
        else:
            at += 1 + _SIZES[tag]
        number += 2 if tag in _TWO_NUMBERS else 1
    if at > len(data):
        raise EOFError("the constant pool is cut off")
    return spans, at
