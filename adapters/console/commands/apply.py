"""Take a session's result into the repository it was made for."""

from __future__ import annotations

import click

from ..talking import Console, with_console


@click.command()
@click.argument("run", metavar="RUN", default="latest")
@click.option("--branch", metavar="NAME", help="Make this branch at the recorded commit, with one commit.")
@with_console
def command(console: Console, run: str, branch: str | None) -> int:
    """Apply what RUN changed to its repository (default: the latest session).

    With --branch a new branch gets one commit on top of the commit the session started from; what is checked out
    stays as it is. Without it a clean checkout is patched, and nothing is committed. The result is the latest round's
    best attempt.
    """
    from ..applying import apply
    from ..sessions import find, open_house

    with open_house(console) as house:
        run_id, stream = find(house, run)
        return apply(console, house, run_id, stream, branch)
