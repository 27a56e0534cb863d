"""Copy the whole home into one file."""

from __future__ import annotations

from pathlib import Path

import click

from ..talking import Console, with_console


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_console
def command(console: Console, file: Path) -> None:
    """Write everything that cannot be made again to FILE, while sessions run: log, blobs, private context, settings."""
    from ...blobs.store import BlobStore
    from ...keeping.backup import backup
    from ..exchange_log import WARNING

    named = backup(console.home, BlobStore(console.home / "blobs"), file)
    console.say(f"note: {WARNING}")
    size = file.stat().st_size
    if console.json:
        counts = {"sessions": named.sessions, "events": named.events, "blobs": len(named.blobs)}
        console.document({"path": str(file), "size": size, **counts})
    else:
        console.line(f"{file}: {named.sessions} sessions, {named.events} events, {len(named.blobs)} blobs")
