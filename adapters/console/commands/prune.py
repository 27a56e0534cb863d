"""Remove what can be made again, or what nobody needs."""

from __future__ import annotations

import click

from ....domain.errors import Refused
from ..sizes import seconds_of, size_of
from ..talking import Console, with_console


@click.command()
@click.option("--workspaces", is_flag=True, help="What agents worked in, of sessions at rest.")
@click.option("--caches", is_flag=True, help="What was kept to be faster.")
@click.option("--blobs", is_flag=True, help="Files that no event names; never younger than a day.")
@click.option("--older-than", "age", metavar="AGE", default="30d", show_default=True, help="Like 12h, 30d or 4w.")
@click.option("--dry-run", "dry", is_flag=True, help="Only show what would go.")
@with_console
def command(console: Console, workspaces: bool, caches: bool, blobs: bool, age: str, dry: bool) -> None:
    """Remove workspaces, caches and unreferenced blobs, also while sessions run.

    Nothing that the log names goes. A workspace stays while its session is driven, and where an attempt was
    interrupted: what lies in it is not kept anywhere else yet.
    """
    from ...keeping.pruning import Pruned, Pruner
    from ..sessions import open_house

    if not (workspaces or caches or blobs):
        raise Refused("say what to remove", "--workspaces, --caches or --blobs; with --dry-run nothing goes")
    seconds = seconds_of(age)
    removed: list[Pruned] = []
    with open_house(console) as house:
        pruner = Pruner(house.home, house.log, house.store, house.leases.driving, seconds, dry)
        for wanted, found in ((workspaces, pruner.workspaces), (caches, pruner.caches), (blobs, pruner.blobs)):
            if wanted:
                removed += found()
    freed = sum(one.size for one in removed)
    if console.json:
        console.document({"dry_run": dry, "freed": freed, "removed": [one._asdict() for one in removed]})
        return
    for one in removed:
        console.line(f"{one.kind:<9}  {size_of(one.size):>9}  {one.name}")
    done = f"freed {size_of(freed)}, {len(removed)} removed"
    console.say(f"{len(removed)} would go and free {size_of(freed)}; nothing was removed" if dry else done)
