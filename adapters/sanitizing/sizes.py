"""How large is a file that nobody may see? A class, because an exact size may give away which file it was."""

from __future__ import annotations

_CLASSES = (
    (1024, "under 1 KiB"),
    (64 * 1024, "1 to 64 KiB"),
    (1024**2, "64 KiB to 1 MiB"),
    (64 * 1024**2, "1 to 64 MiB"),
)


def size_class(size: int) -> str:
    """``under 1 KiB`` ... ``64 MiB or more``; an empty file is called empty."""
    if size == 0:
        return "empty"
    return next((name for limit, name in _CLASSES if size < limit), "64 MiB or more")
