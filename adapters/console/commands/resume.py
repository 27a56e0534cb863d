"""Take up work that was interrupted or cancelled."""

from __future__ import annotations

import click

from ..talking import Console, with_console


@click.command()
@click.argument("run")
@click.option("--detach", is_flag=True, help="Print the run id and go on in the background.")
@click.option("--simulate-approval", is_flag=True, help="Answer every checkpoint by agreeing; recorded as simulated.")
@with_console
def command(console: Console, run: str, detach: bool, simulate_approval: bool) -> int:
    """Go on with RUN where it stopped: after Ctrl-C, a crash, or `cancel`.

    What an interrupted attempt left running is ended first. A session with nothing left to do is left as it is.
    """
    from ..persons import people_here
    from ..sessions import find, open_house, resume

    with open_house(console, people=people_here(console, simulate=simulate_approval)) as house:
        _, stream = find(house, run)
        return resume(console, house, stream, detach=detach)
