"""Open a finished session again."""

from __future__ import annotations

import click

from ..talking import Console, with_console


@click.command()
@click.argument("run")
@click.option("--reason", default="", metavar="TEXT", help="Why; it is recorded.")
@with_console
def command(console: Console, run: str, reason: str) -> int:
    """Open RUN again after `finish`: follow-ups are taken again."""
    from ....domain.commands import ReopenSession
    from ..sessions import close_with_bundle, find, open_house

    with open_house(console) as house:
        _, stream = find(house, run)
        return close_with_bundle(console, house, stream, ReopenSession("user", reason))
