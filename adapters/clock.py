"""What time is it, and what is a new id? The machine's clock and randomness, behind their ports."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime


class SystemClock:
    """UTC wall clock and the monotonic clock."""

    def now(self) -> str:
        """``YYYY-MM-DDTHH:MM:SS.ffffffZ``."""
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def monotonic(self) -> float:
        """Seconds."""
        return time.monotonic()


class RandomIds:
    """128 random bits, as hex."""

    def command_id(self) -> str:
        """A new id."""
        return secrets.token_hex(16)
