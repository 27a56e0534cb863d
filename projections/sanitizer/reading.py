"""What can be read in a text: its views and its encoded parts? Kept, because two searches want them.

The rules look first; what all parts taught is looked for once everything was read. Making the views costs as much as
either search.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final

from .chain import View, views
from .encodings import MAX_DEPTH, Region, regions

ROOM: Final = 64 * 1024 * 1024
"""Bytes of texts and views that are kept between the two searches."""


class Encoded:
    """The encoded parts of one text, each with what can be read in it."""

    def __init__(self, text: bytes, depth: int) -> None:
        self._text = text
        self._depth = depth

    @cached_property
    def parts(self) -> list[tuple[Region, Reading]]:
        """In the order they are found; they may overlap."""
        if self._depth >= MAX_DEPTH:
            return []
        return [(region, Reading(region.content, self._depth + 1)) for region in regions(self._text)]


class Reading(Encoded):
    """A text, ``depth`` encodings deep; what is not asked for is not made."""

    def __init__(self, text: bytes, depth: int = 0) -> None:
        super().__init__(text, depth)
        self.text = text

    @cached_property
    def views(self) -> list[tuple[View, Encoded]]:
        """All views but the text itself, with their encoded parts."""
        return [(view, Encoded(view.text, self._depth)) for view in views(self.text)]

    @property
    def size(self) -> int:
        """Bytes of the text and its views, about; most of a text's memory."""
        return len(self.text) + sum(len(view.text) for view, _ in self.views)


class Readings:
    """Texts that were searched once, until they are searched again; what has no room is read again."""

    def __init__(self, room: int = ROOM) -> None:
        self._left = room
        self._kept: dict[bytes, Reading] = {}

    def keep(self, reading: Reading) -> None:
        """Keep it for the second search."""
        size = reading.size
        if size <= self._left and reading.text not in self._kept:
            self._kept[reading.text] = reading
            self._left -= size

    def take(self, text: bytes) -> Reading:
        """What was kept of ``text``, and its room is free; else a new reading."""
        found = self._kept.pop(text, None)
        if found is None:
            return Reading(text)
        self._left += found.size
        return found
