"""In which order are a text's views made, and how is a span of one traced back to the text?

Views are a chain: what one stage decoded, the next decodes further. Where a stage touches little of a long text, only
the stretches around its pieces are read again, each as a view of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from .views import STAGES, Map, Stage

AROUND = 400
"""Bytes read on both sides of a decoded piece: the key name before a value, the rest behind it."""


@dataclass
class Step:
    """One stage applied to ``text``, which begins at ``offset`` of the text before."""

    stage: Stage
    text: bytes
    offset: int = 0

    @cached_property
    def _map(self) -> Map:
        # Made when something was found: most views hold nothing.
        return Map(self.stage, self.text)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span in the text before."""
        low, high = self._map.back(start, end)
        return low + self.offset, high + self.offset


@dataclass
class View:
    """A text as read after ``steps``; ``open_left``/``open_right`` say that the text before goes on there."""

    name: str
    text: bytes
    steps: tuple[Step, ...] = field(default=())
    open_left: bool = False
    open_right: bool = False

    def trace(self, start: int, end: int) -> tuple[int, int]:
        """The span of the raw text behind a span of this view."""
        for step in reversed(self.steps):
            start, end = step.back(start, end)
        return start, end

    def cut(self, start: int, end: int) -> bool:
        """Whether a span touches an edge where the text was cut, and so may be half of something."""
        return (self.open_left and start == 0) or (self.open_right and end == len(self.text))


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
            if decoded == view.text:
                continue
            view = View(stage.name, decoded, (*view.steps, Step(stage, view.text)), view.open_left, view.open_right)
            yield view
            continue
        for low, high in stretches:
            part = view.text[low:high]
            step = Step(stage, part, low)
            left = low > 0 and view.text[low - 1 : low] != b"\n"
            right = high < len(view.text) and view.text[high - 1 : high] != b"\n"
            window = View(stage.name, stage.decode(part), (*view.steps, step), left, right)
            yield window
            yield from further(window, stages[index + 1 :])


def stretches_of(stage: Stage, text: bytes) -> list[tuple[int, int]] | None:
    """Where ``text`` must be read again; ``None`` if that is most of it."""
    frequent = stage.name not in ("joined", "wrapped") and sum(map(text.count, stage.trigger)) * AROUND > 2 * len(text)
    if len(text) < 8 * AROUND or frequent:
        return None
    found: list[tuple[int, int]] = []
    total = 0
    for start, end, _ in stage.pieces(text):
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
