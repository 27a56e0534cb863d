"""Let a mentor model judge recorded attempts again, beside what was said before."""

from __future__ import annotations

import click

from ....domain.errors import Refused
from ..talking import Console, with_console

ROLES = ("grade", "verification", "feedback")


@click.command()
@click.argument("run")
@click.option("--provider", metavar="ID", help="Another provider than the configured one.")
@click.option("--model", metavar="NAME", help="Another model than the configured one.")
@click.option("--roles", default="grade,verification", show_default=True, help=f"Which of {', '.join(ROLES)}.")
@click.option("--attempt", "attempts", multiple=True, type=click.IntRange(1), metavar="N", help="Only this attempt.")
@with_console
def command(
    console: Console, run: str, provider: str | None, model: str | None, roles: str, attempts: tuple[int, ...]
) -> int:
    """Grade the recorded attempts of RUN again.

    The new verdicts stand in the log beside the old ones and change no status; the difference is shown.
    """
    from ..regrading import regrade
    from ..sessions import find, open_house

    wanted = tuple(role.strip() for role in roles.split(",") if role.strip())
    unknown = [role for role in wanted if role not in ROLES]
    if unknown or not wanted:
        raise Refused(f"there is no role `{', '.join(unknown)}` to repeat", f"one or more of {', '.join(ROLES)}")
    with open_house(console, provider=provider, model=model) as house:
        run_id, stream = find(house, run)
        return regrade(console, house, run_id, stream, wanted, attempts)
