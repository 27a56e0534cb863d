"""mentor_checkpoints/: what a person was asked and answered (seed_system.md 7).

In structural mode nobody is asked, so there is nothing to show; the events of a person's review will be handled here.
"""

from __future__ import annotations

from collections.abc import Sequence

from .entries import Entry
from .fold import Fold, ReadText


def _start(_: ReadText) -> None:
    return None


def _close(_: None) -> Sequence[Entry]:
    return ()


checkpoints: Fold[None, Entry] = Fold("checkpoints", 1, _start, _close)
