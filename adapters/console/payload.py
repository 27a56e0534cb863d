"""How is an event's data shown to a person? Key by key, every piece of foreign text harmless, nothing cut."""

from __future__ import annotations

from typing import Any

from .columns import wrap
from .text import cells, harmless, harmless_lines

INDENT = 7


def payload_lines(data: dict[str, Any], width: int) -> list[str]:
    """``path.to.key: value`` lines, indented, a long value going on below itself."""
    lines = []
    for key, value in _flat("", data):
        title = f"{key}: "
        broad = _wrapped(value, width - INDENT - 2)
        if len(broad) == 1 and cells(title + broad[0]) <= width - INDENT:
            lines.append(f"{'':{INDENT}}{title}{broad[0]}")
        else:
            lines += [f"{'':{INDENT}}{part}".rstrip() for part in wrap(harmless(title), width - INDENT)]
            lines += [f"{'':{INDENT + 2}}{part}".rstrip() for part in broad]
    return lines


def _flat(path: str, value: object) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        below = [_flat(f"{path}.{key}" if path else str(key), inner) for key, inner in value.items()]
    elif isinstance(value, list):
        below = [_flat(f"{path}[{number}]", inner) for number, inner in enumerate(value)]
    else:
        return [(path, "-" if value is None else str(value))]
    return [entry for entries in below for entry in entries] or [(path, "-")]


def _wrapped(value: str, width: int) -> list[str]:
    return [part for line in harmless_lines(value) for part in wrap(line, width)]
