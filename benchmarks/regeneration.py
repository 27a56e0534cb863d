"""How much faster do two cores rebuild a thousand bundles than one? Wall time: that is what a second core can save."""

from __future__ import annotations

import contextlib
import io
import os
import time
from pathlib import Path

from apprentice.adapters.clock import SystemClock
from apprentice.adapters.console.flags import Flags
from apprentice.adapters.console.rebuilding import rebuild
from apprentice.adapters.console.talking import Console
from apprentice.adapters.console.wiring import House
from apprentice.adapters.settings import Settings
from apprentice.benchmarks.generate import fill_log
from apprentice.benchmarks.line import Line
from apprentice.domain.events import BundleBuilt
from apprentice.domain.ports import Pending


def prepare(home: Path, sessions: int) -> list[str]:
    """Sessions of 100 events, each with a bundle that was recorded."""
    fill_log(home, sessions, 100)
    house = House(home, Settings())
    streams = house.log.streams()
    for stream in streams:
        built = house.bundles.build(stream)
        event = BundleBuilt(**{name: getattr(built, name) for name in BundleBuilt.model_fields})
        pending = Pending(event, SystemClock().now(), "engine", "engine")
        house.log.append(stream, house.log.head(stream).version, "bundle", [pending])
    house.close()
    return streams


def seconds(home: Path, streams: list[str], jobs: int | None) -> float:
    """Wall seconds of rebuilding everything from nothing with so many processes (None: as a user who says nothing).

    What was there is moved aside: ext4 passes over thousands of inodes that were just freed when it looks for one, and
    that made half of a rebuild.
    """
    (home / "runs").rename(home / f"runs-{time.monotonic_ns()}")
    house = House(home, Settings())
    began = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        code = rebuild(Console(Flags(quiet=True)), house, streams, jobs)
    took = time.perf_counter() - began
    house.close()
    if code:
        raise RuntimeError(f"rebuild ended with {code}")
    return took


def line(home: Path, sessions: int) -> Line:
    """One process beside as many as the command starts by itself, by turns.

    The best of five each: the second core of a shared machine is not always there.
    """
    streams = prepare(home, sessions)
    turns = [(seconds(home, streams, 1), seconds(home, streams, None)) for _ in range(5)]
    one, two = min(turn[0] for turn in turns), min(turn[1] for turn in turns)
    what = f"rebuild {sessions:,} bundles on 2 cores ({os.cpu_count()} here)"
    return Line(what, f"{two:.1f} s", f"one process: {one:.1f} s", one / two, "x", 1.7, least=True)
