"""Write every file of a session again from the log."""

from __future__ import annotations

import click

from ....domain.errors import Refused
from ..talking import Console, with_console


@click.command()
@click.argument("run", required=False)
@click.option("--all", "everything", is_flag=True, help="Every session.")
@click.option("--check", is_flag=True, help="Only say what would change; exit 5 where the log does not explain a file.")
@click.option("--bundles", is_flag=True, help="Only bundles: at their cut, with the rules in force, recorded when new.")
@click.option("--ruleset", metavar="V", help="With --bundles: a digest, version or file instead of the rules in force.")
@click.option("--dry-run", is_flag=True, help="With --bundles: only say which files would change, and by which rules.")
@click.option("--jobs", type=click.IntRange(1), help="Processes (default for many sessions: about one a core).")
@with_console
def command(
    console: Console,
    run: str | None,
    everything: bool,
    check: bool,
    bundles: bool,
    ruleset: str | None,
    dry_run: bool,
    jobs: int | None,
) -> int:
    """Make the files of RUN from the log: statuses, traces, artifacts, the bundle, its rows in the catalog.

    The same events give the same bytes. Nothing is appended to the log; the bundle is that of the last one recorded,
    with its rules. With --bundles only bundles are made, anew: with the rules in force, and recorded.
    """
    from ..rebuilding import check_files, rebuild
    from ..sessions import find, open_house

    if (run is None) == (not everything):
        raise Refused("name one RUN, or say --all", "`apprentice rebuild latest`")
    if not bundles and (ruleset is not None or dry_run):
        raise Refused("--ruleset and --dry-run need --bundles")
    if bundles and check:
        raise Refused("--bundles writes and --check does not", "`rebuild --bundles --dry-run` says what would change")
    with open_house(console) as house:
        streams = [s for s in house.log.streams() if s.startswith("session-")] if run is None else [find(house, run)[1]]
        if bundles:
            from ..regenerating import regenerate
            from ..sanitizing import available

            return regenerate(console, house, streams, ruleset, dry_run=dry_run, jobs=jobs or available())
        return check_files(console, house, streams) if check else rebuild(console, house, streams, jobs)
