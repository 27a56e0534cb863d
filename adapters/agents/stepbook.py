"""How do observations become step events? Numbered from 1 in the attempt; a beginning and its end share a number."""

from __future__ import annotations

from ...domain.commands import TimedStep
from ...domain.events import StepObserved, StepStarted
from ...domain.ports import Blobs
from ...domain.record import record
from ...domain.values import Content
from .jsontext import clean
from .kind import Observation


@record
class _Open:
    step: int
    since_s: float | None
    tool: str | None
    input: Content | None


class StepBook:
    """Numbers the steps of one attempt and stores what they carry."""

    def __init__(self, attempt: int, blobs: Blobs) -> None:
        self._attempt, self._blobs = attempt, blobs
        self._open: dict[str, _Open] = {}
        self.count = 0
        self.calls = 0
        """Tool calls that ended, and below how many of them failed."""
        self.failed = 0

    def take(self, seen: Observation, arrived_at: str, since_s: float | None = None) -> TimedStep:
        """Make the event; ``since_s`` is the arrival on the monotonic clock, in seconds since the start.

        A call's duration is the agent's own where it gives one, else the time between the two arrivals.
        """
        event = self._begin(seen, since_s) if seen.begun else self._observe(seen, since_s)
        return TimedStep(event, seen.at or arrived_at, "agent" if seen.at else "arrival")

    def tally(self, seen: Observation) -> None:
        """Count an ended tool call."""
        if seen.kind == "tool" and not seen.begun:
            self.calls += 1
            self.failed += seen.success is False

    def _begin(self, seen: Observation, since_s: float | None) -> StepStarted:
        self.count += 1
        input_ = self._content(seen.input)
        if seen.call_id is not None:
            self._open[seen.call_id] = _Open(self.count, since_s, seen.tool, input_)
        return StepStarted(
            attempt=self._attempt,
            step=self.count,
            kind=seen.kind,
            tool=_short(seen.tool),
            input=input_,
            call_id=_short(seen.call_id),
            raw=seen.raw,
        )

    def _observe(self, seen: Observation, since_s: float | None) -> StepObserved:
        self.tally(seen)
        begun = self._open.pop(seen.call_id, None) if seen.call_id is not None else None
        if begun is None:
            self.count += 1
            begun = _Open(self.count, None, None, None)
        return StepObserved(
            attempt=self._attempt,
            step=begun.step,
            kind=seen.kind,
            tool=_short(seen.tool or begun.tool),
            input=begun.input if seen.input is None else self._content(seen.input),
            output=self._content(seen.output),
            success=seen.success,
            exit_code=seen.exit_code,
            duration_ms=seen.duration_ms if seen.duration_ms is not None else _between(begun.since_s, since_s),
            usage=seen.usage,
            cost_usd=seen.cost_usd,
            call_id=_short(seen.call_id),
            raw=seen.raw,
        )

    def _content(self, text: str | None) -> Content | None:
        return None if text is None else self._blobs.text(text)


def _between(start_s: float | None, end_s: float | None) -> float | None:
    """Arrivals in one and the same read measure nothing."""
    if start_s is None or end_s is None or end_s <= start_s:
        return None
    return round((end_s - start_s) * 1000, 3)


def _short(text: str | None) -> str | None:
    return None if text is None else clean(text[:200])
