"""What happens while an agent runs? Lines become steps, steps go on in batches, and reasons to stop are asked for."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

from ...domain.commands import TimedStep
from ...domain.ports import StopReason
from ...domain.values import RawRef
from ..process.values import Line
from ..process.values import StopReason as ProcessStop
from .kind import Decoder, Observation, Tail
from .stepbook import StepBook
from .times import stamp
from .tokens import spent

BATCH: Final = 64
BATCH_S: Final = 0.2
"""Steps are handed on when there are 64, or 200 ms after the first of them (DESIGN.md, Events)."""
POLL_S: Final = 0.5
LONGEST: Final = 32 << 20
"""Bytes of one line a decoder is given; a longer one stays raw and is counted."""
STDERR_TAIL: Final = 8 << 10


class Lines:
    """Puts lines that were cut on their way together again, up to ``LONGEST`` bytes."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._offset = 0
        self._size = 0

    def whole(self, line: Line) -> tuple[bytes, RawRef] | None:
        """The complete line and where it lies, or None while more of it is to come."""
        if not self._size:
            self._offset = line.offset
        self._size += line.length
        if self._size <= LONGEST:
            self._held.append(line.data)
        if line.ended == "cut":
            return None
        data, size = b"".join(self._held), self._size
        self._held, self._size = [], 0
        return data if size <= LONGEST else b"", RawRef(stream=line.stream, offset=self._offset, length=size)


class Watch:
    """One attempt while it runs. ``observe`` and ``stop`` are the engine's."""

    def __init__(
        self,
        decoder: Decoder,
        book: StepBook,
        observe: Callable[[Sequence[TimedStep]], None],
        stop: Callable[[], StopReason | None],
        limits: tuple[int | None, float | None] = (None, None),
    ) -> None:
        """``limits`` are tokens and US dollars."""
        self._tail: Tail | None = None
        self._next_poll = 0.0
        self._decoder, self._book, self._observe, self._stop, self._limits = decoder, book, observe, stop, limits
        self._lines = Lines()
        self._errors: deque[bytes] = deque()
        self._errors_size = 0
        self._pending: list[TimedStep] = []
        self._pending_since = 0.0
        self._last_arrival: tuple[str, float] | None = None
        self.stopped: StopReason | None = None
        self.warnings: tuple[str, ...] = ()
        self.base = 0
        """Where the stdout of the current command begins in the spool."""

    def follow(self, tail: Tail) -> None:
        """Look there too, now and then."""
        self._tail = tail

    def line(self, line: Line) -> None:
        """Take one line of either pipe."""
        self._last_arrival = (stamp(line.arrived_at), line.since_start_s)
        if line.stream == "stderr":
            self._keep_error(line.data)
            return
        whole = self._lines.whole(line)
        if whole is not None:
            data, raw = whole
            self._add(self._decoder.feed(data, raw.model_copy(update={"offset": raw.offset + self.base})))

    def tick(self) -> ProcessStop | None:
        """Hand on what waits long enough; say whether to stop."""
        self._poll()
        if self._pending and time.monotonic() - self._pending_since >= BATCH_S:
            self.flush()
        if self.stopped is None:
            self.stopped = self._stop()
        if self.stopped is not None:
            return ProcessStop("cancelled", f"{self.stopped.why} by {self.stopped.by}")
        return self._over_limit()

    def close(self) -> None:
        """The agent's output is over."""
        self._add(self._decoder.finish())
        self._next_poll = 0.0
        self._poll()
        self.flush()

    def flush(self) -> None:
        """Hand on everything that waits."""
        batch, self._pending = self._pending, []
        for start in range(0, len(batch), BATCH):
            self._observe(batch[start : start + BATCH])

    @property
    def stderr_tail(self) -> str:
        """The last few KiB of stderr."""
        return b"\n".join(self._errors)[-STDERR_TAIL:].decode("utf-8", "replace")

    def _add(self, seen: Sequence[Observation]) -> None:
        arrived, since_s = self._last_arrival or (stamp(datetime.now(UTC)), 0.0)
        if seen and not self._pending:
            self._pending_since = time.monotonic()
        self._pending += [self._book.take(each, arrived, since_s) for each in seen]
        if len(self._pending) >= BATCH:
            self.flush()

    def _poll(self) -> None:
        if self._tail is None or time.monotonic() < self._next_poll:
            return
        self._next_poll = time.monotonic() + POLL_S
        seen = self._tail.poll()
        if seen and not self._pending:
            self._pending_since = time.monotonic()
        # When we look is not when it happened: nothing is measured by it.
        self._pending += [self._book.take(each, stamp(datetime.now(UTC))) for each in seen]

    def _keep_error(self, data: bytes) -> None:
        self._errors.append(data[-STDERR_TAIL:])
        self._errors_size += len(self._errors[-1]) + 1
        while self._errors_size - len(self._errors[0]) - 1 > STDERR_TAIL:
            self._errors_size -= len(self._errors.popleft()) + 1

    def _over_limit(self) -> ProcessStop | None:
        decoded, (tokens, cost) = self._decoder.decoded, self._limits
        used = max(decoded.spent_tokens, spent(decoded.usage))
        if tokens is not None and used > tokens:
            return ProcessStop("limit", f"{used} tokens used, {tokens} allowed")
        if cost is not None and (decoded.cost_usd or 0.0) > cost:
            return ProcessStop("limit", f"{decoded.cost_usd:.4f} USD spent, {cost:.4f} allowed")
        return None
