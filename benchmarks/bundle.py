"""What does a bundle of 1,000 small artifacts cost, against copying those files?

    python -m apprentice.benchmarks.bundle [FOLDER]

The budget: unsanitized <= 5 x copying (DESIGN.md, Budgets). The baseline is the plainest copy, ``shutil.copytree``,
which syncs nothing; a bundle is on disk when it is done. FOLDER (default: the current one) says which file system.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from apprentice.adapters.blobs.contents import Contents
from apprentice.adapters.blobs.store import BlobStore
from apprentice.adapters.clock import SystemClock
from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.adapters.views.bundles import BundleFolder
from apprentice.adapters.views.files import RunFiles
from apprentice.benchmarks.projections import attempt, start
from apprentice.domain import events as e
from apprentice.domain.ports import Pending
from apprentice.domain.values import Artifact, Change, StatusBasis, TaskStatus

FILES = 1000
SIZE = 4000
ROUNDS = 5


def prepare(home: Path) -> tuple[SqliteEventLog, BlobStore, str, Path]:
    """A session whose one attempt left 1,000 files of 4 kB; the files themselves lie in ``source``."""
    source = home / "source"
    source.mkdir(parents=True)
    store = BlobStore(home / "blobs")
    contents = Contents(store)
    left = []
    for number in range(FILES):
        data = f"{number:06}\n".encode() * (SIZE // 7)
        (source / f"file-{number:04}.txt").write_bytes(data)
        left.append(Artifact(path=f"file-{number:04}.txt", content=contents.put(data, "text/plain"), change=Change.NEW))
    log = SqliteEventLog(home, SystemClock().now)
    events = [start(), *attempt(1, 10)]
    events = [
        ev.model_copy(update={"artifacts": tuple(left)}) if isinstance(ev, e.AttemptFinished) else ev for ev in events
    ]
    events.append(
        e.AttemptSelected(round=1, attempt=1, task_status=TaskStatus.COMPLETED, basis=StatusBasis.STRUCTURAL, score=1.0)
    )
    stream = log.new_stream("bench")
    now = SystemClock().now()
    log.append(stream, 0, "c1", [Pending(ev, now, "engine", "engine") for ev in events])
    return log, store, stream, source


def measure(work: Callable[[], object]) -> float:
    """Wall milliseconds, the best of several rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begun)
    return round(best * 1000, 1)


def ways(home: Path) -> dict[str, Callable[[], object]]:
    """The baseline, the bundle over an old one, and the run folder from nothing."""
    log, store, stream, source = prepare(home)

    def copy() -> None:
        shutil.rmtree(home / "copy", ignore_errors=True)
        shutil.copytree(source, home / "copy")

    def run_folder() -> None:
        shutil.rmtree(home / "runs", ignore_errors=True)
        files = RunFiles(home, log, store)
        files.flush(stream)
        files.close()

    bundles = BundleFolder(home, log, store)
    return {"copy": copy, "bundle": lambda: bundles.build(stream), "run_folder": run_folder}


def main() -> None:
    """Print one line of JSON."""
    with tempfile.TemporaryDirectory(dir=[*sys.argv[1:], "."][0]) as root:
        times = {name: measure(work) for name, work in ways(Path(root)).items()}
    found = {f"{name}_ms": value for name, value in times.items()}
    found["bundle_x_copy"] = round(times["bundle"] / times["copy"], 2)
    sys.stdout.write(json.dumps({"files": FILES, "bytes": SIZE, "budget_x_copy": 5, **found}) + "\n")


if __name__ == "__main__":
    main()
