"""How is a line of JSON read so that nothing raises and values keep their source text?

Numbers an agent printed are never re-parsed and printed again: ``Node.source`` cuts them out of the line.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any, Final

_SPACE = re.compile(r"[ \t\n\r]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NAME_LIMIT: Final = 200
_WHOLE: Final = 1 << 53
"""Beyond this a JSON number is not a count of anything, and other readers cannot hold it."""


def clean(text: str) -> str:
    """Replace what no encoding can carry (lone surrogates) by U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def _integer(literal: str) -> int | float:
    # int() refuses more than 4300 digits, and such a number is no count.
    return int(literal) if len(literal) < 20 else math.inf


_DECODER: Final = json.JSONDecoder(parse_int=_integer, strict=False)


class Node:
    """A JSON value inside a text; asking for what is not there gives nothing, whatever the type."""

    __slots__ = ("_end", "_start", "_text", "value")

    def __init__(self, text: str, value: Any, start: int, end: int) -> None:  # noqa: ANN401 - JSON is any value
        self._text, self.value, self._start, self._end = text, value, start, end

    @property
    def source(self) -> str:
        """The value's own text, byte for byte but for decoding."""
        return self._text[self._start : self._end]

    def __getitem__(self, key: str) -> Node:
        found = NOTHING
        if isinstance(self.value, dict) and key in self.value:
            for name, node in _members(self._text, self._start):
                # Of a repeated key the last one counts, as in ``value``.
                found = node if name == key else found
        return found

    def get(self, *path: str) -> Any:  # noqa: ANN401 - JSON is any value
        """The parsed value at a path of object keys, or None."""
        value = self.value
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def items(self) -> list[Node]:
        """The elements of an array; nothing else has any."""
        return list(_elements(self._text, self._start)) if isinstance(self.value, list) else []

    def text(self, *path: str) -> str | None:
        """Words at a path: a string itself, anything else as its source text, null and absence as None."""
        value = self.get(*path)
        if value is None or isinstance(value, str):
            return value
        node = self
        for key in path:
            node = node[key]
        return node.source

    def name(self, *path: str) -> str | None:
        """A short string at a path, fit for an identifier: cleaned and cut at 200 characters."""
        value = self.get(*path)
        return clean(value[:_NAME_LIMIT]) if isinstance(value, str) else None

    def whole(self, *path: str) -> int | None:
        """An integer at a path, of a size any reader can hold."""
        value = self.get(*path)
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _WHOLE:
            return None
        return value

    def count(self, *path: str) -> int | None:
        """An integer that is not negative."""
        value = self.whole(*path)
        return value if value is not None and value >= 0 else None

    def number(self, *path: str) -> float | None:
        """A finite number at a path."""
        value = self.get(*path)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            return None
        return float(value)

    def truth(self, *path: str) -> bool | None:
        """A boolean at a path."""
        value = self.get(*path)
        return value if isinstance(value, bool) else None


NOTHING: Final = Node("null", None, 0, 4)


def parse(data: bytes | str) -> Node | None:
    """Read one JSON text; None when it is none. Undecodable bytes are replaced first."""
    text = data if isinstance(data, str) else data.decode("utf-8", "replace")
    start = _skip(text, 1 if text.startswith("\ufeff") else 0)
    try:
        value, end = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return Node(text, value, start, end) if _skip(text, end) == len(text) else None


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _value(text: str, at: int) -> Node:
    value, end = _DECODER.raw_decode(text, at)
    return Node(text, value, at, end)


def _members(text: str, start: int) -> Iterator[tuple[str, Node]]:
    """Walk an object that is known to parse; of a repeated key, all its values."""
    at = _skip(text, start + 1)
    while text[at] != "}":
        key = _value(text, at)
        node = _value(text, _skip(text, _skip(text, key._end) + 1))
        yield key.value, node
        at = _skip(text, node._end)
        if text[at] == ",":
            at = _skip(text, at + 1)


def _elements(text: str, start: int) -> Iterator[Node]:
    """Walk an array that is known to parse."""
    at = _skip(text, start + 1)
    while text[at] != "]":
        node = _value(text, at)
        yield node
        at = _skip(text, node._end)
        if text[at] == ",":
            at = _skip(text, at + 1)
