"""How is a number of bytes said to a person, and how does a person say an age?"""

from __future__ import annotations

import re
from typing import Final

from ...domain.errors import Refused

_UNITS: Final = ("B", "KB", "MB", "GB", "TB")
_AGE: Final = re.compile(r"(\d{1,6})([mhdw])")
_SECONDS: Final = {"m": 60, "h": 3600, "d": 86_400, "w": 604_800}


def size_of(count: int) -> str:
    """``812 B``, ``1.4 KB``, ``3.2 GB``: steps of 1,000, one digit after the point."""
    value = float(count)
    for unit in _UNITS[:-1]:
        if value < 1000:
            return f"{value:.1f} {unit}" if unit != "B" else f"{count} B"
        value /= 1000
    return f"{value:.1f} {_UNITS[-1]}"


def seconds_of(age: str) -> float:
    """``30d`` as seconds. Raises Refused: it is no age."""
    found = _AGE.fullmatch(age)
    if found is None:
        raise Refused(f"`{age}` is no age", "for example 30m, 12h, 30d or 4w")
    return float(int(found[1]) * _SECONDS[found[2]])
