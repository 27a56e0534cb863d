"""Where do lines begin and end in a stream that arrives in pieces?"""

from typing import NamedTuple

from .values import LineEnd

LONGEST = 1 << 20
"""Bytes of one line that are held at most; a longer line is handed on in pieces."""


class Piece(NamedTuple):
    """A line, or a part of an over-long one: byte offset in the stream, bytes without newline, what closed it."""

    offset: int
    data: bytes
    ended: LineEnd


class LineSplitter:
    """Cuts one stream into lines; holds ``longest`` bytes at most and looks at every byte once."""

    def __init__(self, longest: int = LONGEST) -> None:
        self._longest = longest
        self._held = bytearray()
        self._offset = 0

    def feed(self, chunk: bytes) -> list[Piece]:
        """Take the next bytes; return the lines they complete and the pieces that grew too long."""
        first, *others = chunk.split(b"\n")
        pieces = self._extend(first)
        for part in others:
            pieces.append(self._take(len(self._held), "newline"))
            pieces += self._extend(part)
        return pieces

    def close(self) -> list[Piece]:
        """Return the last line if the stream ended without a newline."""
        return [self._take(len(self._held), "eof")] if self._held else []

    def _extend(self, part: bytes) -> list[Piece]:
        self._held += part
        pieces = []
        while len(self._held) > self._longest:
            pieces.append(self._take(self._longest, "cut"))
        return pieces

    def _take(self, length: int, ended: LineEnd) -> Piece:
        piece = Piece(self._offset, bytes(self._held[:length]), ended)
        del self._held[:length]
        self._offset += length + (ended == "newline")
        return piece
