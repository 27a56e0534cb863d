"""Pack, look into, check, compare and share contribution bundles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..talking import Console, with_console

if TYPE_CHECKING:
    from ..wiring import House


@click.group(name="bundle")
def command() -> None:
    """Contribution bundles: build, inspect, check, compare, share."""


@command.command()
@click.argument("run")
@click.option("--dry-run", is_flag=True, help="Only show what would leave the machine.")
@with_console
def build(console: Console, run: str, dry_run: bool) -> int:
    """Build the bundle of RUN as it stands now, and record it."""
    from .. import packing
    from ..sessions import find, open_house

    with open_house(console) as house:
        return (packing.dry_run if dry_run else packing.build)(console, house, *find(house, run))


@command.command()
@click.argument("bundle")
@with_console
def inspect(console: Console, bundle: str) -> int:
    """Show what BUNDLE holds; it is a folder, or a RUN whose bundle is meant."""
    from ..packing import inspect as inspect_bundle
    from ..sessions import open_house

    with open_house(console) as house:
        return inspect_bundle(console, _place(house, bundle)[0])


@command.command()
@click.argument("bundle")
@with_console
def check(console: Console, bundle: str) -> int:
    """Check BUNDLE: hashes, sizes, counts, names, references, and that nothing private is left in it.

    Ours or the seed system's. Files inside archives are looked into too. Exit 6 when something is wrong.
    """
    from ..packing import check as check_bundle
    from ..sessions import open_house

    with open_house(console) as house:
        return check_bundle(console, house, *_place(house, bundle))


@command.command()
@click.argument("before")
@click.argument("after")
@with_console
def diff(console: Console, before: str, after: str) -> int:
    """Say what is different between two bundles (folders or RUNs), and which rule did it."""
    from ..deciding import compare_bundles
    from ..sessions import open_house

    with open_house(console) as house:
        return compare_bundles(console, _place(house, before)[0], _place(house, after)[0])


@command.command()
@click.argument("run")
@click.argument("what")
@with_console
def allow(console: Console, run: str, what: str) -> int:
    """Let one thing be published in RUN's bundle as it is.

    WHAT is the path of a withheld file, a file's sha256, or a placeholder or value_id of redactions.jsonl.
    """
    from ..deciding import allow as allow_content
    from ..sessions import find, open_house

    with open_house(console) as house:
        return allow_content(console, house, *find(house, run), what)


@command.command()
@click.argument("run")
@click.option(
    "-o", "--output", required=True, metavar="FILE", type=click.Path(path_type=Path), help="The zip to write."
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_console
def export(console: Console, run: str, output: Path, yes: bool) -> int:
    """Write the bundle of RUN into one zip, the same bytes wherever it is made."""
    from ..sessions import find, open_house
    from ..sharing import export as export_bundle

    with open_house(console) as house:
        return export_bundle(console, house, *find(house, run), output, yes)


@command.command()
@click.argument("run")
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help="Where to (default: the run folder)."
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_console
def contribute(console: Console, run: str, output: Path | None, yes: bool) -> int:
    """Write the submission of RUN for the ecosystem: a folder and a zip. Nothing is sent."""
    from ..sessions import find, open_house
    from ..sharing import contribute as contribute_bundle

    with open_house(console) as house:
        return contribute_bundle(console, house, *find(house, run), output, yes)


def _place(house: House, text: str) -> tuple[Path, str | None]:
    """A folder that is there is meant itself; anything else names a run (then: its stream too)."""
    from ..sessions import find

    if "/" in text or (Path(text).is_dir() and not (house.home / "runs" / text).is_dir()):
        return Path(text), None
    run_id, stream = find(house, text)
    return house.home / "runs" / run_id / "contribution_bundle", stream
