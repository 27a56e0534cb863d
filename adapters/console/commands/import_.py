"""Take in sessions from a file."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from ..exchange import IMPORTS, Imported, described
from ..talking import Console, with_console


@click.command("import", epilog=described(IMPORTS))
@click.option("--format", "form", type=click.Choice(list(IMPORTS)), required=True, help="The form of the file.")
@click.argument("path", type=click.Path(path_type=Path))
@with_console
def command(console: Console, form: str, path: Path) -> None:
    """Take in the sessions in PATH. What is here already is not added again."""
    from ..sessions import open_house

    with open_house(console) as house:
        module = import_module(f"..{IMPORTS[form].module}", __package__)
        imported: Imported = module.import_from(console, house, path, *IMPORTS[form].args)
    if console.json:
        one = {"run_id": imported.run_ids[0]} if len(imported.run_ids) == 1 else {}
        console.document({"run_ids": imported.run_ids, **one, "added": imported.added, **imported.more})
        return
    for run_id in imported.run_ids:
        console.line(run_id)
    console.say(f"imported {imported.note}")
