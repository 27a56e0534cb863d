"""How long is a mentor waited for, and how often is it asked again? Numbers, and the arithmetic on them."""

from __future__ import annotations

import time
from collections.abc import Callable

from ...domain.mentoring import TryOutcome
from ...domain.record import record


@record
class Policy:
    """Limits of one call (one role asked once). Durations in seconds.

    ``deadline_s`` bounds the whole call, waiting included, whatever the server does. ``answers`` is how many answers
    are looked at, the first included: the others are repair turns.
    """

    deadline_s: float = 180.0
    answers: int = 3
    rate_tries: int = 5
    server_tries: int = 3
    first_wait_s: float = 1.0
    longest_wait_s: float = 30.0
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep

    def tries(self, outcome: TryOutcome) -> int:
        """How many requests may end this way before the call does. Quota and auth are never asked twice."""
        if outcome is TryOutcome.RATE_LIMITED:
            return self.rate_tries
        if outcome in (TryOutcome.SERVER_ERROR, TryOutcome.UNREACHABLE):
            return self.server_tries
        return 1

    def wait_s(self, failed: int, asked: float | None) -> float:
        """How long to wait after the ``failed``-th failure of a kind: what the server asked, else doubling."""
        if asked is not None:
            return asked
        return float(min(self.first_wait_s * 2 ** (failed - 1), self.longest_wait_s))
