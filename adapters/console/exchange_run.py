"""``--format run``: one run folder of the seed system."""

from __future__ import annotations

from pathlib import Path

from ..formats.run_folder import read_run_folder
from .exchange import Imported
from .importing import take_in
from .talking import Console
from .wiring import House


def import_from(console: Console, house: House, path: Path) -> Imported:
    """Take in the session, if it is not here yet.

    Raises:
        NotFound, Refused: there is no run folder, or a file of it is torn.
        RunExists: another history has its run id.
    """
    session = read_run_folder(path, house.contents.put, house.clock.now())
    done = take_in(house, [session])
    return Imported(done.run_ids, done.added, f"{done.added} events" if done.added else "nothing: it is here already")
