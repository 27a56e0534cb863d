"""Clean any folder or file for publication."""

from __future__ import annotations

from pathlib import Path

import click

from ..talking import Console, with_console


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "target", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Where to."
)
@click.option("--jobs", type=click.IntRange(1), help="Processes (default: one a core).")
@with_console
def command(console: Console, path: Path, target: Path, jobs: int | None) -> int:
    """Write what may be published of PATH (a file or folder) into DIR, which must be new or empty.

    Secrets, personal data and local paths are replaced; all other bytes stay as they are. What cannot be cleaned is
    not written. DIR/redactions.jsonl lists every replacement, DIR/sanitize-report.json what was withheld and why.
    """
    from ..sanitizing import sanitize

    return sanitize(console, path, target, jobs)
