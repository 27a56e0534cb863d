"""Does a public name fit? Placeholders are longer than most names, and file systems take 255 bytes a component."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

LONGEST: Final = 255
_ENDING: Final = 16


def fitting(name: str) -> str:
    """The name with every component that is too long cut; a few digits of its own digest keep two cuts apart."""
    return "/".join(_cut(part) for part in name.split("/"))


def _cut(part: str) -> str:
    raw = part.encode("utf-8", "surrogateescape")
    if len(raw) <= LONGEST:
        return part
    stem, dot, ending = part.rpartition(".")
    tail = f"{dot}{ending}" if stem and len(ending.encode("utf-8", "surrogateescape")) < _ENDING else ""
    mark = f"-{sha256(raw).hexdigest()[:8]}{tail}"
    room = LONGEST - len(mark.encode("utf-8", "surrogateescape"))
    return raw[:room].decode("utf-8", "ignore") + mark
