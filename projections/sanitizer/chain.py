"""In which order are a text's views made, and how is a span of one traced back to the text?

Views are a chain: what one stage decoded, the next decodes further. Where a stage touches little of a long text, only
the stretches around its pieces are read again, all of them as one view.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from ...domain.record import mutable, record
from .views import STAGES, Map, Stage

AROUND = 400
"""Bytes read on both sides of a decoded piece: the key name before a value, the rest behind it."""


GAP = b"\n\x01\n"
"""Stands between two stretches: no escape and no word reaches over it."""


@record
class Step:
    """One stage applied to ``text``."""

    stage: Stage
    text: bytes

    @cached_property
    def _map(self) -> Map:
        # Made when something was found: most views hold nothing.
        return Map(self.stage, self.text)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span in the text before."""
        return self._map.back(start, end)


class Excerpt:
    """Some stretches of ``text``, written one behind the other, so that they are searched as one text."""

    def __init__(self, text: bytes, stretches: Sequence[tuple[int, int]]) -> None:
        self._before = text
        self._stretches = stretches
        self.text = GAP.join(text[low:high] for low, high in stretches)
        sizes = (high - low + len(GAP) for low, high in stretches)
        self._starts = [0, *accumulate(sizes)][:-1]

    def back(self, start: int, end: int) -> tuple[int, int] | None:
        """The span in the text before; None: it leaves its stretch, or ends where that was cut, and may be a half."""
        index = bisect_right(self._starts, start) - 1
        low, high = self._stretches[index]
        shift = low - self._starts[index]
        first, last = start + shift, end + shift
        if last > high or (first == low and self._goes_on(low)) or (last == high and self._goes_on(high)):
            return None
        return first, last

    def _goes_on(self, at: int) -> bool:
        """Whether a line was cut here."""
        return 0 < at < len(self._before) and self._before[at - 1 : at] != b"\n"


@mutable
class View:
    """A text as read after ``steps``."""

    name: str
    text: bytes
    steps: tuple[Step | Excerpt, ...] = ()

    def trace(self, start: int, end: int) -> tuple[int, int] | None:
        """The span of the raw text behind a span of this view; None: there is none, or only half of one."""
        for step in reversed(self.steps):
            span = step.back(start, end)
            if span is None:
                return None
            start, end = span
        return (start, end) if start < end else None


def views(data: bytes) -> Iterator[View]:
    """All views of ``data`` but itself."""
    yield from further(View("raw", data), STAGES)


def further(view: View, stages: Sequence[Stage]) -> Iterator[View]:
    """The views that ``stages`` make of ``view``, one after the other."""
    for index, stage in enumerate(stages):
        if not stage.may_touch(view.text):
            continue
        stretches = stretches_of(stage, view.text)
        if stretches is None:
            decoded = stage.decode(view.text)
            if decoded != view.text:
                view = View(stage.name, decoded, (*view.steps, Step(stage, view.text)))
                yield view
        elif stretches:
            excerpt = Excerpt(view.text, stretches)
            steps = (*view.steps, excerpt, Step(stage, excerpt.text))
            window = View(stage.name, stage.decode(excerpt.text), steps)
            yield window
            yield from further(window, stages[index + 1 :])


def stretches_of(stage: Stage, text: bytes) -> list[tuple[int, int]] | None:
    """Where ``text`` must be read again; ``None`` if that is most of it."""
    frequent = stage.name not in ("joined", "wrapped") and sum(map(text.count, stage.trigger)) * AROUND > 2 * len(text)
    if len(text) < 8 * AROUND or frequent:
        return None
    found: list[tuple[int, int]] = []
    total = 0
    for start, end in clusters(stage.spans(text)):
        low, high = edge_before(text, start), edge_behind(text, end)
        if found and low <= found[-1][1]:
            total += max(0, high - found[-1][1])
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            total += high - low
            found.append((low, high))
        if total * 2 > len(text):
            return None
    return found


def clusters(spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans, sorted, whose stretches surely meet, as one."""
    first = last = -1
    for start, end in spans:
        if first < 0:
            first = start
        elif start - last > 2 * AROUND:
            yield first, last
            first = start
        last = end
    if first >= 0:
        yield first, last


def edge_before(text: bytes, at: int) -> int:
    """A line's beginning some way before ``at``, or a plain cut in a long line."""
    low = max(0, at - AROUND)
    line = text.rfind(b"\n", max(0, low - AROUND), low)
    return line + 1 if line >= 0 else low


def edge_behind(text: bytes, at: int) -> int:
    """A line's end some way behind ``at``, or a plain cut in a long line."""
    high = min(len(text), at + AROUND)
    line = text.find(b"\n", high, high + AROUND)
    return line + 1 if line >= 0 else high
