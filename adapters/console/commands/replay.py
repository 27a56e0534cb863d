"""See a session happen again."""

from __future__ import annotations

import click

from ....domain.errors import NotFound
from ...log.reader import LogReader
from ..catalog import open_run
from ..talking import Console, with_console


@click.command()
@click.argument("run", metavar="RUN", default="latest")
@click.option("--to", metavar="N", type=click.IntRange(1), help="Stop after event N.")
@click.option(
    "--speed", metavar="X", type=click.FloatRange(0, min_open=True), default=1.0, help="So many times as fast (1)."
)
@with_console
def command(console: Console, run: str, to: int | None, speed: float) -> None:
    """Print RUN's history as it happened, pauses included; a pause longer than a second takes a second.

    Nothing is run or written. With --json one document with every event and the pause before it, at once. The pauses
    are those between the times of recording.
    """
    from ..replaying import document, perform

    with open_run(console.home, run) as (catalog, run_id):
        stream = catalog.stream(run_id) or ""
    with LogReader(console.home) as log:
        last, _ = log.head(stream)
        if to is not None and to > last:
            raise NotFound(f"session `{run_id}` has {last} events, and no event {to}", f"`apprentice log {run_id}`")
        events = log.events(stream, 0, to or last)
        if console.json:
            console.document(document(run_id, stream, events))
        else:
            perform(console, stream, events, speed)
