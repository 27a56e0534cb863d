"""Which parts of a text are base64, hex or UTF-16 of another text, and how is a cleaned text written back?"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from functools import cache

from ...domain.record import record
from .dumps import dumps, render
from .expressions import Pattern, compile_re2

MAX_DEPTH = 3

# Groups of four that begin as ASCII text does in base64; a cheap test that almost no identifier passes.
_B64 = (
    r"(?:^"
    r"|[^A-Za-z0-9+/_])((?:[CDI-Za-f][A-Za-z0-9+/_-]{3}){2}(?:[CDI-Zabcdefw-z0-9][A-Za-z0-9+/_-]{3})+[A-Za-z0-9+/_-]{0,3}={0,2})"
)
_B64_WIDE = (
    r"(?:^"
    r"|[^A-Za-z0-9+/_])((?:(?:[A-Za-z0-9+/][AQgw][AB][A-Za-z0-9+/]A[A-H][AEIMQUYcgkosw048]A){3,}"
    r"|(?:A[A-H][AEIMQUYcgkosw048]A[A-Za-z0-9+/][AQgw][AB][A-Za-z0-9+/]){3,})[A-Za-z0-9+/]*={0,2})"
)
_B64_LINES = r"(?:^|[^A-Za-z0-9+/_-])((?:[A-Za-z0-9+/_-]{32,100}\r?\n[ \t]*)+[A-Za-z0-9+/_-]{1,100}={0,2})"
_HEX = r"((?:[2-7][0-9a-fA-F]|0[9aAdD]){8,})"
_LE = r"((?:[\x09\x0a\x0d\x20-\x7e]\x00){5,})"
_BE = r"((?:\x00[\x09\x0a\x0d\x20-\x7e]){5,})"
_TEXT = bytes(range(32, 127)) + b"\t\n\r"
_URLSAFE = bytes.maketrans(b"-_", b"+/")
_UNSAFE = bytes.maketrans(b"+/", b"-_")


@record
class Encoding:
    """How one token was encoded, exactly enough to encode another text in its place.

    ``width`` and ``newline`` are the wrapping of base64 over lines (0: none), ``layout`` that of a dump.
    """

    name: str
    urlsafe: bool = False
    padded: bool = True
    upper: bool = False
    width: int = 0
    newline: bytes = b""
    layout: str = ""

    def encode(self, content: bytes) -> bytes:
        """``content`` written as the token was."""
        if self.layout:
            return render(content, self.layout)
        if self.name == "hex":
            token = content.hex().encode()
            return token.upper() if self.upper else token
        if self.name.startswith("utf-16"):
            return content.decode("utf-8", "surrogatepass").encode(self.name, "surrogatepass")
        token = base64.b64encode(content)
        token = token if self.padded else token.rstrip(b"=")
        token = token.translate(_UNSAFE) if self.urlsafe else token
        if not self.width:
            return token
        return self.newline.join(token[i : i + self.width] for i in range(0, len(token), self.width))


@record
class Region:
    """A part ``[start, end)`` of a text that is ``content`` in ``encoding``."""

    start: int
    end: int
    content: bytes
    encoding: Encoding


@cache
def pattern(shape: str) -> Pattern:
    """A shape for RE2, which looks for it many times faster than ``re``."""
    return compile_re2(shape, "an encoding")


def regions(data: bytes) -> Iterator[Region]:
    """The encoded texts in ``data``; they may overlap, the findings inside decide."""
    if b"\0" in data:
        whole = whole_utf16(data)
        if whole is not None:
            yield whole
            return
        yield from utf16_runs(data)
    for match in (*pattern(_B64).finditer(data), *pattern(_B64_WIDE).finditer(data)):
        region = base64_region(match.start(1), match.group(1))
        if region is not None:
            yield region
    if b"\n" in data:
        for match in pattern(_B64_LINES).finditer(data):
            region = wrapped_region(match.start(1), match.group(1))
            if region is not None:
                yield region
    for match in pattern(_HEX).finditer(data):
        yield hex_region(match.start(), match.group())
    for start, end, content, layout in dumps(data):
        yield Region(start, end, content, Encoding("dump", layout=layout))


def looks_like_text(content: bytes) -> bool:
    """At least 85 % printable ASCII, or valid UTF-8 without control characters."""
    odd = len(content.translate(None, _TEXT))
    if odd * 100 <= 15 * len(content):
        return True
    if min(content, default=0) < 9:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return odd * 100 <= 60 * len(content)


def looks_like_utf16(content: bytes) -> bool:
    """Whether every other byte of the beginning is zero, as in PowerShell's encoded commands."""
    head = content[:64]
    return len(head) >= 8 and (head[1::2].count(0) * 4 > len(head) or head[0::2].count(0) * 4 > len(head))


def base64_region(start: int, token: bytes) -> Region | None:
    """The region of one unwrapped base64 token, if a text comes out."""
    body = token.rstrip(b"=")
    if len(body) % 4 == 1:
        body = body[:-1]
    try:
        content = binascii.a2b_base64(body.translate(_URLSAFE) + b"=" * (-len(body) % 4))
    except binascii.Error:
        return None
    if not looks_like_text(content) and not looks_like_utf16(content):
        return None
    end = start + (len(token) if len(token.rstrip(b"=")) == len(body) else len(body))
    encoding = Encoding(
        "base64", urlsafe=b"-" in body or b"_" in body, padded=len(body) % 4 == 0 or token.endswith(b"=")
    )
    return Region(start, end, content, encoding)


def wrapped_region(start: int, token: bytes) -> Region | None:
    """The region of base64 wrapped over lines of one width; indented blocks keep their indent."""
    lines = re.split(rb"(\r?\n[ \t]*)", token)
    width, body, taken = len(lines[0]), [lines[0]], len(lines[0])
    for newline, line in zip(lines[1::2], lines[2::2], strict=False):
        if len(line) > width or len(body[-1]) < width or b"=" in body[-1]:
            break
        body.append(line)
        taken += len(newline) + len(line)
    # The line behind a block may be a short word that only looks like its rest.
    if len(body) > 1 and len(b"".join(body)) % 4:
        taken -= len(body.pop()) + len(lines[2 * len(body) - 1])
    region = base64_region(0, b"".join(body)) if len(body) > 1 else None
    if region is None:
        return None
    wrapped = Encoding("base64", region.encoding.urlsafe, region.encoding.padded, width=width, newline=lines[1])
    return Region(start, start + taken, region.content, wrapped)


def hex_region(start: int, token: bytes) -> Region:
    """The region of hex digits that spell printable text."""
    return Region(
        start, start + len(token), bytes.fromhex(token.decode()), Encoding("hex", upper=token != token.lower())
    )


def whole_utf16(data: bytes) -> Region | None:
    """The whole text, if it is UTF-16 with a byte order mark or by its zeros, and comes back the same."""
    body = data[: len(data) // 2 * 2]
    head = body[:4000]
    little = head[1::2].count(0) * 2 > len(head) // 2
    big = head[0::2].count(0) * 2 > len(head) // 2
    name = (
        "utf-16-le"
        if data[:2] == b"\xff\xfe" or (little and not big)
        else "utf-16-be"
        if data[:2] == b"\xfe\xff" or big
        else ""
    )
    if not name or len(body) < 8:
        return None
    try:
        content = body.decode(name, "surrogatepass").encode("utf-8", "surrogatepass")
        same = content.decode("utf-8", "surrogatepass").encode(name, "surrogatepass") == body
    except UnicodeError:
        return None
    return Region(0, len(body), content, Encoding(name)) if same else None


def utf16_runs(data: bytes) -> Iterator[Region]:
    """Stretches of UTF-16 text inside other bytes."""
    for shape, name in ((_LE, "utf-16-le"), (_BE, "utf-16-be")):
        for match in pattern(shape).finditer(data):
            content = match.group().decode(name).encode()
            yield Region(match.start(), match.end(), content, Encoding(name))
