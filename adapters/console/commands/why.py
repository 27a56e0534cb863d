"""Why does a session stand where it stands?"""

from __future__ import annotations

import click

from ....domain.errors import NotFound
from ..talking import Console, with_console


@click.command()
@click.argument("run", metavar="RUN", default="latest")
@click.argument("about", metavar="[ATTEMPT|STATUS]", required=False)
@with_console
def command(console: Console, run: str, about: str | None) -> None:
    """Print the chain of events behind the status of RUN, one of its attempts, or a status it has or had.

    Newest first; each event names those it rests on, back to what was asked for.
    """
    from ...log.reader import LogReader
    from ..catalog import as_found, open_run
    from ..history import recorded
    from ..reasoning import explain

    with open_run(console.home, run) as (catalog, run_id):
        status = catalog.status(run_id)
        stream = catalog.stream(run_id)
        if status is None or stream is None:
            raise NotFound(f"session `{run_id}` is gone", "`apprentice list` shows what is there")
        found = as_found(catalog, console.home, status)
    with LogReader(console.home) as log:
        history = [recorded(stream, event) for event in log.events(stream)]
    explain(console, found, history, about)
