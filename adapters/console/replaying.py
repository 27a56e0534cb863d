"""How does history go by once more? Line by line, with the pauses it had, the long ones cut short."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from ...projections.timeline import describe
from ..log.reader import Document
from .columns import wrap
from .history import recorded
from .talking import Console
from .text import cells, harmless
from .times import clock, parse

LONGEST_S: Final = 1.0
"""An idle gap longer than this takes this long."""


class Moment(NamedTuple):
    """One event, and the pause before it in seconds, cut at ``LONGEST_S``."""

    event: Document
    pause_s: float
    line: str


def moments(stream: str, events: Iterable[Document]) -> Iterator[Moment]:
    """History with its pauses; a clock that was set back gives none."""
    before: datetime | None = None
    for event in events:
        now = parse(event["recorded_at"])
        gap = (now - before).total_seconds() if now is not None and before is not None else 0.0
        before = now or before
        yield Moment(event, min(max(gap, 0.0), LONGEST_S), describe(recorded(stream, event).event))


def perform(console: Console, stream: str, events: Iterable[Document], speed: float) -> None:
    """Print each event when its time has come."""
    for moment in moments(stream, events):
        if moment.pause_s:
            time.sleep(moment.pause_s / speed)
        front = f"{moment.event['version']:>5}  {clock(moment.event['recorded_at'])}  "
        first, *rest = wrap(harmless(moment.line), max(console.width - cells(front), 16))
        console.line(console.styled(front, "dim") + first)
        for more in rest:
            console.line(" " * cells(front) + more)


def document(run_id: str, stream: str, events: Iterable[Document]) -> dict[str, Any]:
    """All of it at once."""
    return {
        "run_id": run_id,
        "events": [
            {
                "version": moment.event["version"],
                "type": moment.event["type"],
                "recorded_at": moment.event["recorded_at"],
                "actor": moment.event["actor"],
                "pause_s": round(moment.pause_s, 6),
                "line": moment.line,
                "digest": moment.event["digest"],
            }
            for moment in moments(stream, events)
        ],
    }
