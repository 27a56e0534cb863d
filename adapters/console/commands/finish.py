"""Close a session."""

from __future__ import annotations

import click

from ..talking import Console, with_console


@click.command()
@click.argument("run")
@with_console
def command(console: Console, run: str) -> int:
    """Close RUN: no more follow-ups until it is reopened.

    Prints the head digest: keep it elsewhere, and `verify --head` later shows that nothing was cut off.
    """
    from ..sessions import find, finish, open_house

    with open_house(console) as house:
        _, stream = find(house, run)
        return finish(console, house, stream)
