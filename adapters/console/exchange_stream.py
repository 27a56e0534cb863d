"""``--format codex|claude|opencode|gemini|atif``: what an agent did elsewhere, from the stream somebody kept."""

from __future__ import annotations

from pathlib import Path

from ..formats.agent_stream import read_stream
from .exchange import Imported
from .importing import take_in
from .talking import Console
from .wiring import House


def import_from(console: Console, house: House, path: Path, form: str) -> Imported:
    """Take in the session, if it is not here yet.

    Raises:
        NotFound, Refused: there is no such file, or nothing in it is of that format.
        RunExists: another history has its run id.
    """
    done = take_in(house, [read_stream(form, path, house.contents, house.clock.now())])
    return Imported(done.run_ids, done.added, f"{done.added} events" if done.added else "nothing: it is here already")
