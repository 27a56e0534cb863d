"""Stop the work on a session."""

from __future__ import annotations

import click

from ..talking import Console, with_console


@click.command()
@click.argument("run")
@click.option("--reason", default="", metavar="TEXT", help="Why; it is recorded.")
@with_console
def command(console: Console, run: str, reason: str) -> int:
    """Stop RUN, from any process: whoever drives it ends the agent and records the interruption."""
    from ....domain.commands import CancelSession
    from ..sessions import close_with_bundle, find, open_house

    with open_house(console) as house:
        _, stream = find(house, run)
        return close_with_bundle(console, house, stream, CancelSession("user", reason))
