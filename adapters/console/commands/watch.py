"""Follow a session that another process drives."""

from __future__ import annotations

import click

from ..talking import Console, with_console


@click.command()
@click.argument("run", metavar="RUN", default="latest")
@with_console
def command(console: Console, run: str) -> int:
    """Print what happens in RUN until it rests, and exit with its code (default: the latest session).

    Starts with what has happened so far. Ctrl-C ends the watching, never the session. Where a person has to answer it
    says how; a session that nobody drives any more was interrupted: exit 130, with the way to resume it.
    """
    from ..sessions import find, open_house
    from ..watching import watch

    with open_house(console) as house:
        _, stream = find(house, run)
        return watch(console, house, stream)
