"""Which settings are in force, and who said so?"""

from __future__ import annotations

import click

from ..columns import Column, table
from ..talking import Console, with_console


@click.command()
@click.option("--show-origin", is_flag=True, help="Show who said so: flag, environment, file or default.")
@with_console
def command(console: Console, show_origin: bool) -> None:
    """Show the settings in force."""
    settings = console.settings()
    values = settings.values()
    if console.json:
        origins = {key: settings.origin(key) for key in values}
        console.document({"home": str(console.home), "settings": values, "origins": origins})
        return
    rows: list[tuple[str, ...]] = [(key, _said(value)) for key, value in values.items() if key != "agents"]
    rows += [(f"agents.{name}", _said(table)) for name, table in values["agents"].items()]
    columns = [Column("SETTING"), Column("VALUE", 8)]
    if show_origin:
        columns.append(Column("FROM", 8))
        rows = [(*row, settings.origin(row[0])) for row in rows]
    for line in table(columns, rows, console.width):
        console.line(line)
    console.say(f"hint: kept in {console.home / 'settings.toml'}; `apprentice configure set KEY VALUE` changes one")


def _said(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, dict):
        return ", ".join(f"{key} = {_said(inner)}" for key, inner in value.items())
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(value) or "-" if isinstance(value, list | tuple) else str(value)
