"""Make a home out of a backup."""

from __future__ import annotations

from pathlib import Path

import click

from ..talking import Console, with_console


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_console
def command(console: Console, file: Path) -> None:
    """Make the home (--home DIR) out of the backup FILE. Everything is verified before it is put in place.

    The home must be empty or not there.
    """
    from ...keeping.restore import restore
    from ..sessions import open_house

    named = restore(file, console.home)
    with open_house(console) as house:
        house.files.catalog.bring_up_to_date(house.log.streams())
    if console.json:
        counts = {"sessions": named.sessions, "events": named.events, "blobs": len(named.blobs)}
        console.document({"home": str(console.home), **counts})
    else:
        console.line(f"{console.home}: {named.sessions} sessions, {named.events} events, {len(named.blobs)} blobs")
    console.say(f"hint: `apprentice --home {console.home} rebuild --all` writes the sessions' files again")
