"""What does ``doctor`` say about one thing?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

OK: Final = "ok"
NOTE: Final = "note"
"""Worth knowing; nothing is wrong."""
WRONG: Final = "wrong"
"""Work is prevented, or what is private is not."""
NOT_READY: Final = "not ready"
"""The configured agent or provider cannot work."""
DAMAGED: Final = "damaged"
"""What is stored is not what was recorded."""
_EXIT_CODES: Final = {DAMAGED: 5, NOT_READY: 4, WRONG: 1}


class Finding(NamedTuple):
    """``what`` is so about ``name`` in ``area``; ``hint`` says what to do."""

    area: str
    name: str
    state: str
    what: str
    hint: str | None = None


def exit_code(findings: Iterable[Finding]) -> int:
    """The gravest one's: 5 damaged, 4 the configured agent or provider is not ready, 1 wrong, else 0."""
    return max((_EXIT_CODES.get(finding.state, 0) for finding in findings), default=0)
