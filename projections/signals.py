"""learning_data/ and evaluation/hillclimb_results.jsonl: what can be learned from a session (seed_system.md 4.12).

Drawn from recorded evidence alone, so that they can be thrown away and rebuilt; ``docs/signals.md`` says how they
differ from the published ones. A file without rows is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from .entries import Entry
from .fold import Fold, line
from .signals_rows import Row, hillclimb, lessons, pairs, process, rewards, training
from .signals_seen import State, start, take

FILES: Final[dict[str, Callable[[State], list[Row]]]] = {
    "evaluation/hillclimb_results.jsonl": hillclimb,
    "learning_data/lessons.jsonl": lessons,
    "learning_data/process_supervision.jsonl": process,
    "learning_data/reward_modeling.jsonl": rewards,
    "learning_data/revision_preference_pairs.jsonl": pairs,
    "learning_data/training_signals.jsonl": training,
}
"""Which file holds which rows."""


def _close(state: State) -> Sequence[Entry]:
    entries = []
    for path, rows_of in FILES.items():
        rows = rows_of(state)
        if rows:
            entries.append(Entry(path, "record", b"".join(line(row) for row in rows)))
    return entries


signals: Fold[State, Entry] = Fold("signals", 1, start, _close, take)
