"""See a whole session in a few seconds, without a key or a network."""

from __future__ import annotations

import click

from ....domain.record import changed
from ..talking import Console, with_console


@click.command()
@with_console
def command(console: Console) -> int:
    """Run a small real session with the practice agent: a miss, feedback, a revision, a follow-up, a finish.

    It lies in your home like any other session; the paths to look at come last.
    """
    from ..demonstration import demonstrate
    from ..sessions import open_house

    with open_house(console, max_loops=3) as house:
        # The practice agent calls nobody; a limit meant for agents that do must not stand in the demo's way.
        house.settings = changed(house.settings, max_cost_usd=None)
        return demonstrate(console, house)
