"""Erase what was recorded, for good."""

from __future__ import annotations

import click

from ..talking import Console, with_console


@click.command()
@click.argument("run")
@click.option("--blob", metavar="SHA256", help="This file, with every event of RUN that names it.")
@click.option("--event", "event", metavar="N", type=click.IntRange(1), help="What event N says, and its files.")
@click.option("--all", "everything", is_flag=True, help="The whole session.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_console
def command(console: Console, run: str, blob: str | None, event: int | None, everything: bool, yes: bool) -> int:
    """Erase from RUN for good: words, files, workspace, and what was made from them.

    What remains in the log is that something was erased, when and by whom, and a chain that still verifies. Files that
    another session needs stay, and are listed. Backups and exports you made are not reached.
    """
    from ..erasing import complete, erase, wanted
    from ..sessions import open_house

    with open_house(console) as house:
        if blob is None and event is None and not everything:
            return complete(console, house, run)
        return erase(console, house, run, wanted(blob, event, everything), sure=yes)
