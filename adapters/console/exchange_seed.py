"""``--format seed``: the seed system's public data set, one session a task."""

from __future__ import annotations

from pathlib import Path

from ..formats.seed_dataset import read_dataset
from .exchange import Imported
from .importing import take_in
from .talking import Console
from .wiring import House


def import_from(console: Console, house: House, path: Path) -> Imported:
    """Take in every task that is not here yet.

    Raises:
        NotFound, Refused: there is no data set, or a file of it is torn.
        RunExists: another history has the run id of one of its tasks.
    """
    done = take_in(house, read_dataset(path, house.contents.put, house.clock.now()))
    console.say("note: artifacts are names only in this source: recorded as absent, not as empty")
    return Imported(done.run_ids, done.added, f"{done.added} events of {len(done.run_ids)} sessions")
