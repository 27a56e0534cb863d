"""Write a session into a file, in a form of choice."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from ..exchange import EXPORTS, described
from ..talking import Console, with_console


@click.command(epilog=described(EXPORTS))
@click.argument("run")
@click.option("--format", "form", type=click.Choice(list(EXPORTS)), required=True, help="The form of the file.")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    metavar="PATH",
    required=True,
    help="The file to write.",
)
@with_console
def command(console: Console, run: str, form: str, target: Path) -> None:
    """Write RUN to a file; nothing is ever written over."""
    from ..sessions import find, open_house

    with open_house(console) as house:
        run_id, stream = find(house, run)
        module = import_module(f"..{EXPORTS[form].module}", __package__)
        document = module.export(console, house, run_id, stream, target, *EXPORTS[form].args)
        size = target.stat().st_size
    if console.json:
        console.document({"run_id": run_id, "format": form, "path": str(target), "size": size, **document})
    else:
        console.line(str(target))
