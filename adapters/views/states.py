"""How does a file stand to the log?"""

from __future__ import annotations

from typing import Literal

from ...domain.record import record


@record
class FileState:
    """One file; ``why`` says in words what is not ok about it. ``incomparable`` is neither good nor bad news."""

    path: str
    state: Literal["ok", "stale", "mismatch", "incomparable"]
    why: str
