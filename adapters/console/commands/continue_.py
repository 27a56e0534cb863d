"""Say more to a session, and let the agent work on it."""

from __future__ import annotations

from pathlib import Path

import click

from ....domain import commands as c
from ....domain.errors import EmptyInstruction, Refused
from ..talking import Console, with_console


@click.command()
@click.argument("run")
@click.argument("text", required=False)
@click.option(
    "-a", "--asset", "assets", multiple=True, type=click.Path(path_type=Path), help="A file or folder to add."
)
@click.option("--record-only", is_flag=True, help="Write it down and do not work on it.")
@click.option("--detach", is_flag=True, help="Print the run id and go on in the background.")
@click.option("--simulate-approval", is_flag=True, help="Answer every checkpoint by agreeing; recorded as simulated.")
@click.option("--force", is_flag=True, help="Take more than 10,000 files or 4 GB of assets.")
@with_console
def command(
    console: Console,
    run: str,
    text: str | None,
    assets: tuple[Path, ...],
    record_only: bool,
    detach: bool,
    simulate_approval: bool,
    force: bool,
) -> int:
    """Add a follow-up to RUN: TEXT says what is wanted now.

    The earlier outputs and all assets are there for the next attempt. With --record-only nothing is run, and it can
    be said while another process drives the session.
    """
    from ...workspace.assets import gather
    from ..persons import people_here
    from ..sessions import add_followup, find, open_house
    from ..starting import store, tracked_by

    if text is None or not text.strip():
        raise EmptyInstruction
    if detach and record_only:
        raise Refused("--detach and --record-only exclude each other", "what is only recorded needs no process")
    with open_house(console, people=people_here(console, simulate=simulate_approval)) as house:
        _, stream = find(house, run)
        given = gather(assets, force=force)
        known = [*(asset.name for asset in given), *tracked_by(house, stream)]
        followup = c.AddFollowUp(
            text=house.contents.text(text),
            record_only=record_only,
            deliverables=house.reviewer.names(text, known),
            assets=store(house, given),
        )
        return add_followup(console, house, stream, followup, detach=detach)
