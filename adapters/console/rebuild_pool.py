"""How are many sessions rebuilt at once? By processes, each with a house of its own; results in the order asked."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final

from ..process.orphan import end_with_parent
from ..settings import Settings
from .rebuilt import Row, rebuild_one
from .wiring import House

_EACH: Final = 12
"""Sessions that are worth a process: it takes about as long to start (0.3 s)."""
_house: House
"""In a worker: its own, as neither locks nor connections survive a fork."""


def worth(sessions: int) -> int:
    """How many processes so many sessions are worth on this machine: one more than cores, as each waits for flushes.

    They wait a fifth of their time. A thousand bundles on two cores took 15.3 to 16 s by three, 16.5 to 20 s by two.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores + 1, sessions // _EACH))


def rebuilt_by_many(house: House, streams: Sequence[str], jobs: int) -> Generator[Row, None, None]:
    """Rebuild by ``jobs`` processes; the rows come in the order of the streams.

    Raises:
        ApprenticeError: what one of them met; the rows before it have come, and what had not begun is left.
    """
    # Spawned, not forked: this process has threads' locks and an open log, which a child must not inherit.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, _begin, (house.home, house.settings))
    try:
        yield from pool.map(_rebuild, streams, chunksize=max(1, min(8, len(streams) // (jobs * 4))))
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(home: Path, settings: Settings) -> None:
    """A worker starts. Ctrl-C is the parent's to answer: it lets every session that was begun be finished."""
    global _house  # noqa: PLW0603 - how a pool's workers keep what they were given
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    gc.freeze()
    _house = House(home, settings)


def _rebuild(stream: str) -> Row:
    return rebuild_one(_house, stream)
