"""Which parts of a text are dumps of bytes in hexadecimal, and how is a dump of other bytes written the same way?

``xxd`` in groups of one, two or four bytes, and ``hexdump -C``. Only what comes back byte for byte is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .expressions import Pattern, compile_re2

_LINES = (
    r"(?m)^((?:[0-9a-fA-F]{8}(?:: | {2})(?:[0-9a-fA-F]{2,8} {1,2}){1,17} *[|]?[^\n\r]{1,17}\n)+"
    r"[0-9a-fA-F]{8}(?:(?:: | {2})(?:[0-9a-fA-F]{2,8} {1,2}){1,17} *[|]?[^\n\r]{1,17})?)"
)
_ROW = re.compile(rb"([0-9a-fA-F]{8})(: |  )((?:[0-9a-fA-F]{2,8} {1,2}){1,17})")


@cache
def _shape() -> Pattern:
    return compile_re2(_LINES, "a dump")


def printable(row: bytes) -> bytes:
    """The column of characters: a dot for what cannot be shown."""
    return bytes(c if 32 <= c < 127 else 46 for c in row)


def render(content: bytes, layout: str) -> bytes:
    """``content`` as a dump; ``layout`` is ``tool:group:offset:case:end``."""
    tool, group, offset, case, end = layout.split(":")
    size, first = int(group), int(offset, 16)
    rows = []
    for at in range(0, len(content), 16):
        row = content[at : at + 16]
        digits = row.hex().upper() if case == "upper" else row.hex()
        if tool == "xxd":
            pairs = [digits[n : n + 2 * size] for n in range(0, len(digits), 2 * size)]
            width = 32 + (16 // size) - 1
            body = f"{first + at:08x}: {' '.join(pairs).ljust(width)}  ".encode() + printable(row)
        else:
            pairs = [digits[n : n + 2] for n in range(0, len(digits), 2)]
            halves = " ".join(pairs[:8]), " ".join(pairs[8:])
            body = f"{first + at:08x}  {halves[0].ljust(23)}  {halves[1].ljust(23)}  |".encode() + printable(row) + b"|"
        rows.append(body)
    if end == "end":
        rows.append(f"{first + len(content):08x}".encode())
    return b"\n".join(rows)


def dumps(data: bytes) -> Iterator[tuple[int, int, bytes, str]]:
    """(start, end, content, layout) of each dump in ``data``."""
    if b"\n000000" not in data:
        return
    for match in _shape().finditer(data):
        start, token = match.start(1), match.group(1)
        found = read_dump(token)
        if found is not None:
            yield start, start + len(token), *found


def read_dump(token: bytes) -> tuple[bytes, str] | None:
    """The content of a dump and its layout, if the same dump comes out again."""
    lines = token.split(b"\n")
    first = _ROW.match(lines[0])
    if first is None:
        return None
    last = "end" if len(lines[-1]) == 8 else ""
    tool = "xxd" if first.group(2) == b": " else "hexdump"
    group = len(first.group(3).split(b" ")[0]) // 2
    content = b""
    for line in lines[:-1] if last else lines:
        row = _ROW.match(line)
        if row is None:
            return None
        size = 16 if tool == "hexdump" else 16 // group
        words = line[10 : 10 + (49 if tool == "hexdump" else 32 + size - 1)].split()
        try:
            content += bytes.fromhex(b"".join(words).decode())
        except ValueError:
            return None
    case = "upper" if re.search(rb"[A-F]", first.group(3)) else "lower"
    layout = f"{tool}:{group}:{first.group(1).decode()}:{case}:{last}"
    return (content, layout) if group in (1, 2, 4) and render(content, layout) == token else None
