"""What does a command's ``--json`` hold? Its JSON schema."""

from __future__ import annotations

import json

import click

from ....domain.errors import NotFound
from ....domain.nearest import nearest
from ..columns import Column, table
from ..schemas import SCHEMAS, schema
from ..talking import Console, with_console


@click.command()
@click.argument("name", required=False)
@with_console
def command(console: Console, name: str | None) -> None:
    """Print the JSON schema of a command's --json; without a NAME, say which there are."""
    if name is None:
        _list(console)
    elif name not in SCHEMAS:
        near = nearest(name, SCHEMAS)
        meant = f"did you mean `{near[0]}`? " if near else ""
        raise NotFound(f"there is no schema `{name}`", f"{meant}there are: {', '.join(SCHEMAS)}")
    elif console.json:
        console.document(schema(name))
    else:
        console.line(json.dumps(schema(name), indent=2))


def _list(console: Console) -> None:
    if console.json:
        console.document(list(SCHEMAS))
        return
    rows = [(name, title.replace("`", "")) for name, (title, _) in SCHEMAS.items()]
    for line in table([Column("NAME"), Column("DESCRIBES", 8)], rows, console.width):
        console.line(line)
