"""Start a session by answering questions."""

from __future__ import annotations

import click

from ....domain.errors import Refused
from ..talking import Console, with_console


@click.command()
@with_console
def command(console: Console) -> int:
    """Ask what is to be done, with which files and by which agent, then do as `run` does.

    This needs a terminal; scripts use `run`.
    """
    if not console.asks:
        raise Refused(
            "`start` asks questions, and there is nobody to ask",
            'say it at once: `apprentice run "..." --asset PATH --agent ID`',
        )
    from ..asking import ask
    from ..persons import people_here
    from ..sessions import open_house, start

    with open_house(console, people=people_here(console)) as house:
        return start(console, house, ask(house))
