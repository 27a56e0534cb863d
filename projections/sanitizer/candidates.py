"""What is a match to be judged, and what does a validator say of it?

A validator gets a candidate and returns the spans that are findings: none, one (perhaps trimmed), or several.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...domain.record import record
from .expressions import Match

Spans = Sequence[tuple[int, int]]


@record
class Candidate:
    """A match to be judged: the text, the span of the secret in it, and the match with its groups."""

    text: bytes
    start: int
    end: int
    match: Match

    @property
    def value(self) -> bytes:
        """The bytes of the secret span."""
        return self.text[self.start : self.end]

    @property
    def whole(self) -> Spans:
        """The secret span as the only finding."""
        return ((self.start, self.end),)


Validator = Callable[[Candidate], Spans]
