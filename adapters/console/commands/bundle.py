"""Pack, look into, and check contribution bundles."""

from __future__ import annotations

from pathlib import Path

import click

from ..talking import Console, with_console


@click.group(name="bundle")
def command() -> None:
    """Contribution bundles: build, inspect, check."""


@command.command()
@click.argument("run")
@with_console
def build(console: Console, run: str) -> int:
    """Build the bundle of RUN as it stands now, and record it."""
    from ..packing import build as build_bundle
    from ..sessions import find, open_house

    with open_house(console) as house:
        return build_bundle(console, house, *find(house, run))


@command.command()
@click.argument("bundle")
@with_console
def inspect(console: Console, bundle: str) -> int:
    """Show what BUNDLE holds; it is a folder, or a RUN whose bundle is meant."""
    from ..packing import inspect as inspect_bundle

    return inspect_bundle(console, _folder(console, bundle))


@command.command()
@click.argument("bundle")
@with_console
def check(console: Console, bundle: str) -> int:
    """Check BUNDLE against itself: hashes, sizes, counts, names, references. Exit 6 when something is wrong."""
    from ..packing import check as check_bundle

    return check_bundle(console, _folder(console, bundle))


def _folder(console: Console, text: str) -> Path:
    """A folder that is there is meant itself; anything else names a run."""
    from ..sessions import find, open_house

    if "/" in text or (Path(text).is_dir() and not (console.home / "runs" / text).is_dir()):
        return Path(text)
    with open_house(console) as house:
        run_id, _ = find(house, text)
    return console.home / "runs" / run_id / "contribution_bundle"
